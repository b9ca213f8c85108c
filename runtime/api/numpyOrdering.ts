// Rows: sets, histograms and parts in order, blocks, and arrays with slices put in or left out.

import { type Dim, sizeOf } from "../core/dim.ts";
import { NotKnownError, PythonError, valueError } from "../core/errors.ts";
import { type PyValue, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import { unifyShapes } from "../lax/naryop.ts";
import { topK } from "../lax/sort.ts";
import { canonicalizeAxis, replaceAt } from "../numpy/axes.ts";
import { broadcastArrays, broadcastTo, padRank } from "../numpy/broadcasting.ts";
import { conjugate } from "../numpy/classification.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import { full } from "../numpy/creation.ts";
import { floorDivide } from "../numpy/division.ts";
import { einsum } from "../numpy/einsum.ts";
import { concatenate } from "../numpy/joining.ts";
import { lstsq } from "../numpy/linearSystems.ts";
import * as lax from "../numpy/operators.ts";
import { convert, inexactDtype, promoteDtypes } from "../numpy/promotion.ts";
import { any, sum } from "../numpy/reductions.ts";
import { tile } from "../numpy/repeating.ts";
import { expandDims, matrixTranspose, moveAxes, ravel, reshape, swapAxes } from "../numpy/reshaping.ts";
import { vander } from "../numpy/sequences.ts";
import { sliceAlong } from "../numpy/splitting.ts";
import { binEdges, gcd, histogram, isIn, unique } from "../numpy/uniques.ts";
import { where } from "../numpy/where.ts";
import { requireConcrete } from "../transforms/concreteValues.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readDim } from "./staticArguments.ts";

const lastAxis = { axes: [-1], keepDims: false };
const sized = "*, size=None, fill_value=None";

export const numpyOrdering: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.unique",
    "(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None, " +
      "fill_value=None, sorted=True)",
    "Gives the different elements in order, all or as many as size says.",
    (args) => {
      const x = args.array("ar");
      if (!args.isNone("axis")) throw new NotKnownError("unique slices along an axis are not worked out");
      const { values, firsts, inverse, counts } = uniqueOf(args, x, args.flag("equal_nan"));
      const wanted = [
        ...(args.flag("return_index") ? [firsts] : []),
        ...(args.flag("return_inverse") ? [inverse] : []),
        ...(args.flag("return_counts") ? [counts] : []),
      ];
      return wanted.length === 0 ? values : pyTuple([values, ...wanted]);
    },
  ),
  apiFunction("jax.numpy.union1d", `(ar1, ar2, ${sized})`, "Gives the different elements of two arrays.", (args) => {
    const [a, b] = args.arrays("ar1", "ar2");
    return uniqueOf(args, concatenate([ravel(a!), ravel(b!)], 0), true).values;
  }),
  apiFunction(
    "jax.numpy.isin",
    "(element, test_elements, assume_unique=False, invert=False, *, method='auto')",
    "Tells, element by element, whether it is among the others, in the same shape.",
    (args) => {
      const [x, tests] = args.arrays("element", "test_elements");
      return isIn(x!, tests!, args.flag("invert"));
    },
  ),
  apiFunction(
    "jax.numpy.histogram_bin_edges",
    "(a, bins=10, range=None, weights=None)",
    "Gives the ends of intervals that cover the elements: one more than there are bins.",
    (args) => edgesOf(args.array("a"), args.get("bins"), args.get("range")),
  ),
  apiFunction(
    "jax.numpy.histogram",
    "(a, bins=10, range=None, weights=None, density=None)",
    "Counts the elements in each of the bins, and gives the ends of the bins, one more.",
    (args) => {
      const given = args.isNone("weights") ? args.arrays("a") : args.arrays("a", "bins", "weights");
      const weighed = given.length === 1 ? given : [given[0]!, given[2]!];
      if (weighed.length === 2 && unifyShapes(weighed.map(({ aval }) => aval.shape)) === null) {
        throw valueError("weights should have the same shape as a.");
      }
      const [x, weights] = promoteDtypes("histogram", weighed, inexactDtype);
      const edges = edgesOf(x!, args.get("bins"), args.get("range"));
      const ones = weights ?? full(x!.aval.shape, constant(1, x!.aval.dtype), null);
      return pyTuple([histogram(ravel(x!), edges, ravel(ones), args.flag("density")), edges]);
    },
  ),
  apiFunction(
    "jax.numpy.polyfit",
    "(x, y, deg, rcond=None, full=False, w=None, cov=False)",
    "Gives the coefficients of the polynomial of a degree that fits best, the highest first.",
    (args) => {
      if (args.flag("full") || args.flag("cov")) throw new NotKnownError("polyfit with full or cov is not worked out");
      if (!args.isNone("w")) throw new NotKnownError("polyfit with weights is not worked out");
      const [x, y] = promoteDtypes("polyfit", args.arrays("x", "y"), inexactDtype);
      if (!args.isNone("rcond")) throw new NotKnownError("polyfit with rcond is not worked out");
      return polynomial(x!, y!, args.int("deg"));
    },
  ),
  partRow("partition", "Puts the kth element where sorting would, smaller ones before it.", (x, kth, size) => {
    const smallest = unary.neg(topK(unary.neg(x), kth + 1)[0]);
    return concatenate([smallest, topK(x, size - kth - 1)[0]], -1);
  }),
  partRow("argpartition", "Gives the indices that partition does.", (x, kth, size) => {
    const first = topK(unary.neg(x), kth + 1)[1];
    const places = broadcastTo(expandDims(iota("int32", [size], 0), [-1]), [...x.aval.shape, kth + 1]);
    const taken = any(lax.eq(places, broadcastTo(expandDims(first, [-2]), [...x.aval.shape, kth + 1])), lastAxis);
    return concatenate([first, topK(where(taken, constant(0, "int32"), constant(1, "int32")), size - kth - 1)[1]], -1);
  }),
  apiFunction(
    "jax.numpy.block",
    "(arrays)",
    "Joins nested lists of arrays as the blocks of one.",
    (args) => blockOf(args.get("arrays")).array,
  ),
  apiFunction(
    "jax.numpy.insert",
    "(arr, obj, values, axis=None)",
    "Puts slices into an axis, before the one at an index.",
    (args) => {
      const [given, values] = args.arrays("arr", "values");
      const x = args.isNone("axis") ? ravel(given!) : given!;
      const axis = canonicalizeAxis(args.isNone("axis") ? 0 : args.int("axis"), x.aval.ndim);
      const place = placeIn(args, x, axis, 1);
      const patch = padRank(convert(values!, x.aval.dtype), x.aval.ndim);
      const oriented = moveAxes(patch, [0], [axis]);
      const count = oriented.aval.shape[axis]!;
      const inserted = broadcastTo(oriented, replaceAt<Dim>(x.aval.shape, axis, count));
      const size = x.aval.shape[axis]!;
      return concatenate([sliceAlong(x, 0, place, axis), inserted, sliceAlong(x, place, size, axis)], axis);
    },
  ),
  apiFunction(
    "jax.numpy.delete",
    "(arr, obj, axis=None, *, assume_unique_indices=False)",
    "Leaves out a slice of an axis.",
    (args) => {
      const x = args.isNone("axis") ? ravel(args.array("arr")) : args.array("arr");
      const axis = canonicalizeAxis(args.isNone("axis") ? 0 : args.int("axis"), x.aval.ndim);
      const place = placeIn(args, x, axis, 0);
      return concatenate([sliceAlong(x, 0, place, axis), sliceAlong(x, place + 1, x.aval.shape[axis]!, axis)], axis);
    },
  ),
  apiFunction("jax.numpy.gcd", "(x1, x2)", "Gives the greatest common divisors; shapes are broadcast.", (args) =>
    gcd("gcd", ...magnitudes(args)),
  ),
  apiFunction("jax.numpy.lcm", "(x1, x2)", "Gives the least common multiples; shapes are broadcast.", (args) => {
    const [a, b] = magnitudes(args);
    const divisor = gcd("lcm", a, b);
    const isNone = lax.eq(divisor, constant(0, divisor.aval.dtype));
    return where(isNone, divisor, lax.mul(a, floorDivide(b, divisor)));
  }),
  apiFunction(
    "jax.numpy.resize",
    "(a, new_shape)",
    "Repeats the elements of the flattened array until they fill a shape.",
    (args) => {
      const x = ravel(args.array("a"));
      const shape = args.shape("new_shape");
      if (shape.some((size) => typeof size === "number" && size < 0)) {
        throw valueError("all elements of `new_shape` must be non-negative");
      }
      const [total, wanted] = [x.aval.shape[0]!, sizeOf(shape)];
      if (typeof total !== "number" || typeof wanted !== "number") {
        return broadcastTo(reshape(sliceAlong(x, 0, 1, 0), []), shape);
      }
      if (total === 0 || wanted === 0) return full(shape, constant(0, x.aval.dtype), null);
      return reshape(sliceAlong(tile(x, [Math.ceil(wanted / total)]), 0, wanted, 0), shape);
    },
  ),
  apiFunction(
    "jax.numpy.vecmat",
    "(x1, x2, /)",
    "Multiplies vectors with matrices: (..., n) and (..., n, m) give (..., m).",
    (args) => {
      const [vector, matrix] = args.arrays("x1", "x2");
      return einsum("...n,...nm->...m", [conjugate(vector!), matrix!], null);
    },
  ),
];

