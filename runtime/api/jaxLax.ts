// The rows of jax.lax: primitives under their own names, which convert no dtypes.

import type { Dim } from "../core/dim.ts";
import { pyList } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate } from "../lax/concatenate.ts";
import * as cumulative from "../lax/cumulative.ts";
import * as lax from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import { clamp, selectN } from "../lax/select.ts";
import { dynamicSlice, dynamicUpdateSlice } from "../lax/slice.ts";
import { topK } from "../lax/sort.ts";
import { canonicalizeAxis, replaceAt } from "../numpy/axes.ts";
import { constant } from "../numpy/conversion.ts";
import { full } from "../numpy/creation.ts";
import { normalizeIndex } from "../numpy/gathering.ts";
import * as operators from "../numpy/operators.ts";
import { convert } from "../numpy/promotion.ts";
import { expandDims, reshape, squeeze, transpose } from "../numpy/reshaping.ts";
import type { Binary, Unary } from "../numpy/ufunc.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

/** The primitives that take an `accuracy` besides their operand, and those that do not. */
const accurate = {
  cbrt: lax.cbrt,
  cos: lax.cos,
  exp: lax.exp,
  exp2: lax.exp2,
  expm1: lax.expm1,
  log: lax.log,
  log1p: lax.log1p,
  logistic: lax.logistic,
  rsqrt: lax.rsqrt,
  sin: lax.sin,
  sqrt: lax.sqrt,
  tan: lax.tan,
  tanh: lax.tanh,
};
const plain = {
  abs: lax.abs,
  acos: lax.acos,
  acosh: lax.acosh,
  asin: lax.asin,
  asinh: lax.asinh,
  atan: lax.atan,
  atanh: lax.atanh,
  bitwise_not: lax.not,
  ceil: lax.ceil,
  cosh: lax.cosh,
  digamma: lax.digamma,
  erf: lax.erf,
  erf_inv: lax.erfInv,
  erfc: lax.erfc,
  floor: lax.floor,
  imag: lax.imag,
  is_finite: lax.isFinite,
  lgamma: lax.lgamma,
  neg: lax.neg,
  population_count: lax.populationCount,
  real: lax.real,
  sign: lax.sign,
  sinh: lax.sinh,
  square: lax.square,
};
const binary = {
  add: operators.add,
  atan2: operators.atan2,
  bitwise_and: operators.and,
  bitwise_or: operators.or,
  bitwise_xor: operators.xor,
  complex: operators.complex,
  div: operators.div,
  eq: operators.eq,
  ge: operators.ge,
  gt: operators.gt,
  le: operators.le,
  lt: operators.lt,
  max: operators.max,
  min: operators.min,
  mul: operators.mul,
  ne: operators.ne,
  pow: operators.pow,
  rem: operators.rem,
  shift_left: operators.shiftLeft,
  shift_right_arithmetic: operators.shiftRightArithmetic,
  shift_right_logical: operators.shiftRightLogical,
  sub: operators.sub,
};
const running = {
  cumsum: cumulative.cumsum,
  cumprod: cumulative.cumprod,
  cummax: cumulative.cummax,
  cummin: cumulative.cummin,
  cumlogsumexp: cumulative.cumlogsumexp,
};

