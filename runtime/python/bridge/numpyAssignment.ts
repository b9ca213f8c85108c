// What is stored by `a[index] = value`, and what an array can be made of.

import { type DType, isComplex, isInteger, kindOf } from "../../core/dtype.ts";
import { PythonError, typeError, valueError } from "../../core/errors.ts";
import { type PyValue, pyFloat, pyList, typeName } from "../../core/pyValue.ts";
import type { EvalArray } from "../../engine/evalArray.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { broadcastTo } from "../../numpy/broadcasting.ts";
import { asArrayOf } from "../../numpy/conversion.ts";
import { reshape } from "../../numpy/reshaping.ts";
import type { Selection } from "./ndarrayIndex.ts";
import { tightShape } from "./ndarrayShape.ts";
import { requireInBounds } from "./numpyUfuncs.ts";

/** The value in the dtype of the array, repeated to what is selected. Throws NumPy's errors where it does not fit. */
export function assigned(given: PyValue, dtype: DType, selection: Selection): EvalArray {
  const value = checkedValues(given, dtype);
  const isSequence = value.kind === "list" || value.kind === "tuple";
  const shape = selection.kind === "view" ? selection.view.shape : selection.shape;
  const array = requireElements(asArrayOf(value, dtype));
  if (selection.kind === "view" && selection.isElement && (isSequence || array.shape.length > 0) && array.size !== 1) {
    throw valueError("setting an array element with a sequence.");
  }
  const lead = Math.max(0, array.shape.length - shape.length);
  const isFitting =
    array.shape.slice(0, lead).every((size) => size === 1) &&
    array.shape
      .slice(lead)
      .every((size, axis, sizes) => size === 1 || size === shape[axis + shape.length - sizes.length]);
  if (!isFitting) throw misfit(array, shape, selection);
  return requireElements(broadcastTo(reshape(array, array.shape.slice(lead)), shape));
}

/**
 * The values that an array of this dtype (null for any) is to be made of; None is no number of floats.
 *
 * Throws NumPy's errors for what is no element.
 */
export function checkedValues(value: PyValue, dtype: DType | null): PyValue {
  if (value.kind === "list" || value.kind === "tuple")
    return pyList(value.items.map((item) => checkedValues(item, dtype)));
  if (value.kind === "none" && dtype !== null && kindOf(dtype) === "f") return pyFloat(Number.NaN);
  requireElement(value, dtype);
  return value;
}

function requireElement(value: PyValue, dtype: DType | null): void {
  switch (value.kind) {
    case "int":
      if (dtype === "uint64" && Number(value.value) < 0) {
        throw new PythonError("OverflowError", `Python integer ${value.value} out of bounds for uint64`);
      }
      if (dtype !== null) requireInBounds(value, dtype);
      return;
    case "float":
      if (dtype === null || !isInteger(dtype) || Number.isFinite(value.value)) return;
      if (Number.isNaN(value.value)) throw valueError("cannot convert float NaN to integer");
      throw new PythonError("OverflowError", "cannot convert float infinity to integer");
    case "complex":
      if (dtype === null || isComplex(dtype)) return;
      throw typeError(
        `${numberClass(dtype)}() argument must be a string${isInteger(dtype) ? ", a bytes-like object" : ""} or a real number, not 'complex'`,
      );
    case "str":
      if (dtype === null) throw noElement(value);
      throw valueError(
        isInteger(dtype)
          ? `invalid literal for int() with base 10: '${value.value}'`
          : `could not convert string to ${numberClass(dtype)}: '${value.value}'`,
      );
    case "bool":
    case "array":
      return;
    default:
      throw noElement(value);
  }
}

function numberClass(dtype: DType): string {
  if (isComplex(dtype)) return "complex";
  return isInteger(dtype) ? "int" : "float";
}

function noElement(value: PyValue): PythonError {
  return typeError(
    "the bundled numpy has arrays of numbers alone: bool, integer, float and complex dtypes; " +
      `a value of type '${value.kind === "function" ? "function" : typeName(value)}' is none`,
  );
}

function misfit(array: EvalArray, shape: readonly number[], selection: Selection): PythonError {
  const [from, to] = [tightShape(array.shape), tightShape(shape)];
  if (selection.kind === "view")
    return valueError(`could not broadcast input array from shape ${from} into shape ${to}`);
  if (selection.isMask && array.shape.length === 1) {
    return valueError(
      `NumPy boolean array indexing assignment cannot assign ${array.size} input values to the ${shape[0]} output values where the mask is true`,
    );
  }
  return valueError(
    `shape mismatch: value array of shape ${from} could not be broadcast to indexing result of shape ${to}`,
  );
}
