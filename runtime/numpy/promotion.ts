// Bringing operands to one dtype, as every function of jax.numpy does first.

import {
  canonicalizeDtype,
  type DType,
  floatDtype,
  intDtype,
  isInteger,
  itemSize,
  kindOf,
  promoteTypes,
  type TypedAs,
} from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import { isNumPy } from "../core/library.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";

/** How a function treats the dtype its operands share. */
export type Promotion = (dtype: DType) => DType;

export const anyDtype: Promotion = (dtype) => dtype;

/** Booleans count as integers, in NumPy as narrow ones. Mirrors `dtypes.to_numeric_dtype`. */
export const numericDtype: Promotion = (dtype) => (dtype === "bool" ? (isNumPy() ? "int8" : "int32") : dtype);

/** Integers and booleans become floats. Mirrors `dtypes.to_inexact_dtype`. */
export const inexactDtype: Promotion = (dtype) => {
  if (dtype !== "bool" && !isInteger(dtype)) return dtype;
  return itemSize(dtype) === 8 || isNumPy() ? floatDtype() : "float32";
};

/** The narrowest float that holds the integers of a dtype, at most the default one. Mirrors NumPy's loops of elementary functions. */
export function floatForm(dtype: DType): DType {
  if (itemSize(dtype) === 1) return "float16";
  return itemSize(dtype) === 2 ? "float32" : floatDtype();
}

/** Integers narrower than the default widen to it, booleans too. Mirrors `_promote_integer_dtype`. */
export const summedDtype: Promotion = (dtype) => {
  if (dtype === "bool" || kindOf(dtype) === "i") return intDtype();
  return kindOf(dtype) === "u" ? canonicalizeDtype("uint64") : dtype;
};

/** The floating type of the parts of a complex number; every other dtype is its own. */
export const realDtype: Promotion = (dtype) => {
  if (dtype === "complex64") return "float32";
  return dtype === "complex128" ? "float64" : dtype;
};

export const isFloating = (dtype: DType): boolean => kindOf(dtype) === "f";

/** The array with another dtype, unless it has it already. Mirrors `lax._convert_element_type`. */
export function convert(x: ArrayValue, dtype: DType, weakType = false): ArrayValue {
  if (x.aval.dtype === dtype && x.aval.weakType === weakType) return x;
  return convertElementType(x, dtype, weakType);
}

/** The dtype that the operands of `functionName` share. Throws JAX's `TypeError` for PRNG keys among numbers. */
export function resultType(functionName: string, xs: readonly ArrayValue[]): TypedAs {
  const type = promoteTypes(xs.map((x) => x.aval));
  if (type !== null) return type;
  throw typeError(`${functionName} does not accept dtypes ${xs.map((x) => x.aval.dtype).join(", ")}.`);
}

/** The operands converted to the dtype they share, taken through `promotion`. Mirrors `promote_dtypes`. */
export function promoteDtypes(
  functionName: string,
  xs: readonly ArrayValue[],
  promotion: Promotion = anyDtype,
): readonly ArrayValue[] {
  const { dtype, weakType } = resultType(functionName, xs);
  const promoted = canonicalizeDtype(promotion(dtype));
  return xs.map((x) => convert(x, promoted, weakType));
}

/** `promoteDtypes` for one operand. */
export function promoteDtype(x: ArrayValue, promotion: Promotion): ArrayValue {
  return convert(x, promotion(x.aval.dtype), x.aval.weakType);
}

/** Half precision widened to single, in which JAX computes what needs the digits. */
export function widenedFloat(dtype: DType): DType {
  return isFloating(dtype) && itemSize(dtype) === 2 ? "float32" : dtype;
}
