import { type Box, heightOf, widthOf } from "./box.ts";
import type { Axes, Axis } from "./figure.ts";
import { limitsIn } from "./layout.ts";
import { textWidth } from "./lettering.ts";
import { type Positions, positionsOf } from "./positions.ts";
import { type Ticks, ticksOf } from "./ticks.ts";

/** Axes in their box: what lies where. */
export interface Plan {
  readonly axes: Axes;
  readonly box: Box;
  readonly x: Positions;
  readonly y: Positions;
  readonly xTicks: Ticks;
  readonly yTicks: Ticks;
  /** Pixels per point. */
  readonly scale: number;
}

/** Finds the places of axes in a box. */
export function planOf(axes: Axes, box: Box, scale: number): Plan {
  const limits = limitsIn(axes, box);
  const x = positionsOf(axes.x, limits.x, box.left, box.right);
  const y = positionsOf(axes.y, limits.y, box.bottom, box.top);
  const xRoom = widthOf(box) / (axes.x.tickLabels.label.size * scale * 3);
  const yRoom = heightOf(box) / (axes.y.tickLabels.label.size * scale * 2);
  return {
    axes,
    box,
    x,
    y,
    xTicks: spacedTicks(axes.x, limits.x, xRoom, x, scale),
    yTicks: ticksOf(axes.y, limits.y, countIn(yRoom)),
    scale,
  };
}

/** A coordinate in pixels, of data or of a fraction of the axes. */
export function placeIn(plan: Plan, which: "x" | "y", space: "data" | "axes"): (value: number) => number {
  if (space === "data") return plan[which];
  const { left, bottom } = plan.box;
  if (which === "x") return (value) => left + value * widthOf(plan.box);
  return (value) => bottom - value * heightOf(plan.box);
}

/** Ticks of which fewer are taken until what is written at them does not overlap. */
function spacedTicks(axis: Axis, limits: readonly [number, number], room: number, x: Positions, scale: number): Ticks {
  let most = countIn(room);
  for (;;) {
    const ticks = ticksOf(axis, limits, most);
    const isFixed = axis.places !== null || axis.labels !== null || axis.tickLabels.label.rotation !== 0;
    if (most <= 2 || isFixed || !overlap(ticks, axis, x, scale)) return ticks;
    most--;
  }
}

function overlap({ places, texts }: Ticks, axis: Axis, x: Positions, scale: number): boolean {
  const size = axis.tickLabels.label.size * scale;
  const ends = places
    .map((place, index) => ({ at: x(place), half: textWidth(texts[index]!, size) / 2 }))
    .sort((one, other) => one.at - other.at);
  return ends.some(
    ({ at, half }, index) => index > 0 && at - half < ends[index - 1]!.at + ends[index - 1]!.half + size / 4,
  );
}

function countIn(room: number): number {
  return Math.max(1, Math.min(9, Math.floor(room)));
}
