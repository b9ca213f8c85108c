// Samples made with factorisations of matrices.

import { formatDim, formatShape, maxDims, minDims, type Shape, unifyDims } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { qr } from "../lax/linalg.ts";
import { add } from "../numpy/arithmetic.ts";
import { broadcastShapes } from "../numpy/broadcasting.ts";
import { diagonal } from "../numpy/diagonals.ts";
import { einsum } from "../numpy/einsum.ts";
import { cholesky, eigh, svd } from "../numpy/factorisations.ts";
import { mul } from "../numpy/operators.ts";
import { inexactDtype, promoteDtypes } from "../numpy/promotion.ts";
import { expandDims, matrixTranspose } from "../numpy/reshaping.ts";
import { checkShape, type FloatDType, normal } from "./distributions.ts";

/** By which factor of the covariance normal samples are correlated. */
export type CovarianceMethod = "cholesky" | "eigh" | "svd";

/** Vectors of normal samples with these means and covariances. Mirrors `jax.random.multivariate_normal`. */
export function multivariateNormal(
  key: ArrayValue,
  givenMean: ArrayValue,
  givenCovariance: ArrayValue,
  shape: Shape | null,
  dtype: FloatDType,
  method: CovarianceMethod,
): ArrayValue {
  const [mean, covariance] = promoteDtypes("multivariate_normal", [givenMean, givenCovariance], inexactDtype);
  const [means, covariances] = [mean!.aval.shape, covariance!.aval.shape];
  if (means.length < 1) {
    throw valueError("multivariate_normal requires mean.ndim >= 1, got mean.ndim == 0");
  }
  if (covariances.length < 2) {
    throw valueError(`multivariate_normal requires cov.ndim >= 2, got cov.ndim == ${covariances.length}`);
  }
  const size = means.at(-1)!;
  if (covariances.slice(-2).some((side) => unifyDims(side, size) === null)) {
    throw valueError(
      `multivariate_normal requires cov.shape == (..., n, n) for n=${formatDim(size)}, but got cov.shape == ${formatShape(covariances)}.`,
    );
  }
  const stacks = [means.slice(0, -1), covariances.slice(0, -2)];
  const sizes = shape === null ? broadcastShapes(stacks) : checkShape("normal", shape, stacks);
  const samples = normal(key, [...sizes, size], dtype);
  return add(mean!, einsum("...ij,...j->...i", [factorOf(covariance!, method), samples], null));
}

/** Orthogonal matrices, or the columns or rows of some. Mirrors `jax.random.orthogonal`. */
export function orthogonal(
  key: ArrayValue,
  rows: Shape[number],
  columns: Shape[number],
  shape: Shape,
  dtype: FloatDType | "complex64",
): ArrayValue {
  const [q, r] = qr(normal(key, [...shape, maxDims(rows, columns), minDims(rows, columns)], dtype), false);
  const signs = unary.sign(diagonal(r, 0, -2, -1));
  const columnsFirst = mul(q, expandDims(signs, [-2]));
  const isWide = typeof rows === "number" && typeof columns === "number" && rows < columns;
  return isWide ? matrixTranspose(columnsFirst) : columnsFirst;
}

function factorOf(covariance: ArrayValue, method: CovarianceMethod): ArrayValue {
  switch (method) {
    case "cholesky":
      return cholesky(covariance, true);
    case "eigh": {
      const [values, vectors] = eigh(covariance, true, true);
      return mul(vectors, expandDims(unary.sqrt(values), [-2]));
    }
    case "svd": {
      const [u, values] = svd(covariance, true, false);
      return mul(u, expandDims(unary.sqrt(values), [-2]));
    }
  }
}
