// What surrounds the data of axes: spines, ticks and their texts, labels, titles.

import { type Box, heightOf, widthOf } from "./box.ts";
import type { Axes, Axis, Label, Spine } from "./figure.ts";
import type { Plan } from "./plan.ts";
import type { Sheet } from "./sheet.ts";
import { decimal, edge, element, middleOfPixel, sharpWidth } from "./svg.ts";
import type { Ticks } from "./ticks.ts";

/** Draws the lines at the ticks of axes. */
export function drawGrid(sheet: Sheet, plan: Plan): void {
  if (!plan.axes.hasAxis) return;
  const { box, axes, scale } = plan;
  for (const which of ["x", "y"] as const) {
    const axis = axes[which];
    const ticks = which === "x" ? plan.xTicks : plan.yTicks;
    const lines = [
      [axis.grid, ticks.places],
      [axis.minorGrid, ticks.minor],
    ] as const;
    for (const [stroke, places] of lines) {
      if (stroke === null || places.length === 0 || !axis.isVisible) continue;
      const path = places.map((place) => {
        const at = decimal(middleOfPixel(plan[which](place)));
        return which === "x"
          ? `M${at} ${decimal(box.bottom)}V${decimal(box.top)}`
          : `M${decimal(box.left)} ${at}H${decimal(box.right)}`;
      });
      const dash = stroke.dash.map((length) => length * scale);
      const attributes = { ...edge(stroke.color, sharpWidth(stroke.width * scale), dash), fill: "none" };
      sheet.add(element("path", { d: path.join(""), ...attributes }));
    }
  }
}

/** Draws spines, ticks, labels and titles. */
export function drawFrame(sheet: Sheet, plan: Plan): void {
  const { axes } = plan;
  if (axes.hasAxis) {
    drawSpines(sheet, plan);
    drawAxis(sheet, plan, "x", plan.xTicks);
    drawAxis(sheet, plan, "y", plan.yTicks);
  }
  drawTitles(sheet, plan);
}

type Side = "left" | "right" | "bottom" | "top";

const sidesOf = { x: { low: "bottom", high: "top" }, y: { low: "left", high: "right" } } as const;

function drawSpines(sheet: Sheet, plan: Plan): void {
  const { box, scale, axes } = plan;
  for (const side of ["left", "right", "bottom", "top"] as const) {
    const spine = axes.spines[side];
    if (!spine.isVisible || spine.width === 0) continue;
    const at = decimal(middleOfPixel(spineAt(plan, side)));
    // Neighbouring spines meet in a corner.
    const width = sharpWidth(spine.width * scale);
    const half = width / 2;
    const isUpright = side === "left" || side === "right";
    const d = isUpright
      ? `M${at} ${decimal(box.top - half)}V${decimal(box.bottom + half)}`
      : `M${decimal(box.left - half)} ${at}H${decimal(box.right + half)}`;
    sheet.add(element("path", { d, fill: "none", ...edge(spine.color, width) }));
  }
}

/** Where a spine stands: at the edge of the box, or moved to a value, a fraction or outwards. */
function spineAt(plan: Plan, side: Side): number {
  const { box, axes, scale } = plan;
  const { place }: Spine = axes.spines[side];
  if (place === null) return box[side];
  const isUpright = side === "left" || side === "right";
  if (place.space === "outward") {
    const outwards = side === "left" || side === "top" ? -1 : 1;
    return box[side] + outwards * place.value * scale;
  }
  if (place.space === "data") return isUpright ? plan.x(place.value) : plan.y(place.value);
  return isUpright ? box.left + place.value * widthOf(box) : box.bottom - place.value * heightOf(box);
}

function drawAxis(sheet: Sheet, plan: Plan, which: "x" | "y", ticks: Ticks): void {
  const axis = plan.axes[which];
  if (!axis.isVisible) return;
  const reach: Record<Side, number> = { ...plan.box };
  for (const level of ["low", "high"] as const) {
    const side = sidesOf[which][level];
    if (axis.minorTicks[level]) drawTicks(sheet, plan, which, side, axis.minorTicks, ticks.minor);
    if (axis.ticks[level]) drawTicks(sheet, plan, which, side, axis.ticks, ticks.places);
    const at = spineAt(plan, side);
    const base = axis.ticks[level] ? outside(axis.ticks) : 0;
    const outwards = side === "left" || side === "top" ? -1 : 1;
    reach[side] = furthest(side, reach[side], at + outwards * base * plan.scale);
    if (!axis.tickLabels[level]) continue;
    const distance = (base + axis.ticks.pad) * plan.scale;
    const places = [...ticks.places, ...ticks.minor];
    const texts = [...ticks.texts, ...ticks.minorTexts];
    for (const [index, place] of places.entries()) {
      if (texts[index] === "") continue;
      const label = { ...axis.tickLabels.label, text: texts[index]! };
      const box = drawTickLabel(sheet, label, side, plan[which](place), at + outwards * distance);
      reach[side] = furthest(side, reach[side], box[side]);
    }
  }
  drawRemark(sheet, plan, which, ticks.remark, reach);
  if (axis.label === null) return;
  drawAxisLabel(sheet, plan.box, axis.label, sidesOf[which][axis.labelSide], axis.labelPad * plan.scale, reach);
}

