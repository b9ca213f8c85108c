// Matrices as products of simpler ones. The last two axes are the matrix.

import { minDims } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import * as linalg from "../lax/linalg.ts";
import { rev, transpose } from "../lax/reshape.ts";
import { sort } from "../lax/sort.ts";
import { range } from "./axes.ts";
import { conjugate } from "./classification.ts";
import { constant } from "./conversion.ts";
import { eye } from "./creation.ts";
import { tril, triu } from "./diagonals.ts";
import { takeAlongAxis } from "./gathering.ts";
import * as lax from "./operators.ts";
import { convert, inexactDtype, promoteDtype, realDtype } from "./promotion.ts";
import { expandDims, matrixTranspose } from "./reshaping.ts";
import { sliceAlong } from "./splitting.ts";

/** The matrix in a floating dtype. */
export const inexactMatrix = (x: ArrayValue): ArrayValue => promoteDtype(x, inexactDtype);

/** The conjugate transpose of matrices. */
export function adjoint(x: ArrayValue): ArrayValue {
  const { ndim } = x.aval;
  return conjugate(transpose(x, [...range(Math.max(0, ndim - 2)), ndim - 1, ndim - 2]));
}

/** The lower triangle whose product with its conjugate transpose is the matrix; NaN where there is none. */
export function cholesky(x: ArrayValue, symmetrizes: boolean): ArrayValue {
  const matrix = inexactMatrix(x);
  return tril(linalg.cholesky(symmetrizes ? symmetric(matrix) : matrix), 0);
}

/** Eigenvalues in rising order and eigenvectors as columns, of a symmetric matrix. Mirrors `jnp.linalg.eigh`. */
export function eigh(
  x: ArrayValue,
  lower: boolean,
  symmetrizes: boolean,
): readonly [values: ArrayValue, vectors: ArrayValue] {
  const matrix = inexactMatrix(x);
  const [vectors, values] = linalg.eigh(symmetrizes ? symmetric(matrix) : matrix, lower);
  return [values, vectors];
}

/** A permutation, a lower triangle with ones on its diagonal, and an upper one. Mirrors `jsp.linalg.lu`. */
export function lu(x: ArrayValue): readonly [permutation: ArrayValue, lower: ArrayValue, upper: ArrayValue] {
  const matrix = inexactMatrix(x);
  const [factors, , order] = linalg.lu(matrix);
  const [rows, columns, ...more] = factors.aval.shape;
  if (more.length > 0) throw valueError("too many values to unpack (expected 2)");
  const { dtype } = matrix.aval;
  const size = minDims(rows!, columns!);
  const isSource = lax.eq(expandDims(order, [0]), expandDims(iota("int32", [rows!], 0), [1]));
  const lower = lax.add(sliceAlong(tril(factors, -1), 0, size, 1), eye(rows!, size, constant(0, "int32"), dtype));
  return [convert(isSource, realDtype(dtype)), lower, sliceAlong(triu(factors, 0), 0, size, 0)];
}

/** Left vectors as columns, singular values in falling order, right vectors as rows. Mirrors `jnp.linalg.svd`. */
export function svd(
  x: ArrayValue,
  fullMatrices: boolean,
  isHermitian: boolean,
): readonly [u: ArrayValue, values: ArrayValue, vh: ArrayValue] {
  return isHermitian ? hermitianSvd(inexactMatrix(x)) : linalg.svd(inexactMatrix(x), fullMatrices);
}

/** The singular values, in falling order. Mirrors `jnp.linalg.svdvals`. */
export function svdValues(x: ArrayValue, isHermitian = false): ArrayValue {
  if (!isHermitian) return linalg.svdValues(inexactMatrix(x));
  const sizes = unary.abs(eigh(x, true, true)[0]);
  const last = sizes.aval.ndim - 1;
  return rev(sort([sizes], last)[0]!, [last]);
}

/** The singular values of a symmetric matrix are its eigenvalues but for their signs. */
function hermitianSvd(matrix: ArrayValue): readonly [ArrayValue, ArrayValue, ArrayValue] {
  const [eigenvalues, vectors] = eigh(matrix, true, true);
  const last = eigenvalues.aval.ndim - 1;
  const places = iota("int32", eigenvalues.aval.shape, last);
  const rising = sort([unary.abs(eigenvalues), places, unary.sign(eigenvalues)], last);
  const [values, order, signs] = rising.map((part) => rev(part, [last]));
  const u = takeAlongAxis(vectors, expandDims(order!, [-2]), -1, "fill");
  return [u, values!, adjoint(lax.mul(u, convert(expandDims(signs!, [-2]), u.aval.dtype)))];
}

function symmetric(x: ArrayValue): ArrayValue {
  const sum = lax.add(x, adjoint(x));
  return lax.divByConstant(sum, constant(2, sum.aval.dtype, true));
}

/** The conjugate transpose of a factor, for the other triangle. */
export const flipped = (factor: ArrayValue): ArrayValue => conjugate(matrixTranspose(factor));
