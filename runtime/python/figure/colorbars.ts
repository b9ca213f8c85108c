import { levelColors, levelsOf } from "./contours.ts";
import type { Artist, Axes, Axis, Figure, Mapping } from "./figure.ts";
import { colorScale } from "./mapping.ts";
import { FigureError } from "./schema.ts";

/** The figure with colorbars as axes like others, filled with the colors that they explain. */
export function withColorbars(figure: Figure): Figure {
  return {
    ...figure,
    axes: figure.axes.map((axes) => (axes.colorbar === null ? axes : filled(figure, axes, axes.colorbar))),
  };
}

function filled(figure: Figure, axes: Axes, bar: NonNullable<Axes["colorbar"]>): Axes {
  const { isVertical } = bar;
  const artist = bar.mapping === null ? figure.axes[bar.axes]?.artists[bar.artist] : undefined;
  const mapping = bar.mapping ?? (artist === undefined ? null : mappingOf(artist));
  if (mapping === null) throw new FigureError("a colorbar explains an artist with a colormap");
  const filling = artist?.kind === "contour" ? steps(artist, isVertical) : ramp(mapping, isVertical);
  const { limits, scale, artists, places } = filling;
  const own = isVertical ? axes.y : axes.x;
  const hasMinor = own.hasMinor || scale === "log";
  const long: Axis = { ...own, limits, scale, places: own.places ?? places, hasMinor };
  const short: Axis = {
    ...(isVertical ? axes.x : axes.y),
    limits: [0, 1],
    scale: "linear",
    places: new Float64Array(),
  };
  return {
    ...axes,
    x: isVertical ? short : long,
    y: isVertical ? long : short,
    artists: [...artists, ...axes.artists],
  };
}

interface Filling {
  readonly limits: readonly [number, number];
  readonly scale: Axis["scale"];
  readonly artists: readonly Artist[];
  /** Where the ticks are; null for where it is convenient. */
  readonly places: Float64Array | null;
}

function mappingOf(artist: Artist): Mapping | null {
  return artist.kind === "line" || artist.kind === "text" ? null : artist.mapping;
}

/** All colors of a mapping between its limits. */
function ramp(mapping: Mapping, isVertical: boolean): Filling {
  const { limits, isLogarithmic, colors } = colorScale(mapping);
  const [low, high] = limits[0] === limits[1] ? [limits[0] - 0.5, limits[1] + 0.5] : limits;
  const size = colors.length;
  const share = (place: number) => place / size;
  const edges = Float64Array.from({ length: size + 1 }, (_, place) =>
    isLogarithmic ? low * (high / low) ** share(place) : low + (high - low) * share(place),
  );
  const values = Float64Array.from({ length: size }, (_, place) => (place + 0.5) / size);
  const across = Float64Array.of(0, 1);
  const image: Artist = {
    kind: "image",
    zorder: 0,
    values,
    rows: isVertical ? size : 1,
    columns: isVertical ? 1 : size,
    mapping: { ...mapping, values, norm: "linear", limits: [0, 1] },
    full: 1,
    alpha: mapping.alpha,
    x: isVertical ? across : edges,
    y: isVertical ? edges : across,
    isSmooth: false,
  };
  return { limits: [low, high], scale: isLogarithmic ? "log" : "linear", artists: [image], places: null };
}

/** The bands of a filled contour, or the lines of another, at its levels. */
function steps(artist: Extract<Artist, { kind: "contour" }>, isVertical: boolean): Filling {
  const levels = levelsOf(artist);
  const colors = levelColors({ ...artist, extendLow: false, extendHigh: false });
  const [low, high] = [levels[0] ?? 0, levels.at(-1) ?? 1];
  const shapes = colors.map((_, place) => {
    const [from, to] = artist.isFilled ? [levels[place]!, levels[place + 1]!] : [levels[place]!, levels[place]!];
    return artist.isFilled
      ? { along: [from, from, to, to], across: [0, 1, 1, 0] }
      : { along: [from, to], across: [0, 1] };
  });
  const along = Float64Array.from(shapes.flatMap((shape) => shape.along));
  const across = Float64Array.from(shapes.flatMap((shape) => shape.across));
  const filling: Artist = {
    kind: "shapes",
    zorder: 0,
    x: isVertical ? across : along,
    y: isVertical ? along : across,
    lengths: Float64Array.from(shapes, (shape) => shape.along.length),
    xSpace: "data",
    ySpace: "data",
    isClosed: artist.isFilled,
    mapping: null,
    faces: artist.isFilled ? colors : [],
    edges: artist.isFilled ? [] : colors,
    stroke: { color: "#000000", width: artist.stroke?.width ?? 1, dash: [] },
  };
  const places = Float64Array.from(shownLevels(levels));
  return { limits: low === high ? [low - 0.5, high + 0.5] : [low, high], scale: "linear", artists: [filling], places };
}

/** Every second level, or every third …, so that there are few, with the one that is closest to zero. */
function shownLevels(levels: readonly number[]): readonly number[] {
  const every = Math.ceil(levels.length / mostLevels) || 1;
  const nearest = levels.reduce((best, level, place) => (Math.abs(level) < Math.abs(levels[best]!) ? place : best), 0);
  return levels.filter((_, place) => place % every === nearest % every);
}

/** How many levels are written beside a colorbar at most. */
const mostLevels = 10;
