// Whether what a place of the store holds is as good as what it held: whoever read the one need not run again for the other.

import type { PyTuple, PyValue } from "../../runtime/core/pyValue.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";
import type { Span } from "../syntax/ast.ts";
import { isContents } from "./join.ts";
import { isTracer, sameTraces } from "./tracers.ts";
import { isUnranked, type ListContents } from "./value.ts";

/** Where an array was made: hovers and problems of its readers say so. */
export type OriginOf = (value: PyValue) => Span | null;

/** Whether two states of a variable, or of the contents of a list or dict, cannot be told apart by any code that reads them. */
export function sameStored(a: unknown, b: unknown, originOf: OriginOf): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isContents(a) || isContents(b)) return isContents(a) && isContents(b) && sameContents(a, b, originOf);
  if (!("kind" in a) || !("kind" in b)) return false;
  return sameValue(a as PyValue, b as PyValue, originOf); // SAFETY: what has a kind in the store, but for list contents, is a value.
}

function sameContents(a: ListContents, b: ListContents, originOf: OriginOf): boolean {
  return a.kind === "listItems" && b.kind === "listItems" && sameItems(a.items, b.items, originOf);
}

function sameItems(a: readonly PyValue[], b: readonly PyValue[], originOf: OriginOf): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index]!, originOf));
}

/** Lists, dicts, functions and instances have an identity; sizes that nobody named equal only themselves. */
function sameValue(a: PyValue, b: PyValue, originOf: OriginOf): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "array":
      return b.kind === "array" && sameArray(a, b) && originOf(a) === originOf(b);
    case "int":
    case "float":
    case "bool":
    case "str":
      return b.kind === a.kind && a.value !== null && a.value === b.value;
    case "none":
    case "ellipsis":
      return b.kind === a.kind;
    case "dtype":
      return b.kind === "dtype" && a.dtype === b.dtype && a.library === b.library;
    case "tuple":
      return b.kind === "tuple" && sameClass(a, b) && sameItems(a.items, b.items, originOf);
    case "unknown":
      return b.kind === "unknown" && a.reason === b.reason && isPlain(a) && isPlain(b);
    default:
      return false;
  }
}

function sameArray(a: ArrayValue, b: ArrayValue): boolean {
  return !isTracer(a) && sameTraces(a, b) && a.aval.equals(b.aval);
}

function sameClass(a: PyTuple, b: PyTuple): boolean {
  return a.typeName === b.typeName && a.fields?.join() === b.fields?.join();
}

/** An unknown value that no function of the program stands behind, and of which nothing but the reason is known. */
function isPlain(value: PyValue): boolean {
  return !isUnranked(value) && !("code" in value);
}
