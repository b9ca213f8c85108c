// Constants: arrays that are made from nothing but parameters.

import { ShapedArray } from "../core/aval.ts";
import type { Shape } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { neverBatched } from "./neverBatched.ts";

/** The value of one element: a number, 0 or 1 for a bool, both parts of a complex number. */
export type Scalar = number | { readonly re: number; readonly im: number };

export interface FullParams {
  readonly shape: Shape;
  /** Null where it is not known, which happens in the language server only. */
  readonly fillValue: Scalar | null;
  readonly dtype: DType;
  readonly weakType: boolean;
}

export interface LiteralParams {
  /** The elements in row-major order, complex ones as real and imaginary part; null where they are not known. */
  readonly values: ArrayLike<number> | null;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly weakType: boolean;
}

/** An array of which every element is `fillValue`. Mirrors `lax.full`. */
export function full(shape: Shape, fillValue: Scalar | null, dtype: DType, weakType = false): ArrayValue {
  return bind1(full_p, [], { shape, fillValue, dtype, weakType });
}

/** An array of the given elements, in row-major order; complex ones alternate real and imaginary part. */
export function literal(values: ArrayLike<number> | null, shape: Shape, dtype: DType, weakType = false): ArrayValue {
  return bind1(literal_p, [], { values, shape, dtype, weakType });
}

/** A scalar of the dtype and weak type that `like` has. */
export function scalarLike(like: ArrayValue, value: Scalar): ArrayValue {
  return full([], value, like.aval.dtype, like.aval.weakType);
}

export const full_p = definePrimitive<FullParams>()("full", {
  abstractEval: (_operands, { shape, dtype, weakType }) => [new ShapedArray(shape, dtype, weakType)],
  batch: neverBatched,
});

export const literal_p = definePrimitive<LiteralParams>()("literal", {
  abstractEval: (_operands, { shape, dtype, weakType }) => [new ShapedArray(shape, dtype, weakType)],
  batch: neverBatched,
});
