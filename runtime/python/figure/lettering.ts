// How texts are set: their sizes by a table of widths, as nothing can be measured where figures are drawn.

import type { Box } from "./box.ts";
import type { Label } from "./figure.ts";
import { mathRuns, type Run } from "./mathText.ts";
import { element, escapeText, fill } from "./svg.ts";

/** The widths below are those of the first two, which are on most machines; other fonts are narrower. */
export const fontFamily = "DejaVu Sans, Verdana, sans-serif";

/** A text that is set, with the box it takes. */
export interface SetText {
  readonly svg: string;
  readonly box: Box;
}

/** Sets a text at a place in pixels; `scale` is pixels per point. */
export function setText(label: Label, x: number, y: number, scale: number): SetText {
  const size = label.size * scale;
  const lines = label.text.split("\n").map((line) => mathRuns(line));
  const width = Math.max(...lines.map((runs) => widthOfRuns(runs, size, label.weight)));
  const height = (ascent + descent + (lines.length - 1) * lineHeight) * size;
  const turn = label.rotation % 360;
  const place = placed(label, x, y, width, height, turn);
  const anchor = place.isCentered ? "center" : label.horizontal;
  const anchorX = place.left + width * anchors[anchor].share;
  const attributes = {
    ...fill(label.color),
    "font-size": size,
    "font-weight": label.weight === "bold" ? "bold" : null,
    "font-style": label.style === "italic" ? "italic" : null,
    "font-family": label.family === "sans-serif" ? null : label.family,
    "text-anchor": anchors[anchor].name,
    transform: turn === 0 ? null : `rotate(${-turn} ${round(place.pivotX)} ${round(place.pivotY)})`,
  };
  const svg = lines.map((runs, line) =>
    runs.length === 0
      ? ""
      : element(
          "text",
          { x: anchorX, y: place.top + (ascent + line * lineHeight) * size, ...attributes },
          spans(runs, size),
        ),
  );
  return { svg: svg.join(""), box: turned(place, width, height, turn) };
}

/** The width in pixels of the widest line of a text of a size in pixels. */
export function textWidth(text: string, size: number, weight: Label["weight"] = "normal"): number {
  return Math.max(...text.split("\n").map((line) => widthOfRuns(mathRuns(line), size, weight)));
}

/** Parts of the font size: how far letters stand above and below their line, and from line to line. */
export const ascent = 0.76;
const descent = 0.24;
const lineHeight = 1.2;
const scriptSize = 0.7;
const scriptRise = 0.38;
const scriptFall = 0.2;

const anchors = {
  left: { share: 0, name: null },
  center: { share: 0.5, name: "middle" },
  right: { share: 1, name: "end" },
} as const;

interface Placed {
  /** Where the box of the text begins before it is turned. */
  readonly left: number;
  readonly top: number;
  readonly pivotX: number;
  readonly pivotY: number;
  readonly isCentered: boolean;
}

/** The place of a text. A turned one is aligned by the box around it, unless it turns around its anchor. */
function placed(label: Label, x: number, y: number, width: number, height: number, turn: number): Placed {
  const share = anchors[label.horizontal].share;
  const size = height === 0 ? 0 : (ascent * height) / (ascent + descent);
  const above = { top: 0, center: height / 2, bottom: height, baseline: Math.min(size, height) }[label.vertical];
  if (turn === 0 || label.aroundAnchor) {
    return { left: x - share * width, top: y - above, pivotX: x, pivotY: y, isCentered: false };
  }
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const [wide, high] = [width * cos + height * sin, width * sin + height * cos];
  const centerX = x + (0.5 - share) * wide;
  const rise = { top: 0.5, center: 0, bottom: -0.5, baseline: -0.5 }[label.vertical];
  const centerY = y + rise * high;
  return { left: centerX - width / 2, top: centerY - height / 2, pivotX: centerX, pivotY: centerY, isCentered: true };
}

function turned({ left, top, pivotX, pivotY }: Placed, width: number, height: number, turn: number): Box {
  const angle = (-turn * Math.PI) / 180;
  const corners = [0, 1].flatMap((right) =>
    [0, 1].map((low) => {
      const [dx, dy] = [left + right * width - pivotX, top + low * height - pivotY];
      return [
        pivotX + dx * Math.cos(angle) - dy * Math.sin(angle),
        pivotY + dx * Math.sin(angle) + dy * Math.cos(angle),
      ] as const;
    }),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function spans(runs: readonly Run[], size: number): string {
  const [only] = runs;
  if (runs.length === 1 && isPlain(only!)) return escapeText(only!.text);
  let at = 0;
  return runs
    .map((run) => {
      const rise = run.level * (run.level > 0 ? scriptRise : scriptFall) * size;
      const down = at - rise;
      at = rise;
      const attributes = {
        dy: down === 0 ? null : down,
        "font-size": run.depth === 0 ? null : size * scriptSize ** run.depth,
        "font-style": run.isItalic ? "italic" : null,
        "font-weight": run.isBold ? "bold" : null,
      };
      return element("tspan", attributes, escapeText(run.text));
    })
    .join("");
}

function isPlain({ isItalic, isBold, depth }: Run): boolean {
  return !isItalic && !isBold && depth === 0;
}

function widthOfRuns(runs: readonly Run[], size: number, weight: Label["weight"]): number {
  return runs.reduce((sum, run) => {
    const isBold = run.isBold || weight === "bold";
    return sum + widthOfWord(run.text) * size * scriptSize ** run.depth * (isBold ? boldness : 1);
  }, 0);
}

function widthOfWord(text: string): number {
  let hundredths = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (/\p{M}/u.test(character)) continue;
    hundredths += widths[code - 32] ?? (code === minus ? 84 : code >= firstWide ? 100 : 64);
  }
  return hundredths / 100;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const boldness = 1.1;
const minus = 0x2212;
const firstWide = 0x1100;
/** Of the characters from the space to the tilde, in hundredths of the font size. */
const widths = (
  "32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 100 68 69 70 77 63 58 " +
  "77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 50 61 63 55 63 62 35 63 63 28 28 58 28 97 " +
  "63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84"
)
  .split(" ")
  .map(Number);
