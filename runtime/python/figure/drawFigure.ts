// A figure as SVG. Nothing is reached from here: an image is encoded by a function that is given.

import { drawAnnotation } from "./annotations.ts";
import { type Box, grown, heightOf, widthOf } from "./box.ts";
import { withColorbars } from "./colorbars.ts";
import { drawContour } from "./contours.ts";
import { type Artist, type Axes, type Figure, parseFigure } from "./figure.ts";
import { drawFrame, drawGrid } from "./frame.ts";
import { drawImage, type EncodePng } from "./images.ts";
import { arrange, type Layout, overhangsOf } from "./layout.ts";
import { drawLegend } from "./legends.ts";
import { fontFamily } from "./lettering.ts";
import { drawLine } from "./lines.ts";
import { outlineOf } from "./outline.ts";
import { type Plan, planOf } from "./plan.ts";
import { drawPoints } from "./points.ts";
import { FigureError } from "./schema.ts";
import { drawShapes } from "./shapes.ts";
import { Sheet } from "./sheet.ts";
import { edge, element, escapeText, fill, middleOfPixel } from "./svg.ts";

export { FigureError } from "./schema.ts";

/** The SVG of a figure that Python wrote as JSON beside the numbers of its arrays. A FigureError where it has none. */
export function drawFigure(json: string, numbers: Float64Array, encode: EncodePng): string {
  const figure = withColorbars(parseFigure(json, numbers));
  const scale = figure.density / pointsPerInch;
  const size = { left: 0, top: 0, right: figure.width * figure.density, bottom: figure.height * figure.density };
  if (Math.max(size.right, size.bottom) > largest) {
    throw new FigureError(`a figure of ${Math.round(size.right)}x${Math.round(size.bottom)} pixels is too large`);
  }
  const { boxes } = settledLayout(figure, size, scale);
  const plans = figure.axes.map((axes, index) => planOf(axes, sharp(boxes[index]!), scale));
  const name = `figure-${hash(json)}`;
  const sheets = plans.map((plan, index) => drawAxes(plan, `${name}-${index}`, encode));
  const sheet = new Sheet(scale, boxes.length === 0 ? size : boxes[0]!, name);
  for (const one of sheets) sheet.add(one.toString(), one.box);
  for (const { label, x, y } of [...(figure.title === null ? [] : [figure.title]), ...figure.labels]) {
    sheet.text(label, x * size.right, (1 - y) * size.bottom);
  }
  if (figure.legend !== null) drawLegend(sheet, figure.legend, size, () => []);
  return document(figure, sheet, scale);
}

const pointsPerInch = 72;
/** Pixels along a side. */
const largest = 12_000;
/** Characters of SVG. */
const longest = 3_500_000;
/** Points around everything that is drawn. */
const margin = 7.2;

/** The layout in which what is written around axes has its room; that depends on the ticks, and these on the layout. */
function settledLayout(figure: Figure, size: Box, scale: number): Layout {
  let overhangs = figure.axes.map(() => ({ left: 0, right: 0, top: 0, bottom: 0 }));
  let layout = arrange(figure, size, overhangs, scale);
  if (figure.axes.length < 2 && !figure.isTight) return layout;
  for (let round = 0; round < 2; round++) {
    const drawn = figure.axes.map((axes, index) => {
      const box = layout.boxes[index]!;
      const sheet = new Sheet(scale, box);
      if (axes.isVisible) drawFrame(sheet, planOf(axes, box, scale));
      return sheet.box;
    });
    overhangs = overhangsOf(figure, layout, drawn).map((overhang) => ({ ...overhang }));
    layout = arrange(figure, size, overhangs, scale);
  }
  return layout;
}

/** A box whose sides are in the middle of pixels. */
function sharp({ left, right, top, bottom }: Box): Box {
  return {
    left: middleOfPixel(left),
    right: middleOfPixel(right),
    top: middleOfPixel(top),
    bottom: middleOfPixel(bottom),
  };
}

