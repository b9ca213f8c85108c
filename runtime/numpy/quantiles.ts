// Quantiles and medians.

import { formatShape, sizeOf } from "../core/dim.ts";
import { isComplex } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { sort } from "../lax/sort.ts";
import { canonicalizeAxes, range, removeAt } from "./axes.ts";
import { isNaN } from "./classification.ts";
import { logicalNot } from "./comparison.ts";
import { constant, constantLike, sizeConstant } from "./conversion.ts";
import { take, takeAlongAxis } from "./gathering.ts";
import * as lax from "./operators.ts";
import { convert, inexactDtype, promoteDtype } from "./promotion.ts";
import { any, sum } from "./reductions.ts";
import { expandDims, moveAxes, reshape, squeeze } from "./reshaping.ts";
import { where } from "./where.ts";

export type QuantileMethod = "linear" | "lower" | "higher" | "midpoint" | "nearest";

/** The quantiles `q` (a scalar or a vector, whose axis comes first) over axes. Mirrors `jnp.quantile`. */
export function quantile(
  x: ArrayValue,
  q: ArrayValue,
  axes: readonly number[] | null,
  method: QuantileMethod,
  keepDims: boolean,
  ignoresNaN = false,
): ArrayValue {
  const values = promoteDtype(x, inexactDtype);
  if (isComplex(values.aval.dtype)) {
    throw valueError("quantile does not support complex input, as the operation is poorly defined.");
  }
  if (q.aval.ndim > 1) throw valueError(`q must be have rank <= 1, got shape ${formatShape(q.aval.shape)}`);
  const reduced = canonicalizeAxes(axes, x.aval.ndim).toSorted((a, b) => a - b);
  if (new Set(reduced).size !== reduced.length) throw valueError("repeated axis");
  const flat = together(values, reduced);
  const shares = promoteDtype(q, inexactDtype);
  const result = ignoresNaN ? amongNumbers(flat, shares, method) : amongAll(flat, shares, method);
  return keepDims
    ? expandDims(
        result,
        reduced.map((axis) => axis + q.aval.ndim),
      )
    : result;
}

/** The elements of the reduced axes along the first axis. */
function together(x: ArrayValue, axes: readonly number[]): ArrayValue {
  const moved = moveAxes(x, axes, range(axes.length));
  const shape = x.aval.shape;
  return reshape(moved, [sizeOf(axes.map((axis) => shape[axis]!)), ...removeAt(shape, axes)]);
}

/** The quantiles along the first axis; NaN where one of the elements is. */
function amongAll(x: ArrayValue, q: ArrayValue, method: QuantileMethod): ArrayValue {
  const hasNaN = any(isNaN(x), { axes: [0], keepDims: true });
  const sorted = sort([where(hasNaN, constant(Number.NaN, "float32", true), x)], 0)[0]!;
  const { dtype } = q.aval;
  const last = lax.sub(sizeConstant(sorted.aval.shape[0]!, dtype), constant(1, dtype));
  return interpolate(q, last, method, (place) => take(sorted, place, 0, "clip"));
}

/** The quantiles of those elements along the first axis that are numbers. */
function amongNumbers(x: ArrayValue, q: ArrayValue, method: QuantileMethod): ArrayValue {
  const { dtype, ndim } = q.aval;
  const sorted = sort([where(isNaN(x), constant(Number.NaN, "float32", true), x)], 0)[0]!;
  const counted = sum(logicalNot(isNaN(x)), { axes: [0], keepDims: false, dtype });
  const last = expandDims(lax.sub(counted, constant(1, dtype)), range(ndim));
  const spread = expandDims(q, range(ndim, ndim + counted.aval.ndim));
  return interpolate(spread, last, method, (place) => {
    if (ndim === 1) return takeAlongAxis(sorted, place, 0, "clip");
    return squeeze(takeAlongAxis(sorted, expandDims(place, [0]), 0, "clip"), [0]);
  });
}

/** What lies at the share `q` of the way from the first element to the one at `last`. */
function interpolate(
  q: ArrayValue,
  last: ArrayValue,
  method: QuantileMethod,
  elementsAt: (place: ArrayValue) => ArrayValue,
): ArrayValue {
  const { dtype } = q.aval;
  const place = lax.mul(q, last);
  const [low, high] = [unary.floor(place), unary.ceil(place)];
  const highWeight = lax.sub(place, low);
  const lowWeight = lax.sub(constant(1, dtype), highWeight);
  const pick = (index: ArrayValue) => elementsAt(convert(lax.min(lax.max(index, constant(0, dtype)), last), "int32"));
  const [lower, upper] = [pick(low), pick(high)];
  const weigh = (weight: ArrayValue) => expandDims(weight, range(weight.aval.ndim, lower.aval.ndim));
  switch (method) {
    case "lower":
      return lower;
    case "higher":
      return upper;
    case "nearest":
      return where(lax.le(weigh(highWeight), constantLike(highWeight, 0.5)), lower, upper);
    case "midpoint":
      return lax.mul(lax.add(lower, upper), constantLike(lower, 0.5));
    case "linear":
      return lax.add(
        lax.mul(convert(lower, dtype), weigh(lowWeight)),
        lax.mul(convert(upper, dtype), weigh(highWeight)),
      );
  }
}
