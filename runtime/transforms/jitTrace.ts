// The interpreter behind jit: it computes as outside, but hides elements from Python, as JAX does while it compiles.

import type { ShapedArray } from "../core/aval.ts";
import { config } from "../core/config.ts";
import { NotKnownError } from "../core/errors.ts";
import type { Primitive } from "../core/primitive.ts";
import { type Flattened, flatten, partsBefore, unflatten } from "../core/pytree.ts";
import type { PyFunction, PyValue } from "../core/pyValue.ts";
import { type ArrayValue, activeTrace, type Trace, withTrace } from "../core/trace.ts";

/** An array inside a jitted function: its aval is known to Python, its elements are not. */
export class JitTracer implements ArrayValue {
  readonly kind = "array";
  readonly trace: JitTrace;
  /** The array as the trace outside sees it. */
  readonly value: ArrayValue;

  constructor(trace: JitTrace, value: ArrayValue) {
    this.trace = trace;
    this.value = value;
  }

  get aval(): ShapedArray {
    return this.value.aval;
  }
}

/** The trace of one call of a jitted function: whatever is made under it is a tracer. */
export class JitTrace implements Trace {
  readonly parent: Trace;

  constructor(parent: Trace) {
    this.parent = parent;
  }

  process<Params>(
    primitive: Primitive<string, Params>,
    operands: readonly ArrayValue[],
    params: Params,
  ): readonly ArrayValue[] {
    const values = operands.map((operand) => this.unwrap(operand));
    const results = withTrace(this.parent, () => this.parent.process(primitive, values, params));
    return results.map((value) => this.wrap(value));
  }

  wrap(value: ArrayValue): ArrayValue {
    return value instanceof JitTracer && value.trace === this ? value : new JitTracer(this, value);
  }

  /** The array as the trace outside sees it; what this trace did not make stays as it is. */
  unwrap(value: ArrayValue): ArrayValue {
    return value instanceof JitTracer && value.trace === this ? value.value : value;
  }
}

/** What `fun` gives when it sees no elements: what it is given, and whatever it makes, is a tracer until it returns. */
export function callHiding(fun: PyFunction, args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>): PyValue {
  if (config().jitDisabled !== false) throw new NotKnownError("whether Python runs this or JAX traces it is not known");
  const trace = hidingTrace(activeTrace());
  // Whoever calls this took the arguments apart to look into them: functions of the program that do so run once.
  const wrapped = (tree: PyValue) => mapArrays(tree, (array) => trace.wrap(array), partsBefore(tree) ?? flatten(tree));
  const named = new Map([...kwargs].map(([name, arg]) => [name, wrapped(arg)]));
  const result = withTrace(trace, () => fun.call(args.map(wrapped), named));
  return trace === activeTrace() ? result : mapArrays(result, (array) => trace.unwrap(array));
}

/** The trace that hides elements on top of `trace`: always the same, so that calls under it can be compared. */
export function hidingTrace(trace: Trace): JitTrace {
  if (trace instanceof JitTrace) return trace;
  const known = hidingTraces.get(trace);
  if (known !== undefined) return known;
  const made = new JitTrace(trace);
  hidingTraces.set(trace, made);
  return made;
}

const hidingTraces = new WeakMap<Trace, JitTrace>();

/** The tree with `change` applied to its arrays; a tree without any stays the value that it is. */
function mapArrays(
  tree: PyValue,
  change: (array: ArrayValue) => ArrayValue,
  { treedef, leaves }: Pick<Flattened, "treedef" | "leaves"> = flatten(tree),
): PyValue {
  if (!leaves.some(({ kind }) => kind === "array")) return tree;
  return unflatten(
    treedef,
    leaves.map((leaf) => (leaf.kind === "array" ? change(leaf) : leaf)),
  );
}
