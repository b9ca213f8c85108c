// What a result is, as text to compare: exactly for what the language server knows, closely for elements.

import { type PyValue, typeName } from "../../runtime/core/pyValue.ts";
import { EvalArray } from "../../runtime/engine/evalArray.ts";
import { decodeNumber, type Recorded } from "./recordedValue.ts";

/** The kind of a recorded result, with shape, dtype and weak type of arrays: `~float32[2,3]`. */
export function describeRecorded(recorded: Recorded): string {
  if (recorded === null) return "None";
  if (typeof recorded === "boolean") return recorded ? "True" : "False";
  if (typeof recorded === "string") return recorded;
  if (Array.isArray(recorded)) return `[${recorded.map(describeRecorded).join(", ")}]`;
  const value = recorded as Exclude<typeof recorded, readonly Recorded[]>; // SAFETY: lists were returned above.
  if ("int" in value) return String(value.int);
  if ("tuple" in value) return `(${value.tuple.map(describeRecorded).join(", ")})`;
  if ("dtype" in value) return value.dtype;
  if ("array" in value) return `${value.weak ? "~" : ""}${value.array}[${value.shape.join(",")}]`;
  throw new Error(`no result is recorded as ${JSON.stringify(recorded)}`);
}

/** The same of a value that our functions gave. */
export function describeValue(value: PyValue): string {
  switch (value.kind) {
    case "none":
      return "None";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "tuple":
      return `(${value.items.map(describeValue).join(", ")})`;
    case "list":
      return `[${value.items.map(describeValue).join(", ")}]`;
    case "dtype":
      return value.dtype;
    case "array":
      return `${value.aval.weakType ? "~" : ""}${value.aval.toLongString()}`;
    default:
      return typeName(value);
  }
}

/** How far floats may be from recorded ones. */
export interface Closeness {
  /** Units in the last place. */
  readonly ulp: number;
  /** Whether signs do not matter, and the units are those of the largest element of the array. */
  readonly loose?: boolean;
}

/** The first element that is too far from the recorded one, or null. */
export function elementMismatch(recorded: Recorded, value: PyValue, closeness: Closeness): string | null {
  if (recorded === null || typeof recorded !== "object") return null;
  const items = Array.isArray(recorded) ? recorded : "tuple" in recorded ? recorded.tuple : null;
  if (items !== null) {
    if (value.kind !== "list" && value.kind !== "tuple") return null;
    const mismatches = items.map((item, index) => elementMismatch(item, value.items[index]!, closeness));
    return mismatches.find((text) => text !== null) ?? null;
  }
  if (Array.isArray(recorded) || !("array" in recorded) || !(value instanceof EvalArray)) return null;
  const wanted = recorded.values.map(decodeNumber);
  const isExact = !/float|complex/.test(recorded.array);
  const largest = closeness.loose ? Math.max(...wanted.map(Math.abs).filter(Number.isFinite)) : 0;
  const bad = wanted.findIndex((number, index) => {
    const got = Number(value.data[index]);
    if (isExact) return got !== number;
    const allowed = closeness.ulp * unitOf(closeness.loose ? largest : number, recorded.array);
    return closeness.loose ? !isClose(Math.abs(got), Math.abs(number), allowed) : !isClose(got, number, allowed);
  });
  return bad < 0 ? null : `element ${bad} is ${value.data[bad]}, not ${wanted[bad]}`;
}

function isClose(got: number, wanted: number, allowed: number): boolean {
  if (Number.isNaN(wanted)) return Number.isNaN(got);
  if (got === wanted) return true;
  return Number.isFinite(wanted) && Number.isFinite(got) && Math.abs(got - wanted) <= allowed;
}

/** The distance of neighbouring floats of this size. */
function unitOf(size: number, dtype: string): number {
  const digits = dtype === "float16" ? 10 : dtype === "bfloat16" ? 7 : 23;
  return 2 ** (Math.floor(Math.log2(Math.max(Math.abs(size), 2 ** -126))) - digits);
}
