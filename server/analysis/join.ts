// What is known of a value where two ways of control flow meet.

import { areNumPys } from "../../runtime/api/byNumPy.ts";
import { ShapedArray } from "../../runtime/core/aval.ts";
import { type Dim, definitelyEqual, type Shape, unknownDim } from "../../runtime/core/dim.ts";
import type { DType } from "../../runtime/core/dtype.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import {
  type PyDict,
  type PyFloat,
  type PyInt,
  type PyTuple,
  type PyValue,
  pyBool,
  pyFloat,
  pyInt,
  pyStr,
  unknown,
} from "../../runtime/core/pyValue.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";
import { shapedValue } from "../../runtime/transforms/evalShape.ts";
import { wrapInEither } from "../../runtime/transforms/wrapInTraces.ts";
import { codeIn, unknownWith } from "./code.ts";
import { joinDicts, joinLists } from "./joinedContainers.ts";
import { joinInstances } from "./joinedInstances.ts";
import { Instance } from "./programClass.ts";
import { sameTraces } from "./tracers.ts";
import { isUnranked, type ListContents, MutableDict, MutableList, sameKey, unrankedArray } from "./value.ts";

/** The most precise value that covers both. An unbound variable joined with a value is the value. */
export function join(a: PyValue | undefined, b: PyValue | undefined): PyValue | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return joinValues(a, b);
}

export function joinValues(a: PyValue, b: PyValue): PyValue {
  if (a === b) return a;
  if (a.kind === "unknown" || b.kind === "unknown") return joinUnknown(a, b);
  if (a.kind === "array" && isNumber(b)) return joinArrays(a, weakArray(b));
  if (b.kind === "array" && isNumber(a)) return joinArrays(weakArray(a), b);
  switch (a.kind) {
    case "array":
      return b.kind === "array" ? joinArrays(a, b) : differentKinds(a, b);
    case "int":
      return b.kind === "int" ? joinInts(a.value, b.value) : differentKinds(a, b);
    case "float":
      return b.kind === "float" ? (a.value === b.value ? a : pyFloat(null)) : differentKinds(a, b);
    case "bool":
      return b.kind === "bool" ? (a.value === b.value ? a : pyBool(null)) : differentKinds(a, b);
    case "str":
      return b.kind === "str" ? (a.value === b.value ? a : pyStr(null)) : differentKinds(a, b);
    case "none":
      return b.kind === "none" ? a : differentKinds(a, b);
    case "dtype":
      return b.kind === "dtype" && a.dtype === b.dtype ? a : differentKinds(a, b);
    case "tuple":
      return b.kind === "tuple" ? joinTuples(a, b) : differentKinds(a, b);
    case "list":
      return a instanceof MutableList && b instanceof MutableList ? joinLists(a, b) : differentKinds(a, b);
    case "dict":
      return a instanceof MutableDict && b instanceof MutableDict ? joinDicts(a, b) : differentKinds(a, b);
    case "object":
      if (a instanceof Instance && b instanceof Instance && a.type === b.type) return joinInstances(a, b);
      return differentKinds(a, b);
    default:
      return differentKinds(a, b);
  }
}

/** The join of what a list may hold: item by item where the lengths agree, else one value for all items. */
export function joinContents(a: ListContents, b: ListContents): ListContents {
  if (a === b) return a;
  if (a.kind === "listUnknown") return a;
  if (b.kind === "listUnknown") return b;
  if (a.kind === "listItems" && b.kind === "listItems" && a.items.length === b.items.length) {
    return { kind: "listItems", items: a.items.map((item, index) => joinValues(item, b.items[index]!)) };
  }
  const elements = [...elementsIn(a), ...elementsIn(b)];
  const lengths = [lengthOf(a), lengthOf(b)] as const;
  const length = definitelyEqual(...lengths) ? lengths[0] : unknownDim();
  const element = elements.reduce((x, y) => joinValues(x, y));
  return { kind: "listRepeated", repeated: { element, length } };
}

type Entries = PyDict["entries"] | null;

type KnownContents = Exclude<ListContents, { kind: "listUnknown" }>;

/** How many items a list has. */
export function lengthOf(contents: KnownContents): Dim {
  return contents.kind === "listItems" ? contents.items.length : contents.repeated.length;
}

