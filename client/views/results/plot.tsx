// A vector as a curve.

import { useLayoutEffect, useRef } from "preact/hooks";
import { roundText } from "../shape/numbers.ts";
import { axisClass } from "../shape/shapeLine.tsx";
import { useParts } from "./desk.ts";
import { type Cell, slabOf } from "./look.ts";
import { usePalette } from "./palette.ts";
import { type PictureProps, useCursor } from "./picture.ts";
import { elementIn } from "./plane.ts";
import { drawCurve, heightOf, placeOf } from "./plotDrawing.ts";
import { Absence, Readout } from "./readout.tsx";
import { sizeInPixels } from "./sizeInPixels.ts";

export function Plot(props: PictureProps) {
  const { id, array, look, width } = props;
  const length = array.shape[0]!;
  const room = Math.min(width, widest);
  const step = Math.max(1, Math.ceil(length / room));
  const slab = slabOf(array, look, { row: 0, column: 0, rows: 1, columns: length }, step);
  const { parts, state } = useParts(id, [slab]);
  const last = useRef<Float64Array | null>(null);
  last.current = parts[0] ?? last.current;
  const values = last.current;
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { min, max } = array.statistics ?? { min: null, max: null };
  const curve = { values: values ?? new Float64Array(), low: min ?? 0, high: max ?? 0, width: room, height };
  useLayoutEffect(() => {
    if (canvas.current !== null) drawCurve(canvas.current, curve, palette);
  }, [values, room, palette]);

  // What is still drawn may have another step.
  const current = parts[0];
  const textOf = ({ column }: Cell) => (current === undefined ? null : elementIn(array.dtype, current, column / step));
  const ground = { rows: 1, columns: length, rowStep: 1, columnStep: step, page: 1 };
  const cursor = useCursor(props, ground, textOf);
  const under = (event: MouseEvent & { readonly currentTarget: HTMLElement }): Cell => {
    const count = slab.columns;
    const share = (event.clientX - event.currentTarget.getBoundingClientRect().left) / room;
    const place = Math.max(0, Math.min(count - 1, Math.round(share * count - 0.5)));
    return { row: 0, column: place * step };
  };
  const place = cursor.cell && cursor.cell.column / step;
  const shown = place === null ? undefined : current?.[place];
  if (state === "missing" && values === null) return <Absence state={state} />;
  return (
    <div class="plot">
      <div
        class="curve"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move along the curve.
        tabIndex={0}
        aria-label={`Curve of ${length} elements. Move with the arrow keys.`}
        style={sizeInPixels(room, height)}
        onKeyDown={cursor.onKeyDown}
        onPointerMove={(event) => cursor.point(under(event))}
        onPointerLeave={() => cursor.point(null)}
        onClick={(event) => cursor.choose(under(event))}
      >
        <canvas ref={canvas} style={sizeInPixels(room, height)} />
        {place !== null && <div class="hair" style={{ transform: `translateX(${placeOf(curve, place)}px)` }} />}
        {place !== null && Number.isFinite(shown) && (
          <div
            class="dot"
            style={{ transform: `translate(${placeOf(curve, place)}px, ${heightOf(curve, shown!)}px)` }}
          />
        )}
        <span class="mark dim high">{roundText(curve.high)}</span>
        <span class="mark dim low">{roundText(curve.low)}</span>
      </div>
      <p class="foot dim" style={{ width: `${room}px` }}>
        <span>0</span>
        <span class={axisClass(array.mapped[0] ?? null)}>axis 0</span>
        <span>{length - 1}</span>
      </p>
      {step > 1 && <p class="note dim">Shows 1 of {step} elements; the table has all.</p>}
      <Readout look={look} cell={cursor.cell} value={cursor.cell && textOf(cursor.cell)} />
      <Absence state={state} />
    </div>
  );
}

const widest = 720;
const height = 150;
