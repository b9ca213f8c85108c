// Integer arithmetic as XLA defines it where C does not. Results wrap when they are stored.

import { type DType, itemSize, kindOf } from "../../core/dtype.ts";

/** Truncated quotient; by zero it is -1, all ones. */
export function divideIntegers(x: number, y: number): number {
  return y === 0 ? -1 : Math.trunc(x / y);
}

/** Remainder with the sign of `x`; by zero it is `x`. */
export function remainderOfIntegers(x: number, y: number): number {
  return y === 0 ? x : x % y;
}

/** The shifts of a dtype. Shifting by its width or more, or by a negative amount, leaves zeros or sign bits. */
export function shiftsOf(dtype: DType) {
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
  const width = 8 * itemSize(dtype);
  let rest = width === 32 ? x | 0 : x & ((1 << width) - 1);
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The smallest and the largest value of an integer dtype. */
export function integerRange(dtype: DType): { readonly min: number; readonly max: number } {
  const bits = 8 * itemSize(dtype);
  if (kindOf(dtype) === "b") return { min: 0, max: 1 };
  return kindOf(dtype) === "u" ? { min: 0, max: 2 ** bits - 1 } : { min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 };
}

function signedOf(x: number, width: number): number {
  return (x << (32 - width)) >> (32 - width);
}
