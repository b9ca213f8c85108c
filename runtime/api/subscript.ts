// Python's `x[index]` where `x` is an array.

import { type Dim, unknownDim } from "../core/dim.ts";
import { isInteger } from "../core/dtype.ts";
import { indexError, NotKnownError, typeError, valueError } from "../core/errors.ts";
import { NumPyArray } from "../core/numpyArray.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { type PyValue, pyTuple, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { asArray, classOf, notKnown } from "../numpy/conversion.ts";
import { type IndexEntry, index as indexArray, type SliceEntry } from "../numpy/indexing.ts";
import { requireStaticIndex } from "../transforms/concreteValues.ts";
import { areNumPys, byNumPy, requireElements } from "./byNumPy.ts";

/** `x[index]` for an array. Throws JAX's errors, or `NotKnownError` where the shape depends on elements. */
export function getItem(x: ArrayValue, index: PyValue): PyValue {
  if (areNumPys(x)) return itemByNumPy(x, index);
  return indexArray(x, readIndex(index));
}

function itemByNumPy(x: ArrayValue, index: PyValue): PyValue {
  requireElements([index]);
  // A list alone is an index of its elements to NumPy.
  const entries = index.kind === "list" ? pyTuple([index]) : index;
  return byNumPy(() => indexArray(x, readIndex(entries)));
}

/** The entries of an index expression: of its tuple, or the one it is. */
export function readIndex(index: PyValue): readonly IndexEntry[] {
  requireStaticIndex(index);
  if (index.kind === "list") throw nonTupleSequence(index.repeated === null ? index.items : []);
  return (index.kind === "tuple" ? index.items : [index]).map(readEntry);
}

function readEntry(entry: PyValue): IndexEntry {
  switch (entry.kind) {
    case "none":
      return { kind: "newAxis" };
    case "ellipsis":
      return { kind: "ellipsis" };
    case "slice":
      return readSlice(entry.start, entry.stop, entry.step);
    case "int":
      return entry.value === null ? arrayEntry(asArray(entry)) : { kind: "integer", index: entry.value };
    case "bool":
    case "array":
      return arrayEntry(asArray(entry));
    case "list":
    case "tuple":
      return arrayEntry(asArray(entry));
    case "str":
      throw typeError(`JAX does not support string indexing; got idx=${pyRepr(entry)}`);
    case "float":
      throw typeError("Indexer must have integer or boolean type, got indexer with type float64");
    case "complex":
      throw typeError("Indexer must have integer or boolean type, got indexer with type complex128");
    case "unknown":
    case "object":
      throw notKnown(entry);
    default:
      throw indexError(
        `only integers, slices (\`:\`), ellipsis (\`...\`), newaxis (\`None\`) and integer or boolean arrays are valid indices. Got ${classOf(entry)}`,
      );
  }
}

function arrayEntry(index: ArrayValue): IndexEntry {
  const { dtype } = index.aval;
  if (dtype === "bool") return { kind: "mask", index };
  if (isInteger(dtype)) return { kind: "array", index };
  if (dtype === "unknown") throw new NotKnownError("whether the index is made of integers or booleans is not known");
  throw typeError(`Indexer must have integer or boolean type, got indexer with type ${dtype}`);
}

function readSlice(start: PyValue, stop: PyValue, step: PyValue): SliceEntry {
  const stride = bound(step);
  if (stride === 0) throw valueError("slice step cannot be zero");
  if (stride !== null && typeof stride !== "number") throw new NotKnownError("the step of a slice is not known");
  return { kind: "slice", start: bound(start), stop: bound(stop), step: stride ?? 1 };
}

function bound(value: PyValue): Dim | null {
  switch (value.kind) {
    case "none":
      return null;
    case "bool":
      return value.value === null ? unknownDim() : Number(value.value);
    case "int":
      return value.value ?? unknownDim();
    case "unknown":
    case "object":
      return unknownDim();
    case "array":
      if (value instanceof NumPyArray) return unknownDim();
      throw new NotKnownError("where the slice starts or ends is not known");
    default:
      throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
}

function nonTupleSequence(items: readonly PyValue[]): Error {
  const wantsTuple = items.some(
    (item) =>
      (item.kind === "array" && item.aval.ndim > 0) ||
      ["list", "tuple", "slice", "ellipsis", "none"].includes(item.kind),
  );
  return typeError(
    `Using a non-tuple sequence for multidimensional indexing is not allowed; use \`arr[${wantsTuple ? "tuple" : "array"}(seq)]\` instead of \`arr[seq]\`. See https://github.com/jax-ml/jax/issues/4564 for more information.`,
  );
}
