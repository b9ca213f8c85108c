// Diagonals and triangles of matrices.

import { addDims, type Dim, maxDims, minDims, subtractDims } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { pad } from "../lax/concatenate.ts";
import { iota } from "../lax/iota.ts";
import { canonicalizeAxis } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { constant, filledLike } from "./conversion.ts";
import { eye, lowerTriangle } from "./creation.ts";
import { index } from "./indexing.ts";
import * as lax from "./operators.ts";
import { sum } from "./reductions.ts";
import { expandDims, moveAxes } from "./reshaping.ts";
import { where } from "./where.ts";

/** Zeros above the diagonal `offset` places above the main one. Mirrors `jnp.tril`. */
export function tril(x: ArrayValue, offset: Dim): ArrayValue {
  return where(triangle("tril", x, offset), x, filledLike(x, 0));
}

/** Zeros below the diagonal `offset` places above the main one. Mirrors `jnp.triu`. */
export function triu(x: ArrayValue, offset: Dim): ArrayValue {
  return where(triangle("triu", x, subtractDims(offset, 1)), filledLike(x, 0), x);
}

/** A square matrix with the vector on a diagonal, or the diagonal of a matrix. Mirrors `jnp.diag`. */
export function diag(x: ArrayValue, offset: number): ArrayValue {
  if (x.aval.ndim === 2) return diagonal(x, offset, 0, 1);
  if (x.aval.ndim !== 1) throw valueError("diag input must be 1d or 2d");
  const size = addDims(x.aval.shape[0]!, Math.abs(offset));
  const zero = constant(0, x.aval.dtype, x.aval.weakType);
  const column = pad(x, zero, [{ low: Math.max(0, -offset), high: Math.max(0, offset), interior: 0 }]);
  return where(eye(size, size, constant(offset, "int32"), "bool"), expandDims(column, [1]), zero);
}

/** The diagonal of two axes, as one at the end. Mirrors `jnp.diagonal`. */
export function diagonal(x: ArrayValue, offset: number, axis1: number, axis2: number): ArrayValue {
  const { ndim, shape } = x.aval;
  if (ndim < 2) throw valueError("diagonal requires an array of at least two dimensions.");
  const moved = moveAxes(x, [axis1, axis2], [-2, -1]);
  const rows = shape[canonicalizeAxis(axis1, ndim)]!;
  const columns = shape[canonicalizeAxis(axis2, ndim)]!;
  const size = maxZero(minDims(addDims(rows, Math.min(offset, 0)), subtractDims(columns, Math.max(offset, 0))));
  const near = iota("int32", [size], 0);
  const far = lax.add(near, constant(Math.abs(offset), "int32"));
  const places = offset >= 0 ? [near, far] : [far, near];
  return index(moved, [{ kind: "ellipsis" }, ...places.map((place) => ({ kind: "array", index: place }) as const)]);
}

/** The sum of the diagonal of two axes. Mirrors `jnp.trace`. */
export function trace(x: ArrayValue, offset: number, axis1: number, axis2: number, dtype: DType | null): ArrayValue {
  const { ndim, shape } = x.aval;
  const [first, second] = [canonicalizeAxis(axis1, ndim), canonicalizeAxis(axis2, ndim)];
  if (first === second) throw valueError(`axis1 and axis2 can not be same. axis1=${axis1} and axis2=${axis2}`);
  const moved = moveAxes(x, [first, second], [-2, -1]);
  const isOnDiagonal = eye(shape[first]!, shape[second]!, constant(offset, "int32"), "bool");
  return sum(where(isOnDiagonal, moved, filledLike(moved, 0)), { axes: [-2, -1], keepDims: false, dtype });
}

function triangle(name: string, x: ArrayValue, offset: Dim): ArrayValue {
  const { shape, ndim } = x.aval;
  if (ndim < 2) throw valueError(`Argument to jax.numpy.${name} must be at least 2D`);
  return broadcastTo(lowerTriangle(shape[ndim - 2]!, shape[ndim - 1]!, offset), shape);
}

function maxZero(size: Dim): Dim {
  return typeof size === "number" ? maxDims(size, 0) : size;
}
