// Repeating an array along new or stretched axes.

import type { ShapedArray } from "../core/aval.ts";
import { type Dim, formatShape, type Shape, shapesEqual, unifyDims } from "../core/dim.ts";
import { typeError } from "../core/errors.ts";
import { batched1, definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";

export interface BroadcastInDimParams {
  /** The shape of the result. */
  readonly shape: Shape;
  /** For each axis of the operand, the axis of the result it becomes. */
  readonly broadcastDimensions: readonly number[];
}

/** Repeats `x` to `shape`; axis `i` of `x` becomes axis `broadcastDimensions[i]`. Mirrors `lax.broadcast_in_dim`. */
export function broadcastInDim(x: ArrayValue, shape: Shape, broadcastDimensions: readonly number[]): ArrayValue {
  const inPlace = broadcastDimensions.every((axis, place) => axis === place);
  return inPlace && shapesEqual(x.aval.shape, shape) ? x : bind1(broadcastInDim_p, [x], { shape, broadcastDimensions });
}

/** Inserts axes of size one, so that they stand at `dimensions` of the result. Mirrors `lax.expand_dims`. */
export function expandDims(x: ArrayValue, dimensions: readonly number[]): ArrayValue {
  const ndim = x.aval.ndim + dimensions.length;
  const kept = Array.from({ length: ndim }, (_, axis) => axis).filter((axis) => !dimensions.includes(axis));
  const shape: Dim[] = new Array(ndim).fill(1);
  for (const [axis, place] of kept.entries()) shape[place] = x.aval.shape[axis]!;
  return broadcastInDim(x, shape, kept);
}

/** Repeats `x` along a new axis of this size, which stands at `axis` of the result. */
export function broadcastAlong(x: ArrayValue, size: Dim, axis: number): ArrayValue {
  return broadcastInDim(
    x,
    x.aval.shape.toSpliced(axis, 0, size),
    x.aval.shape.map((_, other) => (other < axis ? other : other + 1)),
  );
}

export const broadcastInDim_p = definePrimitive<BroadcastInDimParams>()("broadcast_in_dim", {
  abstractEval([x], params) {
    requireBroadcastable(x!, params);
    return [x!.update({ shape: params.shape })];
  },
  batch(axisSize, [x], [dim], { shape, broadcastDimensions }) {
    const dimensions = broadcastDimensions.map((axis) => axis + 1).toSpliced(dim!, 0, 0);
    return batched1(broadcastInDim(x!, [axisSize, ...shape], dimensions), 0);
  },
});

function requireBroadcastable(x: ShapedArray, { shape, broadcastDimensions }: BroadcastInDimParams): void {
  const dimensions = formatShape(broadcastDimensions);
  if (x.ndim !== broadcastDimensions.length) {
    throw typeError(
      `broadcast_in_dim broadcast_dimensions must have length equal to operand ndim; got broadcast_dimensions ${dimensions} for operand ndim ${x.ndim}.`,
    );
  }
  if (shape.length < x.ndim) {
    throw typeError(
      `broadcast_in_dim target broadcast shape must have equal or higher rank to the operand shape; got operand ndim ${x.ndim} and target broadcast ndim ${shape.length}.`,
    );
  }
  if (broadcastDimensions.some((axis) => axis < 0 || axis >= shape.length)) {
    throw typeError(
      `broadcast_in_dim broadcast_dimensions must be a subset of output dimensions, got ${dimensions} for operand ndim ${x.ndim} and shape ${formatShape(shape)}.`,
    );
  }
  if (x.shape.some((size, axis) => size !== 1 && unifyDims(size, shape[broadcastDimensions[axis]!]!) === null)) {
    throw typeError(
      `broadcast_in_dim operand dimension sizes must either be 1, or be equal to their corresponding dimensions in the target broadcast shape; got operand of shape ${formatShape(x.shape)}, target broadcast shape ${formatShape(shape)}, broadcast_dimensions ${dimensions} `,
    );
  }
  if (new Set(broadcastDimensions).size !== broadcastDimensions.length) {
    throw typeError(
      `broadcast_in_dim broadcast_dimensions must not contain duplicates, got broadcast_dimensions ${dimensions}`,
    );
  }
}
