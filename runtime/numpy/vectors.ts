// Products of vectors along an axis.

import { formatShape, unifyDims } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { multiply, subtract } from "./arithmetic.ts";
import { conjugate } from "./classification.ts";
import { filledLike } from "./conversion.ts";
import { einsum } from "./einsum.ts";
import { stack } from "./joining.ts";
import { moveAxes } from "./reshaping.ts";
import { unstack } from "./splitting.ts";

/** Sums of products along an axis, broadcast over the others; elements of `a` are conjugated. Mirrors `jnp.vecdot`. */
export function vecdot(a: ArrayValue, b: ArrayValue, axis: number): ArrayValue {
  const [sizeA, sizeB] = [a.aval.shape.at(axis), b.aval.shape.at(axis)];
  if (sizeA === undefined || sizeB === undefined) throw valueError("tuple index out of range");
  if (unifyDims(sizeA, sizeB) === null) {
    throw valueError(
      `axes must match; got shapes ${formatShape(a.aval.shape)} and ${formatShape(b.aval.shape)} with axis=${axis}`,
    );
  }
  return einsum("...i,...i->...", [moveAxes(conjugate(a), [axis], [-1]), moveAxes(b, [axis], [-1])], null);
}

/** The cross product of vectors of two or three elements along these axes. Mirrors `jnp.cross`. */
export function cross(
  a: ArrayValue,
  b: ArrayValue,
  axisOfA: number,
  axisOfB: number,
  axisOfResult: number,
): ArrayValue {
  const [first, second] = [moveAxes(a, [axisOfA], [-1]), moveAxes(b, [axisOfB], [-1])];
  const [sizeA, sizeB] = [first.aval.shape.at(-1)!, second.aval.shape.at(-1)!];
  if ([sizeA, sizeB].some((size) => typeof size === "number" && size !== 2 && size !== 3)) {
    throw valueError("Dimension must be either 2 or 3 for cross product");
  }
  const [a0, a1, a2] = unstack(first, -1);
  const [b0, b1, b2] = unstack(second, -1);
  const minor = (p: ArrayValue, q: ArrayValue, r: ArrayValue, s: ArrayValue) =>
    subtract(multiply(p, q), multiply(r, s));
  if (a2 === undefined && b2 === undefined) return minor(a0!, b1!, a1!, b0!);
  const [thirdA, thirdB] = [a2 ?? filledLike(a0!, 0), b2 ?? filledLike(b0!, 0)];
  const components = [minor(a1!, thirdB, thirdA, b1!), minor(thirdA, b0!, a0!, thirdB), minor(a0!, b1!, a1!, b0!)];
  return moveAxes(stack(components, 0), [0], [axisOfResult]);
}
