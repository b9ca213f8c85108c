// Arrays that hold their elements several times.

import { type Dim, multiplyDims, type Shape } from "../core/dim.ts";
import { NotKnownError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastInDim } from "../lax/broadcast.ts";
import { iota } from "../lax/iota.ts";
import { canonicalizeAxis, insertAt, range, replaceAt } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { cumsum } from "./cumulative.ts";
import { take } from "./gathering.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";
import { sum } from "./reductions.ts";
import { expandDims, ravel, reshape } from "./reshaping.ts";

/** The whole array repeated along its axes, the last ones when there are fewer numbers. Mirrors `jnp.tile`. */
export function tile(x: ArrayValue, repetitions: Shape): ArrayValue {
  const ndim = Math.max(x.aval.ndim, repetitions.length);
  const counts = [...range(ndim - repetitions.length).map((): Dim => 1), ...repetitions];
  const ranked = expandDims(x, range(ndim - x.aval.ndim));
  const { shape } = ranked.aval;
  const interleaved = counts.flatMap((count, axis) => [count, shape[axis]!]);
  const spread = broadcastInDim(
    ranked,
    interleaved,
    range(ndim).map((axis) => 2 * axis + 1),
  );
  return reshape(
    spread,
    counts.map((count, axis) => multiplyDims(count, shape[axis]!)),
  );
}

/** Each element along `axis` so many times, or of the flattened array. Mirrors `jnp.repeat`. */
export function repeat(x: ArrayValue, repeats: Dim, axis: number | null): ArrayValue {
  if (axis === null || x.aval.ndim === 0) return repeat(flatten(x), repeats, 0);
  const { shape, ndim } = x.aval;
  const along = canonicalizeAxis(axis, ndim);
  const spread = broadcastInDim(
    x,
    insertAt(shape, along + 1, repeats),
    range(ndim + 1).filter((place) => place !== along + 1),
  );
  return reshape(spread, replaceAt(shape, along, multiplyDims(shape[along]!, repeats)));
}

/**
 * Each element along `axis` as often as `counts` says, cut or filled up to `length` in all.
 *
 * Without a length the size depends on elements. Mirrors `jnp.repeat` with `total_repeat_length`.
 */
export function repeatEach(x: ArrayValue, counts: ArrayValue, axis: number | null, length: Dim | null): ArrayValue {
  if (length === null) throw new NotKnownError("the size depends on the numbers of repetitions");
  if (axis === null || x.aval.ndim === 0) return repeatEach(flatten(x), counts, 0, length);
  const along = canonicalizeAxis(axis, x.aval.ndim);
  const each = broadcastTo(convert(flatten(counts), "int32"), [x.aval.shape[along]!]);
  const ends = expandDims(cumsum(each, 0, null), [1]);
  const isPast = lax.le(ends, expandDims(iota("int32", [length], 0), [0]));
  return take(x, sum(isPast, { axes: [0], keepDims: false }), along, "clip");
}

function flatten(x: ArrayValue): ArrayValue {
  return x.aval.ndim === 0 ? reshape(x, [1]) : ravel(x);
}
