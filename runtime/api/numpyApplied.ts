// Rows of jax.numpy that call functions: along axes, over them, for the places of a grid, and where conditions hold.

import type { Dim } from "../core/dim.ts";
import { floatDtype } from "../core/dtype.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import { mapLeaves } from "../core/pytree.ts";
import { type PyFunction, type PyValue, pyInt, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { iota } from "../lax/iota.ts";
import { canonicalizeAxis, range } from "../numpy/axes.ts";
import { asArray } from "../numpy/conversion.ts";
import { uniform } from "../numpy/creation.ts";
import { nonzero } from "../numpy/places.ts";
import { convert } from "../numpy/promotion.ts";
import { expandDims, transpose } from "../numpy/reshaping.ts";
import { toBoolean, where } from "../numpy/where.ts";
import { requireCountable } from "../transforms/concreteValues.ts";
import { overLevels } from "../transforms/overLevels.ts";
import { called, calledOpenly, type Steps } from "../transforms/steps.ts";
import { isOpaque } from "../transforms/treePrefix.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, higherOrder } from "./row.ts";

export const numpyApplied: readonly ApiFunction[] = [
  higherOrder(
    "jax.numpy.apply_along_axis",
    "(func1d, axis, arr, *args, **kwargs)",
    "Applies a function of vectors along an axis, in whose place the axes of its result stand.",
    alongAxis,
  ),
  higherOrder(
    "jax.numpy.apply_over_axes",
    "(func, a, axes)",
    "Applies a function of an array and an axis for one axis after the other, all of which stay.",
    overAxes,
  ),
  higherOrder(
    "jax.numpy.fromfunction",
    "(function, shape, *, dtype=None, **kwargs)",
    "Gives what a function makes of the indices of each place of a shape.",
    fromIndices,
  ),
  higherOrder(
    "jax.numpy.piecewise",
    "(x, condlist, funclist, *args, **kw)",
    "Gives what functions make of elements where conditions hold, in the shape and dtype of x.",
    piecewise,
  ),
  higherOrder(
    "jax.numpy.mask_indices",
    "(n, mask_func, k=0, *, size=None)",
    "Gives the indices that a function such as jnp.triu leaves of an n by n matrix.",
    maskIndices,
  ),
];

/** Mirrors `jnp.apply_along_axis`, which nests a vmap for each of the other axes. */
function* alongAxis(args: BoundArguments): Steps {
  const x = args.array("arr");
  const fun = args.callable("func1d");
  const { ndim } = x.aval;
  const axis = canonicalizeAxis(args.int("axis"), ndim);
  const example = ([vector]: readonly PyValue[]): Steps => calledOpenly(fun, [vector!, ...args.rest], args.extra);
  // The vmap of the last axis is outside of those between it and the axis of the function.
  const [before, behind] = [range(axis), range(axis + 1, ndim).toReversed()];
  const levels = range(ndim - 1).map(() => [true]);
  const result = yield* overLevels(levels, [transpose(x, [...before, ...behind, axis])], example);
  return mapLeaves(result, (leaf) => {
    if (isOpaque(leaf)) return leaf;
    const array = asArray(leaf);
    return transpose(array, [...before, ...range(ndim - 1, array.aval.ndim), ...range(axis, ndim - 1).toReversed()]);
  });
}

/** Mirrors `jnp.apply_over_axes`. */
function* overAxes(args: BoundArguments): Steps {
  let x = args.array("a");
  const fun = args.callable("func");
  for (const axis of args.ints("axes")) {
    const result = asArray(yield* calledOpenly(fun, [x, pyInt(axis)]));
    const missing = x.aval.ndim - result.aval.ndim;
    if (missing !== 0 && missing !== 1) throw valueError("function is not returning an array of the correct shape");
    x = missing === 0 ? result : expandDims(result, [axis]);
  }
  return x;
}

/** Mirrors `jnp.fromfunction`, which nests a vmap for each axis. */
function* fromIndices(args: BoundArguments): Steps {
  const shape = args.shape("shape");
  const fun = args.callable("function");
  const dtype = args.dtype("dtype") ?? floatDtype();
  const places = shape.map((size) => iota(dtype, [size], 0));
  const levels = shape.map((_, axis) => shape.map((_size, other) => other === axis));
  return yield* overLevels(levels, places, (indices) => calledOpenly(fun, indices, args.extra));
}

/** Mirrors `jnp.piecewise`, which calls each function with one element at a time. */
function* piecewise(args: BoundArguments): Steps {
  const x = args.array("x");
  const conditions = conditionsOf(args.get("condlist"));
  const given = args.list("funclist");
  const [count, expected] = [given.length, conditions.length];
  if (count !== expected && count !== expected + 1) {
    throw valueError(
      `with ${expected} condition(s), either ${expected} or ${expected + 1} functions are expected; got ${count}`,
    );
  }
  const { dtype, shape, weakType } = x.aval;
  let result: ArrayValue = uniform(shape, 0, dtype);
  if (count > expected) result = yield* pieceOf(given[expected]!, x, args);
  for (const place of range(expected)) {
    const piece = yield* pieceOf(given[place]!, x, args);
    result = where(toBoolean(conditions[place]!), piece, result);
  }
  return convert(result, dtype, weakType);
}

function* pieceOf(piece: PyValue, x: ArrayValue, args: BoundArguments): Steps<ArrayValue> {
  const { dtype, ndim } = x.aval;
  if (piece.kind !== "function") return convert(asArray(piece), dtype);
  const levels = range(ndim).map(() => [true]);
  const example = ([element]: readonly PyValue[]): Steps => called(piece, [element!, ...args.rest], args.extra);
  return convert(asArray(yield* overLevels(levels, [x], example)), dtype);
}

function conditionsOf(value: PyValue): readonly ArrayValue[] {
  if (value.kind === "list" || value.kind === "tuple") return value.items.map(asArray);
  throw new NotKnownError("conditions in one array are not worked out");
}

/** Mirrors `jnp.mask_indices`. */
function* maskIndices(args: BoundArguments): Steps {
  const size: Dim = args.dim("n");
  const fun: PyFunction = args.callable("mask_func");
  const mask = asArray(yield* calledOpenly(fun, [uniform([size, size], 1, floatDtype()), args.get("k")]));
  const wanted = args.isNone("size") ? null : args.dim("size");
  if (wanted === null) requireCountable(mask);
  if (mask.aval.ndim !== 2) throw new NotKnownError("the function does not give a matrix");
  return pyTuple(nonzero(mask, wanted, null));
}
