// Comparisons of jax.numpy, and logic on what they answer.

import { type DType, isComplex } from "../core/dtype.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { isFinite, isNaN } from "./classification.ts";
import * as lax from "./operators.ts";
import { anyDtype, convert, inexactDtype, promoteDtypes, realDtype } from "./promotion.ts";
import { type Binary, binary } from "./ufunc.ts";
import { toBoolean, where } from "./where.ts";

export const equal = binary("equal", anyDtype, () => lax.eq);
export const notEqual = binary("not_equal", anyDtype, () => lax.ne);
export const greater = binary("greater", anyDtype, (dtype) => ordered(dtype, lax.gt));
export const greaterEqual = binary("greater_equal", anyDtype, (dtype) => ordered(dtype, lax.ge));
export const less = binary("less", anyDtype, (dtype) => ordered(dtype, lax.lt));
export const lessEqual = binary("less_equal", anyDtype, (dtype) => ordered(dtype, lax.le));

export const logicalAnd = binary("logical_and", anyDtype, () => onBooleans(lax.and));
export const logicalOr = binary("logical_or", anyDtype, () => onBooleans(lax.or));
export const logicalXor = binary("logical_xor", anyDtype, () => onBooleans(lax.xor));
export const logicalNot = (x: ArrayValue): ArrayValue => unary.not(toBoolean(x));

export interface Tolerance {
  readonly relative: ArrayValue;
  readonly absolute: ArrayValue;
  /** Whether two elements that are no numbers count as close. */
  readonly equalNaN: boolean;
}

/** Whether elements are equal within a tolerance. Mirrors `jnp.isclose`. */
export function isClose(x: ArrayValue, y: ArrayValue, tolerance: Tolerance): ArrayValue {
  const [a, b] = promoteDtypes("isclose", [x, y], inexactDtype);
  const dtype = realDtype(a!.aval.dtype);
  const [relative, absolute] = [convert(tolerance.relative, dtype), convert(tolerance.absolute, dtype)];
  const areNaN = lax.and(isNaN(a!), isNaN(b!));
  const distance = unary.abs(lax.sub(a!, b!));
  const isNear = lax.le(distance, lax.add(absolute, lax.mul(relative, unary.abs(b!))));
  const isEqual = lax.or(lax.eq(a!, b!), lax.and(isFinite(b!), isNear));
  return tolerance.equalNaN ? lax.or(isEqual, areNaN) : isEqual;
}

/** Complex numbers compare by real part, then by imaginary part. Mirrors `_complex_comparison`. */
function ordered(dtype: DType, compare: Binary): Binary {
  if (!isComplex(dtype)) return compare;
  return (x, y) => {
    const [a, b] = [unary.real(x), unary.real(y)];
    return where(lax.eq(a, b), compare(unary.imag(x), unary.imag(y)), compare(a, b));
  };
}

function onBooleans(operator: Binary): Binary {
  return (x, y) => operator(toBoolean(x), toBoolean(y));
}
