// Reading arguments that must be known for the shape of a result: integers, axes, shapes, dtypes.

import { type Dim, type Shape, unknownDim } from "../core/dim.ts";
import { canonicalizeDtype, type DType, isDType } from "../core/dtype.ts";
import { NotKnownError, typeError, valueError } from "../core/errors.ts";
import { formatTuple, pyRepr } from "../core/pyRepr.ts";
import { type PyValue, typeName } from "../core/pyValue.ts";
import { isTraced } from "../transforms/concreteValues.ts";
import { tracerText } from "../transforms/tracerText.ts";

/** An integer or a size; a boolean counts as one. Throws Python's `TypeError`, or `NotKnownError`. */
export function readDim(value: PyValue): Dim {
  const dim = dimOrNull(value);
  if (dim === null) throw new NotKnownError("the value of an integer is not known");
  return dim;
}

/** `readDim` where a symbolic size is of no use. */
export function readInt(value: PyValue): number {
  const dim = readDim(value);
  if (typeof dim !== "number") throw new NotKnownError(`the value of ${dim} is not known`);
  return dim;
}

/** One integer or a sequence of them. */
export function readInts(value: PyValue): readonly number[] {
  if (value.kind === "tuple" || value.kind === "list") return value.items.map(readInt);
  return [readInt(value)];
}

/** The axes that None, an integer or a sequence names. */
export function readAxes(value: PyValue): readonly number[] | null {
  if (value.kind === "none") return null;
  if (value.kind === "float") throw typeError("'float' object is not iterable");
  if (value.kind === "str") throw new NotKnownError("an axis is named, not numbered");
  return readInts(value);
}

/**
 * A shape, from a size or a sequence of sizes; sizes whose value is not known become unknown ones.
 *
 * `context` follows JAX's `TypeError` for what is no size.
 */
export function readShape(value: PyValue, context = ""): Shape {
  if (value.kind === "unknown") throw new NotKnownError(value.reason);
  requireNoTracer(value, context);
  if (value.kind === "array" && value.aval.ndim > 0)
    throw new NotKnownError("the shape is given by the elements of an array");
  if (value.kind === "list" && value.repeated !== null) throw new NotKnownError("the number of axes is not known");
  const items = value.kind === "tuple" || value.kind === "list" ? value.items : [value];
  return items.map((item) => {
    if (item.kind === "unknown" || item.kind === "array" || item.kind === "object") return unknownDim();
    if (item.kind === "int" || item.kind === "bool") return dimOrNull(item) ?? unknownDim();
    const given = value.kind === "tuple" || value.kind === "list" ? pyRepr(value) : `(${pyRepr(value)},)`;
    throw typeError(`Shapes must be 1D sequences of concrete values of integer type, got ${given}.${context}`);
  });
}

/**
 * The dtype that an argument names, as 32 bits where it names 64 and JAX asks; null for None.
 *
 * An argument of which nothing is known gives the dtype "unknown".
 */
export function readDType(value: PyValue): DType | null {
  const dtype = readExactDType(value);
  return dtype === null ? null : canonicalizeDtype(dtype);
}

/** `readDType` in the width that is named, whether JAX's arrays have it or not. */
export function readExactDType(value: PyValue): DType | null {
  switch (value.kind) {
    case "none":
      return null;
    case "dtype":
      return value.dtype;
    case "str":
      return value.value === null ? "unknown" : namedDType(value.value);
    case "function":
      return (Object.hasOwn(scalarTypes, value.name) ? scalarTypes[value.name] : undefined) ?? "unknown";
    case "unknown":
    case "object":
      return "unknown";
    case "array":
      throw valueError(
        "Passing an array as a dtype argument is no longer supported; instead of dtype=arr use dtype=arr.dtype.",
      );
    default:
      throw typeError(`Cannot interpret '${pyRepr(value)}' as a data type`);
  }
}

/** Python's own number types, by name, as the dtypes they stand for. */
const scalarTypes: { readonly [name: string]: DType } = {
  int: "int64",
  float: "float64",
  bool: "bool",
  complex: "complex128",
};

const shortDTypes: { readonly [name: string]: DType } = {
  ...scalarTypes,
  i1: "int8",
  i2: "int16",
  i4: "int32",
  i8: "int64",
  u1: "uint8",
  u2: "uint16",
  u4: "uint32",
  u8: "uint64",
  f2: "float16",
  f4: "float32",
  f8: "float64",
  c8: "complex64",
  c16: "complex128",
};

function namedDType(name: string): DType {
  const dtype = isDType(name) ? name : Object.hasOwn(shortDTypes, name) ? shortDTypes[name] : undefined;
  if (dtype === undefined) throw typeError(`data type '${name}' not understood`);
  return dtype;
}

/** Throws JAX's `TypeError` for sizes that are tracers. */
function requireNoTracer(value: PyValue, context: string): void {
  const sizes = value.kind === "tuple" || (value.kind === "list" && value.repeated === null) ? value.items : [value];
  const tracers = sizes.filter(isTraced);
  if (tracers.length === 0 || tracers.some(({ aval }) => aval.dtype === "unknown")) return;
  const texts = sizes.map((size) => (isTraced(size) ? tracerText(size) : pyRepr(size)));
  const isVector = isTraced(value) && value.aval.ndim > 0;
  const given = isVector ? texts[0] : value.kind === "list" ? `[${texts.join(", ")}]` : formatTuple(texts);
  throw typeError(`Shapes must be 1D sequences of concrete values of integer type, got ${given}.${context}`, {
    code: "traced-shape",
  });
}

function dimOrNull(value: PyValue): Dim | null {
  switch (value.kind) {
    case "int":
      return value.value;
    case "bool":
      return value.value === null ? null : Number(value.value);
    case "unknown":
      throw new NotKnownError(value.reason);
    case "array":
    case "object":
      throw new NotKnownError("the value of an integer is not known");
    default:
      throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
}
