// Cutting a box out of an array, and putting one in.

import type { ShapedArray } from "../core/aval.ts";
import {
  addDims,
  type Dim,
  definitelyLess,
  floorDivideDims,
  formatShape,
  type Shape,
  subtractDims,
} from "../core/dim.ts";
import { isInteger } from "../core/dtype.ts";
import { PythonError, typeError, valueError } from "../core/errors.ts";
import { type BatchDim, type Batched, batched1, definePrimitive, type NoParams } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { sameDtype } from "./acceptedTypes.ts";
import { alignBatch } from "./batching.ts";
import { broadcastInDim } from "./broadcast.ts";
import { concatenate } from "./concatenate.ts";
import { convertElementType } from "./convert.ts";
import { gather_p } from "./gather.ts";
import { full, scalarLike } from "./literal.ts";
import { allWeak } from "./naryop.ts";
import { printAvals } from "./printedAval.ts";
import { scatter_p } from "./scatter.ts";

export interface SliceParams {
  readonly startIndices: Shape;
  readonly limitIndices: Shape;
  /** Null for steps of one. */
  readonly strides: readonly number[] | null;
}
export interface DynamicSliceParams {
  readonly sliceSizes: Shape;
}

/** The elements from `start` up to `limit`, every `strides`-th of them. Mirrors `lax.slice`. */
export function slice(
  x: ArrayValue,
  startIndices: Shape,
  limitIndices: Shape,
  strides: readonly number[] | null = null,
): ArrayValue {
  return bind1(slice_p, [x], { startIndices, limitIndices, strides });
}

/**
 * A box of known sizes at a place that may depend on values, moved so that it lies inside. Mirrors `lax.dynamic_slice`.
 *
 * `startIndices` are scalars of one integer dtype, one for each axis.
 */
export function dynamicSlice(x: ArrayValue, startIndices: readonly ArrayValue[], sliceSizes: Shape): ArrayValue {
  requireIndexPerAxis(x, startIndices);
  return bind1(dynamicSlice_p, [x, ...startIndices], { sliceSizes });
}

/** `x` with `update` put over the box at `startIndices`, as for `dynamicSlice`. Mirrors `lax.dynamic_update_slice`. */
export function dynamicUpdateSlice(x: ArrayValue, update: ArrayValue, startIndices: readonly ArrayValue[]): ArrayValue {
  requireIndexPerAxis(x, startIndices);
  return bind1(dynamicUpdateSlice_p, [x, update, ...startIndices], {});
}

export const slice_p = definePrimitive<SliceParams>()("slice", {
  abstractEval([x], params) {
    requireSliceable(x!, params);
    const { startIndices, limitIndices, strides } = params;
    const shape = limitIndices.map((limit, axis) => {
      const length = subtractDims(limit, startIndices[axis]!);
      const stride = strides?.[axis] ?? 1;
      return stride === 1 ? length : addDims(floorDivideDims(subtractDims(length, 1), stride), 1);
    });
    return [x!.update({ shape })];
  },
  batch(axisSize, [x], [dim], { startIndices, limitIndices, strides }) {
    const starts = startIndices.toSpliced(dim!, 0, 0);
    const limits = limitIndices.toSpliced(dim!, 0, axisSize);
    return batched1(slice(x!, starts, limits, strides?.toSpliced(dim!, 0, 1) ?? null), dim!);
  },
});

export const dynamicSlice_p = definePrimitive<DynamicSliceParams>()("dynamic_slice", {
  abstractEval([x, ...startIndices], { sliceSizes }) {
    if (sliceSizes.length !== x!.ndim) {
      const comparison = sliceSizes.length > x!.ndim ? "longer" : "shorter";
      throw valueError(`safe_map() argument 2 is ${comparison} than argument 1`);
    }
    if (x!.shape.some((size, axis) => definitelyLess(size, sliceSizes[axis]!))) {
      throw typeError(
        `slice slice_sizes must be less than or equal to operand shape, got slice_sizes ${formatShape(sliceSizes)} for operand shape ${formatShape(x!.shape)}.`,
      );
    }
    if (sliceSizes.some((size) => definitelyLess(size, 0))) {
      throw typeError(
        `slice slice_sizes must be greater than or equal to zero, got slice_sizes of ${formatShape(sliceSizes)}.`,
      );
    }
    requireIndices("dynamic_slice", startIndices);
    return [x!.update({ shape: sliceSizes })];
  },
  batch: batchDynamicSlice,
});

