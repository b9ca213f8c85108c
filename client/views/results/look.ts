// How an array is looked at: which picture, which axes run down and to the right, and where on the others.

import type { ArraySummary, Slab } from "../../../runtime/python/inspection.ts";
import { fields, isIndex, listOf } from "../../../runtime/python/untrusted.ts";
import { isNullOr, isOneOf } from "../choices.ts";
import { kindOf } from "../shape/numbers.ts";

export type Tab = "heat" | "plot" | "table" | "text";

/** An element of the plane that is shown, by its row and its column. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface Look {
  readonly tab: Tab;
  /** The axis that runs downwards; null for a vector. */
  readonly rowAxis: number | null;
  readonly columnAxis: number;
  /** The index on every axis; those of the two axes that are shown do not matter. */
  readonly at: readonly number[];
  /** The element that was chosen last. */
  readonly cursor: Cell | null;
}

/** The number of elements. */
export function sizeOf({ shape }: ArraySummary): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The pictures there are of an array with axes and elements, in the order of their tabs. */
export function tabsOf(array: ArraySummary, hasText: boolean): readonly Tab[] {
  const kind = kindOf(array.dtype);
  const text: readonly Tab[] = hasText ? ["text"] : [];
  if (kind === "key" || array.shape.length === 0 || sizeOf(array) === 0) return text;
  const isCurve = array.shape.length === 1 && (kind === "float" || kind === "int") && array.shape[0]! > 1;
  return [isCurve ? "plot" : "heat", "table", ...text];
}

/** The look that an array is opened with: its last two axes, short vectors and small tables of integers as a table. */
export function firstLook(array: ArraySummary, hasText: boolean): Look {
  const rank = array.shape.length;
  const size = sizeOf(array);
  const isSmallTable = (kindOf(array.dtype) === "int" && rank <= 2 && size <= 240) || (rank === 1 && size <= 12);
  const tabs = tabsOf(array, hasText);
  const tab = isSmallTable && tabs.includes("table") ? "table" : (tabs[0] ?? "text");
  const columnAxis = Math.max(0, rank - 1);
  return { tab, rowAxis: rank < 2 ? null : rank - 2, columnAxis, at: array.shape.map(() => 0), cursor: null };
}

/** A look that was saved, null when it is none for this array. */
export function parseLook(value: unknown, array: ArraySummary, hasText: boolean): Look | null {
  const { tab, rowAxis, columnAxis, at, cursor } = fields(value);
  const { shape } = array;
  const indices = listOf(at, isIndex);
  if (!isOneOf(tab, tabsOf(array, hasText)) || indices === null || !isNullOr(cursor, isCell)) return null;
  if (indices.length !== shape.length || indices.some((index, axis) => index >= shape[axis]!)) return null;
  if (!isIndex(columnAxis) || columnAxis >= shape.length || !isNullOr(rowAxis, isIndex)) return null;
  if ((rowAxis === null) !== shape.length < 2 || rowAxis === columnAxis || (rowAxis ?? 0) >= shape.length) return null;
  const look = { tab, rowAxis, columnAxis, at: indices, cursor };
  return cursor === null || contains(array, look, cursor) ? look : { ...look, cursor: null };
}

/** How many rows and columns the plane has. */
export function planeOf({ shape }: ArraySummary, { rowAxis, columnAxis }: Look): { rows: number; columns: number } {
  return { rows: rowAxis === null ? 1 : shape[rowAxis]!, columns: shape[columnAxis]! };
}

/** The axes that a slider goes along. */
export function sliderAxes({ shape }: ArraySummary, { rowAxis, columnAxis }: Look): readonly number[] {
  return shape.flatMap((size, axis) => (axis === rowAxis || axis === columnAxis || size === 1 ? [] : [axis]));
}

/** The look with another axis running down or to the right; the one that did takes its place. */
export function withAxis(look: Look, direction: "row" | "column", axis: number): Look {
  const { rowAxis, columnAxis } = look;
  if (direction === "row") {
    return { ...look, rowAxis: axis, columnAxis: axis === columnAxis ? (rowAxis ?? axis) : columnAxis, cursor: null };
  }
  return { ...look, columnAxis: axis, rowAxis: axis === rowAxis ? columnAxis : rowAxis, cursor: null };
}

/** The index of an element of the plane in the array. */
export function indexOf({ rowAxis, columnAxis, at }: Look, { row, column }: Cell): readonly number[] {
  return at.map((index, axis) => (axis === rowAxis ? row : axis === columnAxis ? column : index));
}

/** A part of the plane: `rows` and `columns` are those of the plane that it spans, before every `step`-th is taken. */
export function slabOf(
  { view, shape }: ArraySummary,
  look: Look,
  part: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number },
  step: number,
): Slab {
  const { rowAxis, columnAxis } = look;
  const start = indexOf(look, part);
  const rows = Math.ceil(part.rows / step);
  const columns = Math.ceil(part.columns / step);
  return { view, start, rowAxis, columnAxis: shape.length === 0 ? null : columnAxis, rows, columns, step };
}

function contains(array: ArraySummary, look: Look, { row, column }: Cell): boolean {
  const { rows, columns } = planeOf(array, look);
  return row < rows && column < columns;
}

function isCell(value: unknown): value is Cell {
  const { row, column } = fields(value);
  return isIndex(row) && isIndex(column);
}
