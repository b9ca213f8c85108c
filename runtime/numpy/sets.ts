// Vectors as sets: what two of them share, and what only one of them has.

import { type Dim, sizeOf } from "../core/dim.ts";
import type { ArrayValue } from "../core/trace.ts";
import { iota } from "../lax/iota.ts";
import { logicalAnd, logicalNot, notEqual } from "./comparison.ts";
import { constant } from "./conversion.ts";
import { take } from "./gathering.ts";
import { concatenate } from "./joining.ts";
import * as lax from "./operators.ts";
import { nonzero } from "./places.ts";
import { convert, promoteDtypes } from "./promotion.ts";
import { max, min, sum } from "./reductions.ts";
import { ravel } from "./reshaping.ts";
import { isIn, unique } from "./uniques.ts";
import { where } from "./where.ts";

/** What a function of sets gives: all elements, or `size` of them, `fill` (null: the smallest) where there are fewer. */
export interface SetOptions {
  readonly size: Dim | null;
  readonly fill: ArrayValue | null;
}

/** The different elements of the first that are also in the second. Mirrors `jnp.intersect1d`. */
export function intersection(a: ArrayValue, b: ArrayValue, options: SetOptions): ArrayValue {
  const [first, second] = promoteDtypes("intersect1d", [ravel(a), ravel(b)]);
  const { values, isThere } = different(first!);
  return picked(values, logicalAnd(isIn(values, second!, false), isThere), options);
}

/** The different elements of the first that are not in the second. Mirrors `jnp.setdiff1d`. */
export function difference(a: ArrayValue, b: ArrayValue, isUnique: boolean, options: SetOptions): ArrayValue {
  const first = ravel(a);
  const fill = convert(options.fill ?? constant(0, "int32", true), first.aval.dtype);
  if (isUnique) return picked(first, isIn(first, ravel(b), true), { ...options, fill });
  const { values, isThere } = different(first);
  return picked(values, logicalAnd(isIn(values, ravel(b), true), isThere), { ...options, fill });
}

/** The different elements that only one of both has. Mirrors `jnp.setxor1d`. */
export function symmetricDifference(a: ArrayValue, b: ArrayValue, options: SetOptions): ArrayValue {
  const [first, second] = promoteDtypes("setxor1d", [ravel(a), ravel(b)]);
  const { values, isThere } = different(concatenate([first!, second!], 0));
  const isInOne = notEqual(isIn(values, first!, false), isIn(values, second!, false));
  return picked(values, logicalAnd(isInOne, isThere), options);
}

/** The different elements, in front of as many others as make up the size of the vector, and which they are. */
function different(x: ArrayValue): { readonly values: ArrayValue; readonly isThere: ArrayValue } {
  const size = sizeOf(x.aval.shape);
  const { values, total } = unique(x, size);
  return { values, isThere: lax.lt(iota("int32", [size], 0), total) };
}

/** The elements where the mask holds. */
function picked(values: ArrayValue, mask: ArrayValue, { size, fill }: SetOptions): ArrayValue {
  const places = nonzero(mask, size, null)[0]!;
  const elements = take(values, places, 0, "clip");
  if (size === null) return elements;
  const everything = { axes: null, keepDims: false };
  const isLeft = logicalNot(lax.lt(iota("int32", [size], 0), sum(mask, everything)));
  if (fill !== null) return where(isLeft, convert(fill, values.aval.dtype), elements);
  const zeroed = where(isLeft, constant(0, values.aval.dtype), elements);
  const raised = where(isLeft, max(zeroed, everything), zeroed);
  return where(isLeft, min(raised, everything), raised);
}
