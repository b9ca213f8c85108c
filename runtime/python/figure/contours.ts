import { contours } from "d3-contour";
import type { ArtistOf } from "./figure.ts";
import { setText } from "./lettering.ts";
import { colorScale, withAlpha } from "./mapping.ts";
import type { Plan } from "./plan.ts";
import { decimal, edge, element, fill } from "./svg.ts";
import { linearPlaces, linearTexts } from "./ticks.ts";

type Contour = ArtistOf<"contour">;

/** The levels of a contour: those given, or as many round ones as are wished for. */
export function levelsOf({ levels, count, values, isFilled }: Contour): readonly number[] {
  if (levels.length > 0) return Array.from(levels);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high && Number.isFinite(value)) high = value;
  }
  if (!(low < high)) return [];
  const places = linearPlaces(low, high, count + 1, levelSteps);
  // Filled contours begin below the lowest value and end above the highest.
  const isInside = (place: number, index: number) =>
    isFilled
      ? (places[index + 1] ?? Number.POSITIVE_INFINITY) > low && (places[index - 1] ?? Number.NEGATIVE_INFINITY) < high
      : place > low && place < high;
  return places.filter(isInside);
}

/** The colors of a contour's levels, or of the bands between them, those beyond the ends included. */
export function levelColors(artist: Contour): readonly string[] {
  const levels = levelsOf(artist);
  const bands = levels.slice(1).map((level, place) => (level + levels[place]!) / 2);
  const values = artist.isFilled ? bands : levels;
  const scale = colorScale(artist.mapping, values);
  const { alpha } = artist.mapping;
  const below = artist.isFilled && artist.extendLow ? [Number.NEGATIVE_INFINITY] : [];
  const beyond = artist.isFilled && artist.extendHigh ? [Number.POSITIVE_INFINITY] : [];
  return [...below, ...values, ...beyond].map((value, place) => {
    const given = artist.colors[place % artist.colors.length];
    if (given !== undefined) return given;
    const color = scale.colors[Math.max(0, scale.place(value))]!;
    return alpha === 1 ? color : withAlpha(color, alpha);
  });
}

/** Draws lines at which values on a grid reach levels, or fills what lies between them. */
export function drawContour(artist: Contour, plan: Plan): string {
  const { x, y, values, stroke, isFilled } = artist;
  const [columns, rows] = [x.length, y.length];
  if (columns < 2 || rows < 2 || values.length !== columns * rows) return "";
  const levels = levelsOf(artist);
  if (levels.length === 0) return "";
  const colors = levelColors(artist);
  const generator = contours().size([columns, rows]).smooth(true);
  const grid = Array.from(values);
  const place = (at: number, edges: Float64Array, positions: (value: number) => number) => {
    const index = Math.max(0, Math.min(edges.length - 1, at - 0.5));
    const low = Math.min(Math.floor(index), edges.length - 2);
    return positions(edges[low]! + (index - low) * (edges[low + 1]! - edges[low]!));
  };
  const bounds = [...(isFilled && artist.extendLow ? [-Number.MAX_VALUE] : []), ...levels];
  const rings = (isFilled ? bounds : levels).map((level) =>
    generator
      .contour(grid, level)
      .coordinates.flat()
      .map((ring) =>
        ring.map(([column, row]): Corner => {
          return {
            x: place(column!, x, plan.x),
            y: place(row!, y, plan.y),
            edges: borders(column!, row!, columns, rows),
          };
        }),
      ),
  );
  if (isFilled) {
    const bands = colors.map((color, band) => {
      const path = [...rings[band]!, ...(rings[band + 1] ?? [])].map((ring) => pathOf(ring, () => true)).join("");
      return element("path", { d: path, ...fill(color), "fill-rule": "evenodd", ...seam(color) });
    });
    return bands.join("");
  }
  if (stroke === null) return "";
  const lines = levels.map((level, index) => {
    const path = rings[index]!.map((ring) => pathOf(ring, isInside)).join("");
    const isDashed = artist.dashNegative && level < 0 && stroke.dash.length === 0;
    const dash = isDashed ? [3.7 * stroke.width, 1.6 * stroke.width] : stroke.dash;
    const lengths = dash.map((length) => length * plan.scale);
    return path === ""
      ? ""
      : element("path", { d: path, fill: "none", ...edge(colors[index]!, stroke.width * plan.scale, lengths) });
  });
  return lines.join("") + drawLevels(artist, plan, levels, rings, colors);
}