function drawAxes(plan: Plan, name: string, encode: EncodePng): Sheet {
  const { axes, box, scale } = plan;
  const sheet = new Sheet(scale, box, name);
  if (!axes.isVisible) return sheet;
  if (axes.hasAxis && axes.face !== "none") {
    const size = { x: box.left, y: box.top, width: widthOf(box), height: heightOf(box) };
    sheet.add(element("rect", { ...size, ...fill(axes.face) }));
  }
  const artists = axes.artists.toSorted((one, other) => one.zorder - other.zorder);
  const below = artists.filter(({ zorder }) => zorder < axes.gridOrder);
  const above = artists.filter(({ zorder }) => zorder >= axes.gridOrder && zorder <= frameOrder);
  const over = artists.filter(({ zorder }) => zorder >= axes.gridOrder && zorder > frameOrder);
  drawArtists(sheet, below, plan, encode);
  drawGrid(sheet, plan);
  drawArtists(sheet, above, plan, encode);
  drawFrame(sheet, plan);
  drawArtists(sheet, over, plan, encode);
  if (axes.legend !== null) drawLegend(sheet, axes.legend, box, () => outlineOf(plan));
  return sheet;
}

/** The place of spines and ticks among the artists. */
const frameOrder = 2.5;

function drawArtists(sheet: Sheet, artists: readonly Artist[], plan: Plan, encode: EncodePng): void {
  let clipped = "";
  for (const artist of artists) {
    if (artist.kind !== "text") {
      clipped += drawArtist(artist, plan, encode);
      continue;
    }
    sheet.addClipped(clipped, plan.box);
    clipped = "";
    drawAnnotation(sheet, artist, plan);
  }
  sheet.addClipped(clipped, plan.box);
}

function drawArtist(artist: Exclude<Artist, { kind: "text" }>, plan: Plan, encode: EncodePng): string {
  switch (artist.kind) {
    case "line":
      return drawLine(artist, plan);
    case "points":
      return drawPoints(artist, plan);
    case "shapes":
      return drawShapes(artist, plan);
    case "image":
      return drawImage(artist, plan, encode);
    case "contour":
      return drawContour(artist, plan);
  }
}

/** The whole document, as large as what is drawn, with what a screen reader says of it. */
function document(figure: Figure, sheet: Sheet, scale: number): string {
  const { left, right, top, bottom } = grown(sheet.box, margin * scale);
  const [x, y] = [Math.floor(left), Math.floor(top)];
  const [width, height] = [Math.ceil(right) - x, Math.ceil(bottom) - y];
  const name = nameOf(figure);
  const background = element("rect", { x, y, width, height, ...fill(figure.face), ...edge(figure.edge, scale) });
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `${x} ${y} ${width} ${height}`,
      role: "img",
      "aria-label": name,
      "font-family": fontFamily,
    },
    [`<title>${escapeText(name)}</title>`, figure.face === "none" ? "" : background, sheet.toString()].join("\n"),
  );
  if (svg.length <= longest) return svg;
  throw new FigureError(
    `the figure takes ${(svg.length / 1e6).toFixed(1)} MB; at most ${longest / 1e6} MB are shown: draw fewer points or shapes`,
  );
}

/** What a figure shows in words: its title, and what each of its axes are called. */
function nameOf({ title, axes }: Figure): string {
  const shown = axes.filter((one) => one.isVisible && one.colorbar === null).map(nameOfAxes);
  const names = [title?.label.text ?? "", ...shown].filter((name) => name.trim() !== "");
  return names.join("; ").replaceAll("\n", " ") || `Figure with ${axes.length} Axes`;
}

function nameOfAxes({ titles, x, y }: Axes): string {
  const name = titles.map(({ label }) => label.text).join(" ");
  const [across, up] = [x.label?.text ?? "", y.label?.text ?? ""];
  const over = across !== "" && up !== "" ? `${up} over ${across}` : across || up;
  return name !== "" && over !== "" ? `${name}: ${over}` : name || over;
}

/** A short name for a text, so that the ids of different figures in one document differ. */
function hash(text: string): string {
  let code = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) code = Math.imul(code ^ text.charCodeAt(at), 0x01000193);
  return (code >>> 0).toString(36);
}
