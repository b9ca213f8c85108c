// The methods of lists, tuples and dicts.

import { addDims, unknownDim } from "../../runtime/core/dim.ts";
import { NotKnownError, PythonError } from "../../runtime/core/errors.ts";
import {
  none,
  type PyDict,
  type PyFunction,
  type PyList,
  type PyTuple,
  type PyValue,
  pyInt,
  pyTuple,
  unknown,
} from "../../runtime/core/pyValue.ts";
import { adopt } from "./calls.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinValues } from "./join.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { anyElement, elementsOf, joinEnds, listOf } from "./sequences.ts";
import { contentsOf, type Elements, iterable, type ListContents, MutableDict, MutableList, sameKey } from "./value.ts";

/** A method of a list, or null when there is no such method. */
export function listMethod(interpreter: Interpreter, owner: PyList, name: string): PyFunction | null {
  if (name === "copy") return nativeFunction(name, () => listOf(interpreter, elementsOf(owner)));
  if (name === "index" || name === "count") return nativeFunction(name, () => pyInt(unknownDim()));
  if (!(owner instanceof MutableList)) return null;
  const change = Object.hasOwn(listChanges, name) ? listChanges[name] : undefined;
  return change === undefined ? null : nativeFunction(name, (args) => change(owner, args));
}

/** A method of a tuple, or null when there is no such method. */
export function tupleMethod(owner: PyTuple, name: string): PyFunction | null {
  if (name === "index" || name === "count") return nativeFunction(name, () => pyInt(unknownDim()));
  if (name !== "_replace" || owner.fields === undefined) return null;
  const { fields } = owner;
  return nativeFunction(name, (_args, kwargs) => ({
    ...owner,
    items: owner.items.map((item, index) => kwargs.get(fields[index]!) ?? item),
  }));
}

/** A method of a dict, or null when there is no such method. */
export function dictMethod(interpreter: Interpreter, owner: PyDict, name: string): PyFunction | null {
  const dict = owner instanceof MutableDict ? owner : (adopt(interpreter, owner) as MutableDict); // SAFETY: adopt makes a MutableDict of every dict.
  const method = Object.hasOwn(dictMethods, name) ? dictMethods[name] : undefined;
  return method === undefined ? null : nativeFunction(name, (args, kwargs) => method(interpreter, dict, args, kwargs));
}

type ListChange = (list: MutableList, args: readonly PyValue[]) => PyValue;

const listChanges: { readonly [name: string]: ListChange } = {
  append: (list, [item]) =>
    changed(list, joinEnds(list.now, { kind: "listItems", items: item === undefined ? [] : [item] })),
  extend: (list, [more]) => changed(list, more === undefined ? list.now : joinEnds(list.now, readable(more))),
  insert: (list, [place, item]) => {
    const { now } = list;
    if (item === undefined) return none;
    if (now.kind !== "listItems" || place?.kind !== "int" || typeof place.value !== "number") {
      return changed(list, joinEnds(now, { kind: "listItems", items: [item] }));
    }
    return changed(list, { kind: "listItems", items: now.items.toSpliced(place.value, 0, item) });
  },
  pop: (list, [place]) => pop(list, place),
  clear: (list) => changed(list, { kind: "listItems", items: [] }),
  reverse: (list) =>
    changed(list, list.now.kind === "listItems" ? { ...list.now, items: list.now.items.toReversed() } : list.now),
  sort: (list) => changed(list, reordered(list.now)),
  remove: (list) => changed(list, { kind: "listUnknown", reason: "an item was removed from this list" }),
};

function changed(list: MutableList, contents: ListContents): PyValue {
  list.now = contents;
  return none;
}

function readable(value: PyValue): ListContents {
  try {
    return contentsOf(elementsOf(value));
  } catch (error) {
    if (error instanceof NotKnownError || error instanceof PythonError)
      return { kind: "listUnknown", reason: error.message };
    throw error;
  }
}

function pop(list: MutableList, place: PyValue | undefined): PyValue {
  const { now } = list;
  if (now.kind === "listUnknown") return unknown(now.reason);
  if (now.kind === "listRepeated") {
    list.now = { kind: "listRepeated", repeated: { ...now.repeated, length: addDims(now.repeated.length, -1) } };
    return now.repeated.element;
  }
  const index = place === undefined ? -1 : place.kind === "int" && typeof place.value === "number" ? place.value : null;
  const item = index === null ? undefined : now.items.at(index);
  if (index === null || item === undefined) {
    list.now = { kind: "listUnknown", reason: "which item was popped is not known" };
    return unknown("which item is popped is not known");
  }
  list.now = { kind: "listItems", items: now.items.toSpliced(index, 1) };
  return item;
}

/** After sorting, any item may stand anywhere. */
function reordered(contents: ListContents): ListContents {
  if (contents.kind !== "listItems" || contents.items.length === 0) return contents;
  const element = contents.items.reduce(joinValues);
  return { kind: "listItems", items: contents.items.map(() => element) };
}

type DictMethod = (
  interpreter: Interpreter,
  dict: MutableDict,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
) => PyValue;

const dictMethods: { readonly [name: string]: DictMethod } = {
  keys: (_interpreter, dict) =>
    iterable(
      "dict_keys",
      entriesAs(dict, ([key]) => key),
    ),
  values: (_interpreter, dict) =>
    iterable(
      "dict_values",
      entriesAs(dict, ([, value]) => value),
    ),
  items: (_interpreter, dict) =>
    iterable(
      "dict_items",
      entriesAs(dict, ([key, value]) => pyTuple([key, value])),
    ),
  get: (_interpreter, dict, [key, fallback]) => found(dict, key, fallback ?? none),
  setdefault: (_interpreter, dict, [key, fallback]) => {
    const value = found(dict, key, fallback ?? none);
    if (key !== undefined) dict.set(key, value);
    return value;
  },
  pop: (_interpreter, dict, [key, fallback]) => {
    const value = found(dict, key, fallback ?? unknown("nothing is known to be under this key"));
    dict.now = key === undefined ? null : (dict.now?.filter(([other]) => !sameKey(other, key)) ?? null);
    return value;
  },
  update: (_interpreter, dict, [other], kwargs) => {
    const entries =
      other === undefined
        ? []
        : other.kind === "dict"
          ? other instanceof MutableDict
            ? other.now
            : other.entries
          : null;
    if (entries === null) dict.now = null;
    else for (const [key, value] of entries) dict.set(key, value);
    for (const [key, value] of kwargs) dict.set({ kind: "str", value: key }, value);
    return none;
  },
  copy: (interpreter, dict) => new MutableDict(interpreter.store, dict.now),
};

function entriesAs(dict: MutableDict, pick: (entry: PyDict["entries"][number]) => PyValue): Elements {
  return { kind: "items", items: dict.entries.map(pick) };
}

function found(dict: MutableDict, key: PyValue | undefined, fallback: PyValue): PyValue {
  if (key === undefined || dict.now === null) return unknown("what is under this key is not known");
  const value = dict.at(key);
  if (value !== undefined) return value;
  if (key.kind === "str" && key.value !== null) return fallback;
  const any = anyElement(entriesAs(dict, ([, entry]) => entry));
  return any === null ? fallback : joinValues(any, fallback);
}
