import { type Box, heightOf, widthOf } from "./box.ts";
import type { Legend } from "./figure.ts";
import { setText } from "./lettering.ts";
import { drawMarkers } from "./lines.ts";
import type { Sheet } from "./sheet.ts";
import { decimal, edge, element, fill } from "./svg.ts";
import type { Points } from "./thinning.ts";

/** Draws a legend within a box; the best place is where it covers the fewest of `points`. */
export function drawLegend(sheet: Sheet, legend: Legend, box: Box, points: () => readonly Points[]): void {
  const em = legend.label.size * sheet.scale;
  const parts = measured(legend, sheet.scale);
  const within = legend.anchor === null ? box : anchored(box, legend.anchor);
  const places = legend.place === "best" ? candidates : [legend.place];
  const boxes = places.map((place) => placed(place, within, parts.width, parts.height, borderPad * em));
  const at = boxes.length === 1 ? boxes[0]! : leastCovering(boxes, points());
  if (legend.hasFrame) {
    const size = { x: at.left, y: at.top, width: parts.width, height: parts.height, rx: 0.2 * em };
    sheet.add(element("rect", { ...size, ...fill(legend.face), ...edge(legend.edge, sheet.scale) }), at);
  }
  const middle = (at.left + at.right) / 2;
  if (legend.title !== null) {
    sheet.text({ ...legend.title, horizontal: "center", vertical: "top" }, middle, at.top + inner * em);
  }
  const top = at.top + inner * em + parts.titleHeight;
  for (const [index, entry] of legend.entries.entries()) {
    const column = Math.floor(index / parts.rows);
    const x = at.left + inner * em + parts.columnStarts[column]!;
    const y = top + parts.rowTops[index % parts.rows]!;
    const height = parts.rowHeights[index % parts.rows]!;
    drawSample(sheet, entry, x, y + height / 2, em);
    const label = { ...legend.label, text: entry.label, horizontal: "left", vertical: "center" } as const;
    sheet.text(label, x + (sampleLength + samplePad) * em, y + height / 2);
  }
}

type Place = Exclude<Legend["place"], "best">;

/** Lengths in font sizes. */
const inner = 0.4;
const between = 0.5;
const sampleLength = 2;
const samplePad = 0.8;
const columnGap = 2;
const borderPad = 0.5;

/** In the order of preference. */
const candidates: readonly Place[] = [
  "upper right",
  "upper left",
  "lower left",
  "lower right",
  "center right",
  "center left",
  "lower center",
  "upper center",
  "center",
];

interface Measured {
  readonly width: number;
  readonly height: number;
  readonly titleHeight: number;
  readonly rows: number;
  readonly columnStarts: readonly number[];
  readonly rowTops: readonly number[];
  readonly rowHeights: readonly number[];
}

function measured(legend: Legend, scale: number): Measured {
  const em = legend.label.size * scale;
  const sizes = legend.entries.map(({ label }) => {
    const { box } = setText({ ...legend.label, text: label, rotation: 0 }, 0, 0, scale);
    return { width: (sampleLength + samplePad) * em + widthOf(box), height: heightOf(box) };
  });
  const columns = Math.max(1, Math.min(legend.columns, sizes.length));
  const rows = Math.ceil(sizes.length / columns) || 1;
  const starts: number[] = [];
  let right = 0;
  for (let column = 0; column * rows < sizes.length || column === 0; column++) {
    const from = column === 0 ? 0 : right + columnGap * em;
    starts.push(from);
    right = from + Math.max(0, ...sizes.slice(column * rows, (column + 1) * rows).map(({ width }) => width));
  }
  const rowHeights = Array.from({ length: rows }, (_, row) =>
    Math.max(0, ...sizes.filter((_, index) => index % rows === row).map(({ height }) => height)),
  );
  const rowTops = rowHeights.map((_, row) =>
    rowHeights.slice(0, row).reduce((sum, height) => sum + height + between * em, 0),
  );
  const title = legend.title === null ? null : setText({ ...legend.title, rotation: 0 }, 0, 0, scale).box;
  const titleHeight = title === null ? 0 : heightOf(title) + between * em;
  return {
    width: Math.max(right, title === null ? 0 : widthOf(title)) + 2 * inner * em,
    height: titleHeight + rowTops.at(-1)! + rowHeights.at(-1)! + 2 * inner * em,
    titleHeight,
    rows,
    columnStarts: starts,
    rowTops,
    rowHeights,
  };
}

function anchored(box: Box, [left = 0, low = 0, width = 0, height = 0]: readonly number[]): Box {
  const x = box.left + left * widthOf(box);
  const y = box.bottom - low * heightOf(box);
  return { left: x, right: x + width * widthOf(box), bottom: y, top: y - height * heightOf(box) };
}

function placed(place: Place, box: Box, width: number, height: number, pad: number): Box {
  const x = place.includes("left")
    ? box.left + pad
    : place.includes("right")
      ? box.right - width - pad
      : (box.left + box.right - width) / 2;
  const y = place.includes("upper")
    ? box.top + pad
    : place.includes("lower")
      ? box.bottom - height - pad
      : (box.top + box.bottom - height) / 2;
  return { left: x, right: x + width, top: y, bottom: y + height };
}

function leastCovering(boxes: readonly Box[], outlines: readonly Points[]): Box {
  const covered = boxes.map((box) => outlines.reduce((sum, points) => sum + countIn(box, points), 0));
  return boxes[covered.indexOf(Math.min(...covered))]!;
}

function countIn({ left, right, top, bottom }: Box, { x, y }: Points): number {
  let count = 0;
  for (let at = 0; at < x.length; at++) {
    if (x[at]! >= left && x[at]! <= right && y[at]! >= top && y[at]! <= bottom) count++;
  }
  return count;
}

/** Draws what an entry stands for, with its middle at the height `y`. */
function drawSample(sheet: Sheet, entry: Legend["entries"][number], x: number, y: number, em: number): void {
  const { line, marker, patch, bar } = entry;
  const { scale } = sheet;
  if (patch !== null) {
    const size = { x, y: y - 0.35 * em, width: sampleLength * em, height: 0.7 * em };
    sheet.add(element("rect", { ...size, ...fill(patch.face), ...edge(patch.edge, patch.width * scale) }));
  }
  if (line !== null) {
    const d = `M${decimal(x)} ${decimal(y)}h${decimal(sampleLength * em)}`;
    const dash = line.dash.map((length) => length * scale);
    sheet.add(element("path", { d, fill: "none", ...edge(line.color, line.width * scale, dash) }));
  }
  if (bar !== null) {
    const d = `M${decimal(x + em)} ${decimal(y - 0.5 * em)}v${decimal(em)}`;
    sheet.add(element("path", { d, fill: "none", ...edge(bar.color, bar.width * scale) }));
  }
  if (marker !== null) {
    const middle = { x: Float64Array.of(x + em), y: Float64Array.of(y) };
    sheet.add(drawMarkers(middle, marker, scale));
  }
}
