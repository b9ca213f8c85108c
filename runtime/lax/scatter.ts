// Putting boxes of one size at many places of an array. The primitives differ in how they combine old and new.

import type { ShapedArray } from "../core/aval.ts";
import { type Dim, definitelyLess, unifyDims } from "../core/dim.ts";
import { typeError, valueError } from "../core/errors.ts";
import { type BatchDim, type Batched, batched1, definePrimitive, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { integerTypes, isAccepted, sameDtype } from "./acceptedTypes.ts";
import { batchAt } from "./batching.ts";
import type { GatherScatterMode } from "./gather.ts";
import {
  requireAxesInRange,
  requireBatchingAxes,
  requireDistinctAxes,
  requireSeparateAxes,
  requireSortedAxes,
} from "./indexedAxes.ts";
import { moveAxis } from "./reshape.ts";

/** How the axes of operand, indices and updates belong together, as in XLA's scatter; compare `GatherDimensionNumbers`. */
export interface ScatterDimensionNumbers {
  /** The axes of the updates that stand for the box; the others are the indices' axes in order. */
  readonly updateWindowDims: readonly number[];
  /** The axes of the operand, of size one in the box, that the updates lack. */
  readonly insertedWindowDims: readonly number[];
  /** For each coordinate, the axis of the operand it is meant for. */
  readonly scatterDimsToOperandDims: readonly number[];
  readonly operandBatchingDims: readonly number[];
  readonly scatterIndicesBatchingDims: readonly number[];
}

export interface ScatterParams {
  readonly dimensionNumbers: ScatterDimensionNumbers;
  readonly mode: GatherScatterMode;
}

/** Dimension numbers as callers write them: axes that run along are rare. */
export type ScatterDimensions = Omit<ScatterDimensionNumbers, "operandBatchingDims" | "scatterIndicesBatchingDims"> &
  Partial<ScatterDimensionNumbers>;

/** What becomes of an element that an update meets: replaced, or combined with it. */
export type ScatterCombiner = "set" | "add" | "mul" | "min" | "max";

export const scatter_p = scatterPrimitive("scatter");
export const scatterAdd_p = scatterPrimitive("scatter-add");
export const scatterMul_p = scatterPrimitive("scatter-mul");
export const scatterMin_p = scatterPrimitive("scatter-min");
export const scatterMax_p = scatterPrimitive("scatter-max");

const primitiveOf = { set: scatter_p, add: scatterAdd_p, mul: scatterMul_p, min: scatterMin_p, max: scatterMax_p };

/** `x` with a box of `updates` combined in at each place that `indices` name. Mirrors `lax.scatter`, `lax.scatter_add`, … */
export function scatter(
  x: ArrayValue,
  indices: ArrayValue,
  updates: ArrayValue,
  dimensions: ScatterDimensions,
  combiner: ScatterCombiner,
  mode: GatherScatterMode,
): ArrayValue {
  const dimensionNumbers = { operandBatchingDims: [], scatterIndicesBatchingDims: [], ...dimensions };
  return bind1<ScatterParams>(primitiveOf[combiner], [x, indices, updates], { dimensionNumbers, mode });
}

function scatterPrimitive<const Name extends string>(name: Name): Primitive<Name, ScatterParams> {
  const primitive: Primitive<Name, ScatterParams> = definePrimitive<ScatterParams>()(name, {
    abstractEval([x, indices, updates], { dimensionNumbers }) {
      if (!isAccepted(indices!.dtype, integerTypes)) throw valueError("indices must have an integer type");
      const dtype = sameDtype("scatter", [x!, updates!]);
      requireScatterable(x!, indices!, updates!, dimensionNumbers);
      return [x!.update({ dtype })];
    },
    batch: (axisSize, operands, dims, params) => batchScatter(primitive, axisSize, operands, dims, params),
  });
  return primitive;
}

/** Mirrors `_scatter_batching_rule`: every example needs an array of its own to put its updates in. */
function batchScatter(
  primitive: Primitive<string, ScatterParams>,
  axisSize: Dim,
  [operand, indices, updates]: readonly ArrayValue[],
  [operandDim, indicesDim, updatesDim]: readonly BatchDim[],
  { dimensionNumbers: numbers, mode }: ScatterParams,
): Batched {
  const x = batchAt(operand!, operandDim!, axisSize, 0);
  const patch = batchAt(updates!, updatesDim!, axisSize, 0);
  const next = (axes: readonly number[]) => axes.map((axis) => axis + 1);
  const shifted = {
    updateWindowDims: next(numbers.updateWindowDims),
    insertedWindowDims: next(numbers.insertedWindowDims),
    scatterDimsToOperandDims: next(numbers.scatterDimsToOperandDims),
    operandBatchingDims: next(numbers.operandBatchingDims),
    scatterIndicesBatchingDims: numbers.scatterIndicesBatchingDims,
  };
  if (indicesDim === null) {
    const dimensionNumbers = { ...shifted, updateWindowDims: [0, ...shifted.updateWindowDims] };
    return batched1(bind1(primitive, [x, indices!, patch], { dimensionNumbers, mode }), 0);
  }
  const dimensionNumbers = {
    ...shifted,
    operandBatchingDims: [0, ...shifted.operandBatchingDims],
    scatterIndicesBatchingDims: [0, ...next(numbers.scatterIndicesBatchingDims)],
  };
  const places = moveAxis(indices!, indicesDim!, 0);
  return batched1(bind1(primitive, [x, places, patch], { dimensionNumbers, mode }), 0);
}

function requireScatterable(
  x: ShapedArray,
  indices: ShapedArray,
  updates: ShapedArray,
  numbers: ScatterDimensionNumbers,
): void {
  const { updateWindowDims, insertedWindowDims, scatterDimsToOperandDims, operandBatchingDims } = numbers;
  const vectorDim = indices.ndim - 1;
  if (vectorDim < 0) {
    throw typeError(
      `Scatter index leaf dimension must be within [0, rank(indices) + 1). rank(indices) is ${indices.ndim} and scatter index leaf dimension is ${vectorDim}.`,
    );
  }
  if (updates.ndim !== vectorDim + updateWindowDims.length) {
    throw typeError(`Updates tensor must be of rank ${vectorDim + updateWindowDims.length}; got ${updates.ndim}.`);
  }
  for (const [name, axes, rank] of [
    ["update_window_dims", updateWindowDims, updates.ndim],
    ["inserted_window_dims", insertedWindowDims, x.ndim],
    ["operand_batching_dims", operandBatchingDims, x.ndim],
  ] as const) {
    requireSortedAxes("scatter", name, axes);
    requireDistinctAxes("scatter", name, axes);
    requireAxesInRange("scatter", name, axes, rank);
  }
  const along = ["operand_batching_dims", operandBatchingDims] as const;
  requireSeparateAxes("scatter", ["inserted_window_dims", insertedWindowDims], along);
  requireSeparateAxes("scatter", ["scatter_dims_to_operand_dims", scatterDimsToOperandDims], along);
  const batching = ["scatter_indices_batching_dims", numbers.scatterIndicesBatchingDims] as const;
  requireBatchingAxes("Scatter", batching[0], x, operandBatchingDims, indices, batching[1]);
  const window = updateWindowDims.length + insertedWindowDims.length + operandBatchingDims.length;
  if (x.ndim !== window) {
    throw typeError(`Scatter op has window of size ${window}; doesn't match operand of rank ${x.ndim}.`);
  }
  if (unifyDims(scatterDimsToOperandDims.length, indices.shape[vectorDim]!) === null) {
    throw typeError(
      `Scatter op has ${scatterDimsToOperandDims.length} elements in scatter_dims_to_operand_dims and the bound of dimension index_vector_dim=${vectorDim} of indices is ${indices.shape[vectorDim]}. These two numbers must be equal`,
    );
  }
  for (const [index, axis] of scatterDimsToOperandDims.entries()) {
    if (axis >= 0 && axis < x.ndim) continue;
    throw typeError(`Invalid scatter_dims_to_operand_dims mapping; domain is [0, ${x.ndim}), got: ${index}->${axis}.`);
  }
  requireDistinctAxes("scatter", "scatter_dims_to_operand_dims", scatterDimsToOperandDims);
  requireUpdateSizes(x, indices, updates, numbers);
}

function requireUpdateSizes(
  x: ShapedArray,
  indices: ShapedArray,
  updates: ShapedArray,
  { updateWindowDims, insertedWindowDims, operandBatchingDims }: ScatterDimensionNumbers,
): void {
  const limits = x.shape.filter((_, axis) => !insertedWindowDims.includes(axis) && !operandBatchingDims.includes(axis));
  for (const [index, axis] of updateWindowDims.entries()) {
    if (!definitelyLess(limits[index]!, updates.shape[axis]!)) continue;
    throw typeError(
      `Bounds of the window dimensions of updates must not exceed the bounds of the corresponding dimensions of operand. For dimension ${axis}, updates bound is ${updates.shape[axis]}, operand bound is ${limits[index]}.`,
    );
  }
  const placeAxes = updates.shape.map((_, axis) => axis).filter((axis) => !updateWindowDims.includes(axis));
  for (const [place, axis] of placeAxes.entries()) {
    if (unifyDims(updates.shape[axis]!, indices.shape[place]!) !== null) continue;
    throw typeError(
      `Bounds of the scatter dimensions of updates must be the same as the bounds of the corresponding dimensions of scatter indices. For scatter dimension ${axis}, updates bound is ${updates.shape[axis]}, indices bound is ${indices.shape[place]}.`,
    );
  }
}