/** Between levels there are more kinds of steps than between ticks. */
const levelSteps = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15];

interface Corner {
  readonly x: number;
  readonly y: number;
  /** The sides of the grid it lies on. */
  readonly edges: readonly string[];
}

type Ring = readonly Corner[];

function borders(column: number, row: number, columns: number, rows: number): readonly string[] {
  const edges: string[] = [];
  if (column <= 0.5) edges.push("left");
  if (column >= columns - 0.5) edges.push("right");
  if (row <= 0.5) edges.push("top");
  if (row >= rows - 0.5) edges.push("bottom");
  return edges;
}

/** Whether the line between two corners is a contour, not the border of the grid. */
function isInside(one: Corner, other: Corner): boolean {
  return !one.edges.some((side) => other.edges.includes(side));
}

function pathOf(ring: Ring, isDrawn: (one: Corner, other: Corner) => boolean): string {
  let path = "";
  let isPen = false;
  for (let at = 1; at < ring.length; at++) {
    const [from, to] = [ring[at - 1]!, ring[at]!];
    if (!isDrawn(from, to)) {
      isPen = false;
      continue;
    }
    if (!isPen) path += `M${decimal(from.x)} ${decimal(from.y)}`;
    path += `L${decimal(to.x)} ${decimal(to.y)}`;
    isPen = true;
  }
  return path;
}

/** A thin edge of the same color closes the seam between opaque neighbours. */
function seam(color: string) {
  return color.length < 9 ? edge(color, 0.6) : {};
}

/** Writes each level at its longest line, far from the others, on a background that interrupts the line. */
function drawLevels(
  { labels }: Contour,
  plan: Plan,
  levels: readonly number[],
  rings: readonly (readonly Ring[])[],
  colors: readonly string[],
): string {
  if (labels === null) return "";
  const { texts } = linearTexts(levels, [levels[0] ?? 0, levels.at(-1) ?? 1], "plain");
  const halo = edge(plan.axes.face === "none" ? "#ffffff" : plan.axes.face, 4 * plan.scale);
  const taken: Corner[] = [];
  const drawn = rings.map((lines, index) => {
    const inner = lines.map((ring) => ring.filter((corner) => corner.edges.length === 0));
    const longest = inner.reduce<Ring>((one, other) => (other.length > one.length ? other : one), []);
    const place = farthest(longest, taken);
    if (place === undefined) return "";
    taken.push(place);
    const color = labels.color === "none" ? colors[index]! : labels.color;
    const { svg } = setText({ ...labels, color, text: texts[index]! }, place.x, place.y, plan.scale);
    return element("g", { ...halo, "stroke-linejoin": "round", "paint-order": "stroke" }, svg);
  });
  return drawn.join("");
}

/** The corner of a line, of some, that is farthest from all others; the middle one where there are none. */
function farthest(line: Ring, others: readonly Corner[]): Corner | undefined {
  const candidates = Array.from({ length: 12 }, (_, part) => line[Math.floor(((part + 6) % 12) * (line.length / 12))]!);
  const distance = (corner: Corner) => Math.min(...others.map(({ x, y }) => Math.hypot(corner.x - x, corner.y - y)));
  return line.length === 0
    ? undefined
    : candidates.reduce((best, corner) => (distance(corner) > distance(best) ? corner : best));
}
