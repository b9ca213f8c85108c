// Calls of vmapped functions: what each argument maps, kept for hovers and hints.

import { formatDim } from "../../runtime/core/dim.ts";
import type { PyFunction, PyValue } from "../../runtime/core/pyValue.ts";
import { callMapped, isMappedFunction, type MappedFunction } from "../../runtime/transforms/vmap.ts";
import { planVmap, type VmapPlan } from "../../runtime/transforms/vmapPlan.ts";
import { type Description, describe } from "./describe.ts";
import type { Interpreter } from "./interpreter.ts";

/** One leaf of the arguments: what the caller gives and what one example is. */
export interface MappedArgument {
  /** As JAX's messages call it, `xs['w']`. */
  readonly name: string;
  readonly axis: number | null;
  readonly batch: Description;
  readonly example: Description;
}

/** What one call of a mapped function did. */
export interface MappedCall {
  readonly name: string;
  /** The size of the mapped axis. */
  readonly size: string;
  readonly arguments: readonly MappedArgument[];
  /** Where the mapped axis is in the result, when it is the same for every leaf. */
  readonly outAxis: number | null;
  readonly exampleResult: Description;
  readonly result: Description;
  /** The next level of `vmap(vmap(f))`. */
  readonly inner: MappedCall | null;
}

/** The same mapped function, but its calls are seen by the interpreter. */
export function watched(interpreter: Interpreter, mapped: MappedFunction): MappedFunction {
  return { ...mapped, call: (args, kwargs) => callWatched(interpreter, mapped, args, kwargs) };
}

function callWatched(
  interpreter: Interpreter,
  mapped: MappedFunction,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): PyValue {
  const plan = planVmap(mapped.fun, mapped.spec, args, kwargs);
  const level = { name: mapped.fun.name, size: formatDim(plan.axisSize), site: interpreter.callSite };
  let exampleResult: Description = { kind: "unknown", reason: "the function was not called" };
  const observed: PyFunction = {
    ...mapped.fun,
    call: (exampleArgs, exampleKwargs) => {
      const example = mapped.fun.call(exampleArgs, exampleKwargs);
      exampleResult = describe(example);
      return example;
    },
  };
  interpreter.mappedCalls.push(level);
  interpreter.finishedMap = null;
  try {
    const result = callMapped(observed, plan);
    interpreter.finishedMap = {
      name: level.name,
      size: level.size,
      arguments: plan.leaves.map(describeLeaf),
      outAxis: outAxisOf(mapped),
      exampleResult,
      result: describe(result),
      inner: isMappedFunction(mapped.fun) ? interpreter.finishedMap : null,
    };
    return result;
  } finally {
    interpreter.mappedCalls.pop();
  }
}

function outAxisOf({ spec: { outAxes } }: MappedFunction): number | null {
  return outAxes.kind === "int" && typeof outAxes.value === "number" ? outAxes.value : null;
}

function describeLeaf({ name, axis, value, aval, example }: VmapPlan["leaves"][number]): MappedArgument {
  const batch = describe(value);
  const exampleOf: Description =
    axis === null || example === null ? batch : { kind: "array", aval: example, mapped: [] };
  return {
    name: name.replace(/^argument /, ""),
    axis,
    batch: aval === null ? batch : { kind: "array", aval, mapped: [] },
    example: exampleOf,
  };
}

/** Where the mapped axes stand in a result with `ndim` axes, those of the outermost `vmap` first. */
export function outAxes({ outAxis, inner }: MappedCall, ndim: number): readonly number[] {
  if (outAxis === null) return [];
  const own = outAxis < 0 ? outAxis + ndim : outAxis;
  const deeper = inner === null ? [] : outAxes(inner, ndim - 1);
  return [own, ...deeper.map((axis) => (axis < own ? axis : axis + 1))];
}
