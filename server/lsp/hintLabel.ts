// The words of a hint.

import { formatDim } from "../../runtime/core/dim.ts";
import { shortName } from "../../runtime/core/dtype.ts";
import { type Description, label } from "../analysis/describe.ts";
import { type Hint, markedAxes } from "../analysis/hint.ts";

/** How mapped axes are marked: `‹13›` or `<13>`. */
export type Marks = "unicode" | "ascii";

/** Longer tuples are cut. */
const longestLabel = 20;

/**
 * The shape with every mapped axis marked: `f32[7,7] ‹13›` where it is hidden, `f32[‹13›,7,7]` in the result of a mapped
 * call, with the level where there are several.
 */
export function hintLabel({ kind, description, hidden, fact }: Hint, marks: Marks): string {
  const axesOf = kind === "vmap" ? (ndim: number) => markedAxes(fact, ndim) : () => [];
  return withHidden(markedLabel(description, axesOf, marks), hidden, marks);
}

/** The label followed by the sizes of the axes that it hides. */
export function withHidden(text: string, hidden: readonly string[], marks: Marks): string {
  return hidden.length === 0 ? text : `${text} ${mark(hidden.join(","), marks)}`;
}

function markedLabel(description: Description, axesOf: (ndim: number) => readonly number[], marks: Marks): string {
  if (description.kind === "array") {
    const { shape, dtype } = description.aval;
    const axes = axesOf(shape.length);
    const sizes = shape.map((dim, axis) => markedSize(formatDim(dim), axes.indexOf(axis), axes.length, marks));
    return `${shortName(dtype)}[${sizes.join(",")}]`;
  }
  if (description.kind !== "tuple") return label(description);
  return tupleLabel(description.items.map((item) => markedLabel(item, axesOf, marks)));
}

function markedSize(size: string, level: number, levels: number, marks: Marks): string {
  if (level < 0) return size;
  if (levels === 1) return mark(size, marks);
  return marks === "ascii" ? `<${level + 1}:${size}>` : mark(size, marks) + superscripts[level + 1];
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function mark(text: string, marks: Marks): string {
  return marks === "ascii" ? `<${text}>` : `‹${text}›`;
}

function tupleLabel(items: readonly string[]): string {
  const whole = `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
  if (whole.length <= longestLabel || items.length <= 1) return whole;
  const kept: string[] = [];
  for (const item of items) {
    if (kept.length > 0 && `(${[...kept, item].join(", ")}, …)`.length > longestLabel) break;
    kept.push(item);
  }
  return kept.length === items.length ? whole : `(${kept.join(", ")}, …)`;
}
