// Signs, also those of zeros.

import { isComplex, isInteger } from "../core/dtype.ts";
import { typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { constant, filledLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { inexactDtype } from "./promotion.ts";
import { binary } from "./ufunc.ts";
import { where } from "./where.ts";

/** Whether the sign is negative, also that of zero. */
export function signBit(x: ArrayValue): ArrayValue {
  const { dtype } = x.aval;
  if (isInteger(dtype)) return lax.lt(x, constant(0, dtype));
  if (dtype === "bool") return filledLike(x, 0, "bool");
  if (isComplex(dtype)) throw valueError(`jax.numpy.signbit is not well defined for ${dtype}`);
  const zero = constant(0, dtype);
  const isNegativeZero = lax.and(lax.eq(x, zero), lax.lt(unary.integerPow(x, -1), zero));
  return lax.or(lax.lt(x, zero), isNegativeZero);
}

/** The magnitude of the first operand with the sign of the second. */
export const copySign = binary("copysign", inexactDtype, (dtype) => {
  if (isComplex(dtype)) throw typeError("copysign does not support complex-valued inputs");
  return (x, y) => where(signBit(y), unary.neg(unary.abs(x)), unary.abs(x));
});
