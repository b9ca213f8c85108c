// What sort of number each element is, and the replacement of those that are none.

import { type DType, floatDtype, isComplex, isInexact } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { constant, constantLike, filledLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { convert, isFloating } from "./promotion.ts";
import { onParts } from "./ufunc.ts";
import { where } from "./where.ts";

export const isNaN = (x: ArrayValue): ArrayValue => lax.ne(x, x);
export const isPosInf = (x: ArrayValue): ArrayValue => equalsInfinity(x, Number.POSITIVE_INFINITY);
export const isNegInf = (x: ArrayValue): ArrayValue => equalsInfinity(x, Number.NEGATIVE_INFINITY);

export function isFinite(x: ArrayValue): ArrayValue {
  if (isComplex(x.aval.dtype)) return lax.and(unary.isFinite(unary.real(x)), unary.isFinite(unary.imag(x)));
  return isInexact(x.aval.dtype) ? unary.isFinite(x) : filledLike(x, 1, "bool");
}

export function isInf(x: ArrayValue): ArrayValue {
  if (isComplex(x.aval.dtype)) return lax.or(isInf(unary.real(x)), isInf(unary.imag(x)));
  if (!isFloating(x.aval.dtype)) return filledLike(x, 0, "bool");
  return lax.eq(unary.abs(x), constant(Number.POSITIVE_INFINITY, x.aval.dtype));
}

/** Whether the imaginary part is not zero. */
export const isComplexNumber = (x: ArrayValue): ArrayValue => {
  const part = imag(x);
  return lax.ne(part, constantLike(part, 0));
};

/** Whether the imaginary part is zero. */
export const isRealNumber = (x: ArrayValue): ArrayValue => {
  const part = imag(x);
  return lax.eq(part, constantLike(part, 0));
};

export const real = (x: ArrayValue): ArrayValue => (isComplex(x.aval.dtype) ? unary.real(x) : x);
export const conjugate = (x: ArrayValue): ArrayValue => (isComplex(x.aval.dtype) ? unary.conj(x) : x);

/** The imaginary part, which is zero for what is not complex. */
export const imag = (x: ArrayValue): ArrayValue => (isComplex(x.aval.dtype) ? unary.imag(x) : filledLike(x, 0));

/** The angle of a complex number in radians, or degrees. */
export function angle(x: ArrayValue, inDegrees: boolean): ArrayValue {
  const { dtype, ndim } = x.aval;
  const isStrong = !isInexact(dtype) || (isFloating(dtype) && ndim === 0);
  const [im, re] = [imag(x), real(x)].map((part) => (isStrong ? convert(part, floatDtype()) : part));
  const result = lax.atan2(im!, re!);
  return inDegrees ? lax.mul(result, constantLike(result, 180 / Math.PI)) : result;
}

export interface Replacements {
  readonly nan: ArrayValue;
  /** The largest number of the dtype when null. */
  readonly positiveInfinity: ArrayValue | null;
  /** The smallest number of the dtype when null. */
  readonly negativeInfinity: ArrayValue | null;
}

/** Other numbers in place of infinities and not-a-numbers. Mirrors `jnp.nan_to_num`. */
export function nanToNum(x: ArrayValue, replacements: Replacements): ArrayValue {
  const { dtype } = x.aval;
  if (!isInexact(dtype)) return x;
  if (isComplex(dtype)) return onParts(x, (part) => nanToNum(part, replacements));
  const high = replacements.positiveInfinity ?? constant(largestOf(dtype), dtype);
  const low = replacements.negativeInfinity ?? constant(-largestOf(dtype), dtype);
  const withoutNaN = where(isNaN(x), convert(replacements.nan, dtype), x);
  const bounded = where(isPosInf(withoutNaN), convert(high, dtype), withoutNaN);
  return where(isNegInf(bounded), convert(low, dtype), bounded);
}

/** The largest finite number of a floating dtype. */
export function largestOf(dtype: DType): number {
  if (dtype === "float16") return 65504;
  if (dtype === "float64") return Number.MAX_VALUE;
  return dtype === "bfloat16" ? 3.3895313892515355e38 : 3.4028234663852886e38;
}

function equalsInfinity(x: ArrayValue, infinity: number): ArrayValue {
  if (isComplex(x.aval.dtype)) throw valueError("isposinf/isneginf are not well defined for complex types");
  if (!isFloating(x.aval.dtype)) return filledLike(x, 0, "bool");
  return lax.eq(x, constant(infinity, x.aval.dtype));
}
