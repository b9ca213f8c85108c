import { kindOf } from "../../core/dtype.ts";
import type { EvalArray } from "../../engine/evalArray.ts";
import type { Elements } from "../../engine/storage.ts";

/** Of the finite elements; `min`, `max` and `mean` are null where there are none. Booleans count as 0 and 1. */
export interface Statistics {
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly nan: number;
  /** How many are infinite, of either sign. */
  readonly infinite: number;
}

/** Null where there is no order: complex numbers, keys, and arrays without elements. */
export function statisticsOf({ dtype, data, size }: EvalArray): Statistics | null {
  if (size === 0 || kindOf(dtype) === "c" || kindOf(dtype) === "k") return null;
  const elements = new Float64Array(block);
  const tally: Tally = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, total: 0, nan: 0, infinite: 0 };
  for (let begin = 0; begin < data.length; begin += block) {
    const part = data.subarray(begin, begin + block);
    elements.set(part);
    add(tally, elements, part.length);
  }
  const { min, max, total, nan, infinite } = tally;
  const count = size - nan - infinite;
  if (count === 0) return { min: null, max: null, mean: null, nan, infinite };
  return { min, max, mean: Number.isFinite(total) ? total / count : meanOfHuge(data, count), nan, infinite };
}

/** So many elements are looked at together: sums of parts round less than one long sum. */
const block = 4096;

/** What is known of the elements so far; `total` is of the finite ones. */
interface Tally {
  min: number;
  max: number;
  total: number;
  nan: number;
  infinite: number;
}

/** Counts the first `length` elements. As they are of one type of array, whatever the dtype, the loop is fast. */
function add(tally: Tally, elements: Float64Array, length: number): void {
  let { min, max } = tally;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const value = elements[i]!;
    // The difference is NaN for what is not finite.
    if (value - value === 0) {
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
    } else if (Number.isNaN(value)) tally.nan++;
    else tally.infinite++;
  }
  Object.assign(tally, { min, max, total: tally.total + sum });
}

/** The mean of elements of which the sum is no float64. */
function meanOfHuge(data: Elements, count: number): number {
  let mean = 0;
  for (const value of data) if (Number.isFinite(value)) mean += value / count;
  return mean;
}
