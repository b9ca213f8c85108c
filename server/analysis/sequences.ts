// Lists, tuples and everything a loop can run over.

import { getItem } from "../../runtime/api/subscript.ts";
import { addDims, type Dim, definitelyEqual, minDims, multiplyDims, unknownDim } from "../../runtime/core/dim.ts";
import { NotKnownError, typeError } from "../../runtime/core/errors.ts";
import { type PyTuple, type PyValue, pyInt, pyStr, pyTuple, typeName, unknown } from "../../runtime/core/pyValue.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinValues, lengthOf } from "./join.ts";
import { Instance } from "./programClass.ts";
import { callSpecial, lacks } from "./specialMethods.ts";
import {
  contentsOf,
  type Elements,
  IteratorValue,
  isIterable,
  type ListContents,
  MutableDict,
  MutableList,
} from "./value.ts";
import { elementOf } from "./widening.ts";

/** Beyond this many items a sequence is treated as one element and a length. */
export const mostItems = 64;

/** What iterating over the value meets. Throws `NotKnownError` where that is not known, Python's `TypeError` where it fails. */
export function elementsOf(value: PyValue): Elements {
  switch (value.kind) {
    case "array":
      if (value.aval.ndim === 0) throw typeError("iteration over a 0-d array");
      if (value.aval.shape[0] === 0) return { kind: "items", items: [] };
      return { kind: "alike", element: getItem(value, pyInt(0)), length: value.aval.shape[0]! };
    case "tuple":
      return { kind: "items", items: value.items };
    case "list":
      return value.repeated === null ? { kind: "items", items: value.items } : { kind: "alike", ...value.repeated };
    case "dict":
      return { kind: "items", items: value.entries.map(([key]) => key) };
    case "str":
      if (value.value === null) return { kind: "alike", element: pyStr(null), length: unknownDim() };
      return { kind: "items", items: [...value.value].map((letter) => pyStr(letter)) };
    case "unknown":
      throw new NotKnownError(value.reason);
    case "object":
      if (isIterable(value)) return value.elements;
      if (value instanceof IteratorValue) return value.take();
      if (value instanceof Instance) return elementsOfInstance(value);
      throw new NotKnownError(`what a ${value.typeName} iterates over is not known`);
    default:
      throw typeError(`'${typeName(value)}' object is not iterable`);
  }
}

/** What `__iter__` gives; `__getitem__` serves loops too, but where it ends is not known. */
function elementsOfInstance(value: Instance): Elements {
  const iterator = callSpecial(value, "__iter__");
  if (iterator === value || (iterator === null && value.special("__getitem__") !== null))
    throw new NotKnownError(`how often a ${value.typeName} gives an item is not known`);
  if (iterator === null) throw lacks(value, "is not iterable");
  return elementsOf(iterator);
}

/** The number of elements. */
export function lengthOfElements(elements: Elements): Dim {
  return elements.kind === "items" ? elements.items.length : elements.length;
}

/** One value that stands for every element; null when there are none. */
export function anyElement(elements: Elements): PyValue | null {
  if (elements.kind === "alike") return elements.element;
  return elements.items.length === 0 ? null : elements.items.reduce(joinValues);
}

/** The elements one by one, where there are few enough of them; null otherwise. */
export function itemsOf(elements: Elements): readonly PyValue[] | null {
  if (elements.kind === "items") return elements.items;
  const { length, element } = elements;
  return typeof length === "number" && length <= mostItems ? Array.from({ length }, () => element) : null;
}

/** Tuples in tuples up to this many parts: sharing lets a few lines of Python make billions. */
const mostParts = 2000;
const partsOf = new WeakMap<PyTuple, number>();

/** A tuple of these items; unknown when it has too many parts. */
export function tupleOf(items: readonly PyValue[]): PyValue {
  const parts = items.reduce((sum, item) => sum + (item.kind === "tuple" ? (partsOf.get(item) ?? 1) : 1), 0);
  if (parts > mostParts) return unknown("this tuple is too large to follow");
  const tuple = pyTuple(items);
  partsOf.set(tuple, parts);
  return tuple;
}

