// NumPy's arrays where nothing but the aval is known: JAX's are other values, with other dtypes.

import { ShapedArray } from "./aval.ts";
import { canonicalizeDtype } from "./dtype.ts";
import { isNumPy } from "./library.ts";
import { type ArrayValue, activeTrace } from "./trace.ts";

/** An array or scalar of NumPy's without elements. Its dtype may have 64 bits and is never weak. */
export class NumPyArray implements ArrayValue {
  readonly kind = "array";
  readonly aval: ShapedArray;

  constructor({ shape, dtype }: ShapedArray) {
    this.aval = new ShapedArray(shape, dtype);
  }
}

/** The array as the library that computes takes it: JAX makes one of its own, with its own dtypes, of one of NumPy's. */
export function taken(array: ArrayValue): ArrayValue {
  if (isNumPy()) {
    // In a run only Python's numbers are weak, and they keep their elements.
    return array.aval.weakType && activeTrace().scalarOf === undefined ? new NumPyArray(array.aval) : array;
  }
  return array instanceof NumPyArray ? new TakenArray(array) : array;
}

/** What JAX makes of an array of NumPy's. */
export class TakenArray implements ArrayValue {
  readonly kind = "array";
  readonly aval: ShapedArray;
  readonly from: NumPyArray;

  constructor(from: NumPyArray) {
    this.aval = from.aval.update({ dtype: canonicalizeDtype(from.aval.dtype) });
    this.from = from;
  }
}
