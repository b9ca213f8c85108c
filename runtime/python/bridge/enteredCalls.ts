// Calls of mapped and jitted functions under way: Python calls the function itself, between enter and exit.

import { typeError } from "../../core/errors.ts";
import { pyRepr } from "../../core/pyRepr.ts";
import { flatten } from "../../core/pytree.ts";
import { type PyValue, typeName } from "../../core/pyValue.ts";
import { activeTrace, setTrace, type Trace } from "../../core/trace.ts";
import { invalidType } from "../../transforms/invalidType.ts";
import { type JittedFunction, tracedArguments, tracedResult } from "../../transforms/jit.ts";
import { enterVmap, exitVmap, type MappedFunction } from "../../transforms/vmap.ts";
import { planVmap } from "../../transforms/vmapPlan.ts";
import { JitTrace } from "./jitTrace.ts";
import { mapArrays } from "./mapArrays.ts";

/** What to call the function with. */
export interface EnteredCall {
  readonly args: readonly PyValue[];
  readonly kwargs: ReadonlyMap<string, PyValue>;
}

interface Level {
  readonly outer: Trace;
  exit(result: PyValue): PyValue;
}

/** The calls under way, the innermost last. Its trace is the active one. */
export class EnteredCalls {
  private readonly levels: Level[] = [];

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
    this.push(entered.trace, (result) => {
      const opaque = flatten(result).leaves.find(({ kind }) => kind === "object");
      if (opaque === undefined) return exitVmap(entered, result);
      throw typeError(
        `Output from batched function ${pyRepr(opaque)} with type <class '${typeName(opaque)}'> is not a valid JAX type`,
      );
    });
    return entered;
  }

  private enterJitted({ fun, statics }: JittedFunction, args: readonly PyValue[], kwargs: EnteredCall["kwargs"]) {
    const trace = new JitTrace(activeTrace());
    const traced = tracedArguments(fun, statics, args, kwargs);
    this.push(trace, (result) => mapArrays(tracedResult(fun, result), (array) => trace.unwrap(array)));
    const wrapped = (value: PyValue) => mapArrays(value, (array) => trace.wrap(array));
    return {
      args: traced.args.map(wrapped),
      kwargs: new Map([...traced.kwargs].map(([name, value]) => [name, wrapped(value)])),
    };
  }

  private push(trace: Trace, exit: Level["exit"]): void {
    const outer = setTrace(trace);
    this.levels.push({ outer: outer!, exit });
  }
}
