// What Python records of a figure, and reading it. Lengths are in points (1/72 inch), places in fractions or data units.

import {
  color,
  FigureError,
  flag,
  integer,
  list,
  number,
  numbers,
  object,
  oneOf,
  optional,
  type Parsed,
  pair,
  text,
  union,
} from "./schema.ts";

export type Figure = Parsed<typeof figure>;
export type Axes = Parsed<typeof axes>;
export type Place = Axes["place"];
export type Grid = Parsed<typeof grid>;
export type Axis = Parsed<typeof axis>;
export type Spine = Parsed<typeof spine>;
export type Artist = Parsed<typeof artist>;
export type ArtistOf<Kind extends Artist["kind"]> = Extract<Artist, { readonly kind: Kind }>;
export type Stroke = Parsed<typeof stroke>;
export type Marker = Parsed<typeof marker>;
export type Mapping = Parsed<typeof mapping>;
export type Label = Parsed<typeof label>;
export type Legend = Parsed<typeof legend>;
export type LegendEntry = Legend["entries"][number];

/** Reads a figure that Python wrote as JSON, beside the numbers of its arrays. A FigureError where it is none. */
export function parseFigure(json: string, values: Float64Array): Figure {
  return figure(parseJson(json), { numbers: values }, "figure");
}

const length = number(0, 10_000);
const fraction = number(-100, 100);

const stroke = object({ color, width: length, dash: list(length, 16) });

const markerShape = oneOf(..."o . , s D d ^ v < > * x X + P | _ p h H 8 1 2 3 4".split(" "));

const marker = object({
  shape: markerShape,
  size: length,
  face: color,
  edge: color,
  edgeWidth: length,
});

/** How numbers become colors: by a colormap, from its name or its colors, between two limits. */
const mapping = object({
  values: numbers,
  map: text,
  colors: optional(list(color, 1024)),
  norm: oneOf("linear", "log", "centered"),
  center: number(),
  limits: pair(optional(number())),
  alpha: number(0, 1),
});

const label = object({
  text,
  size: number(0.1, 1000),
  color,
  weight: oneOf("normal", "bold"),
  style: oneOf("normal", "italic"),
  family: oneOf("sans-serif", "serif", "monospace"),
  horizontal: oneOf("left", "center", "right"),
  vertical: oneOf("top", "center", "baseline", "bottom"),
  rotation: number(-360, 360),
  /** Whether the text turns around its anchor, not aligned after it was turned. */
  aroundAnchor: flag,
});

const space = oneOf("data", "axes");
const paint = { faces: list(color, 1_000_000), edges: list(color, 1_000_000), stroke };

const artist = union({
  line: {
    zorder: number(),
    x: numbers,
    y: numbers,
    xSpace: space,
    ySpace: space,
    stroke: optional(stroke),
    steps: oneOf("none", "pre", "mid", "post"),
    marker: optional(marker),
  },
  /** A marker at each place; `sizes` are areas in square points, one or as many as places. */
  points: {
    zorder: number(),
    x: numbers,
    y: numbers,
    sizes: numbers,
    shape: markerShape,
    mapping: optional(mapping),
    ...paint,
  },
  /** Polygons or open lines: `lengths` has the number of corners of each. */
  shapes: {
    zorder: number(),
    x: numbers,
    y: numbers,
    lengths: numbers,
    xSpace: space,
    ySpace: space,
    isClosed: flag,
    mapping: optional(mapping),
    ...paint,
  },
  /** Cells with one number each (then mapped), or three or four (red, green, blue, opacity), row by row. */
  image: {
    zorder: number(),
    values: numbers,
    rows: integer(0, 1_000_000),
    columns: integer(0, 1_000_000),
    mapping: optional(mapping),
    /** What a whole channel is: 1, or 255. */
    full: number(1, 255),
    alpha: number(0, 1),
    /** The edges of the columns, or of the first and the last where all are as wide; in the same way for the rows. */
    x: numbers,
    y: numbers,
    isSmooth: flag,
  },
  contour: {
    zorder: number(),
    x: numbers,
    y: numbers,
    values: numbers,
    mapping,
    /** The levels, or how many there should be. */
    levels: numbers,
    count: integer(1, 1000),
    isFilled: flag,
    /** For each level in turn; without any the mapping has them. */
    colors: list(color),
    stroke: optional(stroke),
    /** Whether what lies beyond the first or the last level is filled too. */
    extendLow: flag,
    extendHigh: flag,
    dashNegative: flag,
    labels: optional(label),
  },
  text: {
    zorder: number(),
    x: number(),
    y: number(),
    xSpace: space,
    ySpace: space,
    /** How far the text stands from its place. */
    offset: pair(number()),
    label,
    box: optional(object({ face: color, edge: color, width: length, pad: fraction, isRound: flag })),
    arrow: optional(
      object({
        x: number(),
        y: number(),
        space,
        stroke,
        /** Its ends: at the text, and at the place. */
        tail: oneOf("none", "open", "filled"),
        head: oneOf("none", "open", "filled", "wide"),
        curve: fraction,
      }),
    ),
    isClipped: flag,
  },
});

