// jax.jit: compilation does not change what a function computes, only which of its arguments are arrays.

import { canBind } from "../core/callee.ts";
import { config } from "../core/config.ts";
import { typeError, valueError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { keystr, mapLeaves } from "../core/pytree.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { callHiding } from "./jitTrace.ts";
import { isOpaque } from "./treePrefix.ts";

/** The arguments that a jitted function takes as they are, by place (negative from the end) and by name. */
export interface StaticArguments {
  readonly argnums: readonly number[];
  readonly argnames: readonly string[];
}

/** What `jit` makes of a function. */
export interface JittedFunction extends PyFunction {
  readonly transform: "jit";
  readonly fun: PyFunction;
  readonly statics: StaticArguments;
}

/** `fun` with every argument that is not static, and every result, turned into arrays. Mirrors `jax.jit`. */
export function jit(fun: PyFunction, statics: StaticArguments): JittedFunction {
  return {
    kind: "function",
    transform: "jit",
    name: fun.name,
    parameters: fun.parameters,
    ...(fun.accepts && { accepts: fun.accepts }),
    fun,
    statics,
    call(args, kwargs) {
      if (config().jitDisabled) return fun.call(args, kwargs);
      const traced = tracedArguments(fun, statics, args, kwargs);
      return tracedResult(fun, callHiding(fun, traced.args, traced.kwargs));
    },
  };
}

export function isJittedFunction(value: PyValue): value is JittedFunction {
  return value.kind === "function" && "transform" in value && value.transform === "jit";
}

/** The arguments with which the function of a `jit` is called: arrays, except for those that are static. */
export function tracedArguments(
  fun: PyFunction,
  statics: StaticArguments,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): { readonly args: readonly PyValue[]; readonly kwargs: ReadonlyMap<string, PyValue> } {
  const bound = canBind(fun, args.length, [...kwargs.keys()]);
  const traced = args.map((arg, place) => {
    const parameter = bound ? fun.parameters?.[place] : undefined;
    const isStatic = staticPlace(fun, statics, place, args.length);
    return isStatic ? requireHashable(arg) : tracedArgument(fun, parameter ?? `args[${place}]`, arg);
  });
  const named = [...kwargs].map(([name, arg]) => {
    return [name, staticName(fun, statics, name) ? requireHashable(arg) : tracedArgument(fun, name, arg)] as const;
  });
  return { args: traced, kwargs: new Map(named) };
}

/** What a call of a `jit` gives: the function's result as arrays. */
export function tracedResult(fun: PyFunction, result: PyValue): PyValue {
  return mapLeaves(result, (leaf) => {
    if (isArrayLike(leaf)) return asArray(leaf);
    if (isOpaque(leaf)) return leaf;
    throw typeError(
      `function ${fun.name} traced for jit returned a value of type <class '${typeName(leaf)}'>, ` +
        "which is not a valid JAX type",
      { code: "jit-result-type" },
    );
  });
}

/** Names given alone say places too, and places alone names. Mirrors `api_util.infer_argnums_and_argnames`. */
function staticPlace(fun: PyFunction, { argnums, argnames }: StaticArguments, place: number, count: number): boolean {
  if (argnums.length > 0) return argnums.includes(place) || argnums.includes(place - count);
  const parameter = fun.parameters?.[place];
  return parameter !== undefined && argnames.includes(parameter);
}

function staticName(fun: PyFunction, { argnums, argnames }: StaticArguments, name: string): boolean {
  if (argnames.length > 0) return argnames.includes(name);
  return fun.parameters?.some((parameter, place) => parameter === name && argnums.includes(place)) ?? false;
}

function requireHashable(arg: PyValue): PyValue {
  if (arg.kind !== "list" && arg.kind !== "dict" && arg.kind !== "array") return arg;
  const type = arg.kind === "array" ? "jaxlib._jax.ArrayImpl" : typeName(arg);
  throw valueError(
    "Non-hashable static arguments are not supported. An error occurred while trying to hash an object of type " +
      `<class '${type}'>, ${pyRepr(arg)}. The error was:\nTypeError: unhashable type: '${type}'\n`,
    { code: "jit-static-argument" },
  );
}

function tracedArgument(fun: PyFunction, name: string, arg: PyValue): PyValue {
  return mapLeaves(arg, (leaf, path) => {
    if (isArrayLike(leaf)) return asArray(leaf);
    if (isOpaque(leaf)) return leaf;
    throw typeError(
      `Error interpreting argument to ${pyRepr(fun)} as an abstract array. The problematic value is of type ` +
        `<class '${typeName(leaf)}'> and was passed to the function at path ${name}${keystr(path)}.\n` +
        "This typically means that a jit-wrapped function was called with a non-array argument, and this argument " +
        "was not marked as static using the static_argnums or static_argnames parameters of jax.jit.",
      { code: "jit-argument-type" },
    );
  });
}
