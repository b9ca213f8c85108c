// Rows: elements put at places and taken by conditions, indices of what has a shape, and slopes.

import { type Dim, formatShape, unifyDims } from "../core/dim.ts";
import { intDtype, isInteger, promoteTypes } from "../core/dtype.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import { pyBool, pyList, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { canonicalizeAxes } from "../numpy/axes.ts";
import { broadcastArrays } from "../numpy/broadcasting.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import { gradientAlong, unwrap } from "../numpy/gradients.ts";
import { stack } from "../numpy/joining.ts";
import { diagonalIndices, triangleIndices } from "../numpy/places.ts";
import * as placing from "../numpy/placing.ts";
import { inexactDtype, promoteDtypes } from "../numpy/promotion.ts";
import { any } from "../numpy/reductions.ts";
import { ravel } from "../numpy/reshaping.ts";
import { requireConcrete, requireTruth } from "../transforms/concreteValues.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

export const numpyPlacing: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.put",
    "(a, ind, v, mode=None, *, inplace=True)",
    "Puts values at places of the flattened array, repeated as it takes, in the same shape.",
    (args) => {
      requireCopy(args, "put");
      const [x, places, values] = args.arrays("a", "ind", "v");
      const mode = args.isNone("mode") ? null : args.string("mode");
      if (mode === "raise") {
        throw new PythonError("NotImplementedError", "The 'raise' mode to jnp.put is not supported.");
      }
      if (mode !== null && mode !== "clip" && mode !== "wrap") {
        throw valueError(`mode should be one of 'wrap' or 'clip'; got mode='${mode}'`);
      }
      return placing.put(x!, places!, values!, mode);
    },
  ),
  apiFunction(
    "jax.numpy.place",
    "(arr, mask, vals, *, inplace=True)",
    "Puts one value after the other where a mask holds, in the same shape.",
    (args) => {
      const [x, mask, values] = args.arrays("arr", "mask", "vals");
      requireCopy(args, "place");
      return placing.place(x!, mask!, values!);
    },
  ),
  apiFunction(
    "jax.numpy.put_along_axis",
    "(arr, indices, values, axis, inplace=True, *, mode=None)",
    "Puts a value at each of the indices along an axis, in the same shape.",
    (args) => {
      requireCopy(args, "put_along_axis");
      const [x, indices, values] = args.arrays("arr", "indices", "values");
      if (!args.isNone("mode")) throw new NotKnownError("put_along_axis with a mode is not worked out");
      return placing.putAlongAxis(x!, indices!, values!, args.axis("axis"));
    },
  ),
  apiFunction(
    "jax.numpy.compress",
    "(condition, a, axis=None, *, size=None, fill_value=0, out=None)",
    "Takes the parts along an axis where a condition holds, or of the flattened array.",
    (args) => {
      const [condition, x, fill] = args.arrays("condition", "a", "fill_value");
      args.rejectOut();
      return compressed(args, condition!, x!, args.axis("axis"), fill!);
    },
  ),
  apiFunction(
    "jax.numpy.extract",
    "(condition, arr, *, size=None, fill_value=0)",
    "Takes the elements of the flattened array where a condition holds.",
    (args) => {
      const [condition, x, fill] = args.as("extreact").arrays("condition", "arr", "fill_value");
      return compressed(args, ravel(condition!), ravel(x!), null, fill!);
    },
  ),
  apiFunction(
    "jax.numpy.trim_zeros",
    "(filt, trim='fb', axis=None)",
    "Cuts zeros off the front and the back of axes.",
    (args) => {
      const x = args.array("filt");
      requireConcrete(x);
      return placing.trimZeros(x, args.string("trim"), canonicalizeAxes(args.axes("axis"), x.aval.ndim));
    },
  ),
  apiFunction(
    "jax.numpy.choose",
    "(a, choices, out=None, mode='raise')",
    "Takes, element by element, from the choice that an index names; shapes are broadcast.",
    (args) => {
      args.rejectOut();
      const choices = args.parts("choices");
      const [x, ...rest] = args.arraysOf([args.get("a"), ...("aval" in choices ? [] : choices)]);
      if ("aval" in choices) throw new NotKnownError("choices in one array are not worked out");
      if (args.string("mode") === "raise") requireConcrete(x!);
      const [places, ...arrays] = broadcastArrays([x!, ...rest]);
      return placing.choose(places!, stack(arrays, 0), args.string("mode"));
    },
  ),
  apiFunction(
    "jax.numpy.ravel_multi_index",
    "(multi_index, dims, mode='raise', order='C', *, dtype=None)",
    "Gives the indices in a flattened array of those for each axis; shapes are broadcast.",
    ravelledIndex,
  ),
  apiFunction("jax.numpy.diagflat", "(v, k=0)", "Makes a square matrix with the elements on a diagonal.", (args) =>
    placing.diagFlat(args.array("v"), args.int("k")),
  ),
  triangleRow("tril_indices_from", "below", true),
  triangleRow("triu_indices_from", "above", false),
  apiFunction(
    "jax.numpy.diag_indices_from",
    "(arr)",
    "Gives the indices of the main diagonal of an array whose axes have one size.",
    (args) => {
      const { shape } = args.array("arr").aval;
      if (shape.length < 2) throw valueError("input array must be at least 2-d");
      const size = shape.reduce<Dim | null>(
        (shared, dim) => (shared === null ? null : unifyDims(shared, dim)),
        shape[0]!,
      );
      if (size === null) throw valueError("All dimensions of input must be of equal length");
      return pyTuple(diagonalIndices(size, shape.length));
    },
  ),
  apiFunction(
    "jax.numpy.gradient",
    "(f, *varargs, axis=None, edge_order=None)",
    "Gives the slopes along each axis, in the shape of f: a list, or one array for one axis.",
    gradientOf,
  ),
  apiFunction(
    "jax.numpy.unwrap",
    `(p, discont=None, axis=-1, period=${2 * Math.PI})`,
    "Takes jumps of whole periods out of angles along an axis, in the same shape.",
    (args) => unwrap(args.array("p"), args.optionalArray("discont"), args.int("axis"), asArray(args.get("period"))),
  ),
  apiFunction("jax.numpy.iterable", "(y)", "Tells whether a value can be iterated over.", (args) => {
    const value = args.get("y");
    if (value.kind === "unknown" || value.kind === "object") throw new NotKnownError("what this value is is not known");
    if (value.kind === "array") return pyBool(value.aval.ndim > 0);
    return pyBool(["tuple", "list", "dict", "str"].includes(value.kind));
  }),
];

