// What a jitted function can be asked for besides its value: how far it is on the way to a compiled program.

import { none, type PyFunction, type PyObject, type PyValue } from "../core/pyValue.ts";
import type { StaticArguments } from "./jit.ts";
import { runSteps } from "./steps.ts";
import { evalShape, typedResult } from "./traced.ts";

type Call = PyFunction["call"];

/** The methods of `jit(fun)`: `lower`, `trace` and `eval_shape` trace it for the types of these arguments. */
export function stagesOf(fun: PyFunction, statics: StaticArguments): ReadonlyMap<string, PyValue> {
  const traced = (made: (result: PyValue) => PyValue): Call => {
    return (args, kwargs) => made(runSteps(typedResult(fun, statics, args, kwargs)));
  };
  return methods({
    lower: traced(lowered),
    trace: traced((result) => stage("Traced", { lower: () => lowered(result) })),
    eval_shape: (args, kwargs) => runSteps(evalShape(fun, args, kwargs, statics)),
    clear_cache: () => none,
  });
}

function lowered(result: PyValue): PyValue {
  return stage("Lowered", { compile: () => stage("Compiled", {}, () => result) });
}

function stage(typeName: string, methodsByName: { readonly [name: string]: Call }, call?: Call): PyObject {
  const callable = call === undefined ? null : method(typeName, call);
  return { kind: "object", typeName, attributes: methods(methodsByName), callable };
}

function methods(calls: { readonly [name: string]: Call }): ReadonlyMap<string, PyValue> {
  return new Map(Object.entries(calls).map(([name, call]) => [name, method(name, call)]));
}

function method(name: string, call: Call): PyFunction {
  return { kind: "function", name, parameters: null, call };
}
