// Coordinates of the points of a grid.

import { formatShape, type Shape } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastInDim } from "../lax/broadcast.ts";
import { iota } from "../lax/iota.ts";
import { replaceAt } from "./axes.ts";

/** Vectors spread over a grid of their lengths; "xy" swaps the first two axes. Mirrors `jnp.meshgrid`. */
export function meshgrid(
  vectors: readonly ArrayValue[],
  indexing: "xy" | "ij",
  sparse: boolean,
): readonly ArrayValue[] {
  if (vectors.some((vector) => vector.aval.ndim !== 1)) {
    const shapes = vectors.map((vector) => formatShape(vector.aval.shape)).join(", ");
    throw valueError(`Arguments to jax.numpy.meshgrid must be 1D, got shapes [${shapes}]`);
  }
  const swap = <T>(list: readonly T[]) =>
    indexing === "xy" && list.length >= 2 ? [list[1]!, list[0]!, ...list.slice(2)] : list;
  const ordered = swap(vectors);
  const lengths = ordered.map((vector) => vector.aval.shape[0]!);
  return swap(ordered.map((vector, axis) => broadcastInDim(vector, gridShape(lengths, axis, sparse), [axis])));
}

/** The index along each axis, for every point of a grid of this shape. Mirrors `jnp.indices`. */
export function indices(shape: Shape, dtype: DType, sparse: boolean): readonly ArrayValue[] {
  return shape.map((_, axis) => iota(dtype, gridShape(shape, axis, sparse), axis));
}

function gridShape(lengths: Shape, axis: number, sparse: boolean): Shape {
  return sparse
    ? replaceAt(
        lengths.map(() => 1),
        axis,
        lengths[axis]!,
      )
    : lengths;
}
