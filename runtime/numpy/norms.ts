// Lengths of vectors and matrices.

import { NotKnownError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { canonicalizeAxes } from "./axes.ts";
import { constant, constantLike } from "./conversion.ts";
import { sqrt } from "./elementary.ts";
import * as lax from "./operators.ts";
import { arrayPower } from "./power.ts";
import { inexactDtype, promoteDtype } from "./promotion.ts";
import { max, min, type ReductionOptions, sum } from "./reductions.ts";
import { absolute } from "./rounding.ts";
import { sumOfSquares } from "./squares.ts";

/** The root of the sum of squares over these axes. */
export function euclideanNorm(x: ArrayValue, options: ReductionOptions): ArrayValue {
  return sqrt(sumOfSquares(promoteDtype(x, inexactDtype), options));
}

/** The `order`-norm of the vectors along one axis, of the whole array if it is a vector and `axes` null. */
export function vectorNorm(x: ArrayValue, order: number, options: ReductionOptions): ArrayValue {
  const axes = canonicalizeAxes(options.axes, x.aval.ndim);
  if (axes.length !== 1) throw new NotKnownError("this norm of matrices is not worked out");
  if (order === 2) return euclideanNorm(x, options);
  const value = promoteDtype(x, inexactDtype);
  const size = absolute(value);
  if (order === Number.POSITIVE_INFINITY) return max(size, { ...options, initial: constant(0, "int32", true) });
  if (order === Number.NEGATIVE_INFINITY) return min(size, options);
  if (order === 0) return sum(lax.ne(value, constantLike(value, 0)), { ...options, dtype: size.aval.dtype });
  if (order === 1) return sum(size, options);
  const exponent = constant(order, size.aval.dtype);
  const total = sum(arrayPower(size, exponent), options);
  return arrayPower(total, lax.div(constant(1, total.aval.dtype), exponent));
}
