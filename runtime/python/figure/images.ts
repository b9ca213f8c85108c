import { channelsOf } from "./colormaps.ts";
import type { ArtistOf } from "./figure.ts";
import { type ColorScale, colorScale } from "./mapping.ts";
import type { Plan } from "./plan.ts";
import { element } from "./svg.ts";

/** An image, row by row from the upper left: one byte for each pixel, its place in the palette, or four without one. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly string[] | null;
  readonly bytes: Uint8Array;
}

/** Writes an image as PNG, in base 64. */
export type EncodePng = (raster: Raster) => string;

/** Draws cells as an image. */
export function drawImage(artist: ArtistOf<"image">, plan: Plan, encode: EncodePng): string {
  const { rows, columns, values, mapping } = artist;
  const channels = values.length / (rows * columns);
  if (!(mapping === null ? [3, 4] : [1]).includes(channels)) return "";
  const x = edgesOf(artist.x, columns).map(plan.x);
  const y = edgesOf(artist.y, rows).map(plan.y);
  const [left, right] = ends(x);
  const [top, bottom] = ends(y);
  if (!Number.isFinite(right - left) || !Number.isFinite(bottom - top)) return "";
  const across = chosen(x, left, right);
  const down = chosen(y, top, bottom);
  const cells = meanCells(values, columns, channels, across, down);
  const raster =
    mapping === null ? colored(cells, artist.full, across, down) : mapped(cells, colorScale(mapping), across, down);
  const isEnlarged = right - left > across.length && bottom - top > down.length;
  return element("image", {
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    preserveAspectRatio: "none",
    opacity: artist.alpha === 1 ? null : artist.alpha,
    "image-rendering": isEnlarged && !artist.isSmooth ? "pixelated" : null,
    href: `data:image/png;base64,${encode(raster)}`,
  });
}

/** The cells, from one up to another, that are seen in a pixel of an image. */
type Cells = readonly [from: number, to: number];

/** All edges of cells; of those that are as wide as each other only the ends are given. */
function edgesOf(given: Float64Array, count: number): Float64Array {
  if (given.length === count + 1) return given;
  const [from = 0, to = count] = given;
  return Float64Array.from({ length: count + 1 }, (_, place) => from + ((to - from) * place) / count);
}

function ends(edges: Float64Array): readonly [number, number] {
  const [first, last] = [edges[0]!, edges.at(-1)!];
  return [Math.min(first, last), Math.max(first, last)];
}

/** For each pixel of the image along one side the cells that are seen there: each in one where all are as wide. */
function chosen(edges: Float64Array, from: number, to: number): readonly Cells[] {
  const count = edges.length - 1;
  const isReversed = edges[count]! < edges[0]!;
  const fine = Math.min(finest, Math.max(1, Math.ceil((to - from) * perPixel)));
  const width = (edges[count]! - edges[0]!) / count;
  const isEven = edges.every((edge, place) => Math.abs(edge - edges[0]! - place * width) < 0.01);
  const size = isEven && count <= fine ? count : fine;
  const at = (share: number) => (isReversed ? to - share * (to - from) : from + share * (to - from));
  let cell = 0;
  const cells = Array.from({ length: size }, (_, pixel): Cells => {
    if (isEven)
      return [
        Math.floor((pixel * count) / size),
        Math.max(Math.floor((pixel * count) / size) + 1, Math.floor(((pixel + 1) * count) / size)),
      ];
    const middle = at((pixel + 0.5) / size);
    while (cell < count - 1 && (isReversed ? edges[cell + 1]! > middle : edges[cell + 1]! < middle)) cell++;
    return [cell, cell + 1];
  });
  return isReversed ? cells.reverse() : cells;
}

/** The mean of the cells in each pixel, by channel, without NaN. */
function meanCells(
  values: Float64Array,
  columns: number,
  channels: number,
  across: readonly Cells[],
  down: readonly Cells[],
): Float64Array {
  const means = new Float64Array(across.length * down.length * channels);
  let place = 0;
  for (const [top, bottom] of down) {
    for (const [left, right] of across) {
      for (let channel = 0; channel < channels; channel++) {
        let [sum, count] = [0, 0];
        for (let row = top; row < bottom; row++) {
          for (let column = left; column < right; column++) {
            const value = values[(row * columns + column) * channels + channel]!;
            if (Number.isNaN(value)) continue;
            sum += value;
            count++;
          }
        }
        means[place++] = sum / count;
      }
    }
  }
  return means;
}

function mapped(cells: Float64Array, scale: ColorScale, across: readonly Cells[], down: readonly Cells[]): Raster {
  const size = { width: across.length, height: down.length };
  const places = Int32Array.from(cells, scale.place);
  const isSimple = scale.colors.length <= 256 && scale.colors.every((color) => color.length === 7);
  if (isSimple && !places.includes(-1)) return { ...size, palette: scale.colors, bytes: Uint8Array.from(places) };
  const colors = scale.colors.map((color) => [...channelsOf(color), 255]);
  const bytes = new Uint8Array(places.length * 4);
  for (const [index, place] of places.entries()) {
    if (place >= 0) for (let channel = 0; channel < 4; channel++) bytes[4 * index + channel] = colors[place]![channel]!;
  }
  return { ...size, palette: null, bytes };
}

function colored(cells: Float64Array, full: number, across: readonly Cells[], down: readonly Cells[]): Raster {
  const [width, height] = [across.length, down.length];
  const channels = cells.length / (width * height);
  const bytes = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      const share = cells[pixel * channels + channel]! / full;
      bytes[pixel * 4 + channel] = Math.round(255 * Math.max(0, Math.min(1, share)));
    }
  }
  return { width, height, palette: null, bytes };
}

/** Pixels of the image for one of the figure, as screens have more, and how many there are at most along a side. */
const perPixel = 2;
const finest = 2000;