export const dynamicUpdateSlice_p = definePrimitive<NoParams>()("dynamic_update_slice", {
  abstractEval(operands) {
    const [x, update, ...startIndices] = operands;
    if (x!.ndim !== update!.ndim) {
      throw typeError(
        `dynamic_update_slice update must have the same rank as operand, got update shape ${formatShape(update!.shape)} for operand shape ${formatShape(x!.shape)}.`,
      );
    }
    if (x!.ndim !== startIndices.length) {
      throw typeError(
        `dynamic_update_slice start_indices must have length equal to the rank of operand, got indices ${printAvals(startIndices)} for operand shape ${formatShape(x!.shape)}.`,
      );
    }
    if (x!.shape.some((size, axis) => definitelyLess(size, update!.shape[axis]!))) {
      throw typeError(
        `dynamic_update_slice update shape must be smaller than operand shape, got update shape ${formatShape(update!.shape)} for operand shape ${formatShape(x!.shape)}.`,
      );
    }
    requireIndices("dynamic_update_slice", startIndices);
    const dtype = sameDtype("dynamic_update_slice", [x!, update!]);
    return [x!.update({ dtype, weakType: allWeak(operands) })];
  },
  batch: batchDynamicUpdateSlice,
});

function requireIndexPerAxis(x: ArrayValue, startIndices: readonly ArrayValue[]): void {
  if (startIndices.length === x.aval.ndim) return;
  throw valueError(
    `Length of slice indices must match number of operand dimensions (${startIndices.length} vs ${formatShape(x.aval.shape)})`,
  );
}

/** A slice at one place for all examples takes the batch axis whole; places of their own make it a gather. */
function batchDynamicSlice(
  axisSize: Dim,
  [operand, ...starts]: readonly ArrayValue[],
  [dim, ...startDims]: readonly BatchDim[],
  { sliceSizes }: DynamicSliceParams,
): Batched {
  if (startDims.every((startDim) => startDim === null)) {
    const sizes = sliceSizes.toSpliced(dim!, 0, axisSize);
    return batched1(dynamicSlice(operand!, starts.toSpliced(dim!, 0, zeroIndex(starts)), sizes), dim!);
  }
  const axes = sliceSizes.map((_, axis) => axis);
  const dimensionNumbers = {
    offsetDims: axes,
    collapsedSliceDims: [],
    startIndexMap: axes,
    operandBatchingDims: [],
    startIndicesBatchingDims: [],
  };
  return gather_p.batch(axisSize, [operand!, indexVectors(axisSize, starts, startDims)], [dim!, 0], {
    dimensionNumbers,
    sliceSizes,
    mode: "clip",
    fillValue: null,
  });
}

/** As `batchDynamicSlice`, with a scatter. */
function batchDynamicUpdateSlice(
  axisSize: Dim,
  [operand, update, ...starts]: readonly ArrayValue[],
  [operandDim, updateDim, ...startDims]: readonly BatchDim[],
): Batched {
  if (startDims.every((startDim) => startDim === null)) {
    const aligned = alignBatch(axisSize, [operand!, update!], [operandDim!, updateDim!]);
    const [x, patch] = aligned.operands;
    return batched1(dynamicUpdateSlice(x!, patch!, starts.toSpliced(aligned.dim, 0, zeroIndex(starts))), aligned.dim);
  }
  const axes = starts.map((_, axis) => axis);
  const dimensionNumbers = {
    updateWindowDims: axes,
    insertedWindowDims: [],
    scatterDimsToOperandDims: axes,
    operandBatchingDims: [],
    scatterIndicesBatchingDims: [],
  };
  const indices = indexVectors(axisSize, starts, startDims);
  const { values, dims } = scatter_p.batch(axisSize, [operand!, indices, update!], [operandDim!, 0, updateDim!], {
    dimensionNumbers,
    mode: "clip",
  });
  const weakType = [operand!, update!, ...starts].every((value) => value.aval.weakType);
  return { values: values.map((value) => convertElementType(value, value.aval.dtype, weakType)), dims };
}

