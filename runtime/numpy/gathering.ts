// Indexing by arrays of integers.

import { type Dim, formatShape } from "../core/dim.ts";
import { isInteger, kindOf } from "../core/dtype.ts";
import { indexError, NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate } from "../lax/concatenate.ts";
import { type GatherScatterMode, gather } from "../lax/gather.ts";
import { canonicalizeAxis, range, removeAt, replaceAt } from "./axes.ts";
import { broadcastArrays, broadcastShapes, broadcastTo } from "./broadcasting.ts";
import { constantLike, sizeConstant } from "./conversion.ts";
import { remainder } from "./division.ts";
import type { AxisEntry } from "./indexing.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";
import { expandDims, ravel } from "./reshaping.ts";
import { where } from "./where.ts";

/**
 * `x`, already cut by the slices of the index, at the places that its integers and arrays name together.
 *
 * Their broadcast shape stands where the first of them stands if they are adjacent, else in front.
 */
export function gatherAt(
  x: ArrayValue,
  entries: readonly AxisEntry[],
  areAdjacent: boolean,
  mode: GatherScatterMode,
): ArrayValue {
  const axes: number[] = [];
  const places: ArrayValue[] = [];
  let axis = 0;
  for (const entry of entries) {
    if (entry.kind === "newAxis") continue;
    if (entry.kind !== "slice") {
      axes.push(axis);
      places.push(placeAlong(entry, x.aval.shape[axis]!, axis));
    }
    axis += 1;
  }
  const aligned = broadcastArrays(places);
  const { offsetDims, newAxes } = layOut(entries, aligned[0]!.aval.ndim, areAdjacent);
  const coordinates = concatenate(
    aligned.map((place) => expandDims(place, [-1])),
    aligned[0]!.aval.ndim,
  );
  const sliceSizes = x.aval.shape.map((size, place): Dim => (axes.includes(place) ? 1 : size));
  const dimensions = { offsetDims, collapsedSliceDims: axes, startIndexMap: axes };
  return expandDims(gather(x, coordinates, dimensions, sliceSizes, mode), newAxes);
}

/** How `take` treats indices out of bounds: by a fill value, the nearest, or counting around. */
export type TakeMode = "fill" | "clip" | "wrap";

/** The elements at `indices` along an axis, or of the flattened array when it is null. Mirrors `jnp.take`. */
export function take(x: ArrayValue, indices: ArrayValue, axis: number | null, mode: TakeMode): ArrayValue {
  const operand = axis === null ? ravel(x) : x;
  const along = canonicalizeAxis(axis ?? 0, operand.aval.ndim);
  const { shape } = operand.aval;
  const size = shape[along]!;
  if (size === 0 && indices.aval.size !== 0) throw indexError("Cannot do a non-empty jnp.take() from an empty axis.");
  const { places, gatherMode } = placesFor(indices, size, mode);
  const { ndim } = indices.aval;
  const dimensions = {
    offsetDims: [...range(along), ...range(along + ndim, shape.length + ndim - 1)],
    collapsedSliceDims: [along],
    startIndexMap: [along],
  };
  return gather(operand, expandDims(places, [-1]), dimensions, replaceAt<Dim>(shape, along, 1), gatherMode);
}

/** For each place of `indices`, the element of `x` at that index along an axis. Mirrors `jnp.take_along_axis`. */
export function takeAlongAxis(x: ArrayValue, indices: ArrayValue, axis: number | null, mode: TakeMode): ArrayValue {
  const { dtype, shape, ndim } = indices.aval;
  if (!isInteger(dtype) && kindOf(dtype) !== "?") {
    throw typeError(`take_along_axis indices must be of integer type, got ${dtype}`);
  }
  if (axis === null && ndim !== 1) {
    throw valueError(`take_along_axis indices must be 1D if axis=None, got shape ${formatShape(shape)}`);
  }
  const operand = axis === null ? ravel(x) : x;
  if (operand.aval.ndim !== ndim) {
    throw valueError(`indices and arr must have the same number of dimensions; ${ndim} vs. ${operand.aval.ndim}`);
  }
  const along = canonicalizeAxis(axis ?? 0, ndim);
  const rows = replaceAt<Dim>(operand.aval.shape, along, 1);
  const result = broadcastShapes([shape, rows]);
  const others = removeAt(range(ndim), [along]);
  const spread = broadcastTo(operand, replaceAt(result, along, operand.aval.shape[along]!));
  const { places, gatherMode } = placesFor(broadcastTo(indices, result), operand.aval.shape[along]!, mode);
  const dimensions = {
    offsetDims: [],
    collapsedSliceDims: [along],
    startIndexMap: [along],
    operandBatchingDims: others,
    startIndicesBatchingDims: others,
  };
  return gather(
    spread,
    expandDims(places, [-1]),
    dimensions,
    range(ndim).map(() => 1),
    gatherMode,
  );
}

/** An index of an axis, counted from its front. */
export function normalizeIndex(index: ArrayValue, size: Dim): ArrayValue {
  if (kindOf(index.aval.dtype) === "u") return index;
  const isNegative = lax.lt(index, constantLike(index, 0));
  return where(isNegative, lax.add(index, sizeConstant(size, index.aval.dtype)), index);
}

function placeAlong(entry: AxisEntry, size: Dim, axis: number): ArrayValue {
  if (entry.kind === "integer") return normalizeIndex(sizeConstant(entry.index, "int32"), size);
  if (entry.kind !== "array") throw new NotKnownError("only integers and arrays name places");
  if (size === 0 && entry.index.aval.ndim === 0) {
    throw indexError(`index is out of bounds for axis ${axis} with size 0`);
  }
  return convert(normalizeIndex(entry.index, size), "int32");
}

interface Layout {
  /** The axes of the gathered array that slices give. */
  readonly offsetDims: readonly number[];
  /** Where axes of size one go into it. */
  readonly newAxes: readonly number[];
}

function layOut(entries: readonly AxisEntry[], rank: number, areAdjacent: boolean): Layout {
  const offsetDims: number[] = [];
  const newAxes: number[] = [];
  let isPlaced = !areAdjacent;
  let gathered = areAdjacent ? 0 : rank;
  for (const entry of entries) {
    if (entry.kind === "newAxis") newAxes.push(gathered + newAxes.length);
    else if (entry.kind === "slice") {
      offsetDims.push(gathered);
      gathered += 1;
    } else if (!isPlaced) {
      isPlaced = true;
      gathered += rank;
    }
  }
  return { offsetDims, newAxes };
}

function placesFor(
  indices: ArrayValue,
  size: Dim,
  mode: TakeMode,
): { readonly places: ArrayValue; readonly gatherMode: GatherScatterMode } {
  switch (mode) {
    case "wrap":
      return { places: remainder(indices, sizeConstant(size, indices.aval.dtype)), gatherMode: "promiseInBounds" };
    case "clip":
      return { places: indices, gatherMode: "clip" };
    case "fill":
      return { places: normalizeIndex(indices, size), gatherMode: "fillOrDrop" };
  }
}

/** The mode that an argument names. Throws JAX's errors for those `functionName` does not have. */
export function takeMode(functionName: string, name: string | null): TakeMode {
  if (name === null || name === "fill") return "fill";
  if (name === "clip" || name === "wrap") return name;
  if (name === "raise") {
    throw new PythonError("NotImplementedError", `The 'raise' mode to jnp.${functionName} is not supported.`);
  }
  throw valueError(`Invalid mode '${name}' for np.${functionName}`);
}
