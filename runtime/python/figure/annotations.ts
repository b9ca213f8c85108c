import { grown, heightOf, widthOf } from "./box.ts";
import type { ArtistOf } from "./figure.ts";
import { setText } from "./lettering.ts";
import { type Plan, placeIn } from "./plan.ts";
import type { Sheet } from "./sheet.ts";
import { decimal, edge, element, fill } from "./svg.ts";

/** Draws a text of axes, with the box around it and the arrow from it. */
export function drawAnnotation(sheet: Sheet, artist: ArtistOf<"text">, plan: Plan): void {
  const { scale } = plan;
  const x = placeIn(plan, "x", artist.xSpace)(artist.x) + artist.offset[0] * scale;
  const y = placeIn(plan, "y", artist.ySpace)(artist.y) - artist.offset[1] * scale;
  const { left, right, top, bottom } = plan.box;
  const isOutside = x < left - 1 || x > right + 1 || y < top - 1 || y > bottom + 1;
  if (!Number.isFinite(x) || !Number.isFinite(y) || (artist.isClipped && isOutside)) return;
  const text = setText(artist.label, x, y, scale);
  const around = artist.box === null ? text.box : grown(text.box, artist.box.pad * artist.label.size * scale);
  if (artist.arrow !== null) drawArrow(sheet, artist.arrow, around, plan);
  if (artist.box !== null) {
    const { face, edge: line, width, isRound } = artist.box;
    const corner = isRound ? 0.3 * artist.label.size * scale : null;
    const size = { x: around.left, y: around.top, width: widthOf(around), height: heightOf(around), rx: corner };
    sheet.add(element("rect", { ...size, ...fill(face), ...edge(line, width * scale) }), around);
  }
  if (artist.label.text.trim() !== "") sheet.add(text.svg, text.box);
}

type Arrow = NonNullable<ArtistOf<"text">["arrow"]>;

/** A line from the edge of a box to a place, with a head there. */
function drawArrow(sheet: Sheet, arrow: Arrow, box: Plan["box"], plan: Plan): void {
  const { scale } = plan;
  const target = { x: placeIn(plan, "x", arrow.space)(arrow.x), y: placeIn(plan, "y", arrow.space)(arrow.y) };
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const [dx, dy] = [target.x - middle.x, target.y - middle.y];
  const length = Math.hypot(dx, dy);
  if (!Number.isFinite(length) || length === 0) return;
  const gap = (arrow.head === "wide" ? 2 + arrow.stroke.width : 2) * scale;
  const halves = { x: widthOf(box) / 2 + gap, y: heightOf(box) / 2 + gap };
  const leave = Math.min(halves.x / Math.abs(dx), halves.y / Math.abs(dy));
  const arrive = 1 - gap / length;
  if (leave >= arrive) return;
  const at = (share: number) => ({ x: middle.x + share * dx, y: middle.y + share * dy });
  const [from, to] = [at(leave), at(arrive)];
  if (arrow.head === "wide") {
    sheet.add(element("path", { d: wideArrow(from, to, arrow.stroke.width * scale), ...fill(arrow.stroke.color) }));
    return;
  }
  const bend = {
    x: (from.x + to.x) / 2 - arrow.curve * (to.y - from.y),
    y: (from.y + to.y) / 2 + arrow.curve * (to.x - from.x),
  };
  const dash = arrow.stroke.dash.map((one) => one * scale);
  const d = `M${decimal(from.x)} ${decimal(from.y)}Q${decimal(bend.x)} ${decimal(bend.y)} ${decimal(to.x)} ${decimal(to.y)}`;
  sheet.add(element("path", { d, fill: "none", ...edge(arrow.stroke.color, arrow.stroke.width * scale, dash) }));
  sheet.add(headOf(arrow.head, bend, to, arrow, scale) + headOf(arrow.tail, bend, from, arrow, scale));
}

/** The head of an arrow at a place, seen from another. */
function headOf(kind: "none" | "open" | "filled", from: Point, to: Point, { stroke }: Arrow, scale: number): string {
  if (kind === "none") return "";
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = (4 + stroke.width) * scale;
  const wing = (turn: number) =>
    `${decimal(to.x - length * Math.cos(angle + turn))} ${decimal(to.y - length * Math.sin(angle + turn))}`;
  const d = `M${wing(0.45)}L${decimal(to.x)} ${decimal(to.y)}L${wing(-0.45)}${kind === "filled" ? "z" : ""}`;
  const inside = kind === "filled" ? fill(stroke.color) : { fill: "none" };
  return element("path", { d, ...inside, ...edge(stroke.color, stroke.width * scale), "stroke-linejoin": "round" });
}

/** An area: a shaft, and a head three times as wide. */
function wideArrow(from: Point, to: Point, width: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const neck = Math.max(0, length - 3 * width);
  const corner = (along: number, side: number) =>
    `${decimal(from.x + along * ux - side * uy)} ${decimal(from.y + along * uy + side * ux)}`;
  const half = width / 2;
  const upper = [corner(0, half), corner(neck, half), corner(neck, 3 * half)];
  const lower = [corner(neck, -3 * half), corner(neck, -half), corner(0, -half)];
  return `M${[...upper, corner(length, 0), ...lower].join("L")}z`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
