// Rows: other shapes and orders of axes.

import { formatShape, type Shape } from "../core/dim.ts";
import { PythonError, valueError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { type PyValue, pyInt, pyList, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { canonicalizeAxes } from "../numpy/axes.ts";
import { broadcastArrays, broadcastShapes, broadcastTo } from "../numpy/broadcasting.ts";
import * as rearranging from "../numpy/rearranging.ts";
import { reducedSize } from "../numpy/reductions.ts";
import * as repeating from "../numpy/repeating.ts";
import * as reshaping from "../numpy/reshaping.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readShape } from "./staticArguments.ts";

/** The functions that change the shape of an array or the order of its elements. */
export const numpyShapes: readonly ApiFunction[] = [
  apiFunction("jax.numpy.shape", "(a)", "Gives the shape of an array as a tuple of ints.", (args) =>
    pyTuple(args.array("a").aval.shape.map(pyInt)),
  ),
  apiFunction("jax.numpy.ndim", "(a)", "Gives the number of axes.", (args) => pyInt(args.array("a").aval.ndim)),
  apiFunction("jax.numpy.size", "(a, axis=None)", "Gives the number of elements, all or along axes.", (args) => {
    const { shape, ndim } = args.array("a").aval;
    return pyInt(reducedSize(shape, canonicalizeAxes(args.axes("axis"), ndim)));
  }),
  apiFunction(
    "jax.numpy.reshape",
    "(a, shape, order='C', *, copy=None, out_sharding=None)",
    "Puts the same elements into another shape; a size of -1 follows from the others.",
    (args) => reshapeTo(args.array("a"), args.get("shape"), args.string("order")),
  ),
  apiFunction("jax.numpy.ravel", "(a, order='C', *, out_sharding=None)", "Puts all elements along one axis.", (args) =>
    ravelIn(args.array("a"), args.string("order")),
  ),
  apiFunction(
    "jax.numpy.transpose",
    "(a, axes=None)",
    "Reorders the axes; reverses them when no order is given.",
    (args) => reshaping.transpose(args.array("a"), args.axes("axes")),
  ),
  apiFunction("jax.numpy.permute_dims", "(a, /, axes)", "Reorders the axes.", (args) =>
    reshaping.transpose(args.array("a"), args.ints("axes")),
  ),
  apiFunction("jax.numpy.matrix_transpose", "(x, /)", "Swaps the last two axes.", (args) =>
    reshaping.matrixTranspose(args.array("x")),
  ),
  apiFunction("jax.numpy.swapaxes", "(a, axis1, axis2)", "Swaps two axes.", (args) =>
    reshaping.swapAxes(args.array("a"), args.int("axis1"), args.int("axis2")),
  ),
  apiFunction(
    "jax.numpy.moveaxis",
    "(a, source, destination)",
    "Moves axes to other places; the others keep their order.",
    (args) => reshaping.moveAxes(args.array("a"), args.ints("source"), args.ints("destination")),
  ),
  apiFunction("jax.numpy.rollaxis", "(a, axis, start=0)", "Moves an axis to before another one.", (args) =>
    rearranging.rollAxis(args.array("a"), args.int("axis"), args.int("start")),
  ),
  apiFunction("jax.numpy.expand_dims", "(a, axis)", "Inserts axes of size one at these places of the result.", (args) =>
    reshaping.expandDims(args.array("a"), args.ints("axis")),
  ),
  apiFunction("jax.numpy.squeeze", "(a, axis=None)", "Drops axes of size one: all of them, or those given.", (args) =>
    reshaping.squeeze(args.array("a"), args.axes("axis")),
  ),
  ...(["atleast_1d", "atleast_2d", "atleast_3d"] as const).map((name) =>
    apiFunction(
      `jax.numpy.${name}`,
      "(*arys)",
      `Adds axes of size one where an array has fewer than ${name.slice(8, 9)}.`,
      (args) => {
        const ranked = args.arraysOf(args.rest).map((x) => reshaping.reshape(x, leastShape[name](x.aval.shape)));
        return ranked.length === 1 ? ranked[0]! : pyList(ranked);
      },
    ),
  ),
  apiFunction(
    "jax.numpy.broadcast_to",
    "(array, shape, *, out_sharding=None)",
    "Repeats an array to a shape it broadcasts to.",
    (args) => broadcastTo(args.array("array"), args.shape("shape")),
  ),
  apiFunction(
    "jax.numpy.broadcast_arrays",
    "(*args)",
    "Repeats arrays to the shape they broadcast to together.",
    (args) => pyList(broadcastArrays(args.arraysOf(args.rest))),
  ),
  apiFunction("jax.numpy.broadcast_shapes", "(*shapes)", "Gives the shape that shapes broadcast to together.", (args) =>
    pyTuple(broadcastShapes(args.rest.map((shape) => readShape(shape))).map(pyInt)),
  ),
  apiFunction("jax.numpy.flip", "(m, axis=None)", "Reverses the elements along axes, in the same shape.", (args) =>
    rearranging.flip(args.array("m"), args.axes("axis")),
  ),
  apiFunction("jax.numpy.fliplr", "(m)", "Reverses the elements along the second axis, in the same shape.", (args) =>
    rearranging.flip(args.array("m"), [1]),
  ),
  apiFunction("jax.numpy.flipud", "(m)", "Reverses the elements along the first axis, in the same shape.", (args) =>
    rearranging.flip(args.array("m"), [0]),
  ),
  apiFunction(
    "jax.numpy.rot90",
    "(m, k=1, axes=(0, 1))",
    "Turns an array by quarters in the plane of two axes, whose sizes swap for an odd number of turns.",
    (args) => {
      const [first, second] = args.ints("axes");
      return rearranging.rot90(args.array("m"), args.int("k"), first!, second!);
    },
  ),
  apiFunction(
    "jax.numpy.roll",
    "(a, shift, axis=None)",
    "Shifts the elements along axes, those at the end coming first again, in the same shape.",
    (args) => {
      const x = args.array("a");
      const shift = args.get("shift");
      if (shift.kind === "array") return rearranging.rollBy(x, shift, args.axes("axis"));
      return rearranging.roll(x, args.ints("shift"), args.axes("axis"));
    },
  ),
  apiFunction(
    "jax.numpy.tile",
    "(A, reps)",
    "Repeats the whole array along its axes: every size is multiplied by its number of repetitions.",
    (args) => repeating.tile(args.array("A"), args.shape("reps")),
  ),
  apiFunction(
    "jax.numpy.repeat",
    "(a, repeats, axis=None, *, total_repeat_length=None, out_sharding=None)",
    "Repeats each element along an axis, whose size is multiplied, or of the flattened array.",
    (args) => {
      const repeats = args.get("repeats");
      const length = args.isNone("total_repeat_length") ? null : args.dim("total_repeat_length");
      if (repeats.kind === "int" && length === null) {
        return repeating.repeat(args.array("a"), args.shape("repeats")[0]!, args.axis("axis"));
      }
      const [x, counts] = args.arrays("a", "repeats");
      return repeating.repeatEach(x!, counts!, args.axis("axis"), length);
    },
  ),
];

const leastShape: Readonly<Record<"atleast_1d" | "atleast_2d" | "atleast_3d", (shape: Shape) => Shape>> = {
  atleast_1d: reshaping.atLeast1d,
  atleast_2d: reshaping.atLeast2d,
  atleast_3d: reshaping.atLeast3d,
};

/** `x.reshape(shape, order)` with the shape as the caller wrote it. */
export function reshapeTo(x: ArrayValue, shape: PyValue, order: string): ArrayValue {
  const isSequence = shape.kind === "tuple" || shape.kind === "list";
  const sizes = readShape(isSequence ? shape : pyList([shape]));
  const given = sizes.every((size) => typeof size === "number") ? pyRepr(shape) : formatShape(sizes);
  if (order === "C") return reshaping.reshape(x, sizes, given);
  if (order === "F") return reshaping.reshapeColumnMajor(x, sizes, given);
  if (order === "A") throw new PythonError("NotImplementedError", "np.reshape order=A is not implemented.");
  throw valueError(`Unexpected value for 'order' argument: ${order}.`);
}

/** `x.ravel(order)`. */
export function ravelIn(x: ArrayValue, order: string): ArrayValue {
  if (order === "K") throw new PythonError("NotImplementedError", "Ravel not implemented for order='K'.");
  return reshapeTo(x, pyTuple([pyInt(x.aval.size)]), order);
}
