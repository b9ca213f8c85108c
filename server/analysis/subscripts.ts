// `container[index]`, read and written.

import { indexUpdateRef, isIndexUpdateHelper } from "../../runtime/api/indexUpdate.ts";
import { getItem } from "../../runtime/api/subscript.ts";
import { indexError, NotKnownError } from "../../runtime/core/errors.ts";
import { type PyDict, type PySlice, type PyValue, pyStr, pyTuple, unknown } from "../../runtime/core/pyValue.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinContents, joinValues } from "./join.ts";
import { anyElement, elementsOf, knownEntries, listOf } from "./sequences.ts";
import { type Elements, entryAt, isKnownKey, type ListContents, MutableDict, MutableList, partOf } from "./value.ts";

/** The value of `container[index]`. Throws what Python raises. */
export function getSubscript(interpreter: Interpreter, container: PyValue, index: PyValue): PyValue {
  switch (container.kind) {
    case "array":
      return getItem(container, index);
    case "tuple":
    case "list":
      return fromSequence(interpreter, container, index);
    case "dict":
      return fromDict(container, index);
    case "str":
      return pyStr(null);
    case "unknown":
      return partOf(container);
    case "object":
      if (isIndexUpdateHelper(container)) return indexUpdateRef(container, index);
      return unknown(`what subscripting a ${container.typeName} gives is not known`);
    default:
      return unknown(`what subscripting a ${container.kind} gives is not known`);
  }
}

/** Does `container[index] = value`. */
export function setItem(container: PyValue, index: PyValue, value: PyValue): void {
  if (container instanceof MutableDict) container.set(index, value);
  if (container instanceof MutableList) container.now = withItem(container.now, index, value);
}

function fromSequence(interpreter: Interpreter, container: PyValue, index: PyValue): PyValue {
  const elements = elementsOf(container);
  if (index.kind === "slice") {
    const sliced = sliceElements(elements, index);
    return container.kind === "tuple" && sliced.kind === "items" ? pyTuple(sliced.items) : listOf(interpreter, sliced);
  }
  if (index.kind === "unknown") return unknown(index.reason);
  if (index.kind !== "int") return unknown("which item it is is not known");
  if (elements.kind === "alike") return elements.element;
  if (typeof index.value !== "number") return anyElement(elements) ?? unknown("the sequence is empty");
  const item = elements.items.at(index.value);
  if (item === undefined) throw indexError(`${container.kind} index out of range`);
  return item;
}

function sliceElements(elements: Elements, { start, stop, step }: PySlice): Elements {
  if (elements.kind === "alike") throw new NotKnownError("how many items the slice has is not known");
  const [from, to, by] = [bound(start), bound(stop), bound(step)];
  if (by === undefined || by === 1) return { kind: "items", items: elements.items.slice(from ?? 0, to) };
  if (by === -1 && from === undefined && to === undefined) return { kind: "items", items: elements.items.toReversed() };
  if (by < 1) throw new NotKnownError("slices with such a step are not modelled");
  return { kind: "items", items: elements.items.slice(from ?? 0, to).filter((_, index) => index % by === 0) };
}

function bound(value: PyValue): number | undefined {
  if (value.kind === "none") return undefined;
  if (value.kind === "int" && typeof value.value === "number") return value.value;
  throw new NotKnownError("how many items the slice has is not known");
}

function fromDict(container: PyDict, key: PyValue): PyValue {
  const entries = knownEntries(container);
  if (entries === null) return unknown("what is under this key is not known");
  if (isKnownKey(key)) return entryAt(entries, key) ?? unknown("nothing is known to be under this key");
  return entries.length === 0 ? unknown("the dict is empty") : entries.map(([, value]) => value).reduce(joinValues);
}

/** A list after `list[index] = value`; where the place is not known, every item may have changed. */
function withItem(contents: ListContents, index: PyValue, value: PyValue): ListContents {
  if (contents.kind === "listUnknown") return contents;
  if (contents.kind === "listItems" && index.kind === "int" && typeof index.value === "number") {
    const place = index.value < 0 ? index.value + contents.items.length : index.value;
    return contents.items[place] === undefined
      ? contents
      : { kind: "listItems", items: contents.items.with(place, value) };
  }
  if (index.kind !== "int") return { kind: "listUnknown", reason: "which items were replaced is not known" };
  const changed: ListContents =
    contents.kind === "listItems"
      ? { kind: "listItems", items: contents.items.map(() => value) }
      : { kind: "listRepeated", repeated: { ...contents.repeated, element: value } };
  return joinContents(contents, changed);
}
