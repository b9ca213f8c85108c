// Samples made of uniform bits.

import { formatShape, type Shape, unifyDims } from "../core/dim.ts";
import { itemSize } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import { complex, erfInv } from "../lax/elementwise.ts";
import { type BitWidth, randomBits } from "../lax/randomBits.ts";
import { broadcastShapes, padRank } from "../numpy/broadcasting.ts";
import { less } from "../numpy/comparison.ts";
import { constant, constantLike } from "../numpy/conversion.ts";
import { add, div, max, mul, shiftRightLogical, sub } from "../numpy/operators.ts";
import { reshape } from "../numpy/reshaping.ts";
import { index } from "./elements.ts";
import { splitInto } from "./keys.ts";

export type FloatDType = "bfloat16" | "float16" | "float32" | "float64";

/** The bits of a float that hold its digits. */
export const mantissaBits: { readonly [D in FloatDType]: number } = {
  bfloat16: 7,
  float16: 10,
  float32: 23,
  float64: 52,
};

/** The least normal number of a dtype. */
export const smallest: { readonly [D in FloatDType]: number } = {
  bfloat16: 2 ** -126,
  float16: 2 ** -14,
  float32: 2 ** -126,
  float64: 2 ** -1022,
};

/** Uniform floats in [minval, maxval), which are of any dtype. Mirrors `jax.random.uniform`. */
export function uniform(
  key: ArrayValue,
  shape: Shape,
  dtype: FloatDType,
  minval: ArrayValue,
  maxval: ArrayValue,
): ArrayValue {
  const [low, high] = [minval, maxval].map((bound) => padRank(convertElementType(bound, dtype), shape.length));
  const scaled = multiplyAdd(unitInterval(key, shape, dtype), sub(high!, low!), low!);
  return max(low!, reshape(scaled, shape));
}

/** Standard normal floats or complex numbers. Mirrors `jax.random.normal`. */
export function normal(key: ArrayValue, shape: Shape, dtype: FloatDType | "complex64"): ArrayValue {
  if (dtype !== "complex64") return realNormal(key, shape, dtype);
  const [re, im] = splitInto(key, 2).map((part) => realNormal(part, shape, "float32"));
  return div(complex(re!, im!), constant({ re: Math.fround(Math.SQRT2), im: 0 }, "complex64"));
}

/** Booleans that are true with probability `p`. Mirrors `jax.random.bernoulli`; `shape` null is that of `p`. */
export function bernoulli(key: ArrayValue, p: ArrayValue, shape: Shape | null, mode: "high" | "low"): ArrayValue {
  const strong = convertElementType(p, p.aval.dtype);
  // SAFETY: the caller has checked that the probabilities are floats; where that is not known, so is no element.
  const dtype = (p.aval.dtype === "unknown" ? "float32" : p.aval.dtype) as FloatDType;
  const sizes = checkShape("bernoulli", shape, [p.aval.shape]);
  const [zero, one] = [0, 1].map((bound) => constant(bound, dtype));
  if (mode === "low") return less(uniform(key, sizes, dtype, zero!, one!), strong);
  const pair = uniform(key, [2, ...sizes], dtype, zero!, one!);
  const fine = mul(index(pair, 1), constant(2 ** -mantissaBits[dtype], dtype));
  return less(fine, sub(strong, index(pair, 0)));
}

/** What `shapes` broadcast to, together with `shape` when it is given. Throws JAX's `ValueError` when they do not broadcast to `shape`. */
export function checkShape(name: string, shape: Shape | null, shapes: readonly Shape[]): Shape {
  if (shape === null) return broadcastShapes(shapes);
  const result = broadcastShapes([shape, ...shapes]);
  if (shape.length === result.length && shape.every((dim, axis) => unifyDims(dim, result[axis]!) !== null))
    return result;
  throw valueError(
    `${name} parameter shapes must be broadcast-compatible with shape argument, and the result of broadcasting the ` +
      `shapes must equal the shape argument, but got result ${formatShape(result)} for shape argument ${formatShape(shape)}.`,
  );
}

/**
 * Uniform floats in [0, 1): as many random bits as the dtype has digits, divided by the power of two.
 *
 * JAX puts the bits under the exponent of one and subtracts one, which gives the same floats exactly.
 */
function unitInterval(key: ArrayValue, shape: Shape, dtype: FloatDType): ArrayValue {
  const digits = mantissaBits[dtype];
  // SAFETY: floats have 2, 4 or 8 bytes; those of fewer than 8 digits take 8 bits.
  const width = (digits < 8 ? 8 : 8 * itemSize(dtype)) as BitWidth;
  const bits = randomBits(key, width, shape);
  const integers = shiftRightLogical(bits, constantLike(bits, width - digits));
  return mul(convertElementType(integers, dtype), constant(2 ** -digits, dtype));
}

/**
 * `x * y + z`. In float32 it is rounded once, as XLA's compiler fuses the two, and not for each operation: float64 holds
 * the product exactly.
 */
function multiplyAdd(x: ArrayValue, y: ArrayValue, z: ArrayValue): ArrayValue {
  if (x.aval.dtype !== "float32") return add(mul(x, y), z);
  const [a, b, c] = [x, y, z].map((operand) => convertElementType(operand, "float64"));
  return convertElementType(add(mul(a!, b!), c!), "float32");
}

function realNormal(key: ArrayValue, shape: Shape, dtype: FloatDType): ArrayValue {
  const closestToMinusOne = -(1 - 2 ** -(mantissaBits[dtype] + 1));
  const u = uniform(key, shape, dtype, constant(closestToMinusOne, dtype), constant(1, dtype));
  return mul(constant(Math.SQRT2, dtype), erfInv(u));
}
