// Other orders of elements.

import { type Dim, formatShape, subtractDims } from "../core/dim.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate } from "../lax/concatenate.ts";
import { rev } from "../lax/reshape.ts";
import { dynamicSlice } from "../lax/slice.ts";
import { canonicalizeAxes, canonicalizeAxis, range, replaceAt } from "./axes.ts";
import { constant, sizeConstant } from "./conversion.ts";
import { remainder } from "./division.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";
import { moveAxes, ravel, reshape, transpose } from "./reshaping.ts";
import { sliceAlong } from "./splitting.ts";

/** The elements in reverse order along axes. Mirrors `jnp.flip`. */
export function flip(x: ArrayValue, axes: readonly number[] | null): ArrayValue {
  return rev(x, canonicalizeAxes(axes, x.aval.ndim));
}

/** A rotation by `turns` quarters in the plane of two axes. Mirrors `jnp.rot90`. */
export function rot90(x: ArrayValue, turns: number, axis1: number, axis2: number): ArrayValue {
  const { ndim, shape } = x.aval;
  if (ndim < 2) {
    throw valueError(
      `rot90 requires its first argument to have ndim at least two, but got first argument of shape ${formatShape(shape)}, which has ndim ${ndim}`,
    );
  }
  const [first, second] = [canonicalizeAxis(axis1, ndim), canonicalizeAxis(axis2, ndim)];
  if (first === second) throw valueError("Axes must be different");
  const swapped = replaceAt(replaceAt(range(ndim), first, second), second, first);
  switch (((turns % 4) + 4) % 4) {
    case 0:
      return x;
    case 1:
      return transpose(flip(x, [second]), swapped);
    case 2:
      return flip(x, [first, second]);
    default:
      return flip(transpose(x, swapped), [second]);
  }
}

/** Shifts known numbers of places; what leaves at one end comes in at the other. Mirrors `jnp.roll`. */
export function roll(x: ArrayValue, shifts: readonly number[], axes: readonly number[] | null): ArrayValue {
  if (axes === null) return reshape(roll(ravel(x), shifts, [0]), x.aval.shape);
  const places = canonicalizeAxes(axes, x.aval.ndim);
  const count = Math.max(places.length, shifts.length);
  return range(count).reduce((rolled, index) => {
    return rollAxisBy(rolled, shifts[index % shifts.length]!, places[index % places.length]!);
  }, x);
}

/** `roll` by a number that is an array. */
export function rollBy(x: ArrayValue, shift: ArrayValue, axes: readonly number[] | null): ArrayValue {
  if (axes === null) return reshape(rollBy(ravel(x), shift, [0]), x.aval.shape);
  if (shift.aval.ndim > 0) throw new NotKnownError("the shifts along several axes are elements of an array");
  return canonicalizeAxes(axes, x.aval.ndim).reduce((rolled, axis) => rollDynamically(rolled, shift, axis), x);
}

/** The axis moved to before the one at `start`. Mirrors `jnp.rollaxis`. */
export function rollAxis(x: ArrayValue, axis: number, start: number): ArrayValue {
  const { ndim } = x.aval;
  const from = canonicalizeAxis(axis, ndim);
  if (start < -ndim || start > ndim) {
    throw valueError(`start=${start} must satisfy ${-ndim}<=start<=${ndim}`);
  }
  const before = start < 0 ? start + ndim : start;
  return moveAxes(x, [from], [before > from ? before - 1 : before]);
}

function rollAxisBy(x: ArrayValue, shift: number, axis: number): ArrayValue {
  const { shape } = x.aval;
  const size = shape[axis]!;
  if (size === 0 || shift === 0) return x;
  const start: Dim =
    typeof size === "number" ? ((-shift % size) + size) % size : shift > 0 ? subtractDims(size, shift) : -shift;
  return concatenate([sliceAlong(x, start, size, axis), sliceAlong(x, 0, start, axis)], axis);
}

function rollDynamically(x: ArrayValue, shift: ArrayValue, axis: number): ArrayValue {
  const size = sizeConstant(x.aval.shape[axis]!, "int32");
  const start = lax.sub(size, remainder(convert(shift, "int32"), size));
  const starts = x.aval.shape.map((_, place) => (place === axis ? start : constant(0, "int32")));
  return dynamicSlice(concatenate([x, x], axis), starts, x.aval.shape);
}
