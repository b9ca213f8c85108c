// How the elements of each dtype lie in memory.

import { type DType, kindOf } from "../core/dtype.ts";

/** The memory of an array, row-major. Complex numbers and PRNG keys take two places each. */
export type Elements =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array;

/**
 * bfloat16 and float16 are kept as the float32 of the same value: every kernel rounds what it stores. 64-bit integers are
 * kept as doubles, see `wideIntegers.ts`.
 */
const arrayTypes = {
  bool: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  bfloat16: Float32Array,
  float16: Float32Array,
  float32: Float32Array,
  float64: Float64Array,
  complex64: Float32Array,
  complex128: Float64Array,
  "key<fry>": Uint32Array,
  int64: Float64Array,
  uint64: Float64Array,
  unknown: null,
} as const satisfies { readonly [D in DType]: (new (length: number) => Elements) | null };

/** How many places one element takes. */
export function lanesOf(dtype: DType): 1 | 2 {
  return kindOf(dtype) === "c" || kindOf(dtype) === "k" ? 2 : 1;
}

/** Zeroed memory for `size` elements. An Error where the dtype is not known. */
export function allocate(dtype: DType, size: number): Elements {
  const ArrayType = arrayTypes[dtype];
  if (ArrayType === null) throw new Error(`arrays of dtype ${dtype} cannot hold elements`);
  return new ArrayType(size * lanesOf(dtype));
}
