// Calls of mapped and jitted functions under way: Python calls the function itself, between enter and exit.

import { typeError } from "../../core/errors.ts";
import { pyRepr } from "../../core/pyRepr.ts";
import { flatten, unflatten } from "../../core/pytree.ts";
import { type PyValue, typeName } from "../../core/pyValue.ts";
import { activeTrace, setTrace, type Trace } from "../../core/trace.ts";
import { invalidType } from "../../transforms/invalidType.ts";
import { type JittedFunction, tracedArguments, tracedResult } from "../../transforms/jit.ts";
import { flattenAxes } from "../../transforms/treePrefix.ts";
import { enterVmap, exitVmap, type MappedFunction } from "../../transforms/vmap.ts";
import { planVmap } from "../../transforms/vmapPlan.ts";
import { axisOf } from "../../transforms/vmapSpec.ts";
import type { AxisMarks } from "./axisMarks.ts";
import { JitTrace } from "./jitTrace.ts";
import { mapArrays } from "./mapArrays.ts";

/** What to call the function with. */
export interface EnteredCall {
  readonly args: readonly PyValue[];
  readonly kwargs: ReadonlyMap<string, PyValue>;
}

interface Level {
  readonly transform: "vmap" | "jit";
  readonly outer: Trace;
  exit(result: PyValue): PyValue;
}

/** The calls under way, the innermost last. Its trace is the active one. */
export class EnteredCalls {
  private readonly levels: Level[] = [];
  private readonly marks: AxisMarks;

  /** `marks` gets the axes of what mapped calls give. */
  constructor(marks: AxisMarks) {
    this.marks = marks;
  }

  /** How many calls are under way. */
  get depth(): number {
    return this.levels.length;
  }

  /** Begins a call. Throws what JAX raises before it calls the function. */
  enter(
    transformed: MappedFunction | JittedFunction,
    args: readonly PyValue[],
    kwargs: ReadonlyMap<string, PyValue>,
  ): EnteredCall {
    return transformed.transform === "vmap"
      ? this.enterMapped(transformed, args, kwargs)
      : this.enterJitted(transformed, args, kwargs);
  }

  /** The result of the innermost call from what its function gave; `leave` has to follow. */
  exit(result: PyValue): PyValue {
    return this.levels.at(-1)!.exit(result);
  }

  /** Ends calls until so many are under way. */
  leave(depth: number): void {
    while (this.levels.length > depth) setTrace(this.levels.pop()!.outer);
  }

  private enterMapped({ fun, spec }: MappedFunction, args: readonly PyValue[], kwargs: EnteredCall["kwargs"]) {
    const plan = planVmap(fun, spec, args, kwargs);
    const wrong = plan.leaves.find(({ mapped, aval }) => mapped && aval === null);
    if (wrong !== undefined) throw typeError(invalidType(wrong.value));
    const entered = enterVmap(plan);
    const level = this.levels.filter(({ transform }) => transform === "vmap").length;
    this.push("vmap", entered.trace, (result) => {
      const opaque = flatten(result).leaves.find(({ kind }) => kind === "object");
      if (opaque === undefined) return this.marked(exitVmap(entered, result), result, spec.outAxes, level);
      throw typeError(
        `Output from batched function ${pyRepr(opaque)} with type <class '${typeName(opaque)}'> is not a valid JAX type`,
      );
    });
    return entered;
  }

  private enterJitted({ fun, statics }: JittedFunction, args: readonly PyValue[], kwargs: EnteredCall["kwargs"]) {
    const trace = new JitTrace(activeTrace());
    const traced = tracedArguments(fun, statics, args, kwargs);
    this.push("jit", trace, (result) =>
      mapArrays(tracedResult(fun, result), (array) => this.marks.pass(array, trace.unwrap(array))),
    );
    const wrapped = (value: PyValue) => mapArrays(value, (array) => trace.wrap(array));
    return {
      args: traced.args.map(wrapped),
      kwargs: new Map([...traced.kwargs].map(([name, value]) => [name, wrapped(value)])),
    };
  }

  /** The result of a batch, with marks on the axes that it has besides those of one example. */
  private marked(batch: PyValue, example: PyValue, outAxes: PyValue, level: number): PyValue {
    const { leaves, treedef } = flatten(batch);
    const examples = flatten(example).leaves;
    const entries = flattenAxes("vmap out_axes", outAxes, example, () => ({}));
    const markedLeaf = (leaf: PyValue, i: number) => {
      const axis = axisOf(entries[i]!.value);
      const one = examples[i]!;
      if (axis === null || leaf.kind !== "array") return leaf;
      const levels = one.kind === "array" ? this.marks.of(one) : [];
      return this.marks.mark(leaf, levels.toSpliced(axis < 0 ? axis + leaf.aval.ndim : axis, 0, level));
    };
    return unflatten(treedef, leaves.map(markedLeaf));
  }

  private push(transform: Level["transform"], trace: Trace, exit: Level["exit"]): void {
    const outer = setTrace(trace);
    this.levels.push({ transform, outer: outer!, exit });
  }
}
