// A plane of an array as coloured cells.

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { kindOf } from "../shape/numbers.ts";
import { axisClass } from "../shape/shapeLine.tsx";
import { AxisControls } from "./axisControls.tsx";
import { ColourBar } from "./colourBar.tsx";
import { scaleOf } from "./colourScale.ts";
import { useParts } from "./desk.ts";
import { drawHeat } from "./heatDrawing.ts";
import { type HeatLayout, heatLayout } from "./heatLayout.ts";
import { type Cell, planeOf } from "./look.ts";
import { usePalette } from "./palette.ts";
import { type PictureProps, useCursor } from "./picture.ts";
import { elementAt, type Plane, shownValue, shownValues } from "./plane.ts";
import { Absence, Readout } from "./readout.tsx";
import { sizeInPixels } from "./sizeInPixels.ts";

/** The picture beside its controls, or above them where there is little room. */
export function HeatMap(props: PictureProps) {
  const { id, array, look, onLook, width } = props;
  const stacked = heatLayout(array, look, width - labels, tallest);
  const room = width - labels - besides;
  const isWide = width >= wide || stacked.columns * stacked.cellWidth <= room;
  const wanted = isWide ? heatLayout(array, look, room, tallest) : stacked;
  const { parts, state } = useParts(id, wanted.slabs);
  const plane = useLastPlane(array.dtype, wanted, parts);
  const { rows, columns } = planeOf(array, look);
  const { rowStep, columnStep } = wanted;
  const drawn = ({ row, column }: Cell) => [Math.floor(row / rowStep), Math.floor(column / columnStep)] as const;
  const isCurrent = plane !== null && state === "complete";
  const cursor = useCursor(props, { rows, columns, rowStep, columnStep, page: 10 }, (cell) =>
    isCurrent ? elementAt(plane, ...drawn(cell)) : null,
  );
  const scale = useMemo(
    () => scaleOf(array, plane !== null && kindOf(array.dtype) === "complex" ? shownValues(plane) : []),
    [array, plane],
  );
  const value = cursor.cell && isCurrent ? elementAt(plane, ...drawn(cursor.cell)) : null;
  const shade = cursor.cell && isCurrent ? shownValue(plane, ...drawn(cursor.cell)) : null;
  if (plane === null && state === "missing") {
    return (
      <div class="side">
        <AxisControls array={array} look={look} onLook={onLook} />
        <Absence state={state} />
      </div>
    );
  }
  return (
    <div class={isWide ? "heat wide" : "heat"}>
      <div class="plane">
        <span class={`${axisClass(array.mapped[look.columnAxis] ?? null)} across`}>axis {look.columnAxis}</span>
        {look.rowAxis !== null && (
          <span class={`${axisClass(array.mapped[look.rowAxis] ?? null)} down`}>axis {look.rowAxis}</span>
        )}
        <div
          class={state === "missing" ? "cells past" : "cells"}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move over its cells.
          tabIndex={0}
          aria-label={`Heat map, ${rows} by ${columns}. Move with the arrow keys.`}
          style={sizeInPixels(wanted.columns * wanted.cellWidth, wanted.rows * wanted.cellHeight)}
          onKeyDown={cursor.onKeyDown}
          onPointerMove={(event) => cursor.point(cellUnder(event, wanted))}
          onPointerLeave={() => cursor.point(null)}
          onClick={(event) => cursor.choose(cellUnder(event, wanted))}
        >
          {plane !== null && <HeatCanvas plane={plane} scale={scale} />}
          {cursor.cell !== null && <CursorMark place={drawn(cursor.cell)} layout={wanted} />}
        </div>
      </div>
      <div class="side">
        <AxisControls array={array} look={look} onLook={onLook} />
        <ColourBar array={array} scale={scale} value={shade} />
        {isSampled(wanted) && <p class="note dim">{stepText(wanted)}</p>}
        <Readout look={look} cell={cursor.cell} value={value} />
        <Absence state={state} />
      </div>
    </div>
  );
}

/** From that width on the controls stand beside the picture, and beside a narrow one always; they take so much. */
const wide = 560;
const besides = 300;
const labels = 26;
const tallest = 420;

/** The plane that was complete last, so that a picture stays until the next one can be drawn. */
function useLastPlane(dtype: string, layout: HeatLayout, parts: readonly (Float64Array | undefined)[]): Plane | null {
  const last = useRef<Plane | null>(null);
  const here = parts.filter((part) => part !== undefined);
  if (here.length < parts.length) return last.current;
  const isSame =
    last.current !== null &&
    sizes.every((size) => last.current!.layout[size] === layout[size]) &&
    here.every((part, index) => part === last.current!.parts[index]);
  if (!isSame) last.current = { dtype, layout, parts: here };
  return last.current;
}

const sizes = ["rows", "columns", "cellWidth", "cellHeight"] as const;

function HeatCanvas({ plane, scale }: { plane: Plane; scale: ReturnType<typeof scaleOf> }) {
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => drawHeat(canvas.current!, plane, scale, palette), [plane, scale, palette]);
  const { rows, columns, cellWidth, cellHeight } = plane.layout;
  return <canvas ref={canvas} style={sizeInPixels(columns * cellWidth, rows * cellHeight)} />;
}

function CursorMark({ place: [row, column], layout }: { place: readonly [number, number]; layout: HeatLayout }) {
  const { cellWidth, cellHeight } = layout;
  const width = Math.max(cellWidth, 5);
  const height = Math.max(cellHeight, 5);
  const left = (column + 0.5) * cellWidth - width / 2;
  const top = (row + 0.5) * cellHeight - height / 2;
  return <div class="cursor" style={{ ...sizeInPixels(width, height), transform: `translate(${left}px, ${top}px)` }} />;
}

function cellUnder(event: MouseEvent & { readonly currentTarget: HTMLElement }, layout: HeatLayout): Cell {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const place = (offset: number, size: number, count: number) =>
    Math.max(0, Math.min(count - 1, Math.floor(offset / size)));
  return {
    row: place(event.clientY - top, layout.cellHeight, layout.rows) * layout.rowStep,
    column: place(event.clientX - left, layout.cellWidth, layout.columns) * layout.columnStep,
  };
}

function isSampled({ rowStep, columnStep }: HeatLayout): boolean {
  return rowStep > 1 || columnStep > 1;
}

function stepText({ rowStep, columnStep }: HeatLayout): string {
  const every = (step: number, what: string) => (step === 1 ? `every ${what}` : `1 of ${step} ${what}s`);
  if (rowStep === columnStep) return `Shows 1 of ${rowStep} rows and columns; the table has all.`;
  return `Shows ${every(rowStep, "row")} and ${every(columnStep, "column")}; the table has all.`;
}
