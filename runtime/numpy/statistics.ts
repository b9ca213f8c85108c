// Means, variances, and reductions that look past what is not a number.

import { type DType, isComplex, isInexact } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { unifyShapes } from "../lax/naryop.ts";
import { canonicalizeAxes, range } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { isNaN } from "./classification.ts";
import { constant, constantLike, sizeConstant } from "./conversion.ts";
import * as lax from "./operators.ts";
import { convert, inexactDtype, promoteDtype, promoteDtypes, realDtype, widenedFloat } from "./promotion.ts";
import {
  all,
  checkWhere,
  count,
  max,
  min,
  prod,
  type Reduction,
  type ReductionOptions,
  reducedSize,
  sum,
} from "./reductions.ts";
import { reshape } from "./reshaping.ts";
import { sumOfSquares } from "./squares.ts";
import { where } from "./where.ts";

export interface VarianceOptions extends ReductionOptions {
  /** What the number of elements is lessened by, `ddof`. */
  readonly correction: ArrayValue;
  /** The mean, with the reduced axes kept, where the caller knows it. */
  readonly mean: ArrayValue | null;
}

/** The arithmetic mean; integers give float32. */
export const mean: Reduction = (x, options) => {
  const mask = checkWhere("mean", options.where);
  const resultDtype = options.dtype ?? inexactDtype(x.aval.dtype);
  const dtype = options.dtype == null ? widenedFloat(resultDtype) : resultDtype;
  const normalizer = count(x, { ...options, where: mask }, dtype);
  const divide = mask === null ? lax.divByConstant : lax.div;
  return convert(divide(sum(x, { ...options, where: mask, dtype }), normalizer), resultDtype);
};

/** The mean square distance from the mean; complex numbers have a real variance. */
export function variance(x: ArrayValue, options: VarianceOptions): ArrayValue {
  const { computation, result } = varianceDtypes(x.aval.dtype, options.dtype ?? null);
  const mask = checkWhere("var", options.where);
  const value = convert(x, computation);
  const center =
    options.mean === null
      ? mean(value, { axes: options.axes, keepDims: true, dtype: computation, where: mask })
      : convert(options.mean, computation);
  const reduced = { axes: options.axes, keepDims: options.keepDims, where: mask };
  const total = sumOfSquares(lax.sub(value, center), reduced);
  const { dtype, shape } = total.aval;
  const normalizer = lax.sub(count(x, reduced, dtype), convert(options.correction, dtype));
  const quotient = convert(unary.div(total, broadcastTo(normalizer, shape)), result);
  return where(lax.gt(normalizer, constant(0, dtype)), quotient, constant(Number.NaN, "float32", true));
}

/** The square root of the variance. */
export function standardDeviation(x: ArrayValue, options: VarianceOptions): ArrayValue {
  if (options.dtype != null && !isInexact(options.dtype)) {
    throw valueError(`dtype argument to jnp.std must be inexact; got ${options.dtype}`);
  }
  return unary.sqrt(variance(x, options));
}

/** The mean weighted by `weights`, and the sum of the weights. Mirrors `jnp.average`. */
export function average(
  x: ArrayValue,
  weights: ArrayValue | null,
  options: ReductionOptions,
): { readonly average: ArrayValue; readonly weightSum: ArrayValue } {
  if (weights === null) {
    const result = mean(promoteDtype(x, inexactDtype), options);
    return {
      average: result,
      weightSum: sizeConstant(reducedSize(x.aval.shape, options.axes), result.aval.dtype),
    };
  }
  const [value, given] = promoteDtypes("average", [x, weights], inexactDtype);
  const aligned = alignWeights(value!, given!, options.axes);
  const weightSum = sum(aligned, options);
  return { average: lax.div(sum(lax.mul(value!, aligned), options), weightSum), weightSum };
}

export const nanSum = ignoringNaN(sum, 0);
export const nanProd = ignoringNaN(prod, 1);
export const nanMax = ignoringNaN(max, Number.NEGATIVE_INFINITY, true);
export const nanMin = ignoringNaN(min, Number.POSITIVE_INFINITY, true);

