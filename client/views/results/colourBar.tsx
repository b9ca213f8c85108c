// What the colours of a picture mean.

import type { ArraySummary } from "../../../runtime/python/inspection.ts";
import { kindOf, roundText } from "../shape/numbers.ts";
import type { ColourScale } from "./colourScale.ts";

/** `value` is the one that is pointed at. */
export function ColourBar({ array, scale, value }: { array: ArraySummary; scale: ColourScale; value: number | null }) {
  const { low, high, isDiverging } = scale;
  if (kindOf(array.dtype) === "bool") {
    return (
      <p class="legend dim">
        <i class="swatch low" aria-hidden="true" /> False <i class="swatch high" aria-hidden="true" /> True
      </p>
    );
  }
  const share = value === null || !Number.isFinite(value) || low === high ? null : (value - low) / (high - low);
  const { nan = 0, infinite = 0 } = array.statistics ?? {};
  return (
    <p class="legend dim">
      <span>{roundText(low)}</span>
      <span class={isDiverging ? "bar diverging" : "bar"} aria-hidden="true">
        {share !== null && <i style={{ left: `${100 * share}%` }} />}
      </span>
      <span>{roundText(high)}</span>
      {kindOf(array.dtype) === "complex" && <span>magnitude</span>}
      {nan > 0 && (
        <span>
          <i class="swatch hatched" aria-hidden="true" /> NaN
        </span>
      )}
      {infinite > 0 && <span>△ ▽ infinite</span>}
    </p>
  );
}
