// What a run knows of elements while functions are traced, and the language server does not.

import { mapLeaves } from "../core/pytree.ts";
import type { PyFunction, PyValue } from "../core/pyValue.ts";
import { type ArrayValue, activeTrace, type Trace, withTrace } from "../core/trace.ts";
import { reduceOr } from "../lax/reduce.ts";
import { BatchTracer } from "./batchTrace.ts";
import { shapedValue, shapeTrace } from "./evalShape.ts";
import { JitTracer } from "./jitTrace.ts";
import { called, type Steps, stepsUnder } from "./steps.ts";

/** Whether elements are computed, and not avals alone. */
export function evaluates(): boolean {
  return rootTrace().scalarOf !== undefined;
}

/** The element of an array without axes; null where it is not known, or differs between the examples of a batch. */
export function scalarOf(x: ArrayValue): number | null {
  if (x instanceof BatchTracer) return null;
  return x instanceof JitTracer ? scalarOf(x.value) : (rootTrace().scalarOf?.(x) ?? null);
}

/** Whether a boolean without axes holds for at least one example of a batch. */
export function holdsForAny(x: ArrayValue): boolean {
  if (x instanceof JitTracer) return holdsForAny(x.value);
  if (!(x instanceof BatchTracer)) return Boolean(scalarOf(x));
  return withTrace(x.trace.parent, () => holdsForAny(reduceOr(x.value, [x.batchDim])));
}

/**
 * The steps with these arguments, of which the types alone are asked for: a run traces them without elements. In the
 * language server nothing else is known anyway, and the arrays go on showing which axes of them are mapped.
 */
export function* forTypes<Result>(
  args: readonly PyValue[],
  steps: (args: readonly PyValue[]) => Steps<Result>,
): Steps<Result> {
  if (!evaluates()) return yield* steps(args);
  return yield* stepsUnder({ ...shapeTrace, outside: activeTrace() }, steps(args.map(withoutElements)));
}

/** What `fun` gives, of which the types alone are asked for. */
export function calledForTypes(fun: PyFunction, args: readonly PyValue[]): Steps {
  return forTypes(args, (given) => called(fun, given));
}

/** The tree with arrays of which nothing but the aval is known. */
function withoutElements(tree: PyValue): PyValue {
  return mapLeaves(tree, (leaf) => (leaf.kind === "array" ? shapedValue(leaf.aval) : leaf));
}

function rootTrace(): Trace {
  let trace = activeTrace();
  while (trace.parent !== undefined) trace = trace.parent;
  return trace;
}
