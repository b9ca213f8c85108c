// Lengths of vectors and matrices.

import { formatShape } from "../core/dim.ts";
import { isInexact } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { canonicalizeAxes } from "./axes.ts";
import { constant, constantLike } from "./conversion.ts";
import { sqrt } from "./elementary.ts";
import { svdValues } from "./factorisations.ts";
import * as lax from "./operators.ts";
import { arrayPower } from "./power.ts";
import { inexactDtype, promoteDtype, realDtype } from "./promotion.ts";
import { max, min, type Reduction, type ReductionOptions, sum } from "./reductions.ts";
import { expandDims, moveAxes } from "./reshaping.ts";
import { absolute } from "./rounding.ts";
import { sumOfSquares } from "./squares.ts";

/** Which length is meant: null for the usual one. */
export type NormOrder = number | string | null;

/** The root of the sum of squares over these axes. */
export function euclideanNorm(x: ArrayValue, options: ReductionOptions): ArrayValue {
  return sqrt(sumOfSquares(promoteDtype(x, inexactDtype), options));
}

/** The length of vectors along one axis or of matrices along two; of the whole array for two nulls. Mirrors `jnp.linalg.norm`. */
export function norm(x: ArrayValue, order: NormOrder, axes: readonly number[] | null, keepDims: boolean): ArrayValue {
  const value = promoteDtype(x, inexactDtype);
  if (axes === null && order === null) return euclideanNorm(value, { axes, keepDims });
  const along = canonicalizeAxes(axes, x.aval.ndim);
  if (along.length === 1) return vectorNorm(value, order, { axes: along, keepDims });
  if (along.length === 2) return matrixNorm(value, order, along, keepDims);
  throw valueError(
    `Improper number of axes for norm: axis=${formatShape(along)}. Pass one axis to compute a vector-norm, or two axes to compute a matrix-norm.`,
  );
}

/** The length of vectors over any axes, in whole numbers where these are added up. Mirrors `jnp.linalg.vector_norm`. */
export function vectorNorm(x: ArrayValue, order: NormOrder, options: ReductionOptions): ArrayValue {
  if (order === null || order === 2) return euclideanNorm(x, options);
  if (typeof order === "string") {
    const hint = { inf: "Use 'jax.numpy.inf' instead.", "-inf": "Use '-jax.numpy.inf' instead." }[order] ?? "";
    throw valueError(`Invalid order '${order}' for vector norm.${hint}`);
  }
  if (order === 0) return countedNorm(x, options);
  const sizes = absolute(x);
  if (order === Number.POSITIVE_INFINITY) return largest(sizes, options);
  if (order === Number.NEGATIVE_INFINITY) return min(sizes, options);
  if (order === 1) return sum(sizes, options);
  const exponent = constant(order, sizes.aval.dtype);
  const total = sum(arrayPower(sizes, exponent), options);
  return arrayPower(total, lax.div(constant(1, total.aval.dtype), exponent));
}

function countedNorm(x: ArrayValue, options: ReductionOptions): ArrayValue {
  const { dtype } = x.aval;
  if (dtype !== "unknown" && !isInexact(dtype)) throw valueError(`data type <class 'numpy.${dtype}'> not inexact`);
  return sum(lax.ne(x, constantLike(x, 0)), { ...options, dtype: realDtype(dtype) });
}

function matrixNorm(x: ArrayValue, order: NormOrder, axes: readonly number[], keepDims: boolean): ArrayValue {
  const [rows, columns] = axes;
  switch (order) {
    case null:
    case "f":
    case "fro":
      return euclideanNorm(x, { axes, keepDims });
    case 1:
      return ofLines(x, rows!, columns!, largest, keepDims);
    case -1:
      return ofLines(x, rows!, columns!, min, keepDims);
    case Number.POSITIVE_INFINITY:
      return ofLines(x, columns!, rows!, largest, keepDims);
    case Number.NEGATIVE_INFINITY:
      return ofLines(x, columns!, rows!, min, keepDims);
    case 2:
      return ofSingularValues(x, axes, largest, keepDims);
    case -2:
      return ofSingularValues(x, axes, min, keepDims);
    case "nuc":
      return ofSingularValues(x, axes, sum, keepDims);
    default:
      throw valueError(`Invalid order '${order}' for matrix norm.`);
  }
}

/** The sizes added up along one axis, reduced along the other. */
function ofLines(x: ArrayValue, summed: number, other: number, reduce: Reduction, keepDims: boolean): ArrayValue {
  const sums = sum(absolute(x), { axes: [summed], keepDims });
  return reduce(sums, { axes: [!keepDims && other > summed ? other - 1 : other], keepDims });
}

function ofSingularValues(x: ArrayValue, axes: readonly number[], reduce: Reduction, keepDims: boolean): ArrayValue {
  const values = svdValues(moveAxes(x, axes, [-2, -1]));
  const result = reduce(values, { axes: [-1], keepDims: false });
  return keepDims ? expandDims(result, axes) : result;
}

const largest: Reduction = (x, options) => max(x, { ...options, initial: constant(0, "int32", true) });
