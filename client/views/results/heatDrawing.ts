// Draws a plane as coloured cells. What is not finite has a mark of its own: hatched for NaN, a triangle that points up or
// down for the infinities, a chequered pattern where cells are too small for marks.

import { type ColourScale, shadeOf } from "./colourScale.ts";
import { type Palette, shades } from "./palette.ts";
import { type Plane, shownValue } from "./plane.ts";

/** Draws the plane in the size of its layout, sharp on every screen. */
export function drawHeat(canvas: HTMLCanvasElement, plane: Plane, scale: ColourScale, palette: Palette): void {
  const { rows, columns, cellWidth, cellHeight } = plane.layout;
  const ratio = window.devicePixelRatio;
  const width = Math.max(1, Math.round(columns * cellWidth * ratio));
  const height = Math.max(1, Math.round(rows * cellHeight * ratio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d")!;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  const pixels = pixelsOf(plane, scale, palette);
  if (Math.min(cellWidth, cellHeight) < smallestCell) {
    context.imageSmoothingEnabled = Math.min(cellWidth, cellHeight) * ratio < 1;
    context.drawImage(asCanvas(pixels), 0, 0, width, height);
    return;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawCells(context, plane, pixels, palette);
}

/** Smaller cells are drawn without gaps and marks. */
const smallestCell = 6;

function pixelsOf(plane: Plane, scale: ColourScale, palette: Palette): ImageData {
  const { rows, columns } = plane.layout;
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const colours = new Uint32Array((scale.isDiverging ? palette.diverging : palette.rising).buffer);
  const chequers = new Uint32Array(palette.chequers.buffer);
  let pixel = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = shownValue(plane, row, column);
      pixels[pixel++] = Number.isFinite(value)
        ? colours[shadeOf(scale, value, shades)]!
        : chequers[(row + column) % 2]!;
    }
  }
  return image;
}

function asCanvas(image: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  return canvas;
}

function drawCells(context: CanvasRenderingContext2D, plane: Plane, { data }: ImageData, palette: Palette): void {
  const { rows, columns, cellWidth, cellHeight } = plane.layout;
  const radius = Math.min(cellWidth, cellHeight) >= 12 ? 2 : 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = shownValue(plane, row, column);
      const first = 4 * (row * columns + column);
      context.beginPath();
      context.roundRect(column * cellWidth, row * cellHeight, cellWidth - 1, cellHeight - 1, radius);
      if (Number.isFinite(value)) {
        context.fillStyle = `rgb(${data[first]} ${data[first + 1]} ${data[first + 2]})`;
        context.fill();
      } else {
        context.save();
        context.translate(column * cellWidth, row * cellHeight);
        drawMark(context, value, cellWidth - 1, cellHeight - 1, palette);
        context.restore();
      }
    }
  }
}

/** Expects the outline of the cell as the current path. */
function drawMark(
  context: CanvasRenderingContext2D,
  value: number,
  width: number,
  height: number,
  palette: Palette,
): void {
  context.fillStyle = palette.ground;
  context.strokeStyle = palette.text;
  context.lineWidth = 1;
  context.fill();
  context.clip();
  context.beginPath();
  if (Number.isNaN(value)) {
    for (let start = -height; start < width; start += 4) {
      context.moveTo(start, height);
      context.lineTo(start + height, 0);
    }
  } else {
    const [base, tip] = value > 0 ? [0.75, 0.25] : [0.25, 0.75];
    context.moveTo(0.2 * width, base * height);
    context.lineTo(0.5 * width, tip * height);
    context.lineTo(0.8 * width, base * height);
    context.closePath();
  }
  context.stroke();
}
