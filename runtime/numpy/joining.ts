// Putting arrays together.

import { type Dim, multiplyDims, type Shape, sizeOf } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate as join, stack as stackArrays } from "../lax/concatenate.ts";
import { canonicalizeAxis, replaceAt } from "./axes.ts";
import { convert, promoteDtypes } from "./promotion.ts";
import { atLeast1d, atLeast2d, atLeast3d, moveAxes, ravel, reshape } from "./reshaping.ts";

/**
 * The arrays that a joining function gets: a list, or one array whose first axis runs over them.
 *
 * The second form also stands for a list of unknown length.
 */
export type Parts = readonly ArrayValue[] | ArrayValue;

/** Joins along an axis that the parts have; along the only one of their elements when it is null. */
export function concatenate(parts: Parts, axis: number | null, dtype: DType | null = null): ArrayValue {
  if (!isList(parts)) return concatenateStacked(parts, axis, dtype);
  if (parts.length === 0) throw valueError("Need at least one array to concatenate.");
  if (axis === null) return concatenate(parts.map(ravel), 0, dtype);
  if (parts[0]!.aval.ndim === 0) throw valueError("Zero-dimensional arrays cannot be concatenated.");
  const along = canonicalizeAxis(axis, parts[0]!.aval.ndim);
  const converted = dtype === null ? promoteDtypes("concatenate", parts) : parts.map((part) => convert(part, dtype));
  return converted.length === 1 ? converted[0]! : join(converted, along);
}

/** Joins along a new axis. */
export function stack(parts: Parts, axis: number, dtype: DType | null = null): ArrayValue {
  if (!isList(parts)) return stackStacked(parts, axis, dtype);
  if (parts.length === 0) throw valueError("Need at least one array to stack.");
  const converted = dtype === null ? promoteDtypes("stack", parts) : parts.map((part) => convert(part, dtype));
  return stackArrays(converted, canonicalizeAxis(axis, converted[0]!.aval.ndim + 1));
}

/** Joins along the first axis, after giving every part two axes. */
export function vstack(parts: Parts, dtype: DType | null = null): ArrayValue {
  return concatenate(reshapeParts(parts, atLeast2d), 0, dtype);
}

/** Joins along the second axis, or the only one. */
export function hstack(parts: Parts, dtype: DType | null = null): ArrayValue {
  const ranked = reshapeParts(parts, atLeast1d);
  return concatenate(ranked, rankOfParts(ranked) === 1 ? 0 : 1, dtype);
}

/** Joins along the third axis, after giving every part three axes. */
export function dstack(parts: Parts, dtype: DType | null = null): ArrayValue {
  return concatenate(reshapeParts(parts, atLeast3d), 2, dtype);
}

/** Joins vectors as the columns of a matrix, and matrices along the second axis. */
export function columnStack(parts: Parts): ArrayValue {
  return concatenate(
    reshapeParts(parts, (shape) => (shape.length < 2 ? [sizeOf(shape), 1] : shape)),
    1,
  );
}

function isList(parts: Parts): parts is readonly ArrayValue[] {
  return Array.isArray(parts);
}

function rankOfParts(parts: Parts): number {
  return isList(parts) ? (parts[0]?.aval.ndim ?? 1) : parts.aval.ndim - 1;
}

/** The same change of rank for every part. */
function reshapeParts(parts: Parts, change: (shape: Shape) => Shape): Parts {
  if (isList(parts)) return parts.map((part) => reshape(part, change(part.aval.shape)));
  const [length, ...element] = parts.aval.shape;
  if (length === undefined) throw valueError("Need at least one array to concatenate.");
  return reshape(parts, [length, ...change(element)]);
}

/** The parts lie along the first axis: it becomes part of the axis they are joined along. */
function concatenateStacked(parts: ArrayValue, axis: number | null, dtype: DType | null): ArrayValue {
  const [length, ...element] = parts.aval.shape;
  if (length === undefined) throw valueError("Need at least one array to concatenate.");
  const converted = dtype === null ? parts : convert(parts, dtype);
  if (axis === null) return ravel(converted);
  if (element.length === 0) throw valueError("Zero-dimensional arrays cannot be concatenated.");
  const along = canonicalizeAxis(axis, element.length);
  const sizes = replaceAt<Dim>(element, along, multiplyDims(length, element[along]!));
  return reshape(moveAxes(converted, [0], [along]), sizes);
}

function stackStacked(parts: ArrayValue, axis: number, dtype: DType | null): ArrayValue {
  const moved = moveAxes(parts, [0], [canonicalizeAxis(axis, parts.aval.ndim)]);
  return dtype === null ? moved : convert(moved, dtype);
}
