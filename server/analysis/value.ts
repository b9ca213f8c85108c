// The abstract domain: the runtime's Python values, and those only an analysis has.

import { type Dim, subtractDims } from "../../runtime/core/dim.ts";
import type { DType } from "../../runtime/core/dtype.ts";
import { NotKnownError } from "../../runtime/core/errors.ts";
import type {
  PyBool,
  PyDict,
  PyFloat,
  PyFunction,
  PyInt,
  PyList,
  PyObject,
  PyUnknown,
  PyValue,
  Repeated,
} from "../../runtime/core/pyValue.ts";
import type { FunctionDef, Lambda } from "../syntax/ast.ts";
import type { Scope } from "./scope.ts";
import type { Ref, Store } from "./store.ts";

/** What a list holds: its items, or one value for all of them and a length, or nothing known. */
export type ListContents =
  | { readonly kind: "listItems"; readonly items: readonly PyValue[] }
  | { readonly kind: "listRepeated"; readonly repeated: Repeated }
  | { readonly kind: "listUnknown"; readonly reason: string };

/** A list of the program. Its contents live in the store, so that aliases see each other's changes. */
export class MutableList implements PyList {
  readonly kind = "list";
  readonly contents: Ref<ListContents>;
  readonly store: Store;

  constructor(store: Store, contents: ListContents) {
    this.store = store;
    this.contents = store.ref(contents);
  }

  get now(): ListContents {
    return this.store.read(this.contents);
  }

  set now(contents: ListContents) {
    this.store.write(this.contents, contents);
  }

  get items(): readonly PyValue[] {
    const contents = this.now;
    if (contents.kind === "listItems") return contents.items;
    throw new NotKnownError(contents.kind === "listUnknown" ? contents.reason : "the length of this list is not known");
  }

  get repeated(): Repeated | null {
    const contents = this.now;
    return contents.kind === "listRepeated" ? contents.repeated : null;
  }
}

/** What any list holds: one of the program, or one that JAX just made. */
export function listContents(list: PyList): ListContents {
  if (list instanceof MutableList) return list.now;
  const { repeated } = list;
  return repeated === null ? { kind: "listItems", items: list.items } : { kind: "listRepeated", repeated };
}

type DictEntries = PyDict["entries"];

/** A dict of the program; null contents mean that not even the keys are known. */
export class MutableDict implements PyDict {
  readonly kind = "dict";
  readonly contents: Ref<DictEntries | null>;
  readonly store: Store;

  constructor(store: Store, entries: DictEntries | null) {
    this.store = store;
    this.contents = store.ref(entries);
  }

  get now(): DictEntries | null {
    return this.store.read(this.contents);
  }

  set now(entries: DictEntries | null) {
    this.store.write(this.contents, entries);
  }

  get entries(): DictEntries {
    const entries = this.now;
    if (entries === null) throw new NotKnownError("the keys of this dict are not known");
    return entries;
  }

  /** Sets one entry; a key that is not known makes all keys unknown. */
  set(key: PyValue, value: PyValue): void {
    if (this.now === null) return;
    const place = this.now.findIndex(([other]) => sameKey(other, key));
    if (!isKnownKey(key)) this.now = null;
    else if (place < 0) this.now = [...this.now, [key, value]];
    else this.now = this.now.with(place, [this.now[place]![0], value]);
  }

  /** The value under the key; undefined where it is not there, or not known to be. */
  at(key: PyValue): PyValue | undefined {
    return this.now === null ? undefined : entryAt(this.now, key);
  }
}

/** The value under a key among the entries of a dict. */
export function entryAt(entries: DictEntries, key: PyValue): PyValue | undefined {
  return entries.find(([other]) => sameKey(other, key))?.[1];
}

/** Whether a key can be told from others. */
export function isKnownKey(key: PyValue): boolean {
  if (key.kind === "tuple") return key.items.every(isKnownKey);
  if (key.kind === "str" || key.kind === "bool" || key.kind === "float") return key.value !== null;
  return key.kind === "int" ? typeof key.value === "number" : key.kind === "none";
}

