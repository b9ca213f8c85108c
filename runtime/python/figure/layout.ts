// Where axes are: in the cells of grids, whose gaps grow as wide as what is written between them.

import { around, type Box, heightOf, partOf, widthOf } from "./box.ts";
import type { Axes, Figure, Grid } from "./figure.ts";
import { FigureError } from "./schema.ts";

/** The boxes of all axes of a figure. */
export interface Layout {
  /** What they were given. */
  readonly cells: readonly Box[];
  /** What is left beside colorbars, in the proportions the axes want. */
  readonly boxes: readonly Box[];
}

/** How far what belongs to axes stands out of their cell on each side. */
export type Overhang = Readonly<Record<"left" | "right" | "top" | "bottom", number>>;

/** Lays out the axes of a figure of a size in pixels. `overhangs` are those of all axes. */
export function arrange(figure: Figure, size: Box, overhangs: readonly Overhang[], scale: number): Layout {
  const tracks = figure.grids.map((grid, place) => tracksOf(figure, grid, place, size, overhangs, scale));
  const cells: Box[] = [];
  const boxes: Box[] = [];
  for (const [index, axes] of figure.axes.entries()) {
    const cell = cellOf(axes, tracks, cells, size);
    cells.push(cell);
    boxes.push(cell);
    if (axes.place.kind !== "beside") continue;
    const { of, side, fraction, pad } = axes.place;
    const parents = of.map((parent) => earlier(boxes, parent));
    const all = together(parents);
    const shrunk = remainder(all, side, fraction + pad);
    of.forEach((parent, place) => {
      boxes[parent] = moved(parents[place]!, all, shrunk);
    });
    boxes[index] = strip(all, side, fraction);
  }
  for (const [index, axes] of figure.axes.entries()) {
    const { place } = axes;
    if (place.kind === "same") boxes[index] = earlier(boxes, place.as);
    else if (place.kind === "inside") boxes[index] = partOf(earlier(boxes, place.as), place.box);
    else if (place.kind === "beside")
      boxes[index] = bar(
        boxes[index]!,
        place,
        place.of.map((parent) => boxes[parent]!),
      );
    if (place.kind !== "beside") boxes[index] = proportioned(axes, boxes[index]!);
  }
  return { cells, boxes };
}

/** How far the boxes that axes take when drawn stand out of the cells they belong to. */
export function overhangsOf(figure: Figure, { cells }: Layout, drawn: readonly Box[]): readonly Overhang[] {
  const overhangs = figure.axes.map(() => ({ left: 0, right: 0, top: 0, bottom: 0 }));
  for (const [index, box] of drawn.entries()) {
    const owners = ownersOf(figure, index);
    const all = together(owners.map((owner) => cells[owner]!));
    for (const owner of owners) {
      for (const side of ["left", "right", "top", "bottom"] as const) {
        const beyond = side === "left" || side === "top" ? all[side] - box[side] : box[side] - all[side];
        const overhang = overhangs[owner]!;
        if (cells[owner]![side] === all[side]) overhang[side] = Math.max(overhang[side], beyond);
      }
    }
  }
  return overhangs;
}

/** The limits of axes in a box: wider than they are where both axes have to have the same scale. */
export function limitsIn(axes: Axes, box: Box): { readonly x: Limits; readonly y: Limits } {
  const { limits: x } = axes.x;
  const { limits: y } = axes.y;
  if (axes.aspect === null || axes.adjusts === "box" || !isLinear(axes)) return { x, y };
  const perPixel = {
    x: Math.abs(x[1] - x[0]) / widthOf(box),
    y: (Math.abs(y[1] - y[0]) * axes.aspect) / heightOf(box),
  };
  const ratio = perPixel.x / perPixel.y;
  if (!(ratio > 0) || !Number.isFinite(ratio)) return { x, y };
  return ratio > 1 ? { x, y: widened(y, ratio) } : { x: widened(x, 1 / ratio), y };
}

type Limits = readonly [number, number];

/** Where the columns and rows of a grid begin and end. */
interface Tracks {
  readonly columns: readonly Limits[];
  readonly rows: readonly Limits[];
}

