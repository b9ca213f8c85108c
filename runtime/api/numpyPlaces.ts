// Rows: indices as arrays, and what is computed with them.

import { isInteger } from "../core/dtype.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import { pyBool, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { canonicalizeAxis } from "../numpy/axes.ts";
import { constant, isScalarValue, sizeConstant } from "../numpy/conversion.ts";
import { eye } from "../numpy/creation.ts";
import { einsum } from "../numpy/einsum.ts";
import { index } from "../numpy/indexing.ts";
import * as lax from "../numpy/operators.ts";
import * as places from "../numpy/places.ts";
import { type ConvolutionMode, polyval, slidingProducts } from "../numpy/polynomials.ts";
import { convert } from "../numpy/promotion.ts";
import { flip } from "../numpy/rearranging.ts";
import { ravel } from "../numpy/reshaping.ts";
import { searchSorted } from "../numpy/sequences.ts";
import { unstack } from "../numpy/splitting.ts";
import { where } from "../numpy/where.ts";
import { requireCountable } from "../transforms/concreteValues.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

const precise = "*, precision=None, preferred_element_type=None";

export const numpyPlaces: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.nonzero",
    "(a, *, size=None, fill_value=None)",
    "Gives where elements are not zero, a vector for each axis.",
    (args) => pyTuple(places.nonzero(searched(args), sizeOrNull(args), args.optionalArray("fill_value"))),
  ),
  apiFunction(
    "jax.numpy.flatnonzero",
    "(a, *, size=None, fill_value=None)",
    "Gives where elements of the flattened array are not zero.",
    (args) => places.nonzero(ravel(searched(args)), sizeOrNull(args), args.optionalArray("fill_value"))[0]!,
  ),
  apiFunction(
    "jax.numpy.argwhere",
    "(a, *, size=None, fill_value=None)",
    "Gives where elements are not zero, as rows of indices.",
    (args) => places.argwhere(searched(args), sizeOrNull(args), args.optionalArray("fill_value")),
  ),
  apiFunction(
    "jax.numpy.bincount",
    "(x, weights=None, minlength=0, *, length=None, out_sharding=None)",
    "Counts how often each number occurs.",
    (args) => {
      const x = args.array("x");
      const { dtype, ndim } = x.aval;
      if (dtype !== "unknown" && dtype !== "bool" && !isInteger(dtype)) {
        throw typeError(`x argument to bincount must have an integer type; got ${dtype}`);
      }
      if (ndim !== 1) throw valueError("only 1-dimensional input supported.");
      if (!args.isNone("weights")) throw new NotKnownError("bincount with weights is not worked out");
      if (args.isNone("length")) throw new NotKnownError("the largest number depends on the elements");
      return places.bincount(x, args.dim("length"));
    },
  ),
  apiFunction("jax.numpy.tril_indices", "(n, k=0, m=None)", "Gives the indices on and below a diagonal.", (args) =>
    pyTuple(
      places.triangleIndices(args.int("n"), args.isNone("m") ? args.int("n") : args.int("m"), args.int("k"), true),
    ),
  ),
  apiFunction("jax.numpy.triu_indices", "(n, k=0, m=None)", "Gives the indices on and above a diagonal.", (args) =>
    pyTuple(
      places.triangleIndices(args.int("n"), args.isNone("m") ? args.int("n") : args.int("m"), args.int("k"), false),
    ),
  ),
  apiFunction("jax.numpy.diag_indices", "(n, ndim=2)", "Gives the indices of the main diagonal.", (args) =>
    pyTuple(places.diagonalIndices(args.dim("n"), args.int("ndim"))),
  ),
  apiFunction("jax.numpy.ix_", "(*args)", "Gives vectors the shapes that make them the axes of one grid.", (args) =>
    pyTuple(places.openGrid(args.as("ix").arraysOf(args.rest))),
  ),
  apiFunction(
    "jax.numpy.unravel_index",
    "(indices, shape)",
    "Gives the indices for each axis of those in a flattened array.",
    (args) => pyTuple(places.unravelIndex(args.array("indices"), args.shape("shape"))),
  ),
  apiFunction(
    "jax.numpy.lexsort",
    "(keys, axis=-1)",
    "Gives the indices that sort by several keys, the last one first.",
    (args) => {
      const keys = args.parts("keys");
      const list = "aval" in keys ? unstack(keys, 0) : keys;
      if (list.length === 0) throw typeError("need sequence of keys with len > 0 in lexsort");
      return places.lexsort(list, canonicalizeAxis(args.int("axis"), list[0]!.aval.ndim));
    },
  ),
  apiFunction(
    "jax.numpy.digitize",
    "(x, bins, right=False, *, method=None)",
    "Gives the bin in which each element lies, in the shape of x.",
    (args) => {
      const [x, bins] = args.arrays("x", "bins");
      if (bins!.aval.ndim !== 1) throw new NotKnownError("digitize takes a vector of bins");
      const side = args.flag("right") ? "left" : "right";
      const at = (place: number) => index(bins!, [{ kind: "integer", index: place }]);
      const rising = searchSorted(bins!, x!, side);
      const falling = lax.sub(
        convert(sizeConstant(bins!.aval.shape[0]!, "int32"), "int32", true),
        searchSorted(flip(bins!, null), x!, side),
      );
      return where(lax.ge(at(-1), at(0)), rising, falling);
    },
  ),
  apiFunction(
    "jax.numpy.fill_diagonal",
    "(a, val, wrap=False, *, inplace=True)",
    "Puts a value on the main diagonal.",
    (args) => {
      if (args.flag("inplace")) {
        throw new PythonError("NotImplementedError", "JAX arrays are immutable, must use inplace=False");
      }
      if (args.flag("wrap")) {
        throw new PythonError("NotImplementedError", "wrap=True is not implemented, must use wrap=False");
      }
      const [x, value] = args.arrays("a", "val");
      const { ndim, shape, dtype, weakType } = x!.aval;
      if (ndim < 2) throw valueError("array must be at least 2-d");
      if (ndim > 2 || value!.aval.ndim > 0)
        throw new NotKnownError("only one number on the diagonal of a matrix is worked out");
      const isDiagonal = eye(shape[0]!, shape[1]!, constant(0, "int32"), "bool");
      return where(isDiagonal, convert(value!, dtype, weakType), x!);
    },
  ),
  apiFunction(
    "jax.numpy.polyval",
    "(p, x, *, unroll=16)",
    "Gives the values of a polynomial, whose highest coefficient comes first.",
    (args) => {
      const [p, x] = args.arrays("p", "x");
      return polyval(p!, x!);
    },
  ),
  slidingRow("convolve", "full"),
  slidingRow("correlate", "valid"),
  apiFunction(
    "jax.numpy.matvec",
    "(x1, x2, /)",
    "Multiplies matrices with vectors: (..., n, m) and (..., m) give (..., n).",
    (args) => {
      const [matrix, vector] = args.arrays("x1", "x2");
      return einsum("...nm,...m->...n", [matrix!, vector!], null);
    },
  ),
  apiFunction(
    "jax.numpy.isscalar",
    "(element)",
    "Tells whether a value is a number or an array without axes.",
    (args) => {
      const value = args.get("element");
      if (value.kind === "unknown" || value.kind === "object")
        throw new NotKnownError("what this value is is not known");
      return pyBool(isScalarValue(value) || value.kind === "str" || (value.kind === "array" && value.aval.ndim === 0));
    },
  ),
];

function slidingRow(name: "convolve" | "correlate", usual: ConvolutionMode): ApiFunction {
  const summary = `Gives the ${name === "convolve" ? "convolution" : "correlation"} of two vectors.`;
  return apiFunction(`jax.numpy.${name}`, `(a, v, mode='${usual}', ${precise})`, summary, (args) => {
    const [a, v] = args.arrays("a", "v");
    const mode = args.string("mode");
    if (!isMode(mode)) throw valueError("mode must be one of ['full', 'same', 'valid']");
    return slidingProducts(name, a!, v!, mode);
  });
}

const isMode = (name: string): name is ConvolutionMode => ["full", "same", "valid"].includes(name);

/** The array of which the places are asked for. Throws JAX's error where they cannot be counted. */
function searched(args: BoundArguments): ArrayValue {
  const a = args.array("a");
  if (args.isNone("size")) requireCountable(a);
  return a;
}

const sizeOrNull = (args: BoundArguments) => (args.isNone("size") ? null : args.dim("size"));
