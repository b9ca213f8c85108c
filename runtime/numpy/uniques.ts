// The different elements of an array, and how they spread over intervals.

import { addDims, type Dim } from "../core/dim.ts";
import { isInexact, isInteger } from "../core/dtype.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { iota } from "../lax/iota.ts";
import { sort } from "../lax/sort.ts";
import { isNaN } from "./classification.ts";
import { equal, logicalAnd, notEqual } from "./comparison.ts";
import { constant, constantLike } from "./conversion.ts";
import { countedSize } from "./countedSizes.ts";
import { uniform } from "./creation.ts";
import { cumsum } from "./cumulative.ts";
import { take } from "./gathering.ts";
import { index } from "./indexing.ts";
import { concatenate } from "./joining.ts";
import * as lax from "./operators.ts";
import { nonzero } from "./places.ts";
import { convert } from "./promotion.ts";
import { linspace } from "./ranges.ts";
import { any, max, min, sum } from "./reductions.ts";
import { expandDims, ravel, reshape } from "./reshaping.ts";
import { diff, searchSorted } from "./sequences.ts";
import { sliceAlong } from "./splitting.ts";
import { update } from "./updating.ts";
import { where } from "./where.ts";

/** What `jnp.unique` answers; the lists of places are int32. */
export interface Uniques {
  readonly values: ArrayValue;
  /** Where each of them stands first in the flattened array. */
  readonly firsts: ArrayValue;
  /** Which of them each element is, in the shape of the array. */
  readonly inverse: ArrayValue;
  readonly counts: ArrayValue;
  /** How many different elements there are. */
  readonly total: ArrayValue;
}

/**
 * The different elements in order, all or `wanted` of them: the smallest one, or `fill`, where there are fewer.
 *
 * Mirrors `jnp.unique`.
 */
export function unique(x: ArrayValue, wanted: Dim | null, fill: ArrayValue | null = null, equalNaN = true): Uniques {
  const flat = ravel(x);
  const total = flat.aval.shape[0]!;
  if (total === 0) throw new NotKnownError("the unique elements of an empty array are not worked out");
  const [sorted, order] = sort([flat, iota("int32", [total], 0)], 0);
  const [before, after] = [sliceAlong(sorted!, 0, addDims(total, -1), 0), sliceAlong(sorted!, 1, total, 0)];
  const differs = notEqual(before, after);
  const bothNaN = logicalAnd(isNaN(before), isNaN(after));
  const isNew =
    equalNaN && isInexact(x.aval.dtype) ? logicalAnd(differs, equal(bothNaN, constant(0, "bool"))) : differs;
  const starts = concatenate([uniform([1], 1, "bool"), isNew], 0);
  const everything = { axes: null, keepDims: false };
  const found = sum(starts, everything);
  const size = wanted ?? countedSize("how many different elements there are depends on their values", () => found);
  const places = nonzero(starts, size, null)[0]!;
  const picked = take(sorted!, places, 0, "fill");
  const isThere = lax.lt(iota("int32", [size], 0), found);
  const values = fill === null ? picked : where(isThere, picked, convert(fill, x.aval.dtype));
  const ranks = lax.sub(cumsum(starts, null, null), constant(1, "int32"));
  const inverse = update(uniform([total], 0, "int32"), [{ kind: "array", index: order! }], ranks, "set");
  const ends = nonzero(starts, addDims(size, 1), null)[0]!;
  const rest = sliceAlong(ends, 1, addDims(size, 1), 0);
  const bounded = where(lax.eq(rest, constant(0, "int32")), countOf(starts), rest);
  return {
    values,
    firsts: take(order!, places, 0, "fill"),
    inverse: reshape(inverse, x.aval.shape),
    counts: diff(concatenate([sliceAlong(ends, 0, 1, 0), bounded], 0), 1, -1, null, null),
    total: found,
  };
}

/** Whether each element is among those of `tests`. Mirrors `jnp.isin`. */
export function isIn(x: ArrayValue, tests: ArrayValue, invert: boolean): ArrayValue {
  const found = any(equal(expandDims(x, [-1]), ravel(tests)), { axes: [-1], keepDims: false });
  return invert ? equal(found, constant(0, "bool")) : found;
}

/** The ends of so many intervals of one width that cover the elements, or a range. Mirrors `histogram_bin_edges`. */
export function binEdges(
  x: ArrayValue,
  bins: Dim,
  given: readonly [low: ArrayValue, high: ArrayValue] | null,
): ArrayValue {
  const everything = { axes: null, keepDims: false };
  const { dtype } = x.aval;
  const [low, high] = given?.map((limit) => convert(limit, dtype)) ?? [min(x, everything), max(x, everything)];
  const isPoint = equal(low!, high!);
  const half = constant(0.5, dtype);
  const [start, stop] = [where(isPoint, lax.sub(low!, half), low!), where(isPoint, lax.add(high!, half), high!)];
  return linspace(start, stop, { num: addDims(bins, 1), endpoint: true, dtype, axis: 0 }).samples;
}

/** How many elements, or how much weight, lies between neighbouring edges. Mirrors `jnp.histogram`. */
export function histogram(x: ArrayValue, edges: ArrayValue, weights: ArrayValue, isDensity: boolean): ArrayValue {
  const size = edges.aval.shape[0]!;
  const last = index(edges, [{ kind: "integer", index: -1 }]);
  const below = searchSorted(edges, x, "right");
  const final = typeof size === "number" ? constant(size - 1, "int32") : constant(null, "int32");
  const places = where(equal(x, last), final, below);
  const counted = update(uniform([size], 0, weights.aval.dtype), [{ kind: "array", index: places }], weights, "add");
  const counts = sliceAlong(counted, 1, size, 0);
  if (!isDensity) return counts;
  const widths = diff(edges, 1, -1, null, null);
  return lax.div(lax.div(counts, widths), sum(counts, { axes: null, keepDims: false }));
}

/** The greatest common divisor of integers of one shape, element by element, by as many steps as 32 bits can need. */
export function gcd(name: string, a: ArrayValue, b: ArrayValue): ArrayValue {
  const { dtype } = a.aval;
  if (!isInteger(dtype) && dtype !== "unknown") throw valueError(`Arguments to jax.numpy.${name} must be integers.`);
  let [greater, lesser] = [a, b];
  const [zero, one] = [constantLike(a, 0), constantLike(a, 1)];
  for (let step = 0; step < longestDivision; step++) {
    const isDone = lax.eq(lesser, zero);
    const divisor = where(isDone, one, lesser);
    const remainder = lax.rem(greater, divisor);
    [greater, lesser] = [where(isDone, greater, lesser), where(isDone, zero, remainder)];
  }
  return greater;
}

/** Euclid's algorithm takes longest for neighbouring Fibonacci numbers, of which 47 are below 2 ** 32. */
const longestDivision = 47;

function countOf(x: ArrayValue): ArrayValue {
  const size = x.aval.shape[0]!;
  return constant(typeof size === "number" ? size : null, "int32");
}
