// All ways in which the operands of a primitive can be mapped.

import type { ShapedArray } from "../../runtime/core/aval.ts";
import type { Dim } from "../../runtime/core/dim.ts";
import type { BatchDim } from "../../runtime/core/primitive.ts";

/** Every combination of batch axes, each operand not mapped or mapped along any axis, but not all unmapped. */
export function combinationsOfBatchDims(operands: readonly ShapedArray[]): BatchDim[][] {
  const choices = operands.map((operand): BatchDim[] => [
    null,
    ...Array.from({ length: operand.ndim + 1 }, (_, axis) => axis),
  ]);
  const all = choices.reduce<BatchDim[][]>(
    (rows, dims) => rows.flatMap((row) => dims.map((dim) => [...row, dim])),
    [[]],
  );
  return all.filter((dims) => dims.some((dim) => dim !== null));
}

/** The aval of a whole batch of examples. */
export function batchedAval(example: ShapedArray, dim: BatchDim, axisSize: Dim): ShapedArray {
  return dim === null ? example : example.update({ shape: example.shape.toSpliced(dim, 0, axisSize) });
}