function tracksOf(
  figure: Figure,
  grid: Grid,
  index: number,
  size: Box,
  overhangs: readonly Overhang[],
  scale: number,
): Tracks {
  const members = figure.axes.flatMap((axes, place) =>
    axes.place.kind === "grid" && axes.place.grid === index ? [{ place: axes.place, overhang: overhangs[place]! }] : [],
  );
  const { isTight } = figure;
  const titleRoom = isTight && figure.title !== null ? figure.title.label.size * scale * 1.6 : 0;
  const columns = members.map(({ place, overhang }) => ({
    from: place.columns[0],
    to: place.columns[1],
    before: overhang.left,
    after: overhang.right,
  }));
  const rows = members.map(({ place, overhang }) => ({
    from: place.rows[0],
    to: place.rows[1],
    before: overhang.top,
    after: overhang.bottom,
  }));
  const fits = { isTight, pad: (isTight ? tightPad : loosePad) * scale };
  const across = {
    start: grid.left,
    end: grid.right,
    gap: grid.across,
    shares: grid.widths,
    count: grid.columns,
    isLoose: grid.isLooseAcross,
  };
  const down = {
    start: 1 - grid.top,
    end: 1 - grid.bottom,
    gap: grid.down,
    shares: grid.heights,
    count: grid.rows,
    isLoose: grid.isLooseDown,
  };
  return {
    columns: tracks({ ...across, ...fits, length: widthOf(size), spans: columns, lead: 0 }),
    rows: tracks({ ...down, ...fits, length: heightOf(size), spans: rows, lead: titleRoom }),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

interface TrackRequest {
  readonly length: number;
  readonly start: number;
  readonly end: number;
  readonly gap: number;
  readonly count: number;
  readonly shares: readonly number[];
  readonly spans: readonly Span[];
  readonly isLoose: boolean;
  readonly isTight: boolean;
  readonly pad: number;
  /** Room that is taken before the first track of a tight layout. */
  readonly lead: number;
}

function tracks({
  length,
  start,
  end,
  gap,
  count,
  shares,
  spans,
  isLoose,
  isTight,
  pad,
  lead,
}: TrackRequest): readonly Limits[] {
  const widest = (of: readonly number[]) => Math.max(0, ...of);
  const after = (track: number) => widest(spans.filter(({ to }) => to === track).map((span) => span.after));
  const before = (track: number) => widest(spans.filter(({ from }) => from === track).map((span) => span.before));
  const inner = (end - start) * length;
  const usual = (gap * inner) / (count + gap * (count - 1));
  const needed = Array.from({ length: count - 1 }, (_, track) => after(track) + before(track + 1) + pad);
  const gaps = needed.map((need) => (!isLoose ? usual : isTight ? need : Math.max(usual, need)));
  const first = isTight ? before(0) + pad + lead : start * length;
  const last = isTight ? after(count - 1) + pad : (1 - end) * length;
  const taken = gaps.reduce((sum, one) => sum + one, 0);
  const room = length - first - last;
  // Where what is written leaves no room, it overlaps.
  const squeeze = Math.min(1, (mostGaps * Math.max(0, room)) / (taken || 1));
  const unit = (room - taken * squeeze) / shares.reduce((sum, share) => sum + share, 0);
  let at = first;
  return Array.from({ length: count }, (_, track) => {
    const from = at;
    const to = from + unit * (shares[track] ?? 1);
    at = to + (gaps[track] ?? 0) * squeeze;
    return [from, to];
  });
}

function cellOf({ place }: Axes, tracks: readonly Tracks[], cells: readonly Box[], size: Box): Box {
  switch (place.kind) {
    case "grid": {
      const { columns, rows } = earlier(tracks, place.grid);
      const [left, right] = [earlier(columns, place.columns[0]), earlier(columns, place.columns[1])];
      const [top, bottom] = [earlier(rows, place.rows[0]), earlier(rows, place.rows[1])];
      return { left: left[0], right: right[1], top: top[0], bottom: bottom[1] };
    }
    case "box":
      return partOf(size, place.box);
    case "inside":
    case "same":
      return earlier(cells, place.as);
    case "beside":
      return together(place.of.map((parent) => earlier(cells, parent)));
  }
}

function ownersOf(figure: Figure, index: number): readonly number[] {
  const { place } = figure.axes[index]!;
  if (place.kind === "same" || place.kind === "inside") return ownersOf(figure, place.as);
  return place.kind === "beside" ? place.of.flatMap((parent) => ownersOf(figure, parent)) : [index];
}

type Side = "left" | "right" | "bottom" | "top";

/** What is left of a box when a part of it at one side is taken away. */
function remainder({ left, right, top, bottom }: Box, side: Side, share: number): Box {
  const [dx, dy] = [(right - left) * share, (bottom - top) * share];
  return {
    left: left + (side === "left" ? dx : 0),
    right: right - (side === "right" ? dx : 0),
    top: top + (side === "top" ? dy : 0),
    bottom: bottom - (side === "bottom" ? dy : 0),
  };
}

function strip(box: Box, side: Side, share: number): Box {
  const opposite = ({ left: "right", right: "left", top: "bottom", bottom: "top" } as const)[side];
  return remainder(box, opposite, 1 - share);
}

/** Where a box goes when all that is in `from` goes to `to`. */
function moved(box: Box, from: Box, to: Box): Box {
  const x = (at: number) => to.left + ((at - from.left) * widthOf(to)) / widthOf(from);
  const y = (at: number) => to.top + ((at - from.top) * heightOf(to)) / heightOf(from);
  return { left: x(box.left), right: x(box.right), top: y(box.top), bottom: y(box.bottom) };
}

/** A colorbar in its strip: as long as what it stands beside, and as thin as its aspect says. */
function bar(strip: Box, place: { side: Side; shrink: number; aspect: number }, parents: readonly Box[]): Box {
  const beside = together(parents);
  const isUpright = place.side === "left" || place.side === "right";
  const [from, to] = isUpright ? [beside.top, beside.bottom] : [beside.left, beside.right];
  const middle = (from + to) / 2;
  const half = ((to - from) * place.shrink) / 2;
  const thickness = Math.min((2 * half) / place.aspect, isUpright ? widthOf(strip) : heightOf(strip));
  const along = [middle - half, middle + half] as const;
  if (!isUpright) {
    const top = place.side === "bottom" ? strip.top : strip.bottom - thickness;
    return { left: along[0], right: along[1], top, bottom: top + thickness };
  }
  const left = place.side === "right" ? strip.left : strip.right - thickness;
  return { left, right: left + thickness, top: along[0], bottom: along[1] };
}

/** The part in the middle of a box in which a unit of y is `aspect` times as long as a unit of x. */
function proportioned(axes: Axes, box: Box): Box {
  if (axes.aspect === null || axes.adjusts === "limits" || !isLinear(axes)) return box;
  const ratio =
    (axes.aspect * Math.abs(axes.y.limits[1] - axes.y.limits[0])) / Math.abs(axes.x.limits[1] - axes.x.limits[0]);
  if (!(ratio > 0) || !Number.isFinite(ratio)) return box;
  const width = Math.min(widthOf(box), heightOf(box) / ratio);
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  return { left: x - width / 2, right: x + width / 2, top: y - (width * ratio) / 2, bottom: y + (width * ratio) / 2 };
}

/** The box around all. */
function together(boxes: readonly Box[]): Box {
  return boxes.length === 0 ? fail("no axes") : boxes.reduce(around);
}

function isLinear({ x, y }: Axes): boolean {
  return x.scale === "linear" && y.scale === "linear";
}

function widened([from, to]: Limits, by: number): Limits {
  const [middle, half] = [(from + to) / 2, ((to - from) / 2) * by];
  return [middle - half, middle + half];
}

/** Something named by a place that Python gave. Axes name only those before them. */
function earlier<Item>(items: readonly Item[], place: number): Item {
  const item = items[place];
  return item ?? fail(`place ${place}`);
}

function fail(what: string): never {
  throw new FigureError(`axes cannot stand by ${what}`);
}

/** Points between what belongs to neighbouring axes. */
const loosePad = 6;
const tightPad = 10.8;
/** The share of a figure that gaps take at most. */
const mostGaps = 0.7;
