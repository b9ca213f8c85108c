// The text of arrays, `repr` and `str`, as JAX and NumPy print them.

import { formatShape } from "../../core/dim.ts";
import { kindOf } from "../../core/dtype.ts";
import { type EvalArray, evalArray, valueAt } from "../../engine/evalArray.ts";
import { rowMajorStrides } from "../../engine/strides.ts";
import { type ElementFormat, elementFormat, scalarText } from "./numberFormat.ts";
import { printOptions } from "./printOptions.ts";

/** `repr(x)`: `Array([1., 2.], dtype=float32)`. */
export function arrayRepr(array: EvalArray): string {
  if (kindOf(array.dtype) === "k") return keyText(array);
  const dtype = `dtype=${array.dtype}${array.aval.weakType ? ", weak_type=True" : ""}`;
  const body = array.size === 0 ? `[], shape=${formatShape(array.shape)}` : layOut(array, ", ", prefix.length, 1);
  const lastLine = body.length - body.lastIndexOf("\n") + 1;
  const isFull = lastLine + dtype.length + 2 > printOptions().linewidth;
  return `${prefix}${body},${isFull ? " ".repeat(prefix.length) : " "}${dtype})`;
}

/** `str(x)`: `[1. 2.]`. */
export function arrayStr(array: EvalArray): string {
  if (kindOf(array.dtype) === "k") return keyText(array);
  if (array.shape.length === 0) return scalarText(valueAt(array, 0), array.dtype);
  return array.size === 0 ? "[]" : layOut(array, " ", 0, 0);
}

const prefix = "Array(";

function keyText(keys: EvalArray): string {
  const words = evalArray(keys.data, [...keys.shape, 2], "uint32");
  return `Array(${formatShape(keys.shape)}, dtype=key<fry>) overlaying:\n${arrayStr(words)}`;
}

interface Layout {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly format: ElementFormat;
  readonly separator: string;
  readonly isSummary: boolean;
}

/** Mirrors `np.array2string`: `indent` columns are taken on the left of every line, `suffix` on the right. */
export function layOut(array: EvalArray, separator: string, indent: number, suffix: number): string {
  const { shape } = array;
  const strides = rowMajorStrides(shape);
  const { threshold, linewidth } = printOptions();
  const isSummary = array.size > threshold;
  const format = elementFormat(array, shownPositions(shape, strides, isSummary));
  const layout = { shape, strides, format, separator, isSummary };
  return nest(layout, 0, 0, " ".repeat(indent + 1), linewidth - suffix);
}

/** The places along an axis that are shown; null stands for those left out. */
function shownPlaces(size: number, isSummary: boolean): readonly (number | null)[] {
  const edgeItems = printOptions().edgeitems;
  if (!isSummary || size <= 2 * edgeItems) return Array.from({ length: size }, (_, i) => i);
  const leading = Array.from({ length: edgeItems }, (_, i) => i);
  return [...leading, null, ...leading.map((i) => size - edgeItems + i)];
}

function shownPositions(shape: readonly number[], strides: readonly number[], isSummary: boolean): readonly number[] {
  return shape.reduce<readonly number[]>(
    (positions, size, axis) => {
      const places = shownPlaces(size, isSummary).filter((place) => place !== null);
      return positions.flatMap((position) => places.map((place) => position + place * strides[axis]!));
    },
    [0],
  );
}

/** The part of the array from `axis` on; `hanging` opens every line but the first. Mirrors `_formatArray`. */
function nest(layout: Layout, axis: number, position: number, hanging: string, width: number): string {
  const { shape, strides, format, separator, isSummary } = layout;
  if (axis === shape.length) return format(position);
  const words = shownPlaces(shape[axis]!, isSummary).map((place) => {
    return place === null ? "..." : nest(layout, axis + 1, position + place * strides[axis]!, `${hanging} `, width - 1);
  });
  const body =
    axis === shape.length - 1
      ? wrap(words, separator, hanging, width - Math.max(separator.trimEnd().length, 1))
      : words.join(`${separator.trimEnd()}${"\n".repeat(shape.length - axis - 1)}${hanging}`);
  return `[${body}]`;
}

/** Words with separators between them, broken into lines where the width is reached. */
function wrap(words: readonly string[], separator: string, hanging: string, width: number): string {
  const lines: string[] = [];
  let line = hanging;
  words.forEach((word, i) => {
    if (line.length + word.length > width && line.length > hanging.length) {
      lines.push(line.trimEnd());
      line = hanging;
    }
    line += i === words.length - 1 ? word : word + separator;
  });
  return [...lines, line].join("\n").slice(hanging.length);
}
