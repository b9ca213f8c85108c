// Integer arithmetic as XLA and NumPy define it where C does not. Results wrap when they are stored.

import { type DType, itemSize, kindOf } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import { isWideInteger, wordsOf } from "../wideIntegers.ts";

/** Truncated quotient; by zero it is -1, all ones, and zero for NumPy. */
export function divideIntegers(x: number, y: number): number {
  return y === 0 ? (isNumPy() ? 0 : -1) : Math.trunc(x / y);
}

/** Remainder with the sign of `x`; by zero it is `x`, and zero for NumPy. */
export function remainderOfIntegers(x: number, y: number): number {
  return y === 0 ? (isNumPy() ? 0 : x) : x % y;
}

/** The shifts of a dtype. Shifting by its width or more, or by a negative amount, leaves zeros or sign bits. */
export function shiftsOf(dtype: DType) {
  if (isWideInteger(dtype)) return wideShifts;
  const width = 8 * itemSize(dtype);
  const mask = width === 32 ? -1 : (1 << width) - 1;
  const within = (amount: number) => amount >= 0 && amount < width;
  return {
    left: (x: number, amount: number) => (within(amount) ? x << amount : 0),
    rightLogical: (x: number, amount: number) => (within(amount) ? (x & mask) >>> amount : 0),
    rightArithmetic: (x: number, amount: number) => signedOf(x, width) >> (within(amount) ? amount : 31),
  };
}

/** The number of one bits of an integer of this dtype. */
export function populationCount(x: number, dtype: DType): number {
  if (isWideInteger(dtype)) {
    const { high, low } = wordsOf(x);
    return populationCount(high, "uint32") + populationCount(low, "uint32");
  }
  const width = 8 * itemSize(dtype);
  let rest = width === 32 ? x | 0 : x & ((1 << width) - 1);
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The smallest and the largest value of an integer dtype that its elements can have. */
export function integerRange(dtype: DType): { readonly min: number; readonly max: number } {
  if (isWideInteger(dtype))
    return { min: dtype === "int64" ? Number.MIN_SAFE_INTEGER : 0, max: Number.MAX_SAFE_INTEGER };
  const bits = 8 * itemSize(dtype);
  if (kindOf(dtype) === "b") return { min: 0, max: 1 };
  return kindOf(dtype) === "u" ? { min: 0, max: 2 ** bits - 1 } : { min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 };
}

const wideShifts = {
  left: (x: number, amount: number) => (amount >= 0 && amount < 64 ? x * 2 ** amount : 0),
  rightLogical: (x: number, amount: number) => (amount >= 0 && amount < 64 ? Math.floor(x / 2 ** amount) : 0),
  rightArithmetic: (x: number, amount: number) => Math.floor(x / 2 ** (amount >= 0 ? Math.min(amount, 64) : 64)),
};

function signedOf(x: number, width: number): number {
  return (x << (32 - width)) >> (32 - width);
}
