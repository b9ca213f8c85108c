// NumPy's elementwise functions: those of the API table where NumPy's own do not differ.

import { api } from "../../api/table.ts";
import { type DType, isComplex, isInexact, isInteger, itemSize, kindOf, promoteTypes } from "../../core/dtype.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../../core/errors.ts";
import { type PyValue, pyTuple } from "../../core/pyValue.ts";
import type { EvalArray } from "../../engine/evalArray.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { asArray } from "../../numpy/conversion.ts";
import { floatLoops } from "../../numpy/floatLoops.ts";
import { convert, floatForm } from "../../numpy/promotion.ts";
import { tightShape } from "./ndarrayShape.ts";
import { applyReal, complexPower, gcd, integerFunctions, integerPower, lcm, realFunctions } from "./numpyFunctions.ts";
import { watch } from "./numpyWarnings.ts";

/**
 * A ufunc by its own name, on operands of any kind; `spoken` is what warnings call it, and `target` the shape of the
 * array that takes the result.
 *
 * Throws what NumPy raises for operands that do not fit.
 */
export function callUfunc(
  name: string,
  operands: readonly PyValue[],
  spoken = name,
  target?: readonly number[],
): PyValue {
  const arrays = readOperands(name, operands);
  requireBroadcastable(arrays, target);
  const result = evaluate(name, operands, prepared(name, arrays));
  watch(name, spoken, arrays, result.kind === "tuple" ? result.items : [result]);
  return result;
}

/** The `OverflowError` for a Python integer that an integer dtype cannot hold. */
export function requireInBounds(value: PyValue, dtype: DType): void {
  if (value.kind !== "int" || !isInteger(dtype) || itemSize(dtype) === 8) return;
  const number = Number(value.value);
  const bits = 8 * itemSize(dtype);
  const least = kindOf(dtype) === "u" ? 0 : -(2 ** (bits - 1));
  if (number >= least && number < least + 2 ** bits) return;
  throw new PythonError("OverflowError", `Python integer ${number} out of bounds for ${dtype}`);
}

/** The `TypeError` for operands of which the function can make nothing. */
export function unsupported(name: string): PythonError {
  return typeError(
    `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any supported ` +
      "types according to the casting rule ''safe''",
  );
}

const comparisons = new Set(["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"]);

function readOperands(name: string, operands: readonly PyValue[]): readonly EvalArray[] {
  const arrays = operands.map((operand) => {
    try {
      return requireElements(asArray(operand));
    } catch (error) {
      throw error instanceof NotKnownError || isTypeError(error) ? unsupported(name) : error;
    }
  });
  const type = promoteTypes(arrays.map(({ aval }) => aval));
  if (type === null) throw unsupported(name);
  if (comparisons.has(name) && isInteger(type.dtype)) {
    // A number out of bounds compares as what it is.
    return arrays.map((array) => requireElements(convert(array, array.dtype)));
  }
  for (const operand of operands) requireInBounds(operand, type.dtype);
  return arrays;
}

function isTypeError(error: unknown): boolean {
  return error instanceof PythonError && (error.pythonType === "TypeError" || error.message.startsWith("None is not"));
}

function prepared(name: string, arrays: readonly EvalArray[]): readonly EvalArray[] {
  if (!floatLoops.has(name)) return arrays;
  const { dtype } = promoteTypes(arrays.map(({ aval }) => aval))!;
  const shared = isInexact(dtype) ? dtype : floatForm(dtype);
  return arrays.map((array) => requireElements(convert(array, shared)));
}

function evaluate(name: string, operands: readonly PyValue[], arrays: readonly EvalArray[]): PyValue {
  const type = promoteTypes(arrays.map(({ aval }) => aval))!.dtype;
  refuse(name, type);
  if (name === "power") return power(operands[1]!, arrays, type);
  if (name === "gcd" || name === "lcm") {
    if (!isInteger(type)) throw unsupported(name);
    return applyReal(name === "gcd" ? gcd : lcm, arrays, type);
  }
  if (name === "float_power")
    return row(
      "power",
      arrays.map((array) => floatArray(array)),
    );
  const real = realFunctions[name];
  if (real !== undefined && isInexact(type) && !isComplex(type)) return applyReal(real, arrays, type);
  const whole = integerFunctions[name];
  if (whole !== undefined && isInteger(type)) return applyReal(whole, arrays, type);
  if (name === "divmod" && !isComplex(type)) {
    return pyTuple(["floor_divide", "remainder"].map((part) => evaluate(part, operands, arrays)));
  }
  return row(name, arrays);
}

function refuse(name: string, type: DType): void {
  if (type !== "bool") return;
  if (name === "subtract") {
    throw typeError(
      "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.",
    );
  }
  if (name === "negative") {
    throw typeError(
      "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.",
    );
  }
  if (name === "positive") {
    throw new PythonError(
      "UFuncTypeError",
      "ufunc 'positive' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None",
    );
  }
}

/** NumPy squares, takes roots and divides where a number says so. */
function power(exponent: PyValue, arrays: readonly EvalArray[], type: DType): PyValue {
  const [base] = arrays;
  const number = exponent.kind === "int" || exponent.kind === "float" ? Number(exponent.value) : null;
  if (isInexact(type)) {
    const shared = requireElements(convert(base!, type));
    if (number === 2) return row("square", [shared]);
    if (number === 0.5) return row("sqrt", [shared]);
    if (number === -1) return row("reciprocal", [shared]);
    if (number === 1) return row("copy", [shared]);
    if (isComplex(type)) return complexPower(arrays, type);
    return row(
      "power",
      arrays.map((array) => requireElements(convert(array, type))),
    );
  }
  // The square of booleans is that of narrow integers, whatever the number two would be.
  const whole = base!.dtype === "bool" && (number === 2 || type === "bool") ? "int8" : type;
  if (arrays[1]!.data.some((value) => value < 0)) {
    throw valueError("Integers to negative integer powers are not allowed.");
  }
  return applyReal(integerPower, arrays, whole);
}

function floatArray(array: EvalArray): EvalArray {
  return requireElements(convert(array, isComplex(array.dtype) ? "complex128" : "float64"));
}

function row(name: string, arrays: readonly EvalArray[]): PyValue {
  const fun = api.get(`jax.numpy.${name}`);
  if (fun?.kind !== "function") throw new Error(`there is no row ${name}`);
  return fun.call(arrays, new Map());
}

/** Throws NumPy's `ValueError` for shapes that do not broadcast. */
function requireBroadcastable(arrays: readonly EvalArray[], target: readonly number[] | undefined): void {
  const ndim = Math.max(0, ...arrays.map(({ shape }) => shape.length));
  for (let axis = 0; axis < ndim; axis++) {
    const sizes = arrays.map(({ shape }) => shape[axis - ndim + shape.length] ?? 1).filter((size) => size !== 1);
    if (sizes.every((size) => size === sizes[0])) continue;
    const shapes = [...arrays.map(({ shape }) => shape), ...(target === undefined ? [] : [target])];
    throw valueError(`operands could not be broadcast together with shapes ${shapes.map(tightShape).join(" ")} `);
  }
}