/** A new list of these elements. */
export function listOf(interpreter: Interpreter, elements: Elements): MutableList {
  return new MutableList(interpreter.store, contentsOf(elements));
}

/** Python's `zip`: tuples of what stands at the same place, as many as the shortest has. */
export function zipElements(sequences: readonly Elements[]): Elements {
  if (sequences.length === 0) return { kind: "items", items: [] };
  if (sequences.some(({ kind }) => kind === "items")) {
    const shortest = Math.min(
      ...sequences.map((elements) => (elements.kind === "items" ? elements.items.length : Infinity)),
    );
    const count = sequences
      .map(lengthOfElements)
      .reduce<number>((least, length) => (typeof length === "number" ? Math.min(least, length) : least), shortest);
    const at = (elements: Elements, index: number) =>
      elements.kind === "items" ? elements.items[index]! : elements.element;
    return {
      kind: "items",
      items: Array.from({ length: count }, (_, index) => pyTuple(sequences.map((elements) => at(elements, index)))),
    };
  }
  const element = pyTuple(sequences.map((elements) => anyElement(elements) ?? unknown("the sequence is empty")));
  const length = sequences.map(lengthOfElements).reduce((a, b) => (definitelyEqual(a, b) ? a : minDims(a, b)));
  return { kind: "alike", element, length };
}

/** `left + right` for two lists or two tuples. */
export function concatenateSequences(interpreter: Interpreter, left: PyValue, right: PyValue): PyValue {
  if (left.kind === "tuple" && right.kind === "tuple") return tupleOf([...left.items, ...right.items]);
  if (left.kind !== "list" || right.kind !== "list") {
    throw typeError(`can only concatenate ${left.kind} (not "${right.kind}") to ${left.kind}`);
  }
  return new MutableList(interpreter.store, joinEnds(contentsOf(elementsOf(left)), contentsOf(elementsOf(right))));
}

/** What a list holds after the second was added at the end of the first. */
export function joinEnds(left: ListContents, right: ListContents): ListContents {
  if (left.kind === "listUnknown") return left;
  if (right.kind === "listUnknown") return right;
  if (left.kind === "listItems" && right.kind === "listItems" && left.items.length + right.items.length <= mostParts) {
    return { kind: "listItems", items: [...left.items, ...right.items] };
  }
  if (isEmpty(left)) return right;
  if (isEmpty(right)) return left;
  const element = joinValues(elementOf(left)!, elementOf(right)!);
  return { kind: "listRepeated", repeated: { element, length: addDims(lengthOf(left), lengthOf(right)) } };
}

/** `sequence * count`. */
export function repeatSequence(interpreter: Interpreter, sequence: PyValue, count: PyValue): PyValue {
  if (count.kind !== "int" || count.value === null) throw new NotKnownError("how often it is repeated is not known");
  const times = count.value;
  const elements = elementsOf(sequence);
  if (elements.kind === "items" && typeof times === "number" && times * elements.items.length <= mostItems) {
    const items = Array.from({ length: Math.max(0, times) }, () => elements.items).flat();
    return sequence.kind === "tuple" ? pyTuple(items) : listOf(interpreter, { kind: "items", items });
  }
  const element = anyElement(elements);
  if (element === null) return sequence;
  if (sequence.kind === "tuple") throw new NotKnownError("the length of this tuple is not known");
  return listOf(interpreter, { kind: "alike", element, length: multiplyDims(lengthOfElements(elements), times) });
}

/** The contents of a dict that can be read entry by entry, or null. */
export function knownEntries(value: PyValue): readonly (readonly [PyValue, PyValue])[] | null {
  if (value.kind !== "dict") return null;
  return value instanceof MutableDict ? value.now : value.entries;
}

function isEmpty(contents: ListContents): boolean {
  return contents.kind === "listItems" && contents.items.length === 0;
}