export const jaxLaxRows: readonly ApiFunction[] = [
  ...unaryRows(accurate, "(x, *, accuracy=None)"),
  ...unaryRows(plain, "(x)"),
  ...Object.entries<Binary>(binary).map(([name, apply]) =>
    apiFunction(
      `jax.lax.${name}`,
      name === "mul" ? "(x, y, *, out_dtype=None)" : "(x, y)",
      `Applies ${name} element by element to arrays of one dtype and one shape, or to a scalar.`,
      (args) => {
        const [x, y] = args.arrays("x", "y");
        return apply(x!, y!);
      },
    ),
  ),
  ...Object.entries(running).map(([name, apply]) =>
    apiFunction(
      `jax.lax.${name}`,
      "(operand, axis=0, reverse=False)",
      `Gives the running ${name.slice(3)} along an axis, in the same shape.`,
      (args) => apply(args.array("operand"), args.int("axis"), args.flag("reverse")),
    ),
  ),
  apiFunction("jax.lax.stop_gradient", "(x)", "Gives the value itself, which derivatives take as constant.", (args) =>
    args.get("x"),
  ),
  apiFunction("jax.lax.integer_pow", "(x, y)", "Raises every element to an integer power, in the same shape.", (args) =>
    lax.integerPow(args.array("x"), args.int("y")),
  ),
  apiFunction(
    "jax.lax.select",
    "(pred, on_true, on_false)",
    "Takes elements of on_true where pred holds and of on_false elsewhere; all have one shape.",
    (args) => {
      const [which, onTrue, onFalse] = args.arrays("pred", "on_true", "on_false");
      return selectN(which!, onFalse!, onTrue!);
    },
  ),
  apiFunction("jax.lax.clamp", "(min, x, max)", "Limits every element to a range, in the same shape.", (args) => {
    const [min, x, max] = args.arrays("min", "x", "max");
    return clamp(min!, x!, max!);
  }),
  apiFunction(
    "jax.lax.dynamic_slice",
    "(operand, start_indices, slice_sizes, *, allow_negative_indices=True)",
    "Cuts out a box of the given sizes at a place that may be computed.",
    (args) => {
      const x = args.array("operand");
      return dynamicSlice(x, startsOf(x, args.arraysOf(args.list("start_indices"))), args.shape("slice_sizes"));
    },
  ),
  apiFunction(
    "jax.lax.dynamic_slice_in_dim",
    "(operand, start_index, slice_size, axis=0, *, allow_negative_indices=True)",
    "Cuts a number of slices out of an axis, from a place that may be computed.",
    (args) => sliceAlong(args, args.array("operand"), args.array("start_index"), args.dim("slice_size")),
  ),
  apiFunction(
    "jax.lax.dynamic_index_in_dim",
    "(operand, index, axis=0, keepdims=True, *, allow_negative_indices=True)",
    "Cuts one slice out of an axis, which stays with size one unless keepdims is false.",
    (args) => {
      const cut = sliceAlong(args, args.array("operand"), args.array("index"), 1);
      return args.flag("keepdims") ? cut : squeeze(cut, [args.int("axis")]);
    },
  ),
  apiFunction(
    "jax.lax.dynamic_update_slice",
    "(operand, update, start_indices, *, allow_negative_indices=True)",
    "Puts an array over a box of another one, in the shape of that.",
    (args) => {
      const [x, update] = args.arrays("operand", "update");
      return dynamicUpdateSlice(x!, update!, startsOf(x!, args.arraysOf(args.list("start_indices"))));
    },
  ),
  apiFunction("jax.lax.iota", "(dtype, size)", "Makes a vector of the numbers from zero.", (args) =>
    iota(args.dtype("dtype")!, [args.dim("size")], 0),
  ),
  apiFunction(
    "jax.lax.broadcasted_iota",
    "(dtype, shape, dimension, *, out_sharding=None)",
    "Makes an array of the shape whose elements are their index along an axis.",
    (args) => iota(args.dtype("dtype")!, args.shape("shape"), args.int("dimension")),
  ),
  apiFunction(
    "jax.lax.full",
    "(shape, fill_value, dtype=None, *, sharding=None)",
    "Makes an array of the shape, full of one value.",
    (args) => full(args.shape("shape"), args.array("fill_value"), args.dtype("dtype")),
  ),
  apiFunction(
    "jax.lax.reshape",
    "(operand, new_sizes, dimensions=None, *, out_sharding=None)",
    "Puts the same elements into another shape.",
    (args) => reshape(args.array("operand"), args.shape("new_sizes")),
  ),
  apiFunction("jax.lax.transpose", "(operand, permutation)", "Reorders the axes.", (args) =>
    transpose(args.array("operand"), args.ints("permutation")),
  ),
  apiFunction("jax.lax.expand_dims", "(array, dimensions)", "Inserts axes of size one.", (args) =>
    expandDims(args.array("array"), args.ints("dimensions")),
  ),
  apiFunction("jax.lax.squeeze", "(array, dimensions)", "Drops axes of size one.", (args) =>
    squeeze(args.array("array"), args.ints("dimensions")),
  ),
  apiFunction(
    "jax.lax.concatenate",
    "(operands, dimension)",
    "Joins arrays of one dtype along an axis, whose sizes add up.",
    (args) => concatenate(args.arraysOf(args.list("operands")), args.int("dimension")),
  ),
  apiFunction(
    "jax.lax.top_k",
    "(operand, k, *, axis=-1)",
    "Gives the k largest elements along an axis and their indices; the axis gets size k.",
    (args) => pyList(topK(args.array("operand"), args.int("k"))),
  ),
  apiFunction(
    "jax.lax.convert_element_type",
    "(operand, new_dtype)",
    "Converts the elements to another dtype, in the same shape.",
    (args) => convert(args.array("operand"), args.dtype("new_dtype")!),
  ),
];

function unaryRows(functions: Readonly<Record<string, Unary>>, signature: string): readonly ApiFunction[] {
  return Object.entries(functions).map(([name, apply]) =>
    apiFunction(`jax.lax.${name}`, signature, `Applies ${name} to every element, in the same shape.`, (args) =>
      apply(args.array("x")),
    ),
  );
}

/** One start for each axis, as scalars of one dtype; negative ones count from the end. */
function startsOf(x: ArrayValue, starts: readonly ArrayValue[]): readonly ArrayValue[] {
  return starts.map((start, axis) => convert(normalizeIndex(start, x.aval.shape[axis] ?? 0), "int32"));
}

function sliceAlong(args: BoundArguments, x: ArrayValue, start: ArrayValue, size: Dim): ArrayValue {
  const axis = canonicalizeAxis(args.int("axis"), x.aval.ndim);
  const starts = replaceAt(
    x.aval.shape.map(() => constant(0, "int32")),
    axis,
    start,
  );
  return dynamicSlice(x, startsOf(x, starts), replaceAt(x.aval.shape, axis, size));
}
