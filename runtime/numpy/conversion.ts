// Python values as arrays.

import { type Dim, type Shape, shapesEqual } from "../core/dim.ts";
import {
  canonicalizeDtype,
  complexDtype,
  type DType,
  floatDtype,
  intDtype,
  isComplex,
  promoteTypes,
  type TypedAs,
} from "../core/dtype.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import { isNumPy } from "../core/library.ts";
import { taken } from "../core/numpyArray.ts";
import { type PyList, type PyTuple, type PyValue, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate } from "../lax/concatenate.ts";
import { full, literal, type Scalar } from "../lax/literal.ts";
import { broadcastTo } from "./broadcasting.ts";
import { convert } from "./promotion.ts";
import { expandDims } from "./reshaping.ts";

type ScalarValue = Extract<PyValue, { kind: "int" | "float" | "bool" | "complex" }>;

/** A scalar array; `value` null where it is not known. */
export function constant(value: Scalar | null, dtype: DType, weakType = false): ArrayValue {
  return full([], value, dtype, weakType);
}

/** A scalar of the dtype of `x`, as weak as a Python number if `x` is a weak scalar. Mirrors `lax._const`. */
export function constantLike(x: ArrayValue, value: number): ArrayValue {
  return constant(value, x.aval.dtype, x.aval.weakType && x.aval.ndim === 0);
}

/** An array of the shape of `x` and one value, as weak as `x` unless a dtype is given. Mirrors `lax.full_like`. */
export function filledLike(x: ArrayValue, value: number, dtype?: DType): ArrayValue {
  return full(x.aval.shape, value, dtype ?? x.aval.dtype, dtype === undefined && x.aval.weakType);
}

/** A size as an array of this dtype; not known while it is symbolic. */
export function sizeConstant(size: Dim, dtype: DType): ArrayValue {
  return constant(typeof size === "number" ? size : null, dtype);
}

/** Whether a value is a Python number or boolean. */
export function isScalarValue(value: PyValue): value is ScalarValue {
  return value.kind === "int" || value.kind === "float" || value.kind === "bool" || value.kind === "complex";
}

/** Whether JAX's functions take the value for an array: an array, a Python number or a boolean. */
export function isArrayLike(value: PyValue): value is ArrayValue | ScalarValue {
  return value.kind === "array" || isScalarValue(value);
}

/**
 * The operands of `functionName` as arrays. Throws JAX's `TypeError` when one is neither array nor number; NumPy takes
 * lists as well.
 *
 * Mirrors `util.ensure_arraylike`.
 */
export function ensureArrayLike(functionName: string, values: readonly PyValue[]): readonly ArrayValue[] {
  return values.map((value, position) => {
    if (isArrayLike(value)) return fromArrayLike(value);
    if (value.kind === "unknown" || value.kind === "object") throw notKnown(value);
    if (isNumPy() && (value.kind === "list" || value.kind === "tuple")) return fromSequence(value, null);
    throw typeError(
      `${functionName} requires ndarray or scalar arguments, got ${classOf(value)} at position ${position}.`,
    );
  });
}

/**
 * The value as an array, as `jnp.asarray` makes it: numbers stay weak, lists and tuples nest.
 *
 * A list of symbolic length becomes one element repeated. Throws JAX's errors for what is no array.
 */
export function asArray(value: PyValue): ArrayValue {
  if (isArrayLike(value)) return fromArrayLike(value);
  if (value.kind === "list" || value.kind === "tuple") return fromSequence(value, null);
  if (value.kind === "unknown" || value.kind === "object") throw notKnown(value);
  if (value.kind === "none") throw valueError("None is not a valid value for jnp.array");
  throw typeError(
    `Value '${typeName(value)}' is not a valid JAX array type. Only arrays of numeric types are supported by JAX.`,
  );
}

/** `asArray` with a dtype of the caller's choice. */
export function asArrayOf(value: PyValue, dtype: DType | null): ArrayValue {
  if (dtype === null) return asArray(value);
  if (value.kind === "list" || value.kind === "tuple") return fromSequence(value, canonicalizeDtype(dtype));
  if (value.kind === "int" && typeof value.value === "number") return constant(value.value, canonicalizeDtype(dtype));
  return convert(asArray(value), canonicalizeDtype(dtype));
}

/** The class of a value as Python prints it, `<class 'list'>`. */
export function classOf(value: PyValue): string {
  return `<class '${value.kind === "function" ? "function" : typeName(value)}'>`;
}

