// Indices as arrays: of diagonals and triangles, of elements that are not zero, and in flattened arrays.

import { type Dim, formatShape, type Shape, sizeOf } from "../core/dim.ts";
import { intDtype } from "../core/dtype.ts";
import { PythonError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastInDim } from "../lax/broadcast.ts";
import { iota } from "../lax/iota.ts";
import { sort as sortTogether } from "../lax/sort.ts";
import { range } from "./axes.ts";
import { constant, constantLike, sizeConstant } from "./conversion.ts";
import { countedSize } from "./countedSizes.ts";
import { lowerTriangle, uniform } from "./creation.ts";
import { cumsum } from "./cumulative.ts";
import { divmod } from "./division.ts";
import { stack } from "./joining.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";
import { sum } from "./reductions.ts";
import { ravel, transpose } from "./reshaping.ts";
import { searchSorted } from "./sequences.ts";
import { toBoolean, where } from "./where.ts";

/** Where elements are not zero, as one vector of indices for each axis, of `size` each. Mirrors `jnp.nonzero`. */
export function nonzero(x: ArrayValue, size: Dim | null, fill: ArrayValue | null): readonly ArrayValue[] {
  const { shape } = x.aval;
  if (shape.length === 0) {
    throw valueError("Calling nonzero on 0d arrays is not allowed. Use jnp.atleast_1d(scalar).nonzero() instead.");
  }
  const mask = ravel(toBoolean(x));
  const total = () => sum(mask, { axes: null, keepDims: false });
  const count = size ?? countedSize("how many elements are not zero depends on their values", total);
  if (count === 0 || x.aval.size === 0) return shape.map(() => uniform([count], 0, intDtype()));
  const counted = cumsum(mask, null, null);
  const flat = searchSorted(counted, iota("int32", [count], 0), "right");
  const places = unravelled(flat, shape).map((place) => convert(place, intDtype()));
  if (fill === null) return places;
  const isLeft = lax.ge(iota("int32", [count], 0), total());
  return places.map((place) => where(isLeft, fill, place));
}

/** `nonzero` as rows of indices. Mirrors `jnp.argwhere`. */
export function argwhere(x: ArrayValue, size: Dim | null, fill: ArrayValue | null): ArrayValue {
  return transpose(stack(nonzero(x, size, fill), 0), null);
}

/** The indices of the lower triangle of a matrix, or of the upper one. Mirrors `jnp.tril_indices` and `jnp.triu_indices`. */
export function triangleIndices(
  rows: number,
  columns: number,
  offset: number,
  isLower: boolean,
): readonly ArrayValue[] {
  const lower = lowerTriangle(rows, columns, isLower ? offset : offset - 1);
  const lengths = range(rows).map((row) => Math.min(Math.max(row + offset + (isLower ? 1 : 0), 0), columns));
  const below = lengths.reduce((total, length) => total + length, 0);
  const mask = isLower ? lower : lax.eq(lower, constant(0, "bool"));
  return nonzero(mask, isLower ? below : rows * columns - below, null);
}

/** The indices of the main diagonal of an array of so many axes. */
export function diagonalIndices(size: Dim, ndim: number): readonly ArrayValue[] {
  return range(ndim).map(() => iota("int32", [size], 0));
}

/** Vectors as axes of one grid each. Mirrors `jnp.ix_`. */
export function openGrid(vectors: readonly ArrayValue[]): readonly ArrayValue[] {
  return vectors.map((vector, axis) => {
    const { shape, dtype } = vector.aval;
    if (shape.length !== 1) {
      throw valueError(`Arguments to jax.numpy.ix_ must be 1-dimensional, got shape ${formatShape(shape)}`);
    }
    if (dtype === "bool") {
      throw new PythonError("NotImplementedError", "Boolean arguments to jax.numpy.ix_ are not implemented");
    }
    const sizes = vectors.map((_, other): Dim => (other === axis ? shape[0]! : 1));
    return broadcastInDim(vector, sizes, [axis]);
  });
}

/** The indices for each axis of those of a flattened array. Mirrors `jnp.unravel_index`. */
export function unravelIndex(indices: ArrayValue, shape: Shape): readonly ArrayValue[] {
  let rest = indices;
  const places: ArrayValue[] = [];
  for (const size of shape.toReversed()) {
    const [quotient, remainder] = divmod(rest, convert(sizeConstant(size, "int32"), "int32", true));
    rest = quotient;
    places.unshift(remainder);
  }
  const isBeyond = lax.gt(rest, constantLike(rest, 0));
  const isBefore = lax.lt(rest, constantLike(rest, -1));
  const weak = (size: Dim) => convert(sizeConstant(size, "int32"), "int32", true);
  return places.map((place, axis) => {
    const last = lax.sub(weak(shape[axis]!), constant(1, "int32", true));
    return where(isBeyond, last, where(isBefore, constant(0, "int32", true), place));
  });
}

/** How often each number below `length` occurs. Mirrors `jnp.bincount` without weights. */
export function bincount(x: ArrayValue, length: Dim): ArrayValue {
  const numbers = convert(x, x.aval.dtype === "bool" ? "int32" : x.aval.dtype);
  const sorted = sortTogether([lax.max(numbers, constantLike(numbers, 0))], 0)[0]!;
  const bins = iota(sorted.aval.dtype, [length], 0);
  return lax.sub(searchSorted(sorted, bins, "right"), searchSorted(sorted, bins, "left"));
}

/** The indices that sort by several keys, the last one first. Mirrors `jnp.lexsort`. */
export function lexsort(keys: readonly ArrayValue[], axis: number): ArrayValue {
  const counted = iota("int32", keys[0]!.aval.shape, axis);
  return sortTogether([...keys.toReversed(), counted], axis, keys.length).at(-1)!;
}

function unravelled(flat: ArrayValue, shape: Shape): readonly ArrayValue[] {
  return shape.map((size, axis) => {
    const stride = convert(sizeConstant(sizeOf(shape.slice(axis + 1)), "int32"), "int32");
    return divmod(divmod(flat, stride)[0], sizeConstant(size, "int32"))[1];
  });
}
