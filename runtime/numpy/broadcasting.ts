// Stretching arrays to a common shape, in the two ways JAX does: of lax (equal ranks) and of NumPy (any ranks).

import {
  broadcastDims,
  type Dim,
  definitelyEqual,
  formatShape,
  type Shape,
  shapesEqual,
  unifyDims,
} from "../core/dim.ts";
import { typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastInDim } from "../lax/broadcast.ts";
import { range } from "./axes.ts";

/** The shape that all of these broadcast to. Throws JAX's `ValueError`. Mirrors `lax.broadcast_shapes`. */
export function broadcastShapes(shapes: readonly Shape[]): Shape {
  const ndim = Math.max(0, ...shapes.map((shape) => shape.length));
  const padded = shapes.map((shape) => [...range(ndim - shape.length).map((): Dim => 1), ...shape]);
  const result = broadcastEqualRanks(padded);
  if (result !== null) return result;
  throw valueError(`Incompatible shapes for broadcasting: shapes=[${shapes.map(formatShape).join(", ")}]`);
}

/**
 * The operands of a lax function, stretched to the same shape.
 *
 * Operands of equal rank fail in the words of the primitive, others in those of `promote_shapes`.
 */
export function alignOperands(primitiveName: string, xs: readonly ArrayValue[]): readonly ArrayValue[] {
  const shapes = xs.map((x) => x.aval.shape);
  if (shapes.every((shape) => shapesEqual(shape, shapes[0]!))) return xs;
  const ranked = shapes.filter((shape) => shape.length > 0);
  if (ranked.some((shape) => shape.length !== ranked[0]!.length)) return broadcastArrays(xs);
  const result = broadcastEqualRanks(ranked);
  if (result === null) {
    throw typeError(
      `${primitiveName} got incompatible shapes for broadcasting: ${ranked.map(formatShape).join(", ")}.`,
    );
  }
  return xs.map((x) => stretch(x, result));
}

/** The arrays stretched to the shape they share. Throws JAX's `ValueError`. Mirrors `jnp.broadcast_arrays`. */
export function broadcastArrays(xs: readonly ArrayValue[]): readonly ArrayValue[] {
  const shape = broadcastShapes(xs.map((x) => x.aval.shape));
  return xs.map((x) => stretch(x, shape));
}

/** The array repeated to `shape`. Throws JAX's `ValueError` when it does not fit. Mirrors `jnp.broadcast_to`. */
export function broadcastTo(x: ArrayValue, shape: Shape): ArrayValue {
  const from = x.aval.shape;
  if (shapesEqual(from, shape)) return x;
  if (shape.length < from.length) {
    throw valueError(
      `Cannot broadcast to shape with fewer dimensions: arr_shape=${formatShape(from)} shape=${formatShape(shape)}`,
    );
  }
  const lead = shape.length - from.length;
  if (!from.every((dim, axis) => definitelyEqual(dim, 1) || unifyDims(dim, shape[lead + axis]!) !== null)) {
    const requested = x.aval.update({ shape, weakType: false });
    throw valueError(
      `Incompatible types for broadcasting: input type=${x.aval.toLongString()} and requested type=${requested.toLongString()}`,
    );
  }
  return stretch(x, shape);
}

/** The array with as many new axes of size one in front as it takes to have `ndim` axes. */
export function padRank(x: ArrayValue, ndim: number): ArrayValue {
  const { shape } = x.aval;
  return shape.length >= ndim ? x : stretch(x, [...range(ndim - shape.length).map(() => 1), ...shape]);
}

function broadcastEqualRanks(shapes: readonly Shape[]): Shape | null {
  const result: Dim[] = [];
  for (const axis of range(shapes[0]?.length ?? 0)) {
    const dim = shapes
      .map((shape) => shape[axis]!)
      .reduce<Dim | null>((a, b) => (a === null ? null : broadcastDims(a, b)), 1);
    if (dim === null) return null;
    result.push(dim);
  }
  return result;
}

function stretch(x: ArrayValue, shape: Shape): ArrayValue {
  if (shapesEqual(x.aval.shape, shape)) return x;
  const lead = shape.length - x.aval.ndim;
  return broadcastInDim(x, shape, range(lead, shape.length));
}