const legend = object({
  entries: list(
    object({
      label: text,
      line: optional(stroke),
      marker: optional(marker),
      /** The bar of an error. */
      bar: optional(stroke),
      patch: optional(object({ face: color, edge: color, width: length })),
    }),
    1000,
  ),
  title: optional(label),
  place: oneOf(
    "best",
    "upper right",
    "upper left",
    "lower left",
    "lower right",
    "center left",
    "center right",
    "lower center",
    "upper center",
    "center",
  ),
  /** Left, lower end, width and height of what it is placed in, in fractions of the axes. */
  anchor: optional(list(fraction, 4)),
  columns: integer(1, 100),
  label,
  face: color,
  edge: color,
  hasFrame: flag,
});

const ticks = object({
  direction: oneOf("in", "out", "inout"),
  length,
  width: length,
  pad: fraction,
  color,
  /** At the side of smaller (bottom, left) and of larger values (top, right) of the other axis. */
  low: flag,
  high: flag,
});

const axis = object({
  limits: pair(number()),
  scale: oneOf("linear", "log", "symlog"),
  base: number(1.0001, 1000),
  /** Below it a symlog scale is linear. */
  threshold: number(0),
  isVisible: flag,
  label: optional(label),
  labelPad: fraction,
  /** On which side the label stands. */
  labelSide: oneOf("low", "high"),
  ticks,
  minorTicks: ticks,
  /** Where ticks are; null for where it is convenient. */
  places: optional(numbers),
  labels: optional(list(text, 10_000)),
  most: integer(1, 200),
  hasMinor: flag,
  tickLabels: object({ label, low: flag, high: flag }),
  notation: oneOf("auto", "plain", "scientific"),
  grid: optional(stroke),
  minorGrid: optional(stroke),
});

const spine = object({
  isVisible: flag,
  color,
  width: length,
  place: optional(object({ space: oneOf("data", "axes", "outward"), value: number() })),
});

const title = object({ label, pad: fraction, y: optional(fraction) });

const axes = object({
  place: union({
    /** Some cells of a grid, the last row and column included. */
    grid: { grid: integer(0, 100), rows: pair(integer(0, 1000)), columns: pair(integer(0, 1000)) },
    /** Left, lower end, width and height, as fractions of the figure. */
    box: { box: list(fraction, 4) },
    /** In the box of other axes. */
    same: { as: integer(0, 400) },
    /** Beside others, which make room; for a colorbar. */
    beside: {
      of: list(integer(0, 400), 400),
      side: oneOf("left", "right", "bottom", "top"),
      fraction: number(0, 1),
      pad: number(0, 1),
      shrink: number(0.01, 1),
      aspect: number(0.1, 1000),
    },
    /** Inside others, in fractions of their box. */
    inside: { as: integer(0, 400), box: list(fraction, 4) },
  }),
  x: axis,
  y: axis,
  spines: object({ left: spine, right: spine, bottom: spine, top: spine }),
  titles: list(title, 3),
  face: color,
  /** Below what of the artists the grid is drawn. */
  gridOrder: number(),
  isVisible: flag,
  hasAxis: flag,
  aspect: optional(number(1e-9, 1e9)),
  adjusts: oneOf("box", "limits"),
  artists: list(artist, 100_000),
  legend: optional(legend),
  /** The axes and the artist whose colors these axes explain, or a mapping that no artist has. */
  colorbar: optional(
    object({
      axes: integer(0, 400),
      artist: integer(0, 100_000),
      mapping: optional(mapping),
      isVertical: flag,
    }),
  ),
});

const share = number(0, 1);

const grid = object({
  rows: integer(1, 200),
  columns: integer(1, 200),
  widths: list(number(1e-6, 1e6), 200),
  heights: list(number(1e-6, 1e6), 200),
  left: share,
  right: share,
  bottom: share,
  top: share,
  /** The gaps between cells, in fractions of the average cell. */
  across: fraction,
  down: fraction,
  /** Whether these gaps grow until nothing overlaps. */
  isLooseAcross: flag,
  isLooseDown: flag,
});

const figure = object({
  /** Inches. */
  width: number(0.1, 100),
  height: number(0.1, 100),
  /** Pixels per inch. */
  density: number(10, 1000),
  face: color,
  edge: color,
  isTight: flag,
  title: optional(object({ label, x: fraction, y: fraction })),
  labels: list(object({ x: fraction, y: fraction, label }), 1000),
  grids: list(grid, 101),
  axes: list(axes, 401),
  legend: optional(legend),
});

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new FigureError("the figure is no JSON");
  }
}