export const nanMean: Reduction = (x, options) => {
  if (!isInexact(x.aval.dtype)) return mean(x, options);
  const dtype = options.dtype ?? x.aval.dtype;
  const counted = sum(unary.not(isNaN(x)), { ...options, dtype });
  return lax.div(nanSum(x, { ...options, dtype }), counted);
};

/** The variance of what is a number. Mirrors `jnp.nanvar`. */
export function nanVariance(x: ArrayValue, options: VarianceOptions): ArrayValue {
  const { computation, result } = varianceDtypes(x.aval.dtype, options.dtype ?? null);
  const reduced = { axes: options.axes, keepDims: options.keepDims, where: options.where ?? null };
  const value = convert(x, computation);
  const center = options.mean ?? nanMean(value, { ...reduced, keepDims: true, dtype: computation });
  const centered = lax.sub(value, convert(center, computation));
  const squares = squaredMagnitude(where(isNaN(value), constant(0, "int32", true), centered));
  const counted = sum(unary.not(isNaN(value)), reduced);
  const [total, correction] = promoteDtypes("subtract", [counted, options.correction]);
  const normalizer = lax.sub(total!, correction!);
  const isEmpty = lax.le(normalizer, constant(0, normalizer.aval.dtype));
  const sums = where(isEmpty, constant(Number.NaN, "float32", true), sum(squares, reduced));
  const divisor = where(isEmpty, constant(1, "int32", true), normalizer);
  return convert(lax.div(sums, convert(divisor, sums.aval.dtype)), result);
}

export function nanStandardDeviation(x: ArrayValue, options: VarianceOptions): ArrayValue {
  return unary.sqrt(nanVariance(x, options));
}

/** Mirrors `_nan_reduction`. */
function ignoringNaN(reduction: Reduction, neutral: number, keepsAllNaN = false): Reduction {
  return (x, options) => {
    if (!isInexact(x.aval.dtype)) return reduction(x, options);
    const result = reduction(where(isNaN(x), constant(neutral, x.aval.dtype), x), options);
    if (!keepsAllNaN || options.initial != null) return result;
    const isAllNaN = all(isNaN(x), { axes: options.axes, keepDims: options.keepDims });
    return where(isAllNaN, constantLike(x, Number.NaN), result);
  };
}

function squaredMagnitude(x: ArrayValue): ArrayValue {
  return isComplex(x.aval.dtype) ? unary.real(lax.mul(x, unary.conj(x))) : unary.square(x);
}

/** Mirrors `_var_promote_types`. */
function varianceDtypes(given: DType, dtype: DType | null): { computation: DType; result: DType } {
  if (dtype === null) {
    const inexact = inexactDtype(given);
    return { computation: widenedFloat(inexact), result: realDtype(inexact) };
  }
  if (isComplex(dtype) || !isComplex(given)) return { computation: widenedFloat(dtype), result: dtype };
  throw valueError(
    "jax.numpy.var does not yet support real dtype parameters when computing the variance of an array of complex values. The semantics of numpy.var seem unclear in this case. Please comment on https://github.com/jax-ml/jax/issues/2283 if this behavior is important to you.",
  );
}

function alignWeights(x: ArrayValue, weights: ArrayValue, axes: readonly number[] | null): ArrayValue {
  const { shape, ndim } = x.aval;
  if (unifyShapes([shape, weights.aval.shape]) !== null) return weights;
  if (axes === null) throw valueError("Axis must be specified when shapes of a and weights differ.");
  const canonical = canonicalizeAxes(axes, ndim);
  const expected = canonical.map((axis) => shape[axis]!);
  if (unifyShapes([expected, weights.aval.shape]) === null) {
    throw valueError("Shape of weights must be consistent with shape of a along specified axis.");
  }
  const spread = reshape(
    weights,
    range(ndim).map((axis) => (canonical.includes(axis) ? shape[axis]! : 1)),
  );
  return broadcastTo(spread, shape);
}
