// Collecting boxes of one size from many places of an array.

import type { ShapedArray } from "../core/aval.ts";
import { type Dim, definitelyLess, formatShape, type Shape, unifyDims } from "../core/dim.ts";
import { typeError, valueError } from "../core/errors.ts";
import { type BatchDim, type Batched, batched1, definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { integerTypes, isAccepted } from "./acceptedTypes.ts";
import {
  requireAxesInRange,
  requireBatchingAxes,
  requireDistinctAxes,
  requireSeparateAxes,
  requireSortedAxes,
} from "./indexedAxes.ts";
import type { Scalar } from "./literal.ts";
import { moveAxis } from "./reshape.ts";

/**
 * How the axes of operand, indices and result belong together, as in XLA's gather.
 *
 * The last axis of the indices holds the coordinates of one place.
 */
export interface GatherDimensionNumbers {
  /** The axes of the result that stand for the box; the others are the indices' axes in order. */
  readonly offsetDims: readonly number[];
  /** The axes of the operand, of size one in the box, that the result lacks. */
  readonly collapsedSliceDims: readonly number[];
  /** For each coordinate, the axis of the operand it is meant for. */
  readonly startIndexMap: readonly number[];
  /** Axes of the operand that run along with axes of the indices instead of being indexed. */
  readonly operandBatchingDims: readonly number[];
  /** The axes of the indices that run along with these. */
  readonly startIndicesBatchingDims: readonly number[];
}

/** What a place outside of the array means: the nearest inside, a fill value (or no update), or a broken promise. */
export type GatherScatterMode = "clip" | "fillOrDrop" | "promiseInBounds";

export interface GatherParams {
  readonly dimensionNumbers: GatherDimensionNumbers;
  /** The size of the box along each axis of the operand. */
  readonly sliceSizes: Shape;
  readonly mode: GatherScatterMode;
  /** What `fillOrDrop` fills with; null for JAX's default: NaN, the least or largest integer, true. */
  readonly fillValue: Scalar | null;
}

/** Dimension numbers as callers write them: axes that run along are rare. */
export type GatherDimensions = Omit<GatherDimensionNumbers, "operandBatchingDims" | "startIndicesBatchingDims"> &
  Partial<GatherDimensionNumbers>;

/** The box at each place that `indices` (integers of shape `[..., coordinates]`) name. Mirrors `lax.gather`. */
export function gather(
  x: ArrayValue,
  indices: ArrayValue,
  dimensions: GatherDimensions,
  sliceSizes: Shape,
  mode: GatherScatterMode,
  fillValue: Scalar | null = null,
): ArrayValue {
  const dimensionNumbers = { operandBatchingDims: [], startIndicesBatchingDims: [], ...dimensions };
  return bind1(gather_p, [x, indices], { dimensionNumbers, sliceSizes, mode, fillValue });
}

export const gather_p = definePrimitive<GatherParams>()("gather", {
  abstractEval([x, indices], { dimensionNumbers, sliceSizes }) {
    if (!isAccepted(indices!.dtype, integerTypes)) throw valueError("indices must have an integer type");
    requireGatherable(x!, indices!, dimensionNumbers, sliceSizes);
    return [x!.update({ shape: resultShape(x!, indices!, dimensionNumbers, sliceSizes) })];
  },
  batch: batchGather,
});

/** Mirrors `_gather_batching_rule`: the batch becomes a part of each box, an axis of places, or an axis that runs along. */
function batchGather(
  axisSize: Dim,
  [operand, indices]: readonly ArrayValue[],
  [operandDim, indicesDim]: readonly BatchDim[],
  params: GatherParams,
): Batched {
  const { dimensionNumbers: numbers, sliceSizes } = params;
  const x = operandDim === null ? operand! : moveAxis(operand!, operandDim!, 0);
  const places = indicesDim === null ? indices! : moveAxis(indices!, indicesDim!, 0);
  const ofOperand = (axes: readonly number[]) => (operandDim === null ? axes : axes.map((axis) => axis + 1));
  const ofIndices = (axes: readonly number[]) => (indicesDim === null ? axes : axes.map((axis) => axis + 1));
  const offsetDims = numbers.offsetDims.map((axis) => axis + 1);
  const shifted = {
    offsetDims,
    collapsedSliceDims: ofOperand(numbers.collapsedSliceDims),
    startIndexMap: ofOperand(numbers.startIndexMap),
    operandBatchingDims: ofOperand(numbers.operandBatchingDims),
    startIndicesBatchingDims: ofIndices(numbers.startIndicesBatchingDims),
  };
  const run = (change: Partial<GatherDimensionNumbers>, sizes: Shape) =>
    batched1(
      bind1(gather_p, [x, places], { ...params, dimensionNumbers: { ...shifted, ...change }, sliceSizes: sizes }),
      0,
    );
  if (indicesDim === null) return run({ offsetDims: [0, ...offsetDims] }, [axisSize, ...sliceSizes]);
  if (operandDim === null) return run({}, sliceSizes);
  return run(
    {
      operandBatchingDims: [0, ...shifted.operandBatchingDims],
      startIndicesBatchingDims: [0, ...shifted.startIndicesBatchingDims],
    },
    [axisSize === 0 ? 0 : 1, ...sliceSizes],
  );
}

function resultShape(x: ShapedArray, indices: ShapedArray, numbers: GatherDimensionNumbers, sliceSizes: Shape): Shape {
  const places: Dim[] = indices.shape.slice(0, -1);
  for (const [index, axis] of numbers.startIndicesBatchingDims.entries()) {
    places[axis] = unifyDims(places[axis]!, x.shape[numbers.operandBatchingDims[index]!]!)!;
  }
  const dropped = [...numbers.collapsedSliceDims, ...numbers.operandBatchingDims];
  const box = sliceSizes.filter((_, axis) => !dropped.includes(axis));
  const ndim = places.length + numbers.offsetDims.length;
  return Array.from({ length: ndim }, (_, axis) =>
    numbers.offsetDims.includes(axis) ? box.shift()! : places.shift()!,
  );
}

function requireGatherable(
  x: ShapedArray,
  indices: ShapedArray,
  numbers: GatherDimensionNumbers,
  sliceSizes: Shape,
): void {
  const { offsetDims, collapsedSliceDims, startIndexMap, operandBatchingDims, startIndicesBatchingDims } = numbers;
  const vectorDim = indices.ndim - 1;
  if (vectorDim < 0) {
    throw typeError(
      `Gather index leaf dimension must be within [0, rank(indices) + 1). rank(indices) is ${indices.ndim} and gather index leaf dimension is ${vectorDim}.`,
    );
  }
  requireSortedAxes("gather", "offset_dims", offsetDims);
  requireDistinctAxes("gather", "offset_dims", offsetDims);
  const resultRank = offsetDims.length + vectorDim;
  for (const [index, axis] of offsetDims.entries()) {
    if (axis >= 0 && axis < resultRank) continue;
    throw typeError(
      `Offset dimension ${index} in gather op is out of bounds; got ${axis}, but should have been in [0, ${resultRank})`,
    );
  }
  if (unifyDims(startIndexMap.length, indices.shape[vectorDim]!) === null) {
    throw typeError(
      `Gather op has ${startIndexMap.length} elements in start_index_map and the bound of dimension index_vector_dim=${vectorDim} of indices is ${indices.shape[vectorDim]}. These two numbers must be equal.`,
    );
  }
  for (const [index, axis] of startIndexMap.entries()) {
    if (axis >= 0 && axis < x.ndim) continue;
    throw typeError(`Invalid start_index_map; domain is [0, ${x.ndim}), got: ${index}->${axis}.`);
  }
  requireDistinctAxes("gather", "start_index_map", startIndexMap);
  for (const [name, axes] of [
    ["collapsed_slice_dims", collapsedSliceDims],
    ["operand_batching_dims", operandBatchingDims],
  ] as const) {
    requireSortedAxes("gather", name, axes);
    requireAxesInRange("gather", name, axes, x.ndim);
    requireDistinctAxes("gather", name, axes);
  }
  requireSeparateAxes(
    "gather",
    ["collapsed_slice_dims", collapsedSliceDims],
    ["operand_batching_dims", operandBatchingDims],
  );
  requireSeparateAxes("gather", ["start_index_map", startIndexMap], ["operand_batching_dims", operandBatchingDims]);
  requireBatchingAxes(
    "Gather",
    "start_indices_batching_dims",
    x,
    operandBatchingDims,
    indices,
    startIndicesBatchingDims,
  );
  if (x.ndim !== sliceSizes.length) {
    throw typeError(
      `Gather op must have one slice size for every input dimension; got: len(slice_sizes)=${sliceSizes.length}, input_shape.rank=${x.ndim}`,
    );
  }
  if (sliceSizes.length !== offsetDims.length + collapsedSliceDims.length + operandBatchingDims.length) {
    throw typeError(
      `All components of the offset index in a gather op must either be a offset dimension or explicitly collapsed/batching; got len(slice_sizes)=${sliceSizes.length}, output_slice_sizes=${formatShape(offsetDims)}, collapsed_slice_dims=${formatShape(collapsedSliceDims)}, operand_batching_dims=${formatShape(operandBatchingDims)}.`,
    );
  }
  requireSliceSizes(x, indices, numbers, sliceSizes);
}

function requireSliceSizes(
  x: ShapedArray,
  indices: ShapedArray,
  { collapsedSliceDims, operandBatchingDims }: GatherDimensionNumbers,
  sliceSizes: Shape,
): void {
  for (const [axis, size] of sliceSizes.entries()) {
    if (indices.shape.includes(0) || (!definitelyLess(size, 0) && !definitelyLess(x.shape[axis]!, size))) continue;
    throw typeError(
      `Slice size at index ${axis} in gather op is out of range, must be within [0, ${x.shape[axis]} + 1), got ${size}.`,
    );
  }
  for (const [position, axis] of collapsedSliceDims.entries()) {
    if (unifyDims(sliceSizes[axis]!, 1) !== null) continue;
    throw typeError(
      `Gather op can only collapse slice dims with bound 1, but bound is ${sliceSizes[axis]} for index ${axis} at position ${position}.`,
    );
  }
  for (const [position, axis] of operandBatchingDims.entries()) {
    if (!definitelyLess(1, sliceSizes[axis]!)) continue;
    throw typeError(
      `Gather op can only have operand batching dims with bound 0/1, but bound is ${sliceSizes[axis]} for index ${axis} at position ${position}.`,
    );
  }
}
