// Functions of neighbouring elements along an axis, and of tables.

import { addDims, subtractDims } from "../core/dim.ts";
import { isComplex } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import { unifyShapes } from "../lax/naryop.ts";
import { add, multiply, subtract, trueDivide } from "./arithmetic.ts";
import { canonicalizeAxis, range, replaceAt } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { notEqual } from "./comparison.ts";
import { constant, sizeConstant } from "./conversion.ts";
import { take } from "./gathering.ts";
import { concatenate } from "./joining.ts";
import * as lax from "./operators.ts";
import { arrayPower } from "./power.ts";
import { convert, inexactDtype, promoteDtype, promoteDtypes } from "./promotion.ts";
import { sum } from "./reductions.ts";
import { expandDims, moveAxes, ravel } from "./reshaping.ts";
import { clip } from "./selection.ts";
import { sliceAlong } from "./splitting.ts";
import { where } from "./where.ts";

/** The differences of neighbours along an axis, taken `order` times. Mirrors `jnp.diff`. */
export function diff(
  x: ArrayValue,
  order: number,
  axis: number,
  before: ArrayValue | null,
  after: ArrayValue | null,
): ArrayValue {
  if (order < 0) throw valueError(`order must be non-negative but got ${order}`);
  if (order === 0) return x;
  const along = canonicalizeAxis(axis, x.aval.ndim);
  const edge = (value: ArrayValue) =>
    value.aval.ndim === 0 ? broadcastTo(value, replaceAt(x.aval.shape, along, 1)) : value;
  const parts = [before === null ? [] : [edge(before)], [x], after === null ? [] : [edge(after)]].flat();
  const joined = parts.length === 1 ? x : concatenate(parts, along);
  const difference = joined.aval.dtype === "bool" ? notEqual : subtract;
  return range(order).reduce((values) => {
    const [earlier, later] = neighbours(values, along);
    return difference(later, earlier);
  }, joined);
}

/** The differences of neighbours in the flattened array, between two ends. Mirrors `jnp.ediff1d`. */
export function ediff1d(x: ArrayValue, begin: ArrayValue | null, end: ArrayValue | null): ArrayValue {
  const flat = ravel(x);
  const [earlier, later] = neighbours(flat, 0);
  const edges = [begin, end].map((edge) => (edge === null ? [] : [ravel(convert(edge, x.aval.dtype))]));
  return concatenate([...edges[0]!, lax.sub(later, earlier), ...edges[1]!], 0);
}

/** The integral along an axis by the trapezoid rule; `spacing` is a scalar or the positions. */
export function trapezoid(y: ArrayValue, positions: ArrayValue | null, spacing: ArrayValue, axis: number): ArrayValue {
  const operands = positions === null ? [y] : [y, positions];
  const [values, places] = promoteDtypes("trapezoid", operands, inexactDtype);
  const [earlier, later] = neighbours(moveAxes(values!, [axis], [-1]), -1);
  const widths = places === undefined ? spacing : widthsOf(places, axis);
  const areas = multiply(widths, add(later, earlier));
  return multiply(constant(0.5, "float32", true), sum(areas, { axes: [-1], keepDims: false }));
}

/** Where in the sorted vector `table` each value belongs: before equal ones, or behind them. */
export function searchSorted(table: ArrayValue, values: ArrayValue, side: "left" | "right"): ArrayValue {
  if (table.aval.ndim !== 1) throw valueError("a should be 1-dimensional");
  const [sorted, sought] = promoteDtypes("searchsorted", [table, values]);
  const spread = expandDims(sorted!, range(1, 1 + sought!.aval.ndim));
  const isBefore = (side === "left" ? lax.lt : lax.le)(spread, expandDims(sought!, [0]));
  return sum(isBefore, { axes: [0], keepDims: false });
}

/** The values between those of a table, on straight lines. Mirrors `jnp.interp` without a period. */
export function interpolate(
  x: ArrayValue,
  positions: ArrayValue,
  values: ArrayValue,
  left: ArrayValue | null,
  right: ArrayValue | null,
): ArrayValue {
  if (positions.aval.ndim !== 1 || unifyShapes([positions.aval.shape, values.aval.shape]) === null) {
    throw valueError("xp and fp must be one-dimensional arrays of equal size");
  }
  const [at, xp] = promoteDtypes("interp", [x, positions], inexactDtype);
  const fp = promoteDtype(values, inexactDtype);
  if (isComplex(at!.aval.dtype)) throw valueError("jnp.interp: complex x values not supported.");
  const last = subtractDims(xp!.aval.shape[0]!, 1);
  const upper = clip(searchSorted(xp!, at!, "right"), constant(1, "int32"), sizeConstant(last, "int32"));
  const lower = subtract(upper, constant(1, "int32"));
  const pick = (table: ArrayValue, index: ArrayValue) => take(table, index, 0, "clip");
  const rise = subtract(pick(fp, upper), pick(fp, lower));
  const run = subtract(pick(xp!, upper), pick(xp!, lower));
  const isFlat = lax.le(unary.abs(run), constant(1.4210854715202004e-14, run.aval.dtype));
  const slope = trueDivide(subtract(at!, pick(xp!, lower)), where(isFlat, constant(1, "int32", true), run));
  const inside = where(isFlat, pick(fp, lower), add(pick(fp, lower), multiply(slope, rise)));
  const ends = [constant(0, "int32"), sizeConstant(last, "int32")];
  const raised = where(lax.lt(at!, pick(xp!, ends[0]!)), left ?? pick(fp, ends[0]!), inside);
  return where(lax.gt(at!, pick(xp!, ends[1]!)), right ?? pick(fp, ends[1]!), raised);
}

/** The powers of a vector's elements, as columns. Mirrors `jnp.vander`. */
export function vander(x: ArrayValue, columns: number | null, isIncreasing: boolean): ArrayValue {
  if (x.aval.ndim !== 1) throw valueError("x must be a one-dimensional array");
  const count = columns ?? x.aval.shape[0]!;
  const powers = iota(x.aval.dtype, [count], 0);
  const last = sizeConstant(addDims(count, -1), x.aval.dtype);
  return arrayPower(expandDims(x, [1]), expandDims(isIncreasing ? powers : lax.sub(last, powers), [0]));
}

function neighbours(x: ArrayValue, axis: number): readonly [ArrayValue, ArrayValue] {
  const along = canonicalizeAxis(axis, x.aval.ndim);
  const size = x.aval.shape[along]!;
  return [sliceAlong(x, 0, subtractDims(size, 1), along), sliceAlong(x, 1, size, along)];
}

function widthsOf(places: ArrayValue, axis: number): ArrayValue {
  const widths = diff(places, 1, places.aval.ndim === 1 ? 0 : axis, null, null);
  return places.aval.ndim === 1 ? widths : moveAxes(widths, [axis], [-1]);
}
