// Arrays made from shapes.

import type { Dim, Shape } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { iota } from "../lax/iota.ts";
import { full as filled, type Scalar } from "../lax/literal.ts";
import { broadcastTo } from "./broadcasting.ts";
import { sizeConstant } from "./conversion.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";

/** One number everywhere. Throws JAX's `TypeError` when a size is negative. Mirrors `jnp.zeros` and `jnp.ones`. */
export function uniform(shape: Shape, value: Scalar, dtype: DType): ArrayValue {
  if (shape.some((dim) => typeof dim === "number" && dim < 0)) {
    const given = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
    throw typeError(`broadcast_in_dim shape must have every element be nonnegative, got ${given}.`);
  }
  return filled(shape, value, dtype);
}

/** A scalar or an array repeated to a shape, in its own dtype unless another is asked for. Mirrors `jnp.full`. */
export function full(shape: Shape, value: ArrayValue, dtype: DType | null): ArrayValue {
  return broadcastTo(dtype === null ? value : convert(value, dtype), shape);
}

/** Ones on the diagonal `offset` places above the main one, zeros elsewhere. Mirrors `jnp.eye`. */
export function eye(rows: Dim, columns: Dim, offset: ArrayValue, dtype: DType): ArrayValue {
  const shape = [rows, columns];
  const row = iota(offset.aval.dtype, shape, 0);
  return convert(lax.eq(lax.add(row, offset), iota(offset.aval.dtype, shape, 1)), dtype);
}

/** True on and below the diagonal `offset` places above the main one. Mirrors `lax._tri`. */
export function lowerTriangle(rows: Dim, columns: Dim, offset: Dim): ArrayValue {
  const shape = [rows, columns];
  return lax.ge(lax.add(iota("int32", shape, 0), sizeConstant(offset, "int32")), iota("int32", shape, 1));
}
