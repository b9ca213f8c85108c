// Division that rounds, and remainders.

import { isComplex, isInteger, kindOf } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { constant, constantLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { numericDtype, promoteDtypes } from "./promotion.ts";
import { binary } from "./ufunc.ts";
import { where } from "./where.ts";

export const floorDivide = binary("floor_divide", numericDtype, (dtype) => {
  if (kindOf(dtype) === "u") return lax.div;
  if (isInteger(dtype)) return floorDivideIntegers;
  if (isComplex(dtype)) throw typeError("floor_divide does not support complex-valued inputs");
  return (x, y) => floatDivmod(x, y)[0];
});

/** The remainder with the sign of the divisor, Python's `%`. */
export const remainder = binary("remainder", numericDtype, () => (x, y) => {
  const divisor = withoutZeros(y);
  const zero = constant(0, x.aval.dtype);
  const truncated = lax.rem(x, divisor);
  const differ = lax.ne(lax.lt(truncated, zero), lax.lt(divisor, zero));
  return where(lax.and(differ, lax.ne(truncated, zero)), lax.add(truncated, divisor), truncated);
});

/** The remainder with the sign of the dividend, C's `fmod`. */
export const fmod = binary("fmod", numericDtype, () => (x, y) => lax.rem(x, withoutZeros(y)));

/** Quotient and remainder, the quotient rounded towards minus infinity. */
export function divmod(x: ArrayValue, y: ArrayValue): readonly [ArrayValue, ArrayValue] {
  const [a, b] = promoteDtypes("divmod", [x, y], numericDtype);
  return isInteger(a!.aval.dtype) ? [floorDivide(a!, b!), remainder(a!, b!)] : floatDivmod(a!, b!);
}

function floorDivideIntegers(x: ArrayValue, y: ArrayValue): ArrayValue {
  const quotient = lax.div(x, y);
  const differ = lax.ne(unary.sign(x), unary.sign(y));
  const isRounded = lax.ne(lax.rem(x, y), constantLike(x, 0));
  return where(lax.and(differ, isRounded), predecessor(quotient), quotient);
}

function floatDivmod(x: ArrayValue, y: ArrayValue): readonly [ArrayValue, ArrayValue] {
  const modulus = lax.rem(x, y);
  const quotient = lax.div(where(lax.eq(y, constantLike(y, 0)), x, lax.sub(x, modulus)), y);
  const differ = lax.ne(unary.sign(y), unary.sign(modulus));
  const isRounded = lax.and(lax.ne(modulus, constantLike(modulus, 0)), differ);
  return [
    unary.round(where(isRounded, predecessor(quotient), quotient), "awayFromZero"),
    where(isRounded, lax.add(modulus, y), modulus),
  ];
}

/** One less, and as weak. */
function predecessor(x: ArrayValue): ArrayValue {
  return lax.sub(x, constant(1, x.aval.dtype, true));
}

/** Integer divisors with one for zero, where JAX's remainder does not trap. */
function withoutZeros(y: ArrayValue): ArrayValue {
  if (!isInteger(y.aval.dtype)) return y;
  return where(lax.eq(y, constantLike(y, 0)), constantLike(y, 1), y);
}
