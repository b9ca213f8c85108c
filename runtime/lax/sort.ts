// Sorting, and finding the largest elements.

import { formatShape } from "../core/dim.ts";
import { isComplex } from "../core/dtype.ts";
import { typeError, valueError } from "../core/errors.ts";
import { definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind } from "../core/trace.ts";
import { alignBatch } from "./batching.ts";
import { unifyShapes } from "./naryop.ts";

export interface SortParams {
  readonly dimension: number;
  /** How many of the operands decide the order, the first one first. */
  readonly numKeys: number;
}
export interface TopKParams {
  readonly k: number;
  readonly axis: number;
}

/** Reorders all operands alike along `dimension`, so that the keys ascend; equal ones keep their order. Mirrors `lax.sort`. */
export function sort(operands: readonly ArrayValue[], dimension: number, numKeys = 1): readonly ArrayValue[] {
  return bind(sort_p, operands, { dimension, numKeys });
}

/** The `k` largest elements along the last axis, in descending order, and their int32 indices. Mirrors `lax.top_k`. */
export function topK(
  x: ArrayValue,
  k: number,
  axis = x.aval.ndim - 1,
): readonly [values: ArrayValue, indices: ArrayValue] {
  const [values, indices] = bind(topK_p, [x], { k, axis });
  return [values!, indices!];
}

export const sort_p = definePrimitive<SortParams>()("sort", {
  abstractEval(operands) {
    const shape = unifyShapes(operands.map((operand) => operand.shape));
    if (shape === null) {
      const shapes = operands.map((operand) => formatShape(operand.shape)).join(" ");
      throw typeError(`Arguments to sort must have equal shapes, got: ${shapes}`);
    }
    return operands.map((operand) => operand.update({ shape }));
  },
  batch(axisSize, operands, dims, { dimension, numKeys }) {
    const aligned = alignBatch(axisSize, operands, dims);
    const shifted = dimension < aligned.dim ? dimension : dimension + 1;
    return { values: sort(aligned.operands, shifted, numKeys), dims: operands.map(() => aligned.dim) };
  },
});

export const topK_p = definePrimitive<TopKParams>()("top_k", {
  abstractEval([x], { k, axis }) {
    const shape = formatShape(x!.shape);
    if (isComplex(x!.dtype)) throw valueError("top_k is not compatible with complex inputs.");
    if (k < 0) throw valueError(`k argument to top_k must be nonnegative, got ${k}`);
    if (x!.ndim === 0) throw typeError(`top_k operand must have >= 1 dimension, got ${shape}`);
    if (axis < 0 || axis >= x!.ndim) {
      throw valueError(`axis argument out of range: axis=${axis} for operand.shape=${shape}`);
    }
    const size = x!.shape[axis]!;
    if (typeof size === "number" && size < k) {
      throw valueError(
        `k argument to top_k must be no larger than size along axis; got k=${k} with shape=[${x!.shape.join(", ")}] and axis=${axis}`,
      );
    }
    const values = x!.update({ shape: x!.shape.with(axis, k) });
    return [values, values.update({ dtype: "int32" })];
  },
  batch(_axisSize, [x], [dim], { k, axis }) {
    return { values: topK(x!, k, axis < dim! ? axis : axis + 1), dims: [dim!, dim!] };
  },
});
