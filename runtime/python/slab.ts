import type { EvalArray } from "../engine/evalArray.ts";
import { lanesOf } from "../engine/storage.ts";
import { rowMajorStrides } from "../engine/strides.ts";
import type { Slab } from "./inspection.ts";

const mostElements = 4_000_000;

/** The elements of a slab, row by row; null where it reaches out of the array, or has more than 4 million. */
export function slabOf({ shape, dtype, data }: EvalArray, slab: Slab): Float64Array | null {
  if (!isInside(shape, slab)) return null;
  const { start, rowAxis, columnAxis, rows, columns, step } = slab;
  const lanes = lanesOf(dtype);
  const strides = rowMajorStrides(shape).map((stride) => stride * lanes);
  const first = start.reduce((sum, place, axis) => sum + place * strides[axis]!, 0);
  const down = rowAxis === null ? 0 : strides[rowAxis]! * step;
  const right = columnAxis === null ? 0 : strides[columnAxis]! * step;
  const elements = new Float64Array(rows * columns * lanes);
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = first + row * down + column * right;
      for (let lane = 0; lane < lanes; lane++) elements[filled++] = data[from + lane]!;
    }
  }
  return elements;
}

function isInside(shape: readonly number[], { start, rowAxis, columnAxis, rows, columns, step }: Slab): boolean {
  const counts = [rows, columns, step];
  if (!counts.every((count) => Number.isSafeInteger(count) && count > 0) || rows * columns > mostElements) return false;
  if (start.length !== shape.length || (rowAxis !== null && rowAxis === columnAxis)) return false;
  const isInRange = (axis: number | null, count: number) =>
    axis === null ? count === 1 : axis in shape && start[axis]! + (count - 1) * step < shape[axis]!;
  return (
    start.every((place, axis) => Number.isSafeInteger(place) && place >= 0 && place < shape[axis]!) &&
    isInRange(rowAxis, rows) &&
    isInRange(columnAxis, columns)
  );
}