/** Why a value that may well be an array cannot be used as one. */
export function notKnown(value: PyValue): NotKnownError {
  return new NotKnownError(
    value.kind === "unknown" ? value.reason : `the value of this ${typeName(value)} is not known`,
  );
}

function fromArrayLike(value: ArrayValue | ScalarValue): ArrayValue {
  switch (value.kind) {
    case "array":
      return taken(value);
    case "int":
      return constant(typeof value.value === "number" ? checkedInt(value.value) : null, intDtype(), true);
    case "bool":
      return constant(value.value === null ? null : Number(value.value), "bool");
    case "float":
      return constant(value.value, floatDtype(), true);
    case "complex":
      return constant(value.value, complexDtype(), true);
  }
}

function checkedInt(value: number): number {
  if (intDtype() !== "int32" || (value >= -(2 ** 31) && value < 2 ** 31)) return value;
  throw new PythonError("OverflowError", `Python int ${value} too large to convert to int32`);
}

/** Mirrors `jnp.array` on nested sequences: leaves of numbers make a constant, arrays among them are stacked. */
function fromSequence(sequence: PyList | PyTuple, dtype: DType | null): ArrayValue {
  // The numbers of a list are no elements of these types yet.
  if (dtype === "bool" || (dtype !== null && isComplex(dtype))) return convert(fromSequence(sequence, null), dtype);
  const type = dtype ?? sharedDtype(sequence);
  const numbers = constantElements(sequence);
  return numbers === null ? stackNested(sequence, type) : literal(numbers.elements, numbers.shape, type, false);
}

function sharedDtype(sequence: PyList | PyTuple): DType {
  const types = leafTypes(sequence);
  if (types.length === 0) return floatDtype();
  // Python's numbers in a list count like arrays to NumPy.
  const type = promoteTypes(isNumPy() ? types.map(({ dtype }) => ({ dtype, weakType: false })) : types);
  if (type === null) throw typeError(`Cannot interpret the dtypes ${types.map(({ dtype }) => dtype).join(", ")}`);
  return type.dtype;
}

function leafTypes(value: PyValue): readonly TypedAs[] {
  if (value.kind === "list" && value.repeated !== null) return leafTypes(value.repeated.element);
  if (value.kind === "list" || value.kind === "tuple") return value.items.flatMap(leafTypes);
  return [asArray(value).aval];
}

interface Constant {
  readonly shape: Shape;
  /** Null where one of the numbers is not known. */
  readonly elements: readonly number[] | null;
}

/** The elements of a nesting that holds real numbers alone, or null. Throws NumPy's error when it is ragged. */
function constantElements(value: PyValue): Constant | null {
  if (value.kind === "int" || value.kind === "bool" || value.kind === "float") {
    const known = typeof value.value === "object" ? null : [Number(value.value)];
    return { shape: [], elements: known };
  }
  if ((value.kind !== "list" && value.kind !== "tuple") || (value.kind === "list" && value.repeated !== null))
    return null;
  const parts = value.items.map(constantElements);
  if (!parts.every((part) => part !== null)) return null;
  const inner = parts[0]?.shape ?? [];
  if (!parts.every((part) => shapesEqual(part.shape, inner))) throw ragged(parts);
  const known = parts.every(({ elements }) => elements !== null);
  return { shape: [parts.length, ...inner], elements: known ? parts.flatMap(({ elements }) => elements!) : null };
}

function ragged(parts: readonly Constant[]): PythonError {
  const ranks = Math.min(...parts.map(({ shape }) => shape.length));
  let common = 0;
  while (common < ranks && parts.every(({ shape }) => shape[common] === parts[0]!.shape[common])) common += 1;
  const detected = [parts.length, ...parts[0]!.shape.slice(0, common)];
  return valueError(
    "setting an array element with a sequence. The requested array has an inhomogeneous shape after " +
      `${detected.length} dimensions. The detected shape was (${detected.join(", ")}${detected.length === 1 ? "," : ""}) + inhomogeneous part.`,
  );
}

function stackNested(value: PyValue, dtype: DType): ArrayValue {
  if (value.kind === "list" && value.repeated !== null) {
    const element = stackNested(value.repeated.element, dtype);
    return broadcastTo(element, [value.repeated.length, ...element.aval.shape]);
  }
  if (value.kind !== "list" && value.kind !== "tuple") return convert(asArray(value), dtype);
  return concatenate(
    value.items.map((item) => expandDims(stackNested(item, dtype), [0])),
    0,
  );
}
