import type { Dim } from "../core/dim.ts";
import type { ArrayValue } from "../core/trace.ts";
import { expandDims } from "../lax/broadcast.ts";
import { gather } from "../lax/gather.ts";
import { iota } from "../lax/iota.ts";
import { randomBits } from "../lax/randomBits.ts";
import { sort } from "../lax/sort.ts";
import { splitInto } from "./keys.ts";

/** The numbers below `size` in random order. */
export function permutedRange(key: ArrayValue, size: Dim): ArrayValue {
  return shuffle(key, iota("int32", [size], 0), 0);
}

/**
 * The array with the slices along `axis` in random order; if `independent`, each of its lines in an order of its own.
 *
 * Mirrors `jax.random.permutation`.
 */
export function permutation(key: ArrayValue, x: ArrayValue, axis: number, independent: boolean): ArrayValue {
  if (independent || x.aval.ndim === 1) return shuffle(key, x, axis);
  return takeSlices(x, permutedRange(key, x.aval.shape[axis]!), axis);
}

/** Sorts by random bits, as often as it takes that equal bits do not show. Mirrors `_shuffle`. */
function shuffle(key: ArrayValue, x: ArrayValue, axis: number): ArrayValue {
  const { size } = x.aval;
  // Every round leaves the shape alone, so for a size that is not known one round tells as much as several.
  const rounds = typeof size === "number" ? Math.ceil((3 * Math.log(Math.max(1, size))) / Math.log(2 ** 32 - 1)) : 1;
  let [rest, shuffled] = [key, x];
  for (let round = 0; round < rounds; round += 1) {
    const [next, subkey] = splitInto(rest, 2);
    rest = next!;
    shuffled = sort([randomBits(subkey!, 32, x.aval.shape), shuffled], axis)[1]!;
  }
  return shuffled;
}

/** The slices along `axis` that one-dimensional `indices` name, all of which exist. */
function takeSlices(x: ArrayValue, indices: ArrayValue, axis: number): ArrayValue {
  const others = x.aval.shape.map((_, other) => other).filter((other) => other !== axis);
  const dimensions = { offsetDims: others, collapsedSliceDims: [axis], startIndexMap: [axis] };
  return gather(x, expandDims(indices, [1]), dimensions, x.aval.shape.with(axis, 1), "promiseInBounds");
}
