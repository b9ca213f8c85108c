// Draws the elements of a vector as a curve. Where it is broken there are elements that are not finite: each has a hatched
// band.

import type { Palette } from "./palette.ts";

/** Elements and the values at the lower and the upper end; sizes are in CSS pixels. */
export interface Curve {
  readonly values: Float64Array;
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly height: number;
}

/** Draws the curve, sharp on every screen. */
export function drawCurve(canvas: HTMLCanvasElement, curve: Curve, palette: Palette): void {
  const { values, width, height, low, high } = curve;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d")!;
  context.scale(ratio, ratio);
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  const levels = low < 0 && high > 0 ? [low, 0, high] : [low, high];
  for (const level of levels) drawLevel(context, Math.round(heightOf(curve, level)) + 0.5, width);
  drawGaps(context, curve, palette);
  context.strokeStyle = palette.curve;
  context.fillStyle = palette.curve;
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  context.beginPath();
  let isBroken = true;
  for (const [place, value] of values.entries()) {
    const [x, y] = [placeOf(curve, place), heightOf(curve, value)];
    if (!isBroken && Number.isFinite(value)) context.lineTo(x, y);
    else if (Number.isFinite(value)) context.moveTo(x, y);
    isBroken = !Number.isFinite(value);
  }
  context.stroke();
  if (values.length <= width / 9) drawDots(context, curve);
}

/** Where an element is, from the left. */
export function placeOf({ values, width }: Curve, place: number): number {
  return ((place + 0.5) / Math.max(1, values.length)) * width;
}

/** Where a value is, from above. */
export function heightOf({ low, high, height }: Curve, value: number): number {
  const share = high === low ? 0.5 : (value / 2 - low / 2) / (high / 2 - low / 2);
  return height - margin - share * (height - 2 * margin);
}

/** Room for the numbers above and below. */
const margin = 20;

function drawLevel(context: CanvasRenderingContext2D, y: number, width: number): void {
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
}

function drawGaps(context: CanvasRenderingContext2D, curve: Curve, palette: Palette): void {
  const { values, width, height } = curve;
  const band = Math.max(3, Math.min(12, width / values.length));
  context.strokeStyle = palette.dim;
  for (const [place, value] of values.entries()) {
    if (Number.isFinite(value)) continue;
    context.save();
    context.beginPath();
    context.rect(placeOf(curve, place) - band / 2, margin, band, height - 2 * margin);
    context.clip();
    context.beginPath();
    for (let start = -height; start < band + height; start += 5) {
      context.moveTo(placeOf(curve, place) - band / 2 + start, height);
      context.lineTo(placeOf(curve, place) - band / 2 + start + height, 0);
    }
    context.stroke();
    context.restore();
  }
}

function drawDots(context: CanvasRenderingContext2D, curve: Curve): void {
  for (const [place, value] of curve.values.entries()) {
    if (!Number.isFinite(value)) continue;
    context.beginPath();
    context.arc(placeOf(curve, place), heightOf(curve, value), 2.5, 0, 2 * Math.PI);
    context.fill();
  }
}
