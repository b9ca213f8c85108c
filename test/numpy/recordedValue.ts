// Python values as test/oracle/recordValues.py writes them.

import { ShapedArray } from "../../runtime/core/aval.ts";
import type { DType } from "../../runtime/core/dtype.ts";
import {
  ellipsis,
  none,
  type PyValue,
  pyBool,
  pyDType,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
} from "../../runtime/core/pyValue.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";

export type RecordedNumber = number | "nan" | "inf" | "-inf" | "-0";

export interface RecordedArray {
  readonly array: DType;
  readonly shape: readonly number[];
  readonly values: readonly RecordedNumber[];
  readonly weak?: true;
}

export type Recorded =
  | null
  | boolean
  | string
  | { readonly int: number }
  | { readonly float: RecordedNumber }
  | { readonly complex: readonly [RecordedNumber, RecordedNumber] }
  | { readonly tuple: readonly Recorded[] }
  | readonly Recorded[]
  | { readonly slice: readonly [Recorded, Recorded, Recorded] }
  | { readonly ellipsis: true }
  | { readonly type: string }
  | { readonly dtype: DType }
  | RecordedArray;

/** How an interpreter makes an array of an aval and its elements. */
export type MakeArray = (aval: ShapedArray, values: readonly number[]) => ArrayValue;

/** The Python value that was recorded. */
export function decode(recorded: Recorded, makeArray: MakeArray): PyValue {
  if (recorded === null) return none;
  if (typeof recorded === "boolean") return pyBool(recorded);
  if (typeof recorded === "string") return pyStr(recorded);
  if (Array.isArray(recorded)) return pyList(recorded.map((item) => decode(item, makeArray)));
  const value = recorded as Exclude<typeof recorded, readonly Recorded[]>; // SAFETY: lists were returned above.
  if ("int" in value) return pyInt(value.int);
  if ("float" in value) return pyFloat(decodeNumber(value.float));
  if ("complex" in value) {
    const [re, im] = value.complex.map(decodeNumber);
    return { kind: "complex", value: { re: re!, im: im! } };
  }
  if ("tuple" in value) return pyTuple(value.tuple.map((item) => decode(item, makeArray)));
  if ("slice" in value) {
    const [start, stop, step] = value.slice.map((part) => decode(part, makeArray));
    return { kind: "slice", start: start!, stop: stop!, step: step! };
  }
  if ("ellipsis" in value) return ellipsis;
  if ("type" in value) return pythonType(value.type);
  if ("dtype" in value) return pyDType(value.dtype);
  return makeArray(new ShapedArray(value.shape, value.array, value.weak === true), value.values.map(decodeNumber));
}

export function decodeNumber(value: RecordedNumber): number {
  if (typeof value === "number") return value;
  return { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, "-inf": Number.NEGATIVE_INFINITY, "-0": -0 }[value];
}

function pythonType(name: string): PyValue {
  return {
    kind: "function",
    name,
    parameters: null,
    call: () => {
      throw new Error(`${name} is only named, as a dtype`);
    },
  };
}
