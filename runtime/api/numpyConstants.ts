// The values of jax.numpy that are no functions: numbers, dtypes and the array type.

import type { DType } from "../core/dtype.ts";
import { none, type PyObject, type PyValue, pyDType, pyFloat } from "../core/pyValue.ts";
import { jaxVersion } from "./jaxEnvironment.ts";
import { abstractDtypes } from "./numpyDtypes.ts";
import { numpySubscripted } from "./numpySubscripted.ts";

/** `jax.Array` as a value: annotations name it, and `isinstance` takes it. */
export const arrayType: PyObject = { kind: "object", typeName: "type" };

const numbers: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  euler_gamma: 0.5772156649015329,
  inf: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
};

const scalarTypes: Readonly<Record<string, DType>> = {
  bool: "bool",
  bool_: "bool",
  int8: "int8",
  int16: "int16",
  int32: "int32",
  int64: "int64",
  int_: "int32",
  uint8: "uint8",
  uint16: "uint16",
  uint32: "uint32",
  uint64: "uint64",
  uint: "uint32",
  bfloat16: "bfloat16",
  float16: "float16",
  float32: "float32",
  float64: "float64",
  float_: "float32",
  single: "float32",
  double: "float64",
  complex64: "complex64",
  complex128: "complex128",
  complex_: "complex64",
  csingle: "complex64",
  cdouble: "complex128",
};

/** Names and values of the constants of jax.numpy, and of the array types. */
export const numpyConstants: readonly (readonly [string, PyValue])[] = [
  ...Object.entries(numbers).map(([name, value]) => [`jax.numpy.${name}`, pyFloat(value)] as const),
  ...Object.entries(scalarTypes).map(([name, dtype]) => [`jax.numpy.${name}`, pyDType(dtype)] as const),
  ...abstractDtypes.map(([name, value]) => [`jax.numpy.${name}`, value] as const),
  ...numpySubscripted,
  ["jax.numpy.newaxis", none],
  ["jax.numpy.ndarray", arrayType],
  ["jax.Array", arrayType],
  ["jax.__version__", jaxVersion],
];