/** How far ticks stand out, in points. */
function outside({ direction, length }: Axis["ticks"]): number {
  return { in: 0, out: length, inout: length / 2 }[direction];
}

function drawTicks(
  sheet: Sheet,
  plan: Plan,
  which: "x" | "y",
  side: Side,
  style: Axis["ticks"],
  places: readonly number[],
): void {
  if (places.length === 0 || style.length === 0 || style.width === 0) return;
  const at = spineAt(plan, side);
  const outwards = side === "left" || side === "top" ? -1 : 1;
  const from = decimal(at + outwards * (outside(style) - style.length) * plan.scale);
  const to = decimal(at + outwards * outside(style) * plan.scale);
  const path = places.map((place) => {
    const along = decimal(middleOfPixel(plan[which](place)));
    return which === "x" ? `M${along} ${from}V${to}` : `M${from} ${along}H${to}`;
  });
  const attributes = { fill: "none", ...edge(style.color, sharpWidth(style.width * plan.scale)) };
  sheet.add(element("path", { d: path.join(""), ...attributes }));
}

function drawTickLabel(sheet: Sheet, label: Label, side: Side, along: number, away: number): Box {
  if (side === "bottom" || side === "top") {
    return sheet.text({ ...label, vertical: side === "bottom" ? "top" : "bottom" }, along, away);
  }
  const horizontal = side === "left" ? "right" : "left";
  if (label.rotation !== 0 || label.text.includes("\n")) {
    return sheet.text({ ...label, horizontal, vertical: "center" }, away, along);
  }
  // Digits have no descenders: their own middle is at the tick.
  const baseline = along + middleOfDigits * label.size * sheet.scale;
  return sheet.text({ ...label, horizontal, vertical: "baseline" }, away, baseline);
}

const middleOfDigits = 0.365;

/** Writes what all numbers at the ticks are to be multiplied with, at the end of the axis. */
function drawRemark(sheet: Sheet, plan: Plan, which: "x" | "y", remark: string, reach: Record<Side, number>): void {
  const { box, axes, scale } = plan;
  const { label, low, high } = axes[which].tickLabels;
  if (remark === "" || !(low || high)) return;
  const pad = 3 * scale;
  const plain = { ...label, text: remark, rotation: 0 };
  if (which === "y") {
    const [x, horizontal] = low ? ([box.left, "left"] as const) : ([box.right, "right"] as const);
    sheet.text({ ...plain, horizontal, vertical: "bottom" }, x, box.top - pad);
  } else if (low) {
    reach.bottom = sheet.text(
      { ...plain, horizontal: "right", vertical: "top" },
      box.right,
      reach.bottom + pad / 2,
    ).bottom;
  } else {
    reach.top = sheet.text({ ...plain, horizontal: "right", vertical: "bottom" }, box.right, reach.top - pad / 2).top;
  }
}

/** Writes the label of an axis beyond everything else on its side. */
function drawAxisLabel(
  sheet: Sheet,
  { left, right, top, bottom }: Box,
  label: Label,
  side: Side,
  pad: number,
  reach: Record<Side, number>,
): void {
  if (side === "bottom" || side === "top") {
    const x = { left, center: (left + right) / 2, right }[label.horizontal];
    const below = side === "bottom";
    sheet.text({ ...label, vertical: below ? "top" : "bottom" }, x, reach[side] + (below ? pad : -pad));
    return;
  }
  // The alignment of an upright text is along the axis.
  const y = { left: bottom, center: (top + bottom) / 2, right: top }[label.horizontal];
  const vertical = { left: "bottom", center: "center", right: "top" } as const;
  const isLeft = side === "left";
  const aligned = {
    ...label,
    vertical: vertical[label.horizontal],
    horizontal: isLeft ? "right" : "left",
    aroundAnchor: false,
  } as const;
  sheet.text(aligned, reach[side] + (isLeft ? -pad : pad), y);
}

function drawTitles(sheet: Sheet, plan: Plan): void {
  const { box, axes, scale } = plan;
  const above = topOf(axes, plan, sheet);
  for (const { label, pad, y } of axes.titles) {
    const x = { left: box.left, center: (box.left + box.right) / 2, right: box.right }[label.horizontal];
    const from = y === null ? above : box.bottom - y * heightOf(box);
    const lines = label.text.split("\n").length - 1;
    sheet.text({ ...label, vertical: "baseline" }, x, from - pad * scale - lines * label.size * scale * 1.2);
  }
}

/** Where titles begin: above the box, and above what is written at its upper side. */
function topOf({ hasAxis, x, y }: Axes, { box, yTicks }: Plan, sheet: Sheet): number {
  const hasTexts = hasAxis && x.isVisible && (x.tickLabels.high || (x.label !== null && x.labelSide === "high"));
  const hasRemark = hasAxis && y.isVisible && yTicks.remark !== "" && y.tickLabels.low;
  return hasTexts || hasRemark ? Math.min(sheet.box.top, box.top) : box.top;
}

function furthest(side: Side, one: number, other: number): number {
  return side === "left" || side === "top" ? Math.min(one, other) : Math.max(one, other);
}
