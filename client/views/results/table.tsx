// A plane of an array as a table, of which only what is in sight exists.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ArraySummary, Slab } from "../../../runtime/python/inspection.ts";
import { elementText, kindOf } from "../shape/numbers.ts";
import { axisClass } from "../shape/shapeLine.tsx";
import { AxisControls } from "./axisControls.tsx";
import { useParts } from "./desk.ts";
import { type Cell, type Look, planeOf, slabOf } from "./look.ts";
import { type PictureProps, useCursor } from "./picture.ts";
import { elementIn } from "./plane.ts";
import { Absence, Readout } from "./readout.tsx";
import { sizeInPixels } from "./sizeInPixels.ts";
import { type Direction, type InSight, inSight, scrolledLength, scrolledTo } from "./tableWindow.ts";

export function Table(props: PictureProps) {
  const { id, array, look, onLook, width } = props;
  const { rows, columns } = planeOf(array, look);
  const letter = useLetterWidth();
  const head = (String(rows - 1).length + 2) * letter;
  const cellWidth = Math.ceil(cellLetters(array, columns) * letter);
  const across: Direction = { count: columns, size: cellWidth, room: Math.max(cellWidth, width - head - scrollbar) };
  const down: Direction = { count: rows, size: lineHeight, room: Math.min(rows, mostLines) * lineHeight };
  const hasMore = rows > mostLines;
  // The scroll bar needs room of its own, or there is another one because of it.
  const bars = 2 + (head + columns * cellWidth + (hasMore ? scrollbar : 0) > width - 2 ? scrollbar : 0);
  const [{ top, left }, setScrolled] = useState({ top: 0, left: 0 });
  const seenRows = inSight(down, top);
  const seenColumns = inSight(across, left);

  const tiles = useMemo(
    () => tilesOf(array, look, seenRows, seenColumns),
    [array, look, seenRows.first, seenRows.end, seenColumns.first, seenColumns.end],
  );
  const { parts, state } = useParts(
    id,
    tiles.map(({ slab }) => slab),
  );
  const textOf = ({ row, column }: Cell): string | null => {
    const index = tiles.findIndex((tile) => isIn(tile, row, column));
    const values = parts[index];
    if (values === undefined) return null;
    const tile = tiles[index]!;
    return elementIn(array.dtype, values, (row - tile.row) * tile.slab.columns + column - tile.column);
  };
  const cursor = useCursor(props, { rows, columns, rowStep: 1, columnStep: 1, page: mostLines - 1 }, textOf);

  const scroller = useRef<HTMLDivElement>(null);
  const chosen = look.cursor;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (chosen === null || element === null) return;
    element.scrollTop = scrolledTo(down, element.scrollTop, chosen.row);
    element.scrollLeft = scrolledTo(across, element.scrollLeft, chosen.column);
  }, [chosen, look.rowAxis, look.columnAxis]);

  const firstLeft = head + seenColumns.offset;
  const full = head + columns * cellWidth + 2 + (hasMore ? scrollbar : 0);
  const idOf = (cell: Cell) => `${id}-${array.view}-${cell.row}-${cell.column}`;
  return (
    <div class="table">
      <AxisControls array={array} look={look} onLook={onLook} />
      {!(state === "missing" && parts.every((part) => part === undefined)) && (
        <div
          ref={scroller}
          class="scroller mono"
          tabIndex={-1}
          style={{ height: `${down.room + lineHeight + bars}px`, maxWidth: `${full}px` }}
          onScroll={({ currentTarget }) =>
            setScrolled({ top: currentTarget.scrollTop, left: currentTarget.scrollLeft })
          }
        >
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrow keys move over its cells.
            role="grid"
            tabIndex={0}
            aria-label={`Elements, ${rows} by ${columns}`}
            aria-rowcount={rows}
            aria-colcount={columns}
            aria-activedescendant={chosen === null ? undefined : idOf(chosen)}
            style={sizeInPixels(head + scrolledLength(across), lineHeight + scrolledLength(down))}
            onKeyDown={cursor.onKeyDown}
            onPointerLeave={() => cursor.point(null)}
          >
            <thead>
              <tr class={headClass(array.mapped[look.columnAxis])}>
                {range(seenColumns).map((column, place) => (
                  <th key={column} scope="col" style={lineInPixels(firstLeft + place * cellWidth, cellWidth)}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {range(seenRows).map((row, place) => (
                <tr
                  key={row}
                  class={row % 2 === 1 ? "odd" : undefined}
                  aria-rowindex={row + 1}
                  style={{ top: `${lineHeight + seenRows.offset + place * lineHeight}px` }}
                >
                  <th class={headClass(array.mapped[look.rowAxis ?? -1])} scope="row" style={{ width: `${head}px` }}>
                    {look.rowAxis === null ? "" : row}
                  </th>
                  {range(seenColumns).map((column, index) => {
                    const cell = { row, column };
                    const text = textOf(cell);
                    return (
                      <td
                        key={column}
                        id={idOf(cell)}
                        aria-colindex={column + 1}
                        class={cellClass(text, isAt(chosen, cell))}
                        style={lineInPixels(firstLeft + index * cellWidth, cellWidth)}
                        // Not when the table moves under a mouse that rests.
                        onPointerMove={() => cursor.point(cell)}
                        onMouseDown={() => cursor.choose(cell)}
                      >
                        {text === null ? "·" : rounded(array, text)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Readout look={look} cell={cursor.cell} value={cursor.cell && textOf(cursor.cell)} />
      <Absence state={state} />
    </div>
  );
}

function lineInPixels(left: number, width: number): { left: string; width: string } {
  return { left: `${left}px`, width: `${width}px` };
}

const lineHeight = 22;
const mostLines = 16;
const scrollbar = 12;

interface Tile {
  readonly row: number;
  readonly column: number;
  readonly slab: Slab;
}

/** A plane with no more elements is loaded as a whole. */
const wholePlane = 60_000;
const tileSize = 64;

function tilesOf(array: ArraySummary, look: Look, seenRows: InSight, seenColumns: InSight): readonly Tile[] {
  const { rows, columns } = planeOf(array, look);
  if (rows * columns <= wholePlane) {
    return [{ row: 0, column: 0, slab: slabOf(array, look, { row: 0, column: 0, rows, columns }, 1) }];
  }
  return starts(seenRows).flatMap((row) =>
    starts(seenColumns).map((column) => {
      const part = { row, column, rows: Math.min(tileSize, rows - row), columns: Math.min(tileSize, columns - column) };
      return { row, column, slab: slabOf(array, look, part, 1) };
    }),
  );
}

function starts({ first, end }: InSight): readonly number[] {
  const from = Math.floor(first / tileSize);
  return Array.from({ length: Math.ceil(end / tileSize) - from }, (_, tile) => (from + tile) * tileSize);
}

function isIn({ row, column, slab }: Tile, ofRow: number, ofColumn: number): boolean {
  return ofRow >= row && ofRow < row + slab.rows && ofColumn >= column && ofColumn < column + slab.columns;
}

function isAt(chosen: Cell | null, { row, column }: Cell): boolean {
  return chosen !== null && chosen.row === row && chosen.column === column;
}

function range({ first, end }: InSight): readonly number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

/** The colour of an axis: that of the level of `vmap` that put it there. */
function headClass(level: number | null | undefined): string {
  return typeof level === "number" ? axisClass(level).replace("axis", "mapped") : "dim";
}

function cellClass(text: string | null, isChosen: boolean): string {
  return `${text !== null && /nan|inf/.test(text) ? "bad" : ""} ${isChosen ? "chosen" : ""}`;
}

/** Floats to six digits: the element under the cursor has them all. */
function rounded({ dtype }: ArraySummary, value: string): string {
  if (kindOf(dtype) !== "float" || value.length <= 8 || !Number.isFinite(Number(value))) return value;
  return elementText("float64", Number(Number(value).toPrecision(6)));
}

function cellLetters({ dtype, statistics }: ArraySummary, columns: number): number {
  const { min, max } = statistics ?? { min: null, max: null };
  const number = String(columns - 1).length;
  const element = {
    bool: () => 5,
    int: () => Math.max(...[min ?? 0, max ?? 0].map((value) => elementText(dtype, value).length)),
    float: () => 12,
    complex: () => 26,
    key: () => 0,
  }[kindOf(dtype)]();
  return Math.max(number, element, 3) + 2;
}

/** The width of a letter of the code font in CSS pixels. */
function useLetterWidth(): number {
  return useMemo(() => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.className = "mono";
    probe.style.position = "absolute";
    probe.textContent = "0".repeat(100);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width / 100;
  }, []);
}
