// The associative operations that reductions, scans and scatters add up with.

import { type DType, isInexact, itemSize, kindOf } from "../../core/dtype.ts";
import * as complex from "../math/complex.ts";
import { integerRange } from "../math/integer.ts";
import type { ComplexBinary, RealBinary } from "./elementwise.ts";

/** An associative operation and the value that changes nothing. */
export interface Monoid<T> {
  readonly initial: T;
  readonly combine: (a: T, b: T) => T;
}

export type MonoidName = "sum" | "prod" | "max" | "min" | "and" | "or";

/** The operation on real numbers of this dtype. Sums of floats are kept in double precision on the way. */
export function realMonoid(name: MonoidName, dtype: DType): Monoid<number> {
  switch (name) {
    case "sum":
      return { initial: 0, combine: isInexact(dtype) ? saturatingSum(dtype) : wrappingSum };
    case "prod":
      return { initial: 1, combine: multiplicationOf(dtype) };
    case "max":
      return { initial: leastOf(dtype), combine: Math.max };
    case "min":
      return { initial: greatestOf(dtype), combine: Math.min };
    case "and":
      return { initial: kindOf(dtype) === "b" ? 1 : -1, combine: (x, y) => x & y };
    case "or":
      return { initial: 0, combine: (x, y) => x | y };
  }
}

/** The operation on complex numbers, which have no bits. */
export function complexMonoid(name: MonoidName): Monoid<complex.Complex> {
  const combine = complexOperations[name];
  if (combine === undefined) throw new Error(`"${name}" is not defined for complex numbers`);
  return { initial: complexInitials[name]!, combine };
}

/** Multiplication that rounds or wraps at once, as each step of a power does. */
export function multiplicationOf(dtype: DType): RealBinary {
  if (!isInexact(dtype)) return Math.imul;
  return itemSize(dtype) === 8 ? (x, y) => x * y : (x, y) => Math.fround(x * y);
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

const wrappingSum: RealBinary = (x, y) => (x + y) | 0;

/** Overflow is final, as it is where every partial sum is rounded to the narrower format. */
function saturatingSum(dtype: DType): RealBinary {
  if (itemSize(dtype) === 8) return (x, y) => x + y;
  return (x, y) => {
    const sum = x + y;
    return sum < overflow && sum > -overflow ? sum : sum * Number.POSITIVE_INFINITY;
  };
}

/** The least double that rounds to infinity as a float32. */
const overflow = 2 ** 128 - 2 ** 103;
