// Kernels that move elements and change none.

import type { BroadcastInDimParams } from "../../lax/broadcast.ts";
import type { ConcatenateParams, PadParams, StackParams } from "../../lax/concatenate.ts";
import type { DimensionsParams, TransposeParams } from "../../lax/reshape.ts";
import type { SliceParams } from "../../lax/slice.ts";
import { EvalArray, requireStatic } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { offsets, put, rowMajorStrides, take } from "../strides.ts";

const copy: Kernel<unknown> = ([x], [result]) => result!.data.set(x!.data);

const broadcastInDim: Kernel<BroadcastInDimParams> = ([x], [result], { broadcastDimensions }) => {
  const strides = result!.shape.map(() => 0);
  for (const [axis, stride] of rowMajorStrides(x!.shape).entries()) {
    if (x!.shape[axis] !== 1) strides[broadcastDimensions[axis]!] = stride;
  }
  take(result!, x!, offsets(result!.shape, strides));
};

const transpose: Kernel<TransposeParams> = ([x], [result], { permutation }) => {
  const strides = rowMajorStrides(x!.shape);
  const permuted = permutation.map((axis) => strides[axis]!);
  take(result!, x!, offsets(result!.shape, permuted));
};

const rev: Kernel<DimensionsParams> = ([x], [result], { dimensions }) => {
  const strides = rowMajorStrides(x!.shape);
  const start = dimensions.reduce((sum, axis) => sum + (x!.shape[axis]! - 1) * strides[axis]!, 0);
  const reversed = strides.map((stride, axis) => (dimensions.includes(axis) ? -stride : stride));
  take(result!, x!, offsets(result!.shape, reversed, start));
};

const slice: Kernel<SliceParams> = ([x], [result], { startIndices, strides: steps }) => {
  const strides = rowMajorStrides(x!.shape);
  const stepped = strides.map((stride, axis) => stride * (steps?.[axis] ?? 1));
  take(result!, x!, offsets(result!.shape, stepped, offsetOf(requireStatic(startIndices), strides)));
};

const dynamicSlice: Kernel<unknown> = ([x, ...startIndices], [result]) => {
  const strides = rowMajorStrides(x!.shape);
  take(result!, x!, offsets(result!.shape, strides, startWithin(startIndices, x!.shape, result!.shape)));
};

const dynamicUpdateSlice: Kernel<unknown> = ([x, update, ...startIndices], [result]) => {
  result!.data.set(x!.data);
  const strides = rowMajorStrides(x!.shape);
  put(result!, update!, offsets(update!.shape, strides, startWithin(startIndices, x!.shape, update!.shape)));
};

const concatenate: Kernel<ConcatenateParams> = (operands, [result], { dimension }) => {
  const strides = rowMajorStrides(result!.shape);
  let place = 0;
  for (const operand of operands) {
    put(result!, operand, offsets(operand.shape, strides, place * strides[dimension]!));
    place += operand.shape[dimension]!;
  }
};

const stack: Kernel<StackParams> = (operands, [result], { axis }) => {
  const strides = rowMajorStrides(result!.shape);
  const inside = strides.toSpliced(axis, 1);
  for (const [place, operand] of operands.entries()) {
    put(result!, operand, offsets(operand.shape, inside, place * strides[axis]!));
  }
};

const pad: Kernel<PadParams> = ([x, paddingValue], [result], { paddingConfig }) => {
  take(result!, paddingValue!, new Int32Array(result!.size));
  const low = requireStatic(paddingConfig.map((axis) => axis.low));
  const steps = paddingConfig.map(({ interior }) => interior + 1);
  // Negative padding cuts off elements: along each axis those from `first` up to `last` remain.
  const first = low.map((amount, axis) => Math.max(0, Math.ceil(-amount / steps[axis]!)));
  const last = low.map((amount, axis) =>
    Math.min(x!.shape[axis]!, Math.ceil((result!.shape[axis]! - amount) / steps[axis]!)),
  );
  const kept = new EvalArray(x!.aval.update({ shape: last.map((end, axis) => Math.max(0, end - first[axis]!)) }));
  const from = rowMajorStrides(x!.shape);
  const to = rowMajorStrides(result!.shape);
  take(kept, x!, offsets(kept.shape, from, offsetOf(first, from)));
  const places = low.map((amount, axis) => amount + first[axis]! * steps[axis]!);
  const stepped = to.map((stride, axis) => stride * steps[axis]!);
  put(result!, kept, offsets(kept.shape, stepped, offsetOf(places, to)));
};

export const movementKernels = {
  broadcast_in_dim: broadcastInDim,
  reshape: copy,
  squeeze: copy,
  transpose,
  rev,
  slice,
  dynamic_slice: dynamicSlice,
  dynamic_update_slice: dynamicUpdateSlice,
  concatenate,
  stack,
  pad,
  random_wrap: copy,
  random_unwrap: copy,
} as const;

function offsetOf(index: readonly number[], strides: readonly number[]): number {
  return index.reduce((sum, place, axis) => sum + place * strides[axis]!, 0);
}

/** The offset of a box that is moved so that it lies inside. */
function startWithin(
  startIndices: readonly EvalArray[],
  shape: readonly number[],
  boxShape: readonly number[],
): number {
  const start = startIndices.map(({ data }, axis) => Math.min(Math.max(data[0]!, 0), shape[axis]! - boxShape[axis]!));
  return offsetOf(start, rowMajorStrides(shape));
}
