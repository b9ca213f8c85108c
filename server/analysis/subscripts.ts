// `container[index]`, read and written.

import { indexUpdateRef, isIndexUpdateHelper } from "../../runtime/api/indexUpdate.ts";
import { getItem } from "../../runtime/api/subscript.ts";
import { indexError, NotKnownError, PythonError, typeError } from "../../runtime/core/errors.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import { type PyDict, type PySlice, type PyValue, pyStr, pyTuple, unknown } from "../../runtime/core/pyValue.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";
import { requireIndex } from "../../runtime/transforms/concreteValues.ts";
import { objectClass } from "./classes.ts";
import { partOf } from "./code.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinContents, joinValues } from "./join.ts";
import { Instance, isProgramClass } from "./programClass.ts";
import { anyElement, elementsOf, itemsOf, knownEntries, listOf } from "./sequences.ts";
import { callSpecial, lacks } from "./specialMethods.ts";
import { type Elements, entryAt, isKnownKey, type ListContents, MutableDict, MutableList } from "./value.ts";

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
    case "function":
      // `Generic[T]` is the class itself.
      return isProgramClass(container) || container === objectClass
        ? container
        : unknown("what subscripting it gives is not known");
    case "object":
      if (container instanceof Instance) return subscriptOf(container, index);
      if (isIndexUpdateHelper(container)) return indexUpdateRef(container, index);
      if (container.subscript !== undefined) return container.subscript(index);
      return unknown(`what subscripting a ${container.typeName} gives is not known`);
    default:
      return unknown(`what subscripting a ${container.kind} gives is not known`);
  }
}

/** Does `container[index] = value`. Throws what Python raises. */
export function setItem(container: PyValue, index: PyValue, value: PyValue): void {
  if (isArrayOfJax(container)) throw immutable();
  if (container.kind === "object") callSpecial(container, "__setitem__", index, value);
  if (container instanceof MutableDict) container.set(index, value);
  if (container instanceof MutableList) container.now = withItem(container.now, index, value);
}

function isArrayOfJax(value: PyValue): value is ArrayValue {
  return value.kind === "array" && !(value instanceof NumPyArray);
}

function immutable(): PythonError {
  return typeError(
    "JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use " +
      "x = x.at[idx].set(y) or another .at[] method: " +
      "https://docs.jax.dev/en/latest/_autosummary/jax.numpy.ndarray.at.html",
    { code: "array-immutable" },
  );
}

function subscriptOf(container: Instance, index: PyValue): PyValue {
  const item = callSpecial(container, "__getitem__", index);
  if (item === null) throw lacks(container, "is not subscriptable");
  return item;
}

function fromSequence(interpreter: Interpreter, container: PyValue, index: PyValue): PyValue {
  const elements = elementsOf(container);
  if (index.kind === "slice") {
    const sliced = sliceElements(elements, index);
    return container.kind === "tuple" && sliced.kind === "items" ? pyTuple(sliced.items) : listOf(interpreter, sliced);
  }
  if (index.kind === "unknown") return unknown(index.reason);
  if (isArrayOfJax(index)) requireIndex(index);
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
  if (isArrayOfJax(value)) requireIndex(value);
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
  const replaced = index.kind === "slice" ? withSlice(contents, index, value) : null;
  if (replaced !== null) return replaced;
  if (index.kind !== "int") return { kind: "listUnknown", reason: "which items were replaced is not known" };
  const changed: ListContents =
    contents.kind === "listItems"
      ? { kind: "listItems", items: contents.items.map(() => value) }
      : { kind: "listRepeated", repeated: { ...contents.repeated, element: value } };
  return joinContents(contents, changed);
}

/** A list after `list[start:stop] = values`; null where that is not known. */
function withSlice(contents: ListContents, { start, stop, step }: PySlice, values: PyValue): ListContents | null {
  if (contents.kind !== "listItems" || step.kind !== "none") return null;
  try {
    const [from, to] = [bound(start) ?? 0, bound(stop) ?? contents.items.length];
    const items = itemsOf(elementsOf(values));
    if (items === null || from < 0 || to < 0) return null;
    return {
      kind: "listItems",
      items: [...contents.items.slice(0, from), ...items, ...contents.items.slice(Math.max(from, to))],
    };
  } catch (error) {
    if (error instanceof NotKnownError || error instanceof PythonError) return null;
    throw error;
  }
}
