import { curveLinear, curveStep, curveStepAfter, curveStepBefore, line } from "d3-shape";
import type { ArtistOf, Marker, Stroke } from "./figure.ts";
import { drawMarks } from "./marks.ts";
import { type Plan, placeIn } from "./plan.ts";
import { edge, element } from "./svg.ts";
import { type Points, thinLine } from "./thinning.ts";

/** Draws a line through points, and markers at them. */
export function drawLine(artist: ArtistOf<"line">, plan: Plan): string {
  const points = pixelsOf(artist, plan);
  const { stroke, marker } = artist;
  const through = stroke === null ? "" : drawStroke(points, stroke, artist.steps, plan.scale);
  return through + (marker === null ? "" : drawMarkers(points, marker, plan.scale));
}

/** The points of an artist in pixels. */
export function pixelsOf(artist: ArtistOf<"line"> | ArtistOf<"shapes"> | ArtistOf<"points">, plan: Plan): Points {
  const count = Math.min(artist.x.length, artist.y.length);
  const [xSpace, ySpace] = artist.kind === "points" ? (["data", "data"] as const) : [artist.xSpace, artist.ySpace];
  const [x, y] = [placeIn(plan, "x", xSpace), placeIn(plan, "y", ySpace)];
  return {
    x: artist.x.subarray(0, count).map((value) => within(x, value)),
    y: artist.y.subarray(0, count).map((value) => within(y, value)),
  };
}

/** Draws the same marker at each of some points in pixels. */
export function drawMarkers(points: Points, marker: Marker, scale: number): string {
  const style = { ...marker, size: marker.size * scale, edgeWidth: marker.edgeWidth * scale };
  return drawMarks(points, () => style);
}

/** Draws a line through points in pixels. */
function drawStroke(points: Points, stroke: Stroke, steps: ArtistOf<"line">["steps"], scale: number): string {
  const { x, y } = thinLine(points);
  const path = line<number>()
    .digits(2)
    .defined((at) => Number.isFinite(x[at]!) && Number.isFinite(y[at]!))
    .x((at) => x[at]!)
    .y((at) => y[at]!)
    .curve(curves[steps])(Array.from(x.keys()));
  // A point alone is no line.
  const d = path?.replace(/M[^LZ]*Z/g, "") ?? "";
  if (d === "" || stroke.color === "none" || stroke.width === 0) return "";
  const isSolid = stroke.dash.length === 0;
  const dash = stroke.dash.map((length) => length * scale);
  return element("path", {
    d,
    fill: "none",
    ...edge(stroke.color, stroke.width * scale, dash),
    "stroke-linejoin": isSolid ? "round" : null,
    "stroke-linecap": isSolid ? "square" : null,
  });
}

const curves = { none: curveLinear, pre: curveStepBefore, mid: curveStep, post: curveStepAfter };

/** A pixel that SVG can hold; where there is no number, or an infinite one, there is none. */
function within(position: (value: number) => number, value: number): number {
  return Number.isFinite(value) ? Math.max(-farAway, Math.min(farAway, position(value))) : Number.NaN;
}

const farAway = 1e5;
