// Slopes of sampled functions, and angles without their jumps.

import { type Dim, subtractDims, unifyDims } from "../core/dim.ts";
import { isComplex, isInteger } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { add, multiply, subtract, trueDivide } from "./arithmetic.ts";
import { canonicalizeAxis, replaceAt } from "./axes.ts";
import { logicalAnd } from "./comparison.ts";
import { constant } from "./conversion.ts";
import { cumsum } from "./cumulative.ts";
import { floorDivide, remainder } from "./division.ts";
import { concatenate } from "./joining.ts";
import * as lax from "./operators.ts";
import { promoteDtypes } from "./promotion.ts";
import { reshape } from "./reshaping.ts";
import { diff } from "./sequences.ts";
import { sliceAlong } from "./splitting.ts";
import { where } from "./where.ts";

/** The slope along an axis, for samples at a distance, a scalar, or at positions, a vector. Mirrors `jnp.gradient`. */
export function gradientAlong(x: ArrayValue, spacing: ArrayValue, axis: number): ArrayValue {
  const size = x.aval.shape[axis]!;
  const part = partOf(x, axis);
  const [first, last] = [subtract(part(1, 2), part(0, 1)), subtract(part(-1, size), part(-2, -1))];
  if (spacing.aval.ndim === 0) {
    const inner = multiply(subtract(part(2, size), part(0, -2)), constant(0.5, "float32", true));
    return concatenate(
      [first, inner, last].map((differences) => trueDivide(differences, spacing)),
      axis,
    );
  }
  if (spacing.aval.ndim > 1) throw valueError("Spacing arrays must be 1D arrays or scalars.");
  const count = spacing.aval.shape[0]!;
  if (unifyDims(count, size) === null) {
    throw valueError(
      "Spacing arrays must have the same length as the dimension along which the gradient is calculated.",
    );
  }
  const ones = x.aval.shape.map((): Dim => 1);
  const place = partOf(reshape(spacing, replaceAt(ones, axis, count)), axis);
  const [before, behind] = [subtract(place(1, -1), place(0, -2)), subtract(place(2, count), place(1, -1))];
  const around = add(before, behind);
  const inner = [
    multiply(trueDivide(unary.neg(behind), multiply(before, around)), part(0, -2)),
    multiply(trueDivide(subtract(behind, before), multiply(before, behind)), part(1, -1)),
    multiply(trueDivide(before, multiply(behind, around)), part(2, size)),
  ].reduce(add);
  const ends = [
    trueDivide(first, subtract(place(1, 2), place(0, 1))),
    trueDivide(last, subtract(place(-1, count), place(-2, -1))),
  ];
  return concatenate([ends[0]!, inner, ends[1]!], axis);
}

/** The angles, each at most half a period from the one before. Mirrors `jnp.unwrap`. */
export function unwrap(
  angles: ArrayValue,
  discontinuity: ArrayValue | null,
  axis: number,
  given: ArrayValue,
): ArrayValue {
  const [x, period] = promoteDtypes("unwrap", [angles, given]);
  const { dtype, shape } = x!.aval;
  if (isComplex(dtype)) throw valueError("jnp.unwrap does not support complex inputs.");
  const along = canonicalizeAxis(axis, shape.length);
  if (shape[along] === 0) return x!;
  const two = constant(2, "int32", true);
  const half = isInteger(dtype) ? floorDivide(period!, two) : trueDivide(period!, two);
  const least = discontinuity ?? trueDivide(period!, two);
  const steps = diff(x!, 1, along, null, null);
  const around = subtract(remainder(add(steps, half), period!), half);
  const isTurn = logicalAnd(lax.eq(around, unary.neg(half)), lax.gt(steps, constant(0, dtype)));
  const turned = where(isTurn, half, around);
  const [size, distance] = promoteDtypes("unwrap", [unary.abs(steps), least]);
  const corrections = where(lax.lt(size!, distance!), constant(0, "int32", true), subtract(turned, steps));
  const rest = add(sliceAlong(x!, 1, shape[along]!, along), cumsum(corrections, along, null));
  return concatenate([sliceAlong(x!, 0, 1, along), rest], along);
}

/** The elements from one place to another along an axis; negative places count from its end. */
function partOf(x: ArrayValue, axis: number): (start: Dim, limit: Dim) => ArrayValue {
  const size = x.aval.shape[axis]!;
  const counted = (place: Dim) => (typeof place === "number" && place < 0 ? subtractDims(size, -place) : place);
  return (start, limit) => sliceAlong(x, counted(start), counted(limit), axis);
}