/** Whether two keys of a dict are known and equal. */
export function sameKey(a: PyValue, b: PyValue): boolean {
  if (a.kind === "tuple" && b.kind === "tuple") {
    return a.items.length === b.items.length && a.items.every((item, index) => sameKey(item, b.items[index]!));
  }
  if (!isKnownKey(a) || !isKnownKey(b)) return false;
  if (isNumeric(a) && isNumeric(b)) return Number(a.value) === Number(b.value);
  if (a.kind !== b.kind) return false;
  return a.kind === "none" || ("value" in a && "value" in b && a.value === b.value);
}

/** Numbers that are equal are the same key: 1, 1.0 and True. */
function isNumeric(key: PyValue): key is PyInt | PyFloat | PyBool {
  return key.kind === "int" || key.kind === "float" || key.kind === "bool";
}

/** A function of the program: its syntax, the scope it was made in, and its defaults as they were then. */
export interface Closure extends PyFunction {
  readonly node: FunctionDef | Lambda;
  readonly scope: Scope;
  readonly defaults: ReadonlyMap<string, PyValue>;
}

export function isClosure(value: PyValue): value is Closure {
  return value.kind === "function" && "node" in value && "scope" in value;
}

/** A module: `jax.numpy`, a bundled one whose names are known, or one of which nothing is known. */
export interface ModuleValue extends PyObject {
  readonly typeName: "module";
  readonly module: string;
  /** The names of a module that was itself analysed. */
  readonly scope: Scope | null;
  /** Why a module of the user's own was not. */
  readonly reason: string | null;
}

export function isModule(value: PyValue): value is ModuleValue {
  return value.kind === "object" && value.typeName === "module" && "module" in value;
}

/** What `range`, `dict.keys()` and the like return: a sequence that is no list. */
export interface IterableValue extends PyObject {
  readonly elements: Elements;
}

export function isIterable(value: PyValue): value is IterableValue {
  return value.kind === "object" && "elements" in value;
}

/** What a loop over a value meets: each element, or one that stands for all and how many there are. */
export type Elements =
  | { readonly kind: "items"; readonly items: readonly PyValue[] }
  | { readonly kind: "alike"; readonly element: PyValue; readonly length: Dim };

export function iterable(typeName: string, elements: Elements): IterableValue {
  return { kind: "object", typeName, elements };
}

/** An array of which the dtype may be known, but not the number of its axes. */
export interface UnrankedArray extends PyUnknown {
  readonly unranked: DType;
}

export const unrankedArray = (
  dtype: DType,
  reason = "the number of axes differs between the ways that lead here",
): UnrankedArray => ({
  kind: "unknown",
  reason,
  unranked: dtype,
});

export function isUnranked(value: PyValue): value is UnrankedArray {
  return value.kind === "unknown" && "unranked" in value;
}

/** What `zip`, `map`, generators and the like return: elements that are there once. */
export class IteratorValue implements PyObject {
  readonly kind = "object";
  readonly typeName: string;
  private readonly rest: MutableList;

  constructor(store: Store, typeName: string, elements: Elements) {
    this.typeName = typeName;
    this.rest = new MutableList(store, contentsOf(elements));
  }

  /** All elements. What is left of them afterwards is not known: a loop may end before the last. */
  take(): Elements {
    const { now } = this.rest;
    this.rest.now = { kind: "listUnknown", reason: "this iterator was used before" };
    if (now.kind === "listUnknown") throw new NotKnownError(now.reason);
    return now.kind === "listItems" ? { kind: "items", items: now.items } : { kind: "alike", ...now.repeated };
  }

  /** The next element; null when there is none. */
  next(): PyValue | null {
    const { now } = this.rest;
    if (now.kind === "listUnknown") throw new NotKnownError(now.reason);
    if (now.kind === "listItems") {
      const [first, ...items] = now.items;
      this.rest.now = { kind: "listItems", items };
      return first ?? null;
    }
    const { element, length } = now.repeated;
    this.rest.now = { kind: "listRepeated", repeated: { element, length: subtractDims(length, 1) } };
    return element;
  }
}

/** What a list of these elements holds. */
export function contentsOf(elements: Elements): ListContents {
  if (elements.kind === "items") return { kind: "listItems", items: elements.items };
  return { kind: "listRepeated", repeated: { element: elements.element, length: elements.length } };
}
