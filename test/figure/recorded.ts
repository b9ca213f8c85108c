// Figures as Python records them, in their plainest form.

import { drawFigure } from "../../runtime/python/figure/drawFigure.ts";
import type { EncodePng, Raster } from "../../runtime/python/figure/images.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Gathers the numbers of a figure. */
export class Numbers {
  readonly all: number[] = [];

  /** Adds numbers and says where they are. */
  part(values: Iterable<number>): readonly [number, number] {
    const start = this.all.length;
    for (const value of values) this.all.push(value);
    return [start, this.all.length - start];
  }
}

export function label(text: string, changes: Fields = {}): Fields {
  const alignment = { horizontal: "center", vertical: "baseline", rotation: 0, aroundAnchor: false };
  const font = { size: 10, color: "#000000", weight: "normal", style: "normal", family: "sans-serif" };
  return { text, ...font, ...alignment, ...changes };
}

export function axis(changes: Fields = {}): Fields {
  const ticks = { direction: "out", length: 3.5, width: 0.8, pad: 3.5, color: "#000000", low: true, high: false };
  return {
    limits: [0, 1],
    scale: "linear",
    base: 10,
    threshold: 2,
    isVisible: true,
    label: null,
    labelPad: 4,
    labelSide: "low",
    ticks,
    minorTicks: ticks,
    places: null,
    labels: null,
    most: 9,
    hasMinor: false,
    tickLabels: { label: label("x"), low: true, high: false },
    notation: "auto",
    grid: null,
    minorGrid: null,
    ...changes,
  };
}

export function axes(changes: Fields = {}): Fields {
  const spine = { isVisible: true, color: "#000000", width: 0.8, place: null };
  return {
    place: { kind: "grid", grid: 0, rows: [0, 0], columns: [0, 0] },
    x: axis(),
    y: axis(),
    spines: { left: spine, right: spine, bottom: spine, top: spine },
    titles: [],
    face: "#ffffff",
    gridOrder: 1.5,
    isVisible: true,
    hasAxis: true,
    aspect: null,
    adjusts: "box",
    artists: [],
    legend: null,
    colorbar: null,
    ...changes,
  };
}

export function grid(changes: Fields = {}): Fields {
  const margins = { left: 0.125, right: 0.9, bottom: 0.11, top: 0.88, across: 0.2, down: 0.2 };
  const loose = { isLooseAcross: true, isLooseDown: true };
  return { rows: 1, columns: 1, widths: [1], heights: [1], ...margins, ...loose, ...changes };
}

export function figure(changes: Fields = {}): Fields {
  return {
    width: 6.4,
    height: 4.8,
    density: 100,
    face: "#ffffff",
    edge: "none",
    isTight: false,
    title: null,
    labels: [],
    grids: [grid()],
    axes: [],
    legend: null,
    ...changes,
  };
}

export function line(numbers: Numbers, x: Iterable<number>, y: Iterable<number>, changes: Fields = {}): Fields {
  return {
    kind: "line",
    zorder: 2,
    x: numbers.part(x),
    y: numbers.part(y),
    xSpace: "data",
    ySpace: "data",
    stroke: { color: "#1f77b4", width: 1.5, dash: [] },
    steps: "none",
    marker: null,
    ...changes,
  };
}

export function mapping(values: unknown, changes: Fields = {}): Fields {
  return {
    values,
    map: "viridis",
    colors: null,
    norm: "linear",
    center: 0,
    limits: [null, null],
    alpha: 1,
    ...changes,
  };
}

/** Draws a figure; images go to `rasters`. */
export function draw(recorded: Fields, numbers = new Numbers(), rasters: Raster[] = []): string {
  const encode: EncodePng = (raster) => {
    rasters.push(raster);
    return `image${rasters.length}`;
  };
  return drawFigure(JSON.stringify(recorded), Float64Array.from(numbers.all), encode);
}

/** The attributes that tests look at. */
type Attribute =
  | "aria-label"
  | "d"
  | "fill"
  | "fill-rule"
  | "font-family"
  | "height"
  | "href"
  | "id"
  | "image-rendering"
  | "role"
  | "stroke"
  | "stroke-linecap"
  | "stroke-opacity"
  | "stroke-width"
  | "viewBox"
  | "width"
  | "x"
  | "y";

/** The elements of a name in SVG, with their attributes. */
export function elements(svg: string, name: string): readonly { readonly [Name in Attribute]?: string }[] {
  const found = svg.matchAll(new RegExp(`<${name}((?:\\s[\\w:-]+="[^"]*")*)\\s*/?>`, "g"));
  return Array.from(found, ([, attributes]) =>
    Object.fromEntries(Array.from(attributes!.matchAll(/([\w:-]+)="([^"]*)"/g), ([, key, value]) => [key!, value!])),
  );
}

/** The texts in SVG, without markup. */
export function texts(svg: string): readonly string[] {
  return Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/g), ([, text]) => text!.replace(/<[^>]*>/g, ""));
}
