// The functions of jax.numpy on two operands that are a primitive once the dtypes agree, and some near them.

import { isComplex, kindOf } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { constantLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { anyDtype, inexactDtype, numericDtype } from "./promotion.ts";
import { type Binary, binary } from "./ufunc.ts";
import { where } from "./where.ts";

export const add = binary("add", anyDtype, (dtype) => (dtype === "bool" ? lax.or : lax.add));
export const subtract = binary("subtract", anyDtype, () => lax.sub);
export const multiply = binary("multiply", anyDtype, (dtype) => (dtype === "bool" ? lax.and : lax.mul));
export const trueDivide = binary("true_divide", inexactDtype, () => lax.div);
export const maximum = binary("maximum", anyDtype, () => lax.max);
export const minimum = binary("minimum", anyDtype, () => lax.min);
export const arctan2 = binary("arctan2", inexactDtype, () => lax.atan2);
export const nextAfter = binary("nextafter", inexactDtype, () => lax.nextafter);
export const floatPower = binary("float_power", inexactDtype, () => lax.pow);
export const bitwiseAnd = binary("bitwise_and", anyDtype, () => lax.and);
export const bitwiseOr = binary("bitwise_or", anyDtype, () => lax.or);
export const bitwiseXor = binary("bitwise_xor", anyDtype, () => lax.xor);
export const leftShift = binary("left_shift", numericDtype, () => lax.shiftLeft);
export const rightShift = binary("right_shift", numericDtype, (dtype) =>
  kindOf(dtype) === "u" ? lax.shiftRightLogical : lax.shiftRightArithmetic,
);

/** The larger of the two that is a number at all; `fmin` the smaller. */
export const fmax: Binary = (x, y) => where(lax.or(...ordering(x, y, lax.gt)), x, y);
export const fmin: Binary = (x, y) => where(lax.or(...ordering(x, y, lax.lt)), x, y);

export const logAddExp = binary("logaddexp", inexactDtype, () => (x, y) => {
  const larger = lax.max(x, y);
  const delta = lax.sub(x, y);
  const sum = lax.add(larger, unary.log1p(unary.exp(unary.neg(unary.abs(delta)))));
  return where(lax.ne(delta, delta), lax.add(x, y), sum);
});

export const logAddExp2 = binary("logaddexp2", inexactDtype, () => (x, y) => {
  const larger = lax.max(x, y);
  const delta = lax.sub(x, y);
  const tail = unary.log1p(unary.exp2(unary.neg(unary.abs(delta))));
  const sum = lax.add(larger, lax.div(tail, constantLike(tail, Math.LN2)));
  return where(lax.ne(delta, delta), lax.add(x, y), sum);
});

export const heaviside = binary("heaviside", inexactDtype, () => (x, y) => {
  const zero = constantLike(x, 0);
  const notNegative = where(lax.gt(x, zero), constantLike(x, 1), where(lax.ne(x, x), x, y));
  return where(lax.lt(x, zero), zero, notNegative);
});

export const hypot = binary("hypot", inexactDtype, (dtype) => {
  if (isComplex(dtype)) {
    throw valueError(
      "jnp.hypot is not well defined for complex-valued inputs. Please convert to real values first, such as by using abs(x)",
    );
  }
  return hypotenuse;
});

function ordering(x: ArrayValue, y: ArrayValue, compare: Binary): [ArrayValue, ArrayValue] {
  const ordered = binary("greater", anyDtype, () => compare);
  return [ordered(x, y), lax.ne(y, y)];
}

function hypotenuse(x: ArrayValue, y: ArrayValue): ArrayValue {
  const [a, b] = [unary.abs(x), unary.abs(y)];
  const infinity = constantLike(x, Number.POSITIVE_INFINITY);
  const isInfinite = lax.or(lax.eq(a, infinity), lax.eq(b, infinity));
  const [larger, smaller] = [lax.max(a, b), lax.min(a, b)];
  const isZero = lax.eq(larger, constantLike(larger, 0));
  const ratio = lax.div(smaller, where(isZero, constantLike(larger, 1), larger));
  const root = unary.sqrt(lax.add(constantLike(ratio, 1), unary.square(ratio)));
  return where(isInfinite, infinity, where(isZero, larger, lax.mul(larger, root)));
}
