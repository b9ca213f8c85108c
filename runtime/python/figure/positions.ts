import type { Axis } from "./figure.ts";

/** Where the values of an axis lie, in pixels. */
export type Positions = (value: number) => number;

/** The pixels of values, with the limits at `from` and `to`. What a logarithm does not have lies far below. */
export function positionsOf(axis: Axis, limits: readonly [number, number], from: number, to: number): Positions {
  const place = placeOn(axis);
  const [low, high] = [place(limits[0]), place(limits[1])];
  const unit = (to - from) / (high - low);
  // Limits that are as good as equal, or too far apart, tell no values apart.
  if (!Number.isFinite(unit) || unit === 0) return () => (from + to) / 2;
  const position = (value: number) => from + (place(value) - low) * unit;
  if (axis.scale !== "log") return position;
  const below = from + Math.sign(from - to) * Math.sign(limits[1] - limits[0]) * farBelow;
  return (value) => (value <= 0 ? below : position(value));
}

const farBelow = 1e4;

/** What a scale makes of a value before it is drawn along a line. */
function placeOn({ scale, base, threshold }: Axis): (value: number) => number {
  if (scale === "linear") return (value) => value;
  return scale === "log" ? Math.log : bent(base, threshold || 1);
}

/** A logarithm on both sides of a threshold, and a line between them that is as long as one power of the base. */
function bent(base: number, threshold: number): (value: number) => number {
  const slope = 1 / (1 - 1 / base);
  return (value) => {
    const size = Math.abs(value);
    if (!(size > threshold)) return value * slope;
    return Math.sign(value) * threshold * (slope + Math.log(size / threshold) / Math.log(base));
  };
}