/** Throws JAX's `ValueError` for a change in place. */
function requireCopy(args: BoundArguments, name: string): void {
  if (!args.flag("inplace")) return;
  const arrays = name === "put_along_axis" ? "JAX arraysare" : "JAX arrays are";
  throw valueError(
    `jax.numpy.${name} cannot modify arrays in-place, because ${arrays} immutable. Pass inplace=False to instead return an ` +
      "updated array.",
  );
}

function compressed(
  args: BoundArguments,
  condition: ArrayValue,
  x: ArrayValue,
  axis: number | null,
  fill: ArrayValue,
): ArrayValue {
  const size = args.isNone("size") ? null : args.int("size");
  if (size === null && condition.aval.ndim === 1) requireTruth(any(condition, { axes: null, keepDims: false }));
  return placing.compress(condition, x, axis, size, fill);
}

function triangleRow(name: string, side: string, isLower: boolean): ApiFunction {
  const summary = `Gives the indices on and ${side} a diagonal of a matrix.`;
  return apiFunction(`jax.numpy.${name}`, "(arr, k=0)", summary, (args) => {
    const { shape } = args.array("arr").aval;
    if (shape.length !== 2) throw valueError("Only 2-D inputs are accepted");
    const [rows, columns] = shape;
    if (typeof rows !== "number" || typeof columns !== "number") {
      throw new NotKnownError(`the number of indices of ${formatShape(shape)} is not known`);
    }
    return pyTuple(triangleIndices(rows, columns, args.int("k"), isLower));
  });
}

function ravelledIndex(args: BoundArguments): ArrayValue {
  const [indices, sizes] = [args.list("multi_index"), args.ints("dims")];
  if (indices.length !== sizes.length) {
    throw new PythonError("AssertionError", `len(multi_index)=${indices.length} != len(dims)=${sizes.length}`);
  }
  const arrays = args.arraysOf(indices);
  const mode = args.string("mode");
  const dtype =
    args.dtype("dtype") ??
    promoteTypes([{ dtype: intDtype(), weakType: true }, ...arrays.map(({ aval }) => aval)])!.dtype;
  if (dtype !== "unknown" && !isInteger(dtype)) throw valueError(`dtype=dtype('${dtype}') is not an integer type.`);
  if (mode === "raise") arrays.forEach(requireConcrete);
  if (arrays.some(({ aval }) => aval.dtype !== "unknown" && !isInteger(aval.dtype))) {
    throw typeError("only int indices permitted");
  }
  if (!["raise", "clip", "wrap", "ignore"].includes(mode)) {
    throw valueError(`invalid mode='${mode}'. Expected 'raise', 'wrap', 'clip', or 'ignore'.`);
  }
  const order = args.string("order");
  if (order !== "C" && order !== "F") throw valueError(`invalid order='${order}'. Expected 'C' or 'F'`);
  const strides = sizes.map((_, axis) =>
    (order === "C" ? sizes.slice(axis + 1) : sizes.slice(0, axis)).reduce((product, size) => product * size, 1),
  );
  return placing.ravelMultiIndex(arrays, sizes, mode, strides, dtype);
}

function gradientOf(args: BoundArguments) {
  if (!args.isNone("edge_order")) {
    throw new PythonError("NotImplementedError", "The 'edge_order' argument to jnp.gradient is not supported.");
  }
  const [x, ...spacing] = promoteDtypes("gradient", [args.array("f"), ...args.rest.map(asArray)], inexactDtype);
  const { shape, ndim } = x!.aval;
  const axes = canonicalizeAxes(args.axes("axis"), ndim);
  if (axes.length === 0) return pyList([]);
  if (axes.some((axis) => shape[axis] === 0 || shape[axis] === 1)) {
    throw valueError("Shape of array too small to calculate a numerical gradient, at least 2 elements are required.");
  }
  if (spacing.length > 1 && spacing.length !== axes.length) {
    const given = args.isNone("axis") ? "None" : formatShape(axes);
    throw typeError(`Invalid number of spacing arguments ${spacing.length} for axis=${given}`);
  }
  const slopes = axes.map((axis, place) => {
    const distance = spacing.length > 1 ? spacing[place] : spacing[0];
    return gradientAlong(x!, distance ?? constant(1, "float32", true), axis);
  });
  return slopes.length === 1 ? slopes[0]! : pyList(slopes);
}
