// The functions of jax.numpy on one operand that keep its dtype.

import { type DType, floatDtype, isComplex, isInteger, kindOf } from "../core/dtype.ts";
import { PythonError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import * as unary from "../lax/elementwise.ts";
import { largestOf } from "./classification.ts";
import { constantLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { convert, inexactDtype, numericDtype, promoteDtype } from "./promotion.ts";
import { onParts } from "./ufunc.ts";
import { where } from "./where.ts";

export const square = (x: ArrayValue): ArrayValue => unary.square(promoteDtype(x, numericDtype));

export const absolute = (x: ArrayValue): ArrayValue =>
  x.aval.dtype === "bool" || kindOf(x.aval.dtype) === "u" ? x : unary.abs(x);

export const bitwiseCount = (x: ArrayValue): ArrayValue =>
  convert(unary.populationCount(absolute(promoteDtype(x, numericDtype))), "uint8");

export const floor = (x: ArrayValue): ArrayValue => (isWhole(x.aval.dtype) ? x : unary.floor(x));
export const ceil = (x: ArrayValue): ArrayValue => (isWhole(x.aval.dtype) ? x : unary.ceil(x));

/** Towards zero. */
export const trunc = (x: ArrayValue): ArrayValue =>
  isWhole(x.aval.dtype) ? x : where(lax.lt(x, constantLike(x, 0)), unary.ceil(x), unary.floor(x));

/** To the nearest whole number, halves to the even one. */
export function rint(x: ArrayValue): ArrayValue {
  if (isWhole(x.aval.dtype)) return convertElementType(x, floatDtype());
  return isComplex(x.aval.dtype) ? onParts(x, rint) : unary.round(x, "toNearestEven");
}

/** To a number of decimals, halves to even. Mirrors `jnp.round`. */
export function round(x: ArrayValue, decimals: number): ArrayValue {
  const { dtype } = x.aval;
  if (isInteger(dtype) && decimals < 0) {
    throw new PythonError("NotImplementedError", "integer np.round not implemented for decimals < 0");
  }
  if (isInteger(dtype) || decimals > Math.log10(largestOf(dtype))) return x;
  return isComplex(dtype) ? onParts(x, (part) => roundFloat(part, decimals)) : roundFloat(x, decimals);
}

/** The fraction and the whole part, both with the sign of the number. */
export function modf(x: ArrayValue): readonly [ArrayValue, ArrayValue] {
  const value = promoteDtype(x, inexactDtype);
  const whole = where(lax.ge(value, constantLike(value, 0)), floor(value), ceil(value));
  return [lax.sub(value, whole), whole];
}

function isWhole(dtype: DType): boolean {
  return dtype === "bool" || isInteger(dtype);
}

function roundFloat(x: ArrayValue, decimals: number): ArrayValue {
  if (decimals === 0) return unary.round(x, "toNearestEven");
  const working = x.aval.dtype === "float16" ? convert(x, "float32") : x;
  const factor = constantLike(working, 10 ** decimals);
  const rounded = lax.divByConstant(unary.round(lax.mul(working, factor), "toNearestEven"), factor);
  return x.aval.dtype === "float16" ? convert(rounded, "float16") : rounded;
}
