// How a plane of elements fits into a place on the screen.

import type { ArraySummary, Slab } from "../../../runtime/python/inspection.ts";
import { type Look, planeOf, slabOf } from "./look.ts";

/** What is loaded of a plane to draw it, and how large its cells become. Sizes are in CSS pixels. */
export interface HeatLayout {
  /** The parts of the plane: one, or one for each line of a plane that is very long in one direction. */
  readonly slabs: readonly Slab[];
  /** Whether each part is a column. */
  readonly isByColumn: boolean;
  /** Every so many rows and columns are drawn. */
  readonly rowStep: number;
  readonly columnStep: number;
  /** How many are drawn. */
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** The layout of the plane of `look` in a place of `width` by `height`. */
export function heatLayout(array: ArraySummary, look: Look, width: number, height: number): HeatLayout {
  const { rows, columns } = planeOf(array, look);
  const { rowStep, columnStep } = stepsOf(rows, columns, width, height);
  const drawnRows = Math.ceil(rows / rowStep);
  const drawnColumns = Math.ceil(columns / columnStep);
  const cells = cellSize(drawnRows, drawnColumns, width, height);
  const layout = { rowStep, columnStep, rows: drawnRows, columns: drawnColumns, ...cells };
  const whole = { row: 0, column: 0, rows, columns };
  if (rowStep === columnStep) return { ...layout, slabs: [slabOf(array, look, whole, rowStep)], isByColumn: false };
  const isByColumn = rowStep > columnStep;
  const lines = Array.from({ length: isByColumn ? columns : rows }, (_, line) =>
    isByColumn
      ? slabOf(array, look, { row: 0, column: line, rows, columns: 1 }, rowStep)
      : slabOf(array, look, { row: line, column: 0, rows: 1, columns }, columnStep),
  );
  return { ...layout, slabs: lines, isByColumn };
}

/** The place of a drawn element among the parts: which part, and where in it. */
export function placeIn(layout: HeatLayout, row: number, column: number): { part: number; offset: number } {
  if (layout.slabs.length === 1) return { part: 0, offset: row * layout.columns + column };
  return layout.isByColumn ? { part: column, offset: row } : { part: row, offset: column };
}

/** More elements than that are never loaded for one picture. */
const mostElements = 400_000;
/** A plane with no more lines than that is loaded line by line where it is too long. */
const fewLines = 16;
const largestCell = 22;
/** A picture thinner than that cannot be pointed at. */
const thinnest = 60;

interface Steps {
  readonly rowStep: number;
  readonly columnStep: number;
}

function stepsOf(rows: number, columns: number, width: number, height: number): Steps {
  const side = Math.min(width / columns, height / rows);
  if (!isThin(rows, columns, side)) return both(Math.max(1, Math.ceil(1 / side)));
  const rowStep = Math.max(1, Math.ceil(rows / height));
  const columnStep = Math.max(1, Math.ceil(columns / width));
  const step = Math.min(rowStep, columnStep);
  if (Math.ceil(rows / step) * Math.ceil(columns / step) <= mostElements) return both(step);
  if (Math.min(rows, columns) <= fewLines) return { rowStep, columnStep };
  return both(Math.max(step, Math.ceil(Math.sqrt((rows * columns) / mostElements))));
}

function both(step: number): Steps {
  return { rowStep: step, columnStep: step };
}

/** Whether a picture with square cells would be a hair. */
function isThin(rows: number, columns: number, side: number): boolean {
  return side < 4 && Math.min(rows, columns) * side < thinnest;
}

/** Square cells, but for a picture that would be a hair. */
function cellSize(
  rows: number,
  columns: number,
  width: number,
  height: number,
): { readonly cellWidth: number; readonly cellHeight: number } {
  const [widest, highest] = [width / columns, height / rows];
  const side = whole(Math.min(widest, highest, largestCell));
  if (!isThin(rows, columns, side)) return { cellWidth: side, cellHeight: side };
  const thick = (most: number, count: number) => whole(Math.min(most, largestCell, Math.max(1, thinnest / count)));
  return { cellWidth: thick(widest, columns), cellHeight: thick(highest, rows) };
}

/** Cells of whole pixels are all equally large. */
function whole(size: number): number {
  return size < 1 ? size : Math.floor(size);
}
