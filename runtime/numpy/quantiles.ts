// Quantiles and medians.

import { formatShape, sizeOf } from "../core/dim.ts";
import { isComplex } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { sort } from "../lax/sort.ts";
import { canonicalizeAxes, range, removeAt } from "./axes.ts";
import { isNaN } from "./classification.ts";
import { constant, constantLike, sizeConstant } from "./conversion.ts";
import { take } from "./gathering.ts";
import * as lax from "./operators.ts";
import { convert, inexactDtype, promoteDtype } from "./promotion.ts";
import { any } from "./reductions.ts";
import { expandDims, moveAxes, reshape } from "./reshaping.ts";
import { where } from "./where.ts";

export type QuantileMethod = "linear" | "lower" | "higher" | "midpoint" | "nearest";

/** The quantiles `q` (a scalar or a vector, whose axis comes first) over axes. Mirrors `jnp.quantile`. */
export function quantile(
  x: ArrayValue,
  q: ArrayValue,
  axes: readonly number[] | null,
  method: QuantileMethod,
  keepDims: boolean,
): ArrayValue {
  const values = promoteDtype(x, inexactDtype);
  if (isComplex(values.aval.dtype)) {
    throw valueError("quantile does not support complex input, as the operation is poorly defined.");
  }
  if (q.aval.ndim > 1) throw valueError(`q must be have rank <= 1, got shape ${formatShape(q.aval.shape)}`);
  const reduced = canonicalizeAxes(axes, x.aval.ndim).toSorted((a, b) => a - b);
  if (new Set(reduced).size !== reduced.length) throw valueError("repeated axis");
  const sorted = sortedTogether(values, reduced);
  const result = interpolate(sorted, promoteDtype(q, inexactDtype), method);
  return keepDims
    ? expandDims(
        result,
        reduced.map((axis) => axis + q.aval.ndim),
      )
    : result;
}

/** The elements of the reduced axes in order, along the first axis; all NaN where one of them is. */
function sortedTogether(x: ArrayValue, axes: readonly number[]): ArrayValue {
  const moved = moveAxes(x, axes, range(axes.length));
  const shape = x.aval.shape;
  const flat = reshape(moved, [sizeOf(axes.map((axis) => shape[axis]!)), ...removeAt(shape, axes)]);
  const hasNaN = any(isNaN(flat), { axes: [0], keepDims: true });
  return sort([where(hasNaN, constant(Number.NaN, "float32", true), flat)], 0)[0]!;
}

function interpolate(sorted: ArrayValue, q: ArrayValue, method: QuantileMethod): ArrayValue {
  const { dtype } = q.aval;
  const last = lax.sub(sizeConstant(sorted.aval.shape[0]!, dtype), constant(1, dtype));
  const place = lax.mul(q, last);
  const [low, high] = [unary.floor(place), unary.ceil(place)];
  const highWeight = lax.sub(place, low);
  const lowWeight = lax.sub(constant(1, dtype), highWeight);
  const pick = (index: ArrayValue) => {
    const inside = lax.min(lax.max(index, constant(0, dtype)), last);
    return take(sorted, convert(inside, "int32"), 0, "clip");
  };
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
