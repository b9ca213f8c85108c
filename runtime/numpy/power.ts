// Powers, in the several ways JAX computes them.

import { isInexact, isInteger } from "../core/dtype.ts";
import type { PyValue } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { constant, ensureArrayLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { numericDtype, promoteDtype, promoteDtypes } from "./promotion.ts";
import { where } from "./where.ts";

/** `base ** exponent`: a Python integer as exponent keeps the dtype of the base, weak or not. Mirrors `jnp.power`. */
export function power(base: PyValue, exponent: PyValue): ArrayValue {
  const index = staticExponent(exponent);
  if (index !== null) return unary.integerPow(promoteDtype(ensureArrayLike("power", [base])[0]!, numericDtype), index);
  const [x, y] = ensureArrayLike("power", [base, exponent]);
  return arrayPower(x!, y!);
}

/** `x` to the power of the elements of `y`. */
export function arrayPower(x: ArrayValue, y: ArrayValue): ArrayValue {
  const [a, b] = promoteDtypes("power", [x, y], numericDtype);
  if (isInteger(a!.aval.dtype)) return integerPower(a!, b!);
  return isInexact(x.aval.dtype) && isInteger(y.aval.dtype) ? lax.pow(x, y) : lax.pow(a!, b!);
}

function staticExponent(exponent: PyValue): number | null {
  if (exponent.kind === "bool") return exponent.value === null ? null : Number(exponent.value);
  return exponent.kind === "int" && typeof exponent.value === "number" ? exponent.value : null;
}

/** Squares and multiplies over six bits of the exponent. Mirrors `_pow_int_int`. */
function integerPower(x: ArrayValue, y: ArrayValue): ArrayValue {
  const zero = constant(0, y.aval.dtype);
  const one = constant(1, y.aval.dtype);
  let result = where(lax.and(lax.eq(x, zero), lax.ne(y, zero)), zero, one);
  let base = x;
  let exponent = y;
  for (let bit = 0; bit < 6; bit += 1) {
    result = where(lax.and(exponent, one), lax.mul(result, base), result);
    base = lax.mul(base, base);
    exponent = lax.shiftRightLogical(exponent, one);
  }
  return result;
}
