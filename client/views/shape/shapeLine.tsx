// A shape as a row of axis chips.

import type { ArraySummary } from "../../../runtime/python/inspection.ts";
import { shortName } from "./numbers.ts";
import { shapeText } from "./words.ts";

/** Of an array that nobody has seen yet, sizes may not be known. */
interface Shaped extends Partial<Pick<ArraySummary, "mapped" | "library">> {
  readonly dtype: string;
  readonly shape: readonly (number | null)[];
}

interface ShapeLineProps {
  readonly array: Shaped;
  readonly isSmall?: boolean;
  readonly wrongAxis?: number | null;
}

/** The dtype and the size of each axis; axes that `vmap` put there have the colour of its level. */
export function ShapeLine({ array, isSmall = false, wrongAxis = null }: ShapeLineProps) {
  return (
    <span class={isSmall ? "shape small" : "shape"}>
      <span class="spoken">{shapeText(array)}</span>
      <b aria-hidden="true">{shortName(array.dtype)}</b>
      <span class="dim" aria-hidden="true">
        [
      </span>
      {array.shape.map((size, axis) => [
        axis > 0 && (
          <span class="dim" aria-hidden="true">
            ,
          </span>
        ),
        <span
          class={`${axisClass(array.mapped?.[axis] ?? null)}${axis === wrongAxis ? " wrong" : ""}`}
          aria-hidden="true"
        >
          {size ?? "?"}
        </span>,
      ])}
      <span class="dim" aria-hidden="true">
        ]
      </span>
      {array.library === "numpy" && (
        <span class="library dim" title="A NumPy array">
          np
        </span>
      )}
    </span>
  );
}

/** The classes of an axis chip: of an axis of the value's own, or of one that the `vmap` of a level put there. */
export function axisClass(level: number | null): string {
  return level === null ? "axis" : `axis level-${level % 4}`;
}
