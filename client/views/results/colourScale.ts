// From values to colours.

import type { ArraySummary } from "../../../runtime/python/inspection.ts";
import { kindOf } from "../shape/numbers.ts";

/** The values at the ends of the colours, and whether zero lies in the middle of them. */
export interface ColourScale {
  readonly low: number;
  readonly high: number;
  readonly isDiverging: boolean;
}

/**
 * The scale of all elements of an array, so that colours keep their meaning from plane to plane. Where no range is known,
 * as of the magnitudes of complex numbers, it is that of the `magnitudes` at hand.
 */
export function scaleOf({ dtype, statistics }: ArraySummary, magnitudes: Iterable<number> = []): ColourScale {
  if (kindOf(dtype) === "bool") return { low: 0, high: 1, isDiverging: false };
  const { min, max } = statistics ?? { min: 0, max: largest(magnitudes) };
  if (min === null || max === null) return { low: 0, high: 1, isDiverging: false };
  if (min >= 0 || max <= 0) return { low: min, high: max, isDiverging: false };
  const far = Math.max(-min, max);
  return { low: -far, high: far, isDiverging: true };
}

/** Which of `shades` colours a finite value has. */
export function shadeOf({ low, high }: ColourScale, value: number, shades: number): number {
  // A range of one value is in the middle. Halves keep a range from becoming infinite.
  const share = high === low ? 0.5 : (value / 2 - low / 2) / (high / 2 - low / 2);
  return Math.max(0, Math.min(shades - 1, Math.floor(share * shades)));
}

function largest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) if (Number.isFinite(value) && value > most) most = value;
  return most;
}
