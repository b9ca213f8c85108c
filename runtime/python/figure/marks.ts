import { type MarkerShape, markerPath, markerShape } from "./markers.ts";
import { decimal, edge, element, fill } from "./svg.ts";
import { type Points, seenPoints } from "./thinning.ts";

/** How a marker looks; lengths in pixels. */
export interface MarkStyle {
  readonly shape: string;
  readonly size: number;
  readonly face: string;
  readonly edge: string;
  readonly edgeWidth: number;
}

/** Draws markers of one shape at points, each in its style. */
export function drawMarks(points: Points, style: (at: number) => MarkStyle): string {
  if (points.x.length === 0) return "";
  const shape = markerShape(style(0).shape);
  const runs = runsOf(points, style, shape);
  const [first] = runs;
  if (first === undefined) return "";
  // What most have in common is said once.
  const common = first.look;
  const drawn = runs.map(({ look, paths }) =>
    paths.map((d) => element("path", { d, ...differing(look, common) })).join(""),
  );
  return runs.length === 1 && first.paths.length === 1
    ? element("path", { d: first.paths[0]!, ...common })
    : element("g", common, drawn.join(""));
}

type Look = Readonly<Record<string, string | number | null | undefined>>;

/** Markers one after the other that look the same. */
interface Run {
  readonly style: MarkStyle;
  readonly look: Look;
  readonly paths: string[];
}

function runsOf(points: Points, style: (at: number) => MarkStyle, shape: MarkerShape): readonly Run[] {
  const runs: Run[] = [];
  for (const at of seenMarks(points, style(0))) {
    const own = style(at);
    const last = runs.at(-1);
    const path = pathOf(shape, own, points.x[at]!, points.y[at]!);
    if (last === undefined || !isSame(last.style, own))
      runs.push({ style: own, look: lookOf(shape, own), paths: [path] });
    else if (canJoin(shape, own)) last.paths[0] += path;
    else last.paths.push(path);
  }
  return runs;
}

/** The places of the markers that can be seen. */
function seenMarks(points: Points, style: MarkStyle): readonly number[] {
  if (isOpaque(style)) return seenPoints(points);
  const alpha = Number.parseInt(style.face.slice(7) || style.edge.slice(7) || "ff", 16) / 255;
  return seenPoints(points, Math.ceil(Math.log(faint) / Math.log(1 - Math.min(alpha, 0.98))));
}

/** What can no longer be seen of something below others. */
const faint = 0.02;

function lookOf(shape: MarkerShape, style: MarkStyle): Look {
  if (isDot(shape, style)) {
    return { fill: "none", ...edge(style.face, dotWidth(shape, style)), "stroke-linecap": "round" };
  }
  const inside = isOpen(shape) ? { fill: "none" } : fill(style.face);
  return { ...inside, ...edge(style.edge, style.edgeWidth) };
}

function pathOf(shape: MarkerShape, style: MarkStyle, x: number, y: number): string {
  return isDot(shape, style) ? `M${decimal(x)} ${decimal(y)}h0` : markerPath(shape, x, y, style.size);
}

/** Whether a marker is a disc of one color: a line without length, with round ends. */
function isDot(shape: MarkerShape, { face, edge: line, edgeWidth }: MarkStyle): boolean {
  return shape.kind === "disc" && face !== "none" && (line === face || line === "none" || edgeWidth === 0);
}

function dotWidth(shape: MarkerShape, { size, edge: line, edgeWidth }: MarkStyle): number {
  return (shape.kind === "disc" ? shape.size : 1) * size + (line === "none" ? 0 : edgeWidth);
}

/** Whether markers of one style can be one path: it does not matter which of them lies above. */
function canJoin(shape: MarkerShape, style: MarkStyle): boolean {
  return isOpaque(style) && (isOpen(shape) || style.face === style.edge || style.edge === "none");
}

function isOpen(shape: MarkerShape): boolean {
  return shape.kind === "lines" && !shape.isFilled;
}

function isOpaque({ face, edge: line }: MarkStyle): boolean {
  return face.length < 9 && line.length < 9;
}

function isSame(one: MarkStyle, other: MarkStyle): boolean {
  return one.face === other.face && one.edge === other.edge && one.size === other.size;
}

/** What of a look is not common. */
function differing(look: Look, common: Look): Look {
  const names = new Set([...Object.keys(look), ...Object.keys(common)]);
  return Object.fromEntries(
    [...names].filter((name) => look[name] !== common[name]).map((name) => [name, look[name] ?? initial[name]]),
  );
}

/** What an attribute is that nothing says. */
const initial: Look = { stroke: "none", "stroke-opacity": 1, "fill-opacity": 1 };