function uniqueOf(args: BoundArguments, x: ArrayValue, equalNaN: boolean) {
  const size = args.isNone("size") ? null : args.dim("size");
  if (size === null) requireConcrete(x);
  return unique(x, size, args.optionalArray("fill_value"), equalNaN);
}

/** The ends of the bins that arguments of a histogram ask for; `range` null for the one that covers the elements. */
export function edgesOf(x: ArrayValue, bins: PyValue, range: PyValue | null): ArrayValue {
  const values = convert(x, inexactDtype(x.aval.dtype));
  if (bins.kind === "str") {
    throw new PythonError("NotImplementedError", "string values for `bins` not implemented.");
  }
  if (bins.kind !== "int") {
    const edges = asArray(bins);
    if (edges.aval.ndim === 1) return edges;
    throw new NotKnownError("bins are a number or a vector");
  }
  const count = readDim(bins);
  if (range === null || range.kind === "none") return binEdges(values, count, null);
  const [low, high] = range.kind === "tuple" || range.kind === "list" ? range.items.map(asArray) : [];
  if (low === undefined || high === undefined) throw new NotKnownError("the range is not known");
  return binEdges(values, count, [low, high]);
}

function polynomial(x: ArrayValue, y: ArrayValue, degree: number): ArrayValue {
  if (degree < 0) throw valueError("expected deg >= 0");
  if (x.aval.ndim !== 1) throw new PythonError("TypeError", "expected 1D vector for x");
  if (x.aval.size === 0) throw new PythonError("TypeError", "expected non-empty vector for x");
  if (y.aval.ndim < 1 || y.aval.ndim > 2) throw new PythonError("TypeError", "expected 1D or 2D array for y");
  const [sizeX, sizeY] = [x.aval.shape[0]!, y.aval.shape[0]!];
  if (typeof sizeX === "number" && typeof sizeY === "number" && sizeX !== sizeY) {
    throw new PythonError("TypeError", "expected x and y to have same length");
  }
  const powers = vander(x, degree + 1, false);
  const scale = unary.sqrt(sum(lax.mul(powers, powers), { axes: [0], keepDims: false }));
  const cutoff = typeof sizeX === "number" ? sizeX * epsilon : null;
  const { solution } = lstsq(lax.div(powers, broadcastTo(scale, powers.aval.shape)), y, cutoff, false);
  const turned = solution.aval.ndim === 2 ? matrixTranspose(solution) : solution;
  const result = lax.div(turned, broadcastTo(scale, turned.aval.shape));
  return solution.aval.ndim === 2 ? matrixTranspose(result) : result;
}

