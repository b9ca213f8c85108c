// Moving over elements with the keyboard.

import type { Cell } from "./look.ts";

/** A plane to move over, and by how much. */
export interface Ground {
  readonly rows: number;
  readonly columns: number;
  readonly rowStep: number;
  readonly columnStep: number;
  /** How many rows a page has. */
  readonly page: number;
}

/** The element that a key leads to from another one, null for a key that leads nowhere. With Control, to the corners. */
export function cellAfterKey(key: string, isControl: boolean, cell: Cell, ground: Ground): Cell | null {
  const { rowStep, columnStep, page } = ground;
  const lastRow = lastOf(ground.rows, rowStep);
  const lastColumn = lastOf(ground.columns, columnStep);
  const { row, column } = cell;
  const to = (row: number, column: number): Cell => ({ row: within(row, lastRow), column: within(column, lastColumn) });
  switch (key) {
    case "ArrowUp":
      return to(row - rowStep, column);
    case "ArrowDown":
      return to(row + rowStep, column);
    case "ArrowLeft":
      return to(row, column - columnStep);
    case "ArrowRight":
      return to(row, column + columnStep);
    case "PageUp":
      return to(row - page * rowStep, column);
    case "PageDown":
      return to(row + page * rowStep, column);
    case "Home":
      return to(isControl ? 0 : row, 0);
    case "End":
      return to(isControl ? lastRow : row, lastColumn);
    default:
      return null;
  }
}

/** The element, or the one before it that a picture shows where it shows every so many only. */
export function cellOn({ rowStep, columnStep }: Ground, { row, column }: Cell): Cell {
  return { row: row - (row % rowStep), column: column - (column % columnStep) };
}

function lastOf(size: number, step: number): number {
  return Math.floor((size - 1) / step) * step;
}

function within(place: number, last: number): number {
  return Math.max(0, Math.min(last, place));
}
