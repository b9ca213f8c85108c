// Covariances and correlations of variables.

import { addDims } from "../core/dim.ts";
import { isComplex } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { trueDivide } from "./arithmetic.ts";
import { conjugate, real } from "./classification.ts";
import { dot } from "./contraction.ts";
import { constant, sizeConstant } from "./conversion.ts";
import { diagonal } from "./diagonals.ts";
import { sqrt } from "./elementary.ts";
import { concatenate } from "./joining.ts";
import * as lax from "./operators.ts";
import { convert, inexactDtype, promoteDtypes } from "./promotion.ts";
import { atLeast2d, expandDims, reshape, squeeze, transpose } from "./reshaping.ts";
import { clip } from "./selection.ts";
import { mean } from "./statistics.ts";

/** The covariance matrix of the rows (or columns) of `x`, with those of `y`. Mirrors `jnp.cov` without weights. */
export function covariance(x: ArrayValue, y: ArrayValue | null, rowsVary: boolean, correction: number): ArrayValue {
  const operands = promoteDtypes("cov", y === null ? [x] : [x, y], inexactDtype);
  for (const [name, operand] of [
    ["m", operands[0]],
    ["y", operands[1]],
  ] as const) {
    if (operand !== undefined && operand.aval.ndim > 2) throw valueError(`${name} has more than 2 dimensions`);
  }
  const rows = operands.map((operand) => variablesAsRows(operand, rowsVary));
  const variables = rows.length === 1 ? rows[0]! : concatenate(rows, 0);
  const centered = lax.sub(variables, mean(variables, { axes: [1], keepDims: true }));
  const products = dot(centered, conjugate(transpose(centered, null)));
  const samples = sizeConstant(addDims(variables.aval.shape[1]!, -correction), "int32");
  const matrix = trueDivide(products, convert(samples, "int32", true));
  return variables.aval.shape[0] === 1 ? squeeze(matrix, [0, 1]) : matrix;
}

/** The correlation coefficients: the covariances over the standard deviations. Mirrors `jnp.corrcoef`. */
export function correlation(x: ArrayValue, y: ArrayValue | null, rowsVary: boolean): ArrayValue {
  const matrix = covariance(x, y, rowsVary, 1);
  if (matrix.aval.ndim === 0) return trueDivide(matrix, matrix);
  const deviations = convert(sqrt(real(diagonal(matrix, 0, 0, 1))), matrix.aval.dtype);
  const scaled = lax.div(lax.div(matrix, expandDims(deviations, [1])), expandDims(deviations, [0]));
  if (isComplex(scaled.aval.dtype)) return scaled;
  return clip(scaled, constant(-1, "int32", true), constant(1, "int32", true));
}

function variablesAsRows(x: ArrayValue, rowsVary: boolean): ArrayValue {
  const matrix = reshape(x, atLeast2d(x.aval.shape));
  return rowsVary || x.aval.ndim === 1 ? matrix : transpose(matrix, null);
}
