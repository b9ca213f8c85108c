// What comes from Python as an array, for the library that asks: NumPy computes with its own, JAX with 32 bits.

import { isDType, kindOf } from "../../core/dtype.ts";
import { PythonError, typeError } from "../../core/errors.ts";
import { isNumPy } from "../../core/library.ts";
import type { ArrayValue } from "../../core/trace.ts";
import { EvalArray, evalArray } from "../../engine/evalArray.ts";
import { borrow, type NdArray, toJax } from "./ndarray.ts";

/** The array that NumPy makes of one of JAX's. Throws JAX's error for a tracer, which has no elements. */
export function jaxElements(array: ArrayValue): EvalArray {
  if (array instanceof EvalArray) {
    if (kindOf(array.dtype) !== "k") return borrow(array);
    throw typeError(
      "JAX array with PRNGKey dtype cannot be converted to a NumPy array. Use jax.random.key_data(arr) if you wish to extract the underlying integer array.",
    );
  }
  throw new PythonError(
    "TracerArrayConversionError",
    `The numpy.ndarray conversion method __array__() was called on traced array with shape ${array.aval.toLongString()}`,
  );
}

/** Elements of NumPy's as the library that asks takes them. */
export function ndarrayElements(array: NdArray): EvalArray {
  return isNumPy() ? array.read() : toJax(array.read());
}

/** A scalar of NumPy's as an array. */
export function scalarElements(dtype: string, parts: readonly unknown[]): EvalArray {
  if (!isDType(dtype)) throw new Error(`${dtype} is no dtype`);
  const array = evalArray(parts.map(Number), [], dtype);
  return isNumPy() ? array : toJax(array);
}
