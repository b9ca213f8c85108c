// Transformations that change nothing of what a function computes: they only trace it.

import { PythonError, typeError } from "../core/errors.ts";
import { flatten, mapLeaves } from "../core/pytree.ts";
import { type PyFunction, type PyValue, typeName, unknown } from "../core/pyValue.ts";
import { isArrayLike } from "../numpy/conversion.ts";
import { arrayTree } from "./arrayLeaves.ts";
import { evaluates, forTypes } from "./elements.ts";
import { shapedValue } from "./evalShape.ts";
import { type StaticArguments, tracedArguments, tracedResult } from "./jit.ts";
import { tracedFor } from "./scan.ts";
import { isShapeStruct, shapeStruct } from "./shapeStruct.ts";
import { called, type Steps, type TransformedFunction, transformed } from "./steps.ts";
import { isOpaque } from "./treePrefix.ts";

/** `fun` of arrays, except for static arguments. Mirrors `jax.checkpoint`. */
export function checkpoint(fun: PyFunction, { argnums, argnames }: StaticArguments): TransformedFunction {
  return transformed(fun, function* (args, kwargs) {
    const isStatic = (place: number) =>
      argnums.includes(place) || argnums.includes(place - args.length) || isNamed(argnames, fun, place);
    const given = args.map((arg, place) => (isStatic(place) ? arg : arrayTree(arg)));
    const named = [...kwargs].map(([key, arg]) => [key, argnames.includes(key) ? arg : arrayTree(arg)] as const);
    const result = yield { fun, args: given, kwargs: new Map(named), trace: "hiding" };
    const wrong = flatten(result).leaves.find((leaf) => !isArrayLike(leaf) && !isOpaque(leaf));
    if (wrong === undefined) return arrayTree(result);
    throw typeError(tracedFor("checkpoint / remat", fun.name, "", typeName(wrong)), { code: "traced-result-type" });
  });
}

/** The types of what `fun` gives. Mirrors `jax.eval_shape`. */
export function* evalShape(
  fun: PyFunction,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
  statics: StaticArguments = { argnums: [], argnames: [] },
): Steps {
  const result = yield* typedResult(fun, statics, args, kwargs);
  return mapLeaves(result, (leaf) => (leaf.kind === "array" ? shapeStruct(leaf.aval) : leaf));
}

/** What `jit(fun)` would give for these arguments, or for arguments of these types: arrays without elements. */
export function* typedResult(
  fun: PyFunction,
  statics: StaticArguments,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): Steps {
  const named = new Map([...kwargs].map(([name, arg]) => [name, ofStructs(arg)]));
  const given = tracedArguments(fun, statics, args.map(ofStructs), named);
  return tracedResult(
    fun,
    yield* forTypes([...given.args, ...given.kwargs.values()], (types) =>
      called(
        fun,
        types.slice(0, args.length),
        new Map([...given.kwargs.keys()].map((name, i) => [name, types[args.length + i]!])),
      ),
    ),
  );
}

/** The program that `fun` is to JAX, which is not modelled: only what it is called with is looked at. */
export function makeJaxpr(fun: PyFunction): TransformedFunction {
  return transformed(fun, function* (args, kwargs) {
    if (evaluates()) {
      throw new PythonError("NotImplementedError", "The bundled runtime of Loopless makes no jaxprs.");
    }
    yield* evalShape(fun, args, kwargs);
    return unknown("jaxprs are not modelled");
  });
}

function isNamed(argnames: readonly string[], { parameters }: PyFunction, place: number): boolean {
  const parameter = parameters?.[place];
  return parameter !== undefined && argnames.includes(parameter);
}

/** A tree with arrays in place of what only tells the type of one. */
function ofStructs(tree: PyValue): PyValue {
  return mapLeaves(tree, (leaf) => (isShapeStruct(leaf) ? shapedValue(leaf.aval) : leaf));
}