/** The distance of one to the next float32. */
const epsilon = 2 ** -23;

function partRow(
  name: string,
  summary: string,
  apply: (x: ArrayValue, kth: number, size: number) => ArrayValue,
): ApiFunction {
  return apiFunction(`jax.numpy.${name}`, "(a, kth, axis=-1)", summary, (args) => {
    const x = args.array("a");
    const axis = canonicalizeAxis(args.int("axis"), x.aval.ndim);
    const size = x.aval.shape[axis]!;
    if (typeof size !== "number") throw new NotKnownError("the size of the axis is not known");
    const kth = canonicalizeAxis(args.int("kth"), size);
    return swapAxes(apply(swapAxes(x, axis, -1), kth, size), axis, -1);
  });
}

interface Block {
  readonly array: ArrayValue;
  /** How many lists it stands in. */
  readonly depth: number;
}

function blockOf(value: PyValue): Block {
  if (value.kind === "tuple") {
    throw new PythonError("ValueError", "jax.numpy.block does not allow tuples, got ([], [])");
  }
  if (value.kind !== "list") return { array: asArray(value), depth: 1 };
  const blocks = value.items.map(blockOf);
  if (blocks.length === 0) throw valueError("jax.numpy.block does not allow empty list arguments");
  const { depth } = blocks[0]!;
  if (blocks.some((block) => block.depth !== depth)) throw valueError("Mismatched list depths in jax.numpy.block");
  const rank = Math.max(depth, ...blocks.map(({ array }) => array.aval.ndim));
  return {
    array: concatenate(
      blocks.map(({ array }) => padRank(array, rank)),
      -depth,
    ),
    depth: depth + 1,
  };
}

function placeIn(args: BoundArguments, x: ArrayValue, axis: number, beyond: number): number {
  const size = x.aval.shape[axis]!;
  const place = args.get("obj");
  if (place.kind !== "int") throw new NotKnownError("only one integer as a place is worked out");
  const index = args.int("obj");
  if (typeof size !== "number") throw new NotKnownError("the size of the axis is not known");
  if (index < -size || index >= size + beyond) throw new NotKnownError("the place is not in the array");
  return index < 0 ? index + size : index;
}

function magnitudes(args: BoundArguments): [ArrayValue, ArrayValue] {
  const [a, b] = broadcastArrays(promoteDtypes(args.functionName, args.arrays("x1", "x2")));
  return [unary.abs(a!), unary.abs(b!)];
}
