// The functions of jax.nn that look along axes.

import { type Dim, moduloDims } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { PythonError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as lax from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import { add, multiply, subtract, trueDivide } from "../numpy/arithmetic.ts";
import { canonicalizeAxis, insertAt } from "../numpy/axes.ts";
import { equal } from "../numpy/comparison.ts";
import { constant } from "../numpy/conversion.ts";
import { exp, log } from "../numpy/elementary.ts";
import { convert } from "../numpy/promotion.ts";
import { count, logSumExp, max, type ReductionOptions, sum } from "../numpy/reductions.ts";
import { expandDims } from "../numpy/reshaping.ts";
import { square } from "../numpy/rounding.ts";
import { clip } from "../numpy/selection.ts";
import { split } from "../numpy/splitting.ts";
import { mean } from "../numpy/statistics.ts";
import { where } from "../numpy/where.ts";

const minusInfinity = () => constant(Number.NEGATIVE_INFINITY, "float32", true);

/** Exponentials that sum up to one along the axes; elements that `mask` leaves out are zero. */
export function softmax(x: ArrayValue, axes: readonly number[] | null, mask: ArrayValue | null): ArrayValue {
  const reduced = { axes, keepDims: true, where: mask };
  const largest = max(x, { ...reduced, initial: minusInfinity() });
  const unnormalized = exp(subtract(masked(x, mask, minusInfinity()), largest));
  const result = trueDivide(unnormalized, sum(unnormalized, reduced));
  return masked(result, mask, constant(0, "int32", true));
}

/** The logarithm of `softmax`. */
export function logSoftmax(x: ArrayValue, axes: readonly number[] | null, mask: ArrayValue | null): ArrayValue {
  const reduced = { axes, keepDims: true, where: mask };
  const largest = max(x, { ...reduced, initial: minusInfinity() });
  const shifted = subtract(masked(x, mask, minusInfinity()), largest);
  return masked(subtract(shifted, log(sum(exp(shifted), reduced))), mask, minusInfinity());
}

/** The logarithm of the mean of the exponentials. */
export function logMeanExp(x: ArrayValue, options: ReductionOptions): ArrayValue {
  const total = logSumExp(x, options);
  return subtract(total, log(count(x, options, total.aval.dtype)));
}

/** One in the place that each element names along a new axis of this size, zero elsewhere. Mirrors `nn.one_hot`. */
export function oneHot(x: ArrayValue, classes: Dim, dtype: DType, axis: number): ArrayValue {
  const place = canonicalizeAxis(axis, x.aval.ndim + 1);
  const shape = insertAt(
    x.aval.shape.map((): Dim => 1),
    place,
    classes,
  );
  return convert(equal(expandDims(x, [place]), iota(x.aval.dtype, shape, place)), dtype);
}

/** The first half along an axis, times the sigmoid of the second. */
export function glu(x: ArrayValue, axis: number): ArrayValue {
  const size = x.aval.shape.at(axis)!;
  if (moduloDims(size, 2) === 1) throw new PythonError("AssertionError", "axis size must be divisible by 2");
  const [values, gates] = split(x, 2, axis);
  return multiply(values!, lax.logistic(gates!));
}

export interface StandardizeOptions {
  readonly axes: readonly number[] | null;
  readonly mean: ArrayValue | null;
  readonly variance: ArrayValue | null;
  readonly epsilon: ArrayValue;
  readonly where: ArrayValue | null;
  readonly algorithm: string;
}

/** Shifted and scaled to mean zero and variance one along axes. Mirrors `nn.standardize`. */
export function standardize(x: ArrayValue, options: StandardizeOptions): ArrayValue {
  const reduced = { axes: options.axes, keepDims: true, where: options.where };
  const center = options.mean ?? mean(x, reduced);
  const spread = options.variance ?? varianceAround(x, center, reduced, options.algorithm);
  return multiply(subtract(x, center), lax.rsqrt(add(spread, options.epsilon)));
}

function varianceAround(x: ArrayValue, center: ArrayValue, options: ReductionOptions, algorithm: string): ArrayValue {
  if (algorithm === "stable") return mean(square(subtract(x, center)), options);
  if (algorithm !== "fast") throw valueError(`Unknown algorithm '${algorithm}'. Expected 'fast' or 'stable'.`);
  const variance = subtract(mean(square(x), options), square(center));
  return clip(variance, constant(0, "int32", true), null);
}

function masked(x: ArrayValue, mask: ArrayValue | null, fill: ArrayValue): ArrayValue {
  return mask === null ? x : where(mask, x, fill);
}
