// The elementwise functions of jax.numpy on one operand that are computed in floating point.

import { isComplex } from "../core/dtype.ts";
import { typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as lax from "../lax/elementwise.ts";
import { constant, constantLike } from "./conversion.ts";
import * as binary from "./operators.ts";
import { inexactDtype, promoteDtype, realDtype } from "./promotion.ts";
import { copySign } from "./sign.ts";
import { inexact, onParts } from "./ufunc.ts";
import { where } from "./where.ts";

export const exp = inexact(lax.exp);
export const exp2 = inexact(lax.exp2);
export const expm1 = inexact(lax.expm1);
export const log = inexact(lax.log);
export const log1p = inexact(lax.log1p);
export const sin = inexact(lax.sin);
export const cos = inexact(lax.cos);
export const tan = inexact(lax.tan);
export const arcsin = inexact(lax.asin);
export const arccos = inexact(lax.acos);
export const arctan = inexact(lax.atan);
export const sinh = inexact(lax.sinh);
export const cosh = inexact(lax.cosh);
export const tanh = inexact(lax.tanh);
export const arcsinh = inexact(lax.asinh);
export const arctanh = inexact(lax.atanh);
export const sqrt = inexact(lax.sqrt);
export const cbrt = inexact(lax.cbrt);
export const reciprocal = inexact((x) => lax.integerPow(x, -1));
export const degToRad = inexact((x) => binary.mul(x, constantLike(x, Math.PI / 180)));
export const radToDeg = inexact((x) => binary.mul(x, constantLike(x, 180 / Math.PI)));

export const arccosh = inexact((x) => {
  const result = lax.acosh(x);
  if (!isComplex(result.aval.dtype)) return result;
  return where(binary.lt(lax.real(result), constant(0, realDtype(result.aval.dtype))), lax.neg(result), result);
});

export const log2 = inexact((x) => {
  if (!isComplex(x.aval.dtype)) return binary.div(lax.log(x), lax.log(constant(2, x.aval.dtype)));
  return onParts(lax.log(x), (part) => binary.div(part, lax.log(constant(2, part.aval.dtype))));
});

export const log10 = inexact((x) => {
  const scaled = (part: ArrayValue) => binary.mul(part, constant(Math.LOG10E, part.aval.dtype));
  return isComplex(x.aval.dtype) ? onParts(lax.log(x), scaled) : scaled(lax.log(x));
});

export const fabs = (x: ArrayValue): ArrayValue => {
  if (isComplex(x.aval.dtype)) throw typeError("ufunc 'fabs' does not support complex dtypes");
  return lax.abs(promoteDtype(x, inexactDtype));
};

/** `sin(pi x) / (pi x)`, which is one at zero. */
/** The modified Bessel function of order zero. Throws JAX's `ValueError` for complex numbers. */
export const besselI0 = inexact((x) => {
  const { dtype } = x.aval;
  if (isComplex(dtype)) throw valueError(`Unsupported input type to jax.numpy.i0: ${dtype}`);
  return binary.mul(lax.exp(lax.abs(x)), lax.besselI0e(x));
});

export const sinc = inexact((x) => {
  const isZero = binary.eq(x, constantLike(x, 0));
  const scaled = binary.mul(constantLike(x, Math.PI), x);
  const safe = where(isZero, constantLike(x, 1), scaled);
  const limit = binary.add(binary.mul(scaled, constantLike(x, 0)), constantLike(x, 1));
  return where(isZero, limit, binary.div(lax.sin(safe), safe));
});

/** The distance to the next number away from zero. */
export const spacing = inexact((x) => {
  if (isComplex(x.aval.dtype)) throw valueError("jnp.spacing is not defined for complex inputs.");
  const infinity = constantLike(x, Number.POSITIVE_INFINITY);
  return binary.sub(binary.nextafter(x, copySign(infinity, x)), x);
});
