// The rows of jax.lax that slide a window over an array, convolutions and pooling, and reductions by any function.

import { formatShape, type Shape, sizeOf } from "../core/dim.ts";
import { NotKnownError, typeError, valueError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { type ConvDimensionNumbers, convolve } from "../nn/convolution.ts";
import { type Padding, paddingOf, type Windows, windowParts } from "../nn/windowParts.ts";
import { range } from "../numpy/axes.ts";
import { asArray, constant, notKnown } from "../numpy/conversion.ts";
import { full } from "../numpy/creation.ts";
import { concatenate } from "../numpy/joining.ts";
import { convert } from "../numpy/promotion.ts";
import { reshape, transpose } from "../numpy/reshaping.ts";
import { sliceAlong } from "../numpy/splitting.ts";
import { where } from "../numpy/where.ts";
import { calledForTypes, evaluates } from "../transforms/elements.ts";
import { called, type Steps } from "../transforms/steps.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction, higherOrder } from "./row.ts";
import { readInts } from "./staticArguments.ts";

const precise = "precision=None, preferred_element_type=None";

export const jaxLaxWindowRows: readonly ApiFunction[] = [
  apiFunction(
    "jax.lax.conv_general_dilated",
    "(lhs, rhs, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, " +
      `feature_group_count=1, batch_group_count=1, ${precise}, out_sharding=None)`,
    "Convolves images with a kernel; dimension_numbers such as ('NHWC', 'HWIO', 'NHWC') name the axes.",
    convolutionOf,
  ),
  apiFunction(
    "jax.lax.conv_with_general_padding",
    `(lhs, rhs, window_strides, padding, lhs_dilation, rhs_dilation, ${precise})`,
    "Convolves images (N, C, ...) with a kernel (O, I, ...).",
    convolutionOf,
  ),
  apiFunction(
    "jax.lax.conv",
    `(lhs, rhs, window_strides, padding, ${precise})`,
    "Convolves images (N, C, ...) with a kernel (O, I, ...), padded by 'SAME' or 'VALID'.",
    convolutionOf,
  ),
  higherOrder(
    "jax.lax.reduce_window",
    "(operand, init_value, computation, window_dimensions, window_strides=None, padding='VALID', base_dilation=None, " +
      "window_dilation=None)",
    "Combines the elements of each window, as pooling does: with lax.max, lax.add or another function of two numbers.",
    reduceWindow,
  ),
  higherOrder(
    "jax.lax.reduce",
    "(operands, init_values, computation, dimensions, out_sharding=None)",
    "Combines the elements along axes, which go away, with a function of two numbers whose order makes no difference.",
    reduceBy,
  ),
];

function convolutionOf(args: BoundArguments): ArrayValue {
  const given = args.as("conv_general_dilated");
  const [lhs, rhs] = given.arrays("lhs", "rhs");
  const optional = <Value>(name: string, read: () => Value) => (args.has(name) && !args.isNone(name) ? read() : null);
  const numbers = dimensionNumbers(
    args.has("dimension_numbers") ? args.get("dimension_numbers") : null,
    lhs!.aval.shape,
    rhs!.aval.shape,
  );
  if ((optional("batch_group_count", () => args.int("batch_group_count")) ?? 1) !== 1) {
    throw new NotKnownError("convolutions with groups of the batch are not worked out");
  }
  return convolve(lhs!, rhs!, {
    strides: args.ints("window_strides"),
    padding: convolutionPadding(args.get("padding")),
    lhsDilation: optional("lhs_dilation", () => args.ints("lhs_dilation")),
    rhsDilation: optional("rhs_dilation", () => args.ints("rhs_dilation")),
    numbers,
    featureGroupCount: optional("feature_group_count", () => args.int("feature_group_count")) ?? 1,
    dtype: args.dtype("preferred_element_type"),
  });
}

/** A padding by name or in pairs of numbers; null where it is neither. */
function readPadding(value: PyValue): Padding | null {
  if (value.kind === "unknown" || value.kind === "object") throw notKnown(value);
  if (value.kind === "str") {
    if (value.value === null) throw new NotKnownError("the padding is not known");
    return value.value;
  }
  if (value.kind !== "tuple" && value.kind !== "list") return null;
  const pairs = value.items.map((pair): readonly [number, number] | null => {
    const [low, high, ...rest] = pair.kind === "tuple" || pair.kind === "list" ? readInts(pair) : [];
    return low !== undefined && high !== undefined && rest.length === 0 ? [low, high] : null;
  });
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

function convolutionPadding(value: PyValue): Padding {
  const padding = readPadding(value);
  if (padding !== null) return padding;
  throw valueError(
    `padding argument to conv_general_dilated should be a string or a sequence of (low, high) pairs, got ${pyRepr(value)}`,
  );
}

/** Which axis is which. Throws JAX's errors. Mirrors `conv_dimension_numbers`. */
function dimensionNumbers(value: PyValue | null, lhs: Shape, rhs: Shape): ConvDimensionNumbers {
  if (lhs.length !== rhs.length) {
    throw typeError(`convolution requires lhs and rhs ndim to be equal, got ${lhs.length} and ${rhs.length}.`);
  }
  const usual = range(lhs.length);
  if (value === null || value.kind === "none") return { lhs: usual, rhs: usual, out: usual };
  if (value.kind !== "tuple" && value.kind !== "list") {
    if (value.kind === "unknown" || value.kind === "object")
      throw new NotKnownError("the dimension numbers are not known");
    throw typeError(`convolution dimension_numbers must be tuple/list or None, got <class '${typeName(value)}'>.`);
  }
  const texts = value.items.map((item) => {
    if (item.kind === "str" && item.value !== null) return item.value;
    throw new NotKnownError("the dimension numbers are not known");
  });
  if (texts.length !== 3) {
    throw typeError(`convolution dimension_numbers list/tuple must be length 3, got ${texts.length}.`);
  }
  for (const [place, text] of texts.entries()) {
    if (text.length === lhs.length) continue;
    throw typeError(
      `convolution dimension_numbers[${place}] must have len equal to the ndim of lhs and rhs, got ${text.length} for ` +
        `lhs and rhs shapes ${formatShape(lhs)} and ${formatShape(rhs)}.`,
    );
  }
  const [lhsText, rhsText, outText] = texts;
  for (const [place, [first, second]] of ["NC", "OI", "NC"].entries())
    requireNames(texts[place]!, place, first!, second!);
  const spatial = [...rhsText!].filter((name) => name !== "O" && name !== "I");
  const isShared = [lhsText!, outText!].every((text) => spatial.every((name) => text.includes(name)));
  if (!isShared) {
    throw typeError(
      `convolution dimension_numbers elements must each have the same set of spatial characters, got ${pyRepr(value)}.`,
    );
  }
  const axes = (text: string, names: string) => [...names, ...spatial].map((name) => text.indexOf(name));
  return { lhs: axes(lhsText!, "NC"), rhs: axes(rhsText!, "OI"), out: axes(outText!, "NC") };
}

function requireNames(text: string, place: number, first: string, second: string): void {
  const count = (name: string) => text.split(name).length - 1;
  if (count(first) !== 1 || count(second) !== 1) {
    throw typeError(
      `convolution dimension_numbers[${place}] must contain the characters '${first}' and '${second}' exactly once, got ` +
        `${text}.`,
    );
  }
  if (new Set(text).size === text.length) return;
  throw typeError(`convolution dimension_numbers[${place}] cannot have duplicate characters, got ${text}.`);
}

/** What `computation` makes of the elements of each window, one after the other. Mirrors `lax.reduce_window`. */
function* reduceWindow(args: BoundArguments): Steps {
  const [operand, computation] = [args.get("operand"), args.callable("computation")];
  if (operand.kind === "tuple" || operand.kind === "list") {
    throw new NotKnownError("windows of several arrays together are not worked out");
  }
  const x = asArray(operand);
  const filling = asArray(args.get("init_value"));
  const windows = windowsOf(args, x.aval.shape);
  const parts = windowParts(x, windows, filling);
  // JAX traces the function with numbers; what it makes of two of them it makes of the elements of whole arrays.
  const number = convert(filling, x.aval.dtype);
  yield* calledForTypes(computation, [number, number]);
  let combined = full(parts[0]!.aval.shape, filling, x.aval.dtype);
  for (const part of parts) combined = yield* combinedBy(computation, combined, part);
  return combined;
}

/** What `computation` makes of the elements along axes, by halves. Mirrors `lax.reduce` of one array. */
function* reduceBy(args: BoundArguments): Steps {
  const [operand, computation] = [args.get("operands"), args.callable("computation")];
  if (operand.kind === "tuple" || operand.kind === "list") {
    throw new NotKnownError("reductions of several arrays together are not worked out");
  }
  const x = asArray(operand);
  const initial = convert(asArray(args.get("init_values")), x.aval.dtype);
  const axes = args.ints("dimensions");
  if (initial.aval.ndim > 0 || axes.some((axis) => axis < 0 || axis >= x.aval.ndim)) {
    throw new NotKnownError("the axes do not fit the array");
  }
  yield* calledForTypes(computation, [initial, initial]);
  const others = range(x.aval.ndim).filter((axis) => !axes.includes(axis));
  const rest = others.map((axis) => x.aval.shape[axis]!);
  const size = sizeOf(axes.map((axis) => x.aval.shape[axis]!));
  let parts = reshape(transpose(x, [...axes, ...others]), [size, ...rest]);
  const start = full(rest, initial, null);
  if (size === 0) return start;
  const isCounted = typeof size === "number" && evaluates();
  for (let count = isCounted ? size : 1; count > 1; count = Math.ceil(count / 2)) {
    const half = Math.floor(count / 2);
    const [left, right] = [sliceAlong(parts, 0, half, 0), sliceAlong(parts, half, 2 * half, 0)];
    const combined = yield* combinedBy(computation, left, right);
    parts = count % 2 === 0 ? combined : concatenate([combined, sliceAlong(parts, count - 1, count, 0)], 0);
  }
  return yield* combinedBy(computation, start, reshape(sliceAlong(parts, 0, 1, 0), rest));
}

/** Where elements are not known the result is of the same type, whatever the function does. */
function* combinedBy(computation: PyFunction, x: ArrayValue, y: ArrayValue): Steps<ArrayValue> {
  return evaluates() ? asArray(yield* called(computation, [x, y])) : where(constant(1, "bool"), x, y);
}

function windowsOf(args: BoundArguments, shape: Shape): Windows {
  const ones = shape.map(() => 1);
  const sizes = args.ints("window_dimensions");
  const each = (name: string) => (args.isNone(name) ? ones : args.ints(name));
  const windows = {
    sizes,
    strides: each("window_strides"),
    baseDilation: each("base_dilation"),
    windowDilation: each("window_dilation"),
  };
  if (args.isNone("window_strides") && args.get("padding").kind === "str" && args.string("padding") !== "VALID") {
    throw valueError(`operands could not be broadcast together with shapes (${shape.length},) (0,) `);
  }
  for (const [name, numbers] of [
    ["window_dimensions", sizes],
    ["window_strides", windows.strides],
  ] as const) {
    if (numbers.length !== shape.length) throw new NotKnownError(`${name} does not fit the array`);
  }
  const padding = readPadding(args.get("padding"));
  if (padding === null) throw new NotKnownError("the padding is not known");
  return { ...windows, padding: paddingOf(padding, shape, windows) };
}
