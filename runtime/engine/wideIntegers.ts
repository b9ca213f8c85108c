// 64-bit integers are kept as doubles, which hold whole numbers of 53 bits: what needs more is refused, not rounded.

import type { DType } from "../core/dtype.ts";
import { PythonError } from "../core/errors.ts";
import type { Elements } from "./storage.ts";

export const isWideInteger = (dtype: DType): boolean => dtype === "int64" || dtype === "uint64";

interface Memory {
  readonly dtype: DType;
  readonly data: Elements;
}

/** Ends whatever stores 64-bit integers: drops fractions. Throws Python's `OverflowError` for what was rounded. */
export function requireExact({ dtype, data }: Memory): void {
  if (!isWideInteger(dtype)) return;
  const least = dtype === "int64" ? Number.MIN_SAFE_INTEGER : 0;
  for (let i = 0; i < data.length; i++) {
    // Adding zero makes 0 of -0.
    const value = Math.trunc(data[i]!) + 0;
    if (!(value >= least && value <= Number.MAX_SAFE_INTEGER)) throw tooLarge(value, dtype);
    data[i] = value;
  }
}

/** A sum or product on the way to a 64-bit integer, which must be exact as well. */
export function exactly(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw tooLarge(value, "int64");
}

/** `low` and `high` are 32 bits each, `value` is `high * 2**32 + low`. */
export function wordsOf(value: number): { readonly high: number; readonly low: number } {
  return { high: Math.floor(value / 2 ** 32), low: value % 2 ** 32 };
}

/** A function of 32 bits on both words of 64-bit integers. */
export function onWords(f: (x: number, y: number) => number): (x: number, y: number) => number {
  return (x, y) => {
    const [a, b] = [wordsOf(x), wordsOf(y)];
    return f(a.high, b.high) * 2 ** 32 + (f(a.low, b.low) >>> 0);
  };
}

function tooLarge(value: number, dtype: DType): PythonError {
  const what = Number.isFinite(value)
    ? `${value} is out of reach:`
    : "a float that is no finite number has no place in";
  return new PythonError(
    "OverflowError",
    `${what} ${dtype} ${Number.isFinite(value) ? "has" : "elements, which have"} 53 bits and a sign on the bundled runtime`,
  );
}
