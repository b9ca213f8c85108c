// How the elementwise functions of jax.numpy are made from those of lax.

import type { DType } from "../core/dtype.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as lax from "../lax/elementwise.ts";
import { type BinaryOperator, complex } from "./operators.ts";
import { inexactDtype, type Promotion, promoteDtype, promoteDtypes } from "./promotion.ts";

export type Unary = (x: ArrayValue) => ArrayValue;
export type Binary = BinaryOperator;

/** A function of two operands that first brings them to one dtype, which may decide what it does. */
export function binary(name: string, promotion: Promotion, operatorFor: (dtype: DType) => Binary): Binary {
  return (x, y) => {
    const [left, right] = promoteDtypes(name, [x, y], promotion);
    return operatorFor(left!.aval.dtype)(left!, right!);
  };
}

/** A function of one operand that is computed in floating point. */
export function inexact(apply: Unary): Unary {
  return (x) => apply(promoteDtype(x, inexactDtype));
}

/** A function applied to the real and to the imaginary part. */
export function onParts(x: ArrayValue, apply: Unary): ArrayValue {
  return complex(apply(lax.real(x)), apply(lax.imag(x)));
}
