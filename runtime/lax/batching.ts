// Bringing the batch axes of several operands together: what the batch rules are built from.

import type { Dim } from "../core/dim.ts";
import type { BatchDim } from "../core/primitive.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastAlong, broadcastInDim } from "./broadcast.ts";
import { moveAxis } from "./reshape.ts";

/** Operands that carry the batch at the same axis, except for scalars that all examples share. */
export interface Aligned {
  readonly operands: readonly ArrayValue[];
  readonly dim: number;
}

/** The operand with its batch at axis `to`; one that is not mapped is repeated for every example. */
export function batchAt(operand: ArrayValue, dim: BatchDim, axisSize: Dim, to: number): ArrayValue {
  return dim === null ? broadcastAlong(operand, axisSize, to) : moveAxis(operand, dim, to);
}

/**
 * Brings the batch of all operands to one axis: to where the first mapped operand carries it.
 *
 * Each example's operands have one rank, but some may be scalars that the primitive applies to every element:
 * these stay scalars when they are not mapped, and are repeated over each example when they are.
 */
export function alignBatch(axisSize: Dim, operands: readonly ArrayValue[], dims: readonly BatchDim[]): Aligned {
  const ranks = operands.map((operand, index) => exampleRank(operand, dims[index]!));
  const rank = Math.max(...ranks);
  const dim = dims.find((candidate, index) => candidate !== null && ranks[index] === rank) ?? 0;
  const isScalar = (index: number) => ranks[index]! < rank;
  const aligned = operands.map((operand, index) =>
    isScalar(index) ? operand : batchAt(operand, dims[index]!, axisSize, dim),
  );
  const { shape } = aligned[ranks.indexOf(rank)]!.aval;
  return {
    dim,
    operands: aligned.map((operand, index) =>
      isScalar(index) && dims[index] !== null ? broadcastInDim(operand, shape, [dim]) : operand,
    ),
  };
}

function exampleRank(operand: ArrayValue, dim: BatchDim): number {
  return operand.aval.ndim - (dim === null ? 0 : 1);
}
