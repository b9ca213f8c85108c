import type { PyDType, PyValue } from "../core/pyValue.ts";
import { asArrayOf } from "../numpy/conversion.ts";

/** A scalar type of jax.numpy called like a function, `jnp.float32(x)`: the value as an array of that dtype. */
export function callScalarType(type: PyDType, value: PyValue): PyValue {
  return asArrayOf(value, type.dtype);
}
