// The elements of a plane as it is drawn.

import { elementText, kindOf } from "../shape/numbers.ts";
import { type HeatLayout, placeIn } from "./heatLayout.ts";

/** Elements by their drawn row and column. */
export interface Plane {
  readonly dtype: string;
  readonly layout: HeatLayout;
  readonly parts: readonly Float64Array[];
}

/** The number that an element is coloured by: itself, or the magnitude of a complex number. */
export function shownValue({ dtype, layout, parts }: Plane, row: number, column: number): number {
  const { part, offset } = placeIn(layout, row, column);
  const values = parts[part]!;
  if (kindOf(dtype) !== "complex") return values[offset]!;
  return Math.hypot(values[2 * offset]!, values[2 * offset + 1]!);
}

/** An element as a text. */
export function elementAt({ dtype, layout, parts }: Plane, row: number, column: number): string {
  const { part, offset } = placeIn(layout, row, column);
  return elementIn(dtype, parts[part]!, offset);
}

/** The element at an offset of a part, as a text. */
export function elementIn(dtype: string, values: Float64Array, offset: number): string {
  return kindOf(dtype) === "complex"
    ? elementText(dtype, values[2 * offset]!, values[2 * offset + 1]!)
    : elementText(dtype, values[offset]!);
}

/** What all elements are coloured by, row by row. */
export function* shownValues(plane: Plane): Generator<number, void, void> {
  const { rows, columns } = plane.layout;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) yield shownValue(plane, row, column);
  }
}
