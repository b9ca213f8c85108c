// Computations under way that wait for Python: it calls the functions that they ask for.

import { typeError } from "../../core/errors.ts";
import { pyRepr } from "../../core/pyRepr.ts";
import { flatten, unflatten } from "../../core/pytree.ts";
import { type PyValue, typeName } from "../../core/pyValue.ts";
import { activeTrace, setTrace, type Trace } from "../../core/trace.ts";
import { invalidType } from "../../transforms/invalidType.ts";
import { type JittedFunction, tracedArguments, tracedResult } from "../../transforms/jit.ts";
import { JitTrace } from "../../transforms/jitTrace.ts";
import type { CallRequest, Steps, TransformedFunction } from "../../transforms/steps.ts";
import { flattenAxes } from "../../transforms/treePrefix.ts";
import { enterVmap, exitVmap, type MappedFunction } from "../../transforms/vmap.ts";
import { planVmap } from "../../transforms/vmapPlan.ts";
import { axisOf } from "../../transforms/vmapSpec.ts";
import type { AxisMarks } from "./axisMarks.ts";
import { mapArrays } from "./mapArrays.ts";

type Arguments = Pick<CallRequest, "args" | "kwargs">;

/** What a computation waits for, or what it gave. */
export type Progress =
  | { readonly kind: "call"; readonly request: CallRequest }
  | { readonly kind: "result"; readonly result: PyValue };

interface Level {
  readonly isVmap: boolean;
  readonly outer: Trace;
  readonly steps: Steps;
  /** The result of the function that was called last, as the computation takes it. */
  leave(result: PyValue): PyValue;
}

/** The computations under way, the innermost last. While Python calls a function, the trace of the call is active. */
export class EnteredCalls {
  private readonly levels: Level[] = [];
  private readonly marks: AxisMarks;

  /** `marks` gets the axes of what mapped calls give. */
  constructor(marks: AxisMarks) {
    this.marks = marks;
  }

  /** How many computations are under way. */
  get depth(): number {
    return this.levels.length;
  }

  /** Begins one. Throws what JAX raises before it calls a function. */
  begin(steps: Steps, isVmap = false): Progress {
    return this.advance({ isVmap, outer: activeTrace(), steps, leave: (result) => result }, () => steps.next());
  }

  /** Goes on with the innermost one, which gets what the function gave that it waits for. */
  resume(result: PyValue): Progress {
    const level = this.levels.pop()!;
    setTrace(level.outer);
    return this.advance(level, () => level.steps.next(level.leave(result)));
  }

  /** Ends computations until so many are under way. */
  leave(depth: number): void {
    while (this.levels.length > depth) setTrace(this.levels.pop()!.outer);
  }

  /** The steps of a call of a transformed function. */
  stepsOf(transformed: MappedFunction | JittedFunction | TransformedFunction, { args, kwargs }: Arguments): Steps {
    switch (transformed.transform) {
      case "vmap":
        return this.mapped(transformed, args, kwargs);
      case "jit":
        return this.jitted(transformed, args, kwargs);
      case "steps":
        return transformed.steps(args, kwargs);
    }
  }

  private advance(level: Level, step: () => IteratorResult<CallRequest, PyValue>): Progress {
    const { done, value } = step();
    if (done) return { kind: "result", result: value };
    if (value.trace !== "hiding") {
      return this.wait(value, value.trace ?? activeTrace(), { ...level, leave: (result) => result });
    }
    const hiding = new JitTrace(activeTrace());
    const wrapped = (tree: PyValue) => mapArrays(tree, (array) => hiding.wrap(array));
    const request = {
      ...value,
      args: value.args.map(wrapped),
      kwargs: new Map([...value.kwargs].map(([name, arg]) => [name, wrapped(arg)])),
    };
    const leave = (result: PyValue) => mapArrays(result, (array) => this.marks.pass(array, hiding.unwrap(array)));
    return this.wait(request, hiding, { ...level, leave });
  }

  private wait(request: CallRequest, trace: Trace, level: Level): Progress {
    setTrace(trace);
    this.levels.push(level);
    return { kind: "call", request };
  }

  private *mapped({ fun, spec }: MappedFunction, args: readonly PyValue[], kwargs: Arguments["kwargs"]): Steps {
    const plan = planVmap(fun, spec, args, kwargs);
    const wrong = plan.leaves.find(({ mapped, aval }) => mapped && aval === null);
    if (wrong !== undefined) throw typeError(invalidType(wrong.value));
    const entered = enterVmap(plan);
    const level = this.levels.filter(({ isVmap }) => isVmap).length;
    const result = yield { fun, args: entered.args, kwargs: entered.kwargs, trace: entered.trace };
    const opaque = flatten(result).leaves.find(({ kind }) => kind === "object");
    if (opaque === undefined) return this.marked(exitVmap(entered, result), result, spec.outAxes, level);
    throw typeError(
      `Output from batched function ${pyRepr(opaque)} with type <class '${typeName(opaque)}'> is not a valid JAX type`,
    );
  }

  private *jitted({ fun, statics }: JittedFunction, args: readonly PyValue[], kwargs: Arguments["kwargs"]): Steps {
    const traced = tracedArguments(fun, statics, args, kwargs);
    return tracedResult(fun, yield { fun, ...traced, trace: "hiding" });
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
}
