// jax.vmap: a function mapped over axes of its arguments.

import { taken } from "../core/numpyArray.ts";
import { unflatten } from "../core/pytree.ts";
import { type PyFunction, type PyValue, typeName, unknown } from "../core/pyValue.ts";
import { activeTrace, withTrace } from "../core/trace.ts";
import { BatchTrace } from "./batchTrace.ts";
import { matchOutAxes } from "./outAxes.ts";
import { planVmap, type VmapPlan } from "./vmapPlan.ts";
import type { VmapSpec } from "./vmapSpec.ts";

/** What `vmap` makes of a function. */
export interface MappedFunction extends PyFunction {
  readonly transform: "vmap";
  readonly fun: PyFunction;
  readonly spec: VmapSpec;
}

/** A call of a mapped function under way: what to call the function with, and under which trace. */
export interface EnteredVmap {
  readonly plan: VmapPlan;
  readonly trace: BatchTrace;
  readonly args: readonly PyValue[];
  readonly kwargs: ReadonlyMap<string, PyValue>;
}

/**
 * `fun` mapped as `spec` says. Mirrors `jax.vmap`.
 *
 * Its call is planVmap, enterVmap, the function under the entered trace, exitVmap: who wants to look at the steps
 * puts another `call` of the same steps in its place.
 */
export function vmap(fun: PyFunction, spec: VmapSpec): MappedFunction {
  return {
    kind: "function",
    transform: "vmap",
    name: fun.name,
    parameters: fun.parameters,
    ...(fun.accepts && { accepts: fun.accepts }),
    fun,
    spec,
    call: (args, kwargs) => callMapped(fun, planVmap(fun, spec, args, kwargs)),
  };
}

export function isMappedFunction(value: PyValue): value is MappedFunction {
  return value.kind === "function" && "transform" in value && value.transform === "vmap";
}

/** Runs a planned call of `vmap(fun)`. */
export function callMapped(fun: PyFunction, plan: VmapPlan): PyValue {
  const entered = enterVmap(plan);
  const result = withTrace(entered.trace, () => fun.call(entered.args, entered.kwargs));
  return exitVmap(entered, result);
}

/** Turns the arguments into one example's. Call the function under `trace`, then `exitVmap`. */
export function enterVmap(plan: VmapPlan): EnteredVmap {
  const trace = new BatchTrace(activeTrace(), plan.axisSize, plan.spec.axisName);
  const examples = plan.leaves.map(({ value, mapped, axis }) => {
    if (value.kind === "array") return axis === null ? value : trace.wrap(taken(value), axis);
    return mapped ? exampleOf(value) : value;
  });
  const args: PyValue[] = [];
  const kwargs = new Map<string, PyValue>();
  let next = 0;
  for (const { argument, treedef } of plan.args) {
    const example = unflatten(treedef, examples.slice(next, next + treedef.leafCount));
    next += treedef.leafCount;
    if (typeof argument === "string") kwargs.set(argument, example);
    else args.push(example);
  }
  return { plan, trace, args, kwargs };
}

/** Turns the result of one example into that of the batch, mapped axes where `outAxes` wants them. */
export function exitVmap({ trace, plan }: EnteredVmap, result: PyValue): PyValue {
  return withTrace(trace.parent, () => matchOutAxes(trace, plan.spec, result));
}

/** One example of a mapped value that is not known to be an array. */
function exampleOf(value: PyValue): PyValue {
  return unknown(value.kind === "unknown" ? value.reason : `the arrays in this ${typeName(value)} are not known`);
}
