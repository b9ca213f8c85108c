import type { ArtistOf } from "./figure.ts";
import { pixelsOf } from "./lines.ts";
import { colorsOf } from "./mapping.ts";
import type { Plan } from "./plan.ts";
import { decimal, edge, element, fill } from "./svg.ts";
import type { Points } from "./thinning.ts";

/** Draws polygons, or open lines. */
export function drawShapes(artist: ArtistOf<"shapes">, plan: Plan): string {
  const points = pixelsOf(artist, plan);
  const { faces, edges, stroke, isClosed, lengths, mapping } = artist;
  const mapped = mapping === null ? null : colorsOf(mapping);
  const width = stroke.width * plan.scale;
  const dash = stroke.dash.map((length) => length * plan.scale);
  const drawn: string[] = [];
  let paths: string[] = [];
  let style = { face: "none", edge: "none", isCrisp: false };
  const finish = () => {
    if (paths.length === 0 || (style.face === "none" && style.edge === "none")) return;
    const painted = { ...fill(style.face), ...edge(style.edge, width, dash) };
    const sharp = { "shape-rendering": style.isCrisp ? "crispEdges" : null };
    drawn.push(element("path", { d: paths.join(""), ...painted, ...sharp }));
  };
  let start = 0;
  for (const [index, length] of lengths.entries()) {
    const corners = cornersOf(points, start, start + length);
    start += length;
    const color = mapped?.[index] ?? "none";
    const face = !isClosed ? "none" : mapped === null ? (faces[index % faces.length] ?? "none") : color;
    // Without edges of their own, areas are edged with their own color.
    const own = isClosed ? face : color;
    const line = edges.length === 0 || (mapped !== null && !isClosed) ? own : edges[index % edges.length]!;
    const isCrisp = isClosed && line === "none" && isUpright(corners);
    if (!canJoin(style, { face, edge: line, isCrisp })) {
      finish();
      [paths, style] = [[], { face, edge: line, isCrisp }];
    }
    paths.push(pathOf(corners, isClosed));
  }
  finish();
  return drawn.join("");
}

interface Style {
  readonly face: string;
  readonly edge: string;
  readonly isCrisp: boolean;
}

type Corner = readonly [x: number, y: number];

function cornersOf({ x, y }: Points, from: number, to: number): readonly Corner[] {
  return Array.from(x.subarray(from, to), (value, place) => [value, y[from + place]!]);
}

/** Whether shapes look the same as one path: they do not shine through, and their edges do not cross other faces. */
function canJoin(one: Style, other: Style): boolean {
  const isSame = one.face === other.face && one.edge === other.edge && one.isCrisp === other.isCrisp;
  return isSame && one.face.length < 9 && one.edge.length < 9 && (one.face === "none" || one.edge === "none");
}

/** A shape with gaps is left out where it is filled, and interrupted where it is a line. */
function pathOf(corners: readonly Corner[], isClosed: boolean): string {
  let path = "";
  let isPen = false;
  for (const [x, y] of corners) {
    const isGap = !Number.isFinite(x) || !Number.isFinite(y);
    if (isGap && isClosed) continue;
    if (!isGap) path += `${isPen ? "L" : "M"}${decimal(x)} ${decimal(y)}`;
    isPen = !isGap;
  }
  return isClosed && path !== "" ? `${path}z` : path;
}

/** Whether a shape is a rectangle along the axes, which neighbours should touch without a seam. */
function isUpright(corners: readonly Corner[]): boolean {
  return (
    corners.length === 4 &&
    corners.every(([x, y], place) => {
      const [nextX, nextY] = corners[(place + 1) % 4]!;
      return x === nextX || y === nextY;
    })
  );
}
