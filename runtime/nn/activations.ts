// The activation functions of jax.nn.

import type { ArrayValue } from "../core/trace.ts";
import * as lax from "../lax/elementwise.ts";
import { add, logAddExp, maximum, minimum, multiply, trueDivide } from "../numpy/arithmetic.ts";
import { greater, greaterEqual, less, lessEqual } from "../numpy/comparison.ts";
import { constant } from "../numpy/conversion.ts";
import { exp, expm1, log, log1p, sqrt, tanh } from "../numpy/elementary.ts";
import { convert, inexactDtype, promoteDtype } from "../numpy/promotion.ts";
import { absolute, square } from "../numpy/rounding.ts";
import { clip } from "../numpy/selection.ts";
import type { Unary } from "../numpy/ufunc.ts";
import { where } from "../numpy/where.ts";

export const relu: Unary = (x) => maximum(x, int(0));
export const relu6: Unary = (x) => minimum(relu(x), float(6));
export const softplus: Unary = (x) => logAddExp(x, int(0));
export const sigmoid: Unary = (x) => lax.logistic(x);
export const silu: Unary = (x) => multiply(x, sigmoid(x));
export const softSign: Unary = (x) => trueDivide(x, add(absolute(x), int(1)));
export const logSigmoid: Unary = (x) => lax.neg(softplus(lax.neg(x)));
export const mish: Unary = (x) => multiply(x, tanh(softplus(x)));
export const hardSigmoid: Unary = (x) => trueDivide(relu6(add(x, float(3))), float(6));
export const hardSilu: Unary = (x) => multiply(x, hardSigmoid(x));
export const hardTanh: Unary = (x) => where(greater(x, int(1)), int(1), where(less(x, int(-1)), int(-1), x));
export const sparseSigmoid: Unary = (x) => multiply(float(0.5), clip(add(x, float(1)), float(0), float(2)));
export const selu: Unary = (x) => multiply(float(1.0507009873554805), elu(x, float(1.6732632423543772)));

export const sparsePlus: Unary = (x) => {
  const parabola = trueDivide(lax.square(add(x, float(1))), int(4));
  return where(lessEqual(x, float(-1)), float(0), where(greaterEqual(x, float(1)), x, parabola));
};

export function squareplus(x: ArrayValue, b: ArrayValue): ArrayValue {
  return trueDivide(add(x, sqrt(add(square(x), b))), int(2));
}

export function elu(x: ArrayValue, alpha: ArrayValue): ArrayValue {
  const isPositive = greater(x, int(0));
  return where(isPositive, x, multiply(alpha, expm1(where(isPositive, float(0), x))));
}

export function celu(x: ArrayValue, alpha: ArrayValue): ArrayValue {
  const tail = expm1(trueDivide(minimum(x, float(0)), alpha));
  return add(maximum(x, float(0)), multiply(alpha, tail));
}

export function leakyRelu(x: ArrayValue, negativeSlope: ArrayValue): ArrayValue {
  return where(greaterEqual(x, int(0)), x, multiply(negativeSlope, x));
}

/** `x` times the normal distribution's share below it, exactly or by way of tanh. */
export function gelu(x: ArrayValue, isApproximate: boolean): ArrayValue {
  const value = promoteDtype(x, inexactDtype);
  const strong = (number: number) => constant(number, value.aval.dtype);
  if (!isApproximate) {
    const half = multiply(float(0.5), value);
    return convert(multiply(half, lax.erfc(multiply(lax.neg(value), strong(Math.SQRT1_2)))), value.aval.dtype);
  }
  const cubic = add(value, multiply(float(0.044715), lax.integerPow(value, 3)));
  const share = multiply(float(0.5), add(float(1), tanh(multiply(strong(Math.sqrt(2 / Math.PI)), cubic))));
  return multiply(value, share);
}

/** log(1 - exp(-x)), exact near zero too. */
export function log1mexp(x: ArrayValue): ArrayValue {
  const turn = log(float(2));
  return where(less(x, turn), log(lax.neg(expm1(lax.neg(x)))), log1p(lax.neg(exp(lax.neg(x)))));
}

/** A Python integer or float among arrays: it yields to their dtype. */
function int(value: number): ArrayValue {
  return constant(value, "int32", true);
}

function float(value: number): ArrayValue {
  return constant(value, "float32", true);
}