/** The start indices of every example as rows of one array, of shape `[axisSize, starts.length]`. */
function indexVectors(axisSize: Dim, starts: readonly ArrayValue[], dims: readonly BatchDim[]): ArrayValue {
  const columns = starts.map((start, index) => broadcastInDim(start, [axisSize, 1], dims[index] === null ? [] : [0]));
  return concatenate(columns, 1);
}

function zeroIndex(starts: readonly ArrayValue[]): ArrayValue {
  return starts.length > 0 ? scalarLike(starts[0]!, 0) : full([], 0, "int32");
}

function requireIndices(name: string, indices: readonly ShapedArray[]): void {
  if (indices.some((index) => index.ndim !== 0)) {
    const gap = name === "dynamic_slice" ? ",  got" : ", got";
    throw typeError(`start_indices arguments to ${name} must be scalars${gap} indices ${printAvals(indices)}`);
  }
  const known = indices.map(({ dtype }) => dtype).filter((dtype) => dtype !== "unknown");
  if (known.some((dtype) => dtype !== known[0] || !isInteger(dtype))) {
    const colon = name === "dynamic_slice" ? ":" : "";
    const given = indices.map(({ dtype }) => dtype).join(", ");
    throw typeError(`index arguments to ${name} must be integers of the same type, got${colon} ${given}`);
  }
}

function requireSliceable(x: ShapedArray, { startIndices, limitIndices, strides }: SliceParams): void {
  const [starts, limits, shape] = [startIndices, limitIndices, x.shape].map(formatShape);
  if (startIndices.some((start) => definitelyLess(start, 0))) {
    throw typeError(`slice start_indices must have every element be nonnegative, got ${starts}.`);
  }
  if (limitIndices.some((limit) => definitelyLess(limit, 0))) {
    throw typeError(`slice limit_indices must have every element be nonnegative, got ${limits}.`);
  }
  if (x.ndim !== startIndices.length) {
    throw typeError(
      `slice start_indices must have length equal to the number of dimensions of the operand, got indices ${starts} for operand shape ${shape}.`,
    );
  }
  if (startIndices.length !== limitIndices.length) {
    throw typeError(
      `slice limit_indices must have the same length as start_indices, got start_indices ${starts} and limit_indices ${limits}.`,
    );
  }
  if (x.shape.some((size, axis) => definitelyLess(size, limitIndices[axis]!))) {
    throw typeError(
      `slice limit_indices must be less than or equal to operand shape, got limit_indices ${limits} for operand shape ${shape}.`,
    );
  }
  if (limitIndices.some((limit, axis) => definitelyLess(limit, startIndices[axis]!))) {
    throw typeError(
      `slice limit_indices must be greater than or equal to start_indices, got start_indices ${starts} and limit_indices ${limits}.`,
    );
  }
  if (strides !== null && strides.length !== x.ndim) {
    throw typeError(
      `slice strides must have length equal to the number of dimensions of the operand, got strides ${formatShape(strides)} for operand shape ${shape}.`,
    );
  }
  if (strides?.includes(0)) throw new PythonError("ZeroDivisionError", "integer division or modulo by zero");
  if (strides?.some((stride) => stride < 0)) {
    throw typeError(`slice strides must have every element be nonnegative, got ${formatShape(strides)}.`);
  }
}
