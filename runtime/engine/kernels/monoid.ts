// The associative operations that reductions, scans and scatters add up with.

import { type DType, isInexact, itemSize, kindOf } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import * as complex from "../math/complex.ts";
import { flushed, fround } from "../math/float32.ts";
import { integerRange } from "../math/integer.ts";
import { roundingOf } from "../math/pairwiseSum.ts";
import { settling } from "../rounding.ts";
import { exactly, isWideInteger, onWords } from "../wideIntegers.ts";
import type { ComplexBinary, RealBinary } from "./elementwise.ts";

/** An associative operation and the value that changes nothing. */
export interface Monoid<T> {
  readonly initial: T;
  readonly combine: (a: T, b: T) => T;
}

export type MonoidName = "sum" | "prod" | "max" | "min" | "and" | "or";

/** The operation on real numbers of this dtype, which rounds or wraps at each step. */
export function realMonoid(name: MonoidName, dtype: DType): Monoid<number> {
  switch (name) {
    case "sum":
      return { initial: 0, combine: sumOf(dtype) };
    case "prod":
      return { initial: 1, combine: multiplicationOf(dtype) };
    case "max":
      return { initial: leastOf(dtype), combine: Math.max };
    case "min":
      return { initial: greatestOf(dtype), combine: Math.min };
    case "and":
      return { initial: kindOf(dtype) === "b" ? 1 : -1, combine: isWideInteger(dtype) ? onWords(and) : and };
    case "or":
      return { initial: 0, combine: isWideInteger(dtype) ? onWords(or) : or };
  }
}

/** The number of elements from which on JAX's order of steps, which shows in the last digits, depends on the machine. */
export const manyElements = 4096;

/** The operation for many real numbers. Sums of floats are kept in double precision on the way, save in NumPy. */
export function accurateMonoid(name: MonoidName, dtype: DType): Monoid<number> {
  if (name !== "sum" || !isInexact(dtype) || isNumPy()) return realMonoid(name, dtype);
  return { initial: 0, combine: saturatingSum(dtype) };
}

/** The operation on complex numbers, which have no bits. */
export function complexMonoid(name: MonoidName): Monoid<complex.Complex> {
  const combine = complexOperations[name];
  if (combine === undefined) throw new Error(`"${name}" is not defined for complex numbers`);
  return { initial: complexInitials[name]!, combine };
}

/** Multiplication that rounds or wraps at once, as each step of a power does. */
export function multiplicationOf(dtype: DType): RealBinary {
  if (isWideInteger(dtype)) return (x, y) => exactly(x * y);
  if (!isInexact(dtype)) return Math.imul;
  if (isSingleOfJax(dtype)) return (x, y) => flushed(fround(x * y));
  const round = settling(dtype);
  return (x, y) => round(x * y);
}

/** The least value of a dtype, what a maximum starts from. */
export function leastOf(dtype: DType): number {
  return isInexact(dtype) ? Number.NEGATIVE_INFINITY : integerRange(dtype).min;
}

/** The greatest value of a dtype, what a minimum starts from. */
function greatestOf(dtype: DType): number {
  return isInexact(dtype) ? Number.POSITIVE_INFINITY : integerRange(dtype).max;
}

const complexOperations: { readonly [N in MonoidName]?: ComplexBinary } = {
  sum: complex.add,
  prod: complex.multiply,
  max: complex.larger,
  min: complex.smaller,
};

const complexInitials: { readonly [N in MonoidName]?: complex.Complex } = {
  sum: complex.complex(0, 0),
  prod: complex.complex(1, 0),
  max: complex.complex(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY),
  min: complex.complex(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
};

const and: RealBinary = (x, y) => x & y;
const or: RealBinary = (x, y) => x | y;

function sumOf(dtype: DType): RealBinary {
  if (isWideInteger(dtype)) return (x, y) => exactly(x + y);
  if (!isInexact(dtype)) return (x, y) => (x + y) | 0;
  if (isSingleOfJax(dtype)) return (x, y) => flushed(fround(x + y));
  const round = isNumPy() ? roundingOf(dtype) : settling(dtype);
  return (x, y) => round(x + y);
}

/** Adds in double precision. Overflow is final, as it is where every partial sum is rounded to the narrower format. */
function saturatingSum(dtype: DType): RealBinary {
  if (itemSize(dtype) === 8) return (x, y) => x + y;
  return (x, y) => {
    const sum = x + y;
    return sum < overflow && sum > -overflow ? sum : sum * Number.POSITIVE_INFINITY;
  };
}

/** The usual floats, for which one function does all. */
function isSingleOfJax(dtype: DType): boolean {
  return dtype === "float32" && !isNumPy();
}

/** The least double that rounds to infinity as a float32. */
const overflow = 2 ** 128 - 2 ** 103;