/** The join of what a place of the store may hold, a variable or the contents of a list or dict. */
export function joinStored(a: unknown, b: unknown): unknown {
  if (a === b) return a;
  if (a === undefined || b === undefined) return a ?? b;
  if (isContents(a) && isContents(b)) return joinContents(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return joinEntries(a as Entries, b as Entries); // SAFETY: arrays in the store are dict entries.
  if (a === null || b === null) return null;
  return joinValues(a as PyValue, b as PyValue); // SAFETY: what is neither list contents nor dict entries is a variable's value.
}

/** The shape that covers both: sizes that differ become unknown; null when the numbers of axes differ. */
export function joinShapes(a: Shape, b: Shape): Shape | null {
  if (a.length !== b.length) return null;
  return a.map((dim, axis) => (definitelyEqual(dim, b[axis]!) ? dim : unknownDim()));
}

export function joinDTypes(a: DType, b: DType): DType {
  return a === b ? a : "unknown";
}

/** Whether what a place of the store holds is the contents of a list. */
export function isContents(stored: unknown): stored is ListContents {
  if (typeof stored !== "object" || stored === null || !("kind" in stored)) return false;
  return stored.kind === "listItems" || stored.kind === "listRepeated" || stored.kind === "listUnknown";
}

function elementsIn(contents: KnownContents): readonly PyValue[] {
  return contents.kind === "listItems" ? contents.items : [contents.repeated.element];
}

function joinUnknown(a: PyValue, b: PyValue): PyValue {
  const [dtypeA, dtypeB] = [arrayDType(a), arrayDType(b)];
  if (dtypeA !== null && dtypeB !== null) return unrankedArray(joinDTypes(dtypeA, dtypeB));
  const one = a.kind === "unknown" ? a : b;
  const code = [...codeIn(a), ...codeIn(b)];
  return one.kind === "unknown" && code.length > codeIn(one).length ? unknownWith(one.reason, code) : one;
}

function arrayDType(value: PyValue): DType | null {
  if (value.kind === "array") return value.aval.dtype;
  return isUnranked(value) ? value.unranked : null;
}

function joinArrays(a: ArrayValue, b: ArrayValue): PyValue {
  const shape = joinShapes(a.aval.shape, b.aval.shape);
  const dtype = joinDTypes(a.aval.dtype, b.aval.dtype);
  if (shape === null) return unrankedArray(dtype);
  if (a.aval.equals(b.aval) && sameTraces(a, b)) return a;
  const aval = new ShapedArray(shape, dtype, a.aval.weakType && b.aval.weakType);
  return areNumPys(a, b) ? new NumPyArray(aval) : wrapInEither(aval, a, b);
}

/** A Python number computes like a weakly typed array without axes. */
function isNumber(value: PyValue): value is PyInt | PyFloat {
  return value.kind === "int" || value.kind === "float";
}

function weakArray(value: PyInt | PyFloat): ArrayValue {
  return shapedValue(new ShapedArray([], value.kind === "int" ? "int32" : "float32", true));
}

function joinInts(a: Dim | null, b: Dim | null): PyValue {
  return a !== null && b !== null && definitelyEqual(a, b) ? pyInt(a) : pyInt(unknownDim());
}

function joinTuples(a: PyTuple, b: PyTuple): PyValue {
  if (a.items.length !== b.items.length || a.typeName !== b.typeName)
    return unknown("tuples of different lengths reach this line");
  return { ...a, items: a.items.map((item, index) => joinValues(item, b.items[index]!)) };
}

/** The join of what a dict may hold: null, not even its keys are known, where the keys differ. */
export function joinEntries(a: Entries, b: Entries): Entries {
  if (a === null || b === null || a === b) return a === b ? a : null;
  const sameKeys = a.length === b.length && a.every(([key], index) => sameKey(key, b[index]![0]));
  return sameKeys ? a.map(([key, value], index) => [key, joinValues(value, b[index]![1])] as const) : null;
}

function differentKinds(a: PyValue, b: PyValue): PyValue {
  const [one, other] = [a, b].map((value) => (value.kind === "object" ? value.typeName : value.kind));
  const reason = one === other ? `different values of type ${one}` : `a ${one} and a ${other}`;
  return unknownWith(`${reason} reach this line`, [...codeIn(a), ...codeIn(b)]);
}
