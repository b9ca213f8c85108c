// Systems of linear equations, and what is computed like them. The last two axes are the matrix.

import { definitelyEqual, formatShape, maxDims, type Shape, unifyDims } from "../core/dim.ts";
import { type DType, intDtype, isComplex, kindOf } from "../core/dtype.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import * as linalg from "../lax/linalg.ts";
import { full } from "../lax/literal.ts";
import { trueDivide } from "./arithmetic.ts";
import { range } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { conjugate, isNaN, real } from "./classification.ts";
import { logicalAnd, logicalNot } from "./comparison.ts";
import { matmul } from "./contraction.ts";
import { constant, constantLike, sizeConstant } from "./conversion.ts";
import { eye } from "./creation.ts";
import { diagonal } from "./diagonals.ts";
import { inexactMatrix, svd, svdValues } from "./factorisations.ts";
import { takeAlongAxis } from "./gathering.ts";
import { index } from "./indexing.ts";
import { euclideanNorm, type NormOrder, norm } from "./norms.ts";
import * as lax from "./operators.ts";
import { convert, inexactDtype, promoteDtypes, realDtype } from "./promotion.ts";
import { any, countNonzero, max, prod, sum } from "./reductions.ts";
import { expandDims, matrixTranspose, ravel, squeeze } from "./reshaping.ts";
import { alignStacks } from "./vectorized.ts";
import { where } from "./where.ts";

const overMatrix = { axes: [-2, -1], keepDims: false } as const;
const overLast = { axes: [-1], keepDims: false } as const;

/** The solution of `a @ x = b`, of stacks of systems alike. Mirrors `jnp.linalg.solve`. */
export function solve(a: ArrayValue, b: ArrayValue): ArrayValue {
  const [matrix, right] = promoteDtypes("solve", [a, b], inexactDtype);
  const [shapeA, shapeB] = [a.aval.shape, b.aval.shape];
  if (shapeA.length < 2) {
    throw valueError(`left hand array must be at least two dimensional; got a.shape=${formatShape(shapeA)}`);
  }
  const wasVectors = shapeB.length > 1 && shapeA.length === shapeB.length + 1;
  if (wasVectors && definitelyEqual(shapeA.at(-1)!, shapeB.at(-1)!) && !mayEqual(shapeA.at(-1)!, shapeB.at(-2)!)) {
    throw valueError(
      `Invalid shapes for solve: ${formatShape(shapeA)}, ${formatShape(shapeB)}. Prior to JAX v0.5.0, this would have been treated as a batched 1-dimensional solve. To recover this behavior, use solve(a, b[..., None]).squeeze(-1).`,
    );
  }
  const isVector = shapeB.length === 1;
  const signature = isVector ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)";
  const [stack, rightStack] = alignStacks(signature, [matrix!, right!]);
  const solution = solveStack(stack!, isVector ? expandDims(rightStack!, [-1]) : rightStack!);
  return isVector ? squeeze(solution, [-1]) : solution;
}

/** `solve` for a triangle of `a`; `b` may be vectors where it has one axis less. Mirrors `jsp.linalg.solve_triangular`. */
export function solveTriangular(
  a: ArrayValue,
  b: ArrayValue,
  params: Omit<linalg.TriangularSolveParams, "leftSide">,
): ArrayValue {
  const [matrix, right] = promoteDtypes("solve_triangular", [a, b], inexactDtype);
  const { ndim, shape } = right!.aval;
  const areVectors =
    ndim === 1 || (matrix!.aval.ndim === ndim + 1 && definitelyEqual(matrix!.aval.shape.at(-1)!, shape.at(-1)!));
  const signature = areVectors ? "(n,n),(n)->(n)" : "(n,n),(n,k)->(n,k)";
  const [stack, rightStack] = alignStacks(signature, [matrix!, right!]);
  const columns = areVectors ? expandDims(rightStack!, [-1]) : rightStack!;
  const solution = linalg.triangularSolve(stack!, columns, { ...params, leftSide: true });
  return areVectors ? squeeze(solution, [-1]) : solution;
}

/** `solve` with a Cholesky factor of the matrix. Mirrors `jsp.linalg.cho_solve`. */
export function choSolve(factor: ArrayValue, b: ArrayValue, lower: boolean): ArrayValue {
  const half = (right: ArrayValue, isTransposed: boolean) =>
    solveTriangular(factor, right, {
      lower,
      transposeA: isTransposed,
      conjugateA: isTransposed,
      unitDiagonal: false,
    });
  return half(half(b, !lower), lower);
}

/** Throws JAX's `ValueError` unless the shapes are those of matrices and as many right sides. Mirrors `_check_solve_shapes`. */
export function requireSystem(a: ArrayValue, b: ArrayValue): void {
  const { shape, ndim } = a.aval;
  const isFit = b.aval.ndim === ndim || b.aval.ndim === ndim - 1;
  if (isSquare(shape) && isFit && mayEqual(shape.at(-1)!, b.aval.shape[ndim - 2]!)) return;
  throw valueError(
    `The arguments to solve must have shapes a=[..., m, m] and b=[..., m, k] or b=[..., m]; got a=${formatShape(shape)} and b=${formatShape(b.aval.shape)}`,
  );
}

/** The inverse. Throws JAX's `ValueError` for what is not square. Mirrors `jnp.linalg.inv`. */
export function inv(x: ArrayValue): ArrayValue {
  const { shape, dtype } = x.aval;
  if (!isSquare(shape)) {
    throw valueError(`Argument to inv must have shape [..., n, n], got ${formatShape(shape)}.`);
  }
  const size = shape.at(-1)!;
  return solve(x, broadcastTo(eye(size, size, constant(0, "int32"), dtype), shape));
}

/** The determinant. Mirrors `jnp.linalg.det`. */
export function det(x: ArrayValue): ArrayValue {
  requireNoKeys(x.aval.dtype);
  const matrix = inexactMatrix(x);
  const { shape } = x.aval;
  if (!isSquare(shape)) {
    throw valueError(`Argument to _det() must have shape [..., n, n], got ${formatShape(shape)}`);
  }
  if (shape.at(-1) === 2) return det2(matrix);
  if (shape.at(-1) === 3) return det3(matrix);
  const [sign, logDet] = slogdet(matrix);
  return lax.mul(sign, convert(unary.exp(logDet), sign.aval.dtype, logDet.aval.weakType));
}

/** The sign of the determinant, and the logarithm of its size. Mirrors `jnp.linalg.slogdet`. */
export function slogdet(x: ArrayValue): readonly [sign: ArrayValue, logDet: ArrayValue] {
  requireNoKeys(x.aval.dtype);
  const matrix = inexactMatrix(x);
  const { shape } = x.aval;
  if (!isSquare(shape)) {
    throw valueError(`Argument to slogdet() must have shape [..., n, n], got ${formatShape(shape)}`);
  }
  if (shape.at(-1) !== 1 && shape.at(-1) !== 2) return slogdetOfFactors(matrix);
  const value = shape.at(-1) === 1 ? element(matrix, 0, 0) : det2(matrix);
  return [unary.sign(value), real(unary.log(unary.abs(value)))];
}

/** The pseudoinverse; singular values up to `rtol` times the largest count as zero. Mirrors `jnp.linalg.pinv`. */
export function pinv(x: ArrayValue, rtol: ArrayValue | null, isHermitian: boolean): ArrayValue {
  const matrix = inexactMatrix(x);
  const { shape, ndim } = matrix.aval;
  if (ndim < 2) throw valueError(`not enough values to unpack (expected 2, got ${ndim})`);
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  const { dtype } = matrix.aval;
  if (rows === 0 || columns === 0) return full([...shape.slice(0, -2), columns, rows], 0, dtype);
  const [u, values, vh] = svd(conjugate(matrix), false, isHermitian);
  const size = sizeConstant(maxDims(rows, columns), "float32");
  const limit = rtol ?? lax.mul(lax.mul(constant(10, "float32"), size), epsilon(dtype));
  const cutoff = lax.mul(
    broadcastable(convert(limit, values.aval.dtype), values.aval.ndim),
    index(values, [{ kind: "ellipsis" }, { kind: "slice", start: 0, stop: 1, step: 1 }]),
  );
  const kept = where(lax.gt(values, cutoff), values, constantLike(values, Number.POSITIVE_INFINITY));
  const scaled = trueDivide(matrixTranspose(u), expandDims(convert(kept, u.aval.dtype), [-1]));
  return convert(matmul(matrixTranspose(vh), scaled), dtype);
}

/** How many singular values are greater than `rtol`. Mirrors `jnp.linalg.matrix_rank`. */
export function matrixRank(x: ArrayValue, rtol: ArrayValue | null, isHermitian: boolean): ArrayValue {
  const matrix = inexactMatrix(x);
  const { ndim, shape } = matrix.aval;
  if (ndim < 2) {
    return convert(any(lax.ne(matrix, constantLike(matrix, 0)), { axes: null, keepDims: false }), "int32");
  }
  const values = svdValues(matrix, isHermitian);
  const { dtype } = values.aval;
  const size = sizeConstant(maxDims(shape.at(-2)!, shape.at(-1)!), dtype);
  const limit = rtol ?? lax.mul(lax.mul(max(values, overLast), size), epsilon(dtype));
  return sum(lax.gt(values, convert(expandDims(limit, [limit.aval.ndim]), dtype)), overLast);
}

/** The ratio of the largest to the least a matrix stretches vectors. Mirrors `jnp.linalg.cond`. */
export function cond(x: ArrayValue, order: NormOrder): ArrayValue {
  const { shape, ndim } = x.aval;
  if (ndim < 2) {
    throw valueError(`jnp.linalg.cond: input array must be at least 2D; got arr.shape=${formatShape(shape)}`);
  }
  if (shape.at(-1) === 0 || shape.at(-2) === 0) {
    throw valueError(`jnp.linalg.cond: input array must not be empty; got arr.shape=${formatShape(shape)}`);
  }
  if (order === null || order === 2 || order === -2) {
    const values = svdValues(x);
    const at = (place: number) => index(values, [{ kind: "ellipsis" }, { kind: "integer", index: place }]);
    return order === -2 ? withoutNaN(x, lax.div(at(-1), at(0))) : lax.div(at(0), at(-1));
  }
  if (!isSquare(shape)) {
    const printed = typeof order === "string" ? `'${order}'` : order;
    throw valueError(`jnp.linalg.cond: for p=${printed}, array must be square; got arr.shape=${formatShape(shape)}`);
  }
  const size = (matrix: ArrayValue) => norm(matrix, order, [-2, -1], false);
  return withoutNaN(x, lax.mul(size(x), size(inv(x))));
}

/** A matrix multiplied with itself; of a negative power, its inverse. Mirrors `jnp.linalg.matrix_power`. */
export function matrixPower(x: ArrayValue, power: number): ArrayValue {
  const { shape, dtype } = x.aval;
  if (shape.length < 2) {
    throw typeError(`${shape.length}-dimensional array given. Array must be at least two-dimensional`);
  }
  if (!isSquare(shape)) throw typeError("Last 2 dimensions of the array must be square");
  const size = shape.at(-1)!;
  if (power === 0) return broadcastTo(eye(size, size, constant(0, "int32"), dtype), shape);
  const base = power < 0 ? inv(x) : x;
  if (Math.abs(power) === 3) return matmul(matmul(base, base), base);
  let square = base;
  let result: ArrayValue | null = null;
  for (let rest = Math.abs(power); ; square = matmul(square, square)) {
    if (rest % 2 === 1) result = result === null ? square : matmul(result, square);
    rest = Math.floor(rest / 2);
    if (rest === 0) return result!;
  }
}

/** What `lstsq` answers. */
export interface LeastSquares {
  readonly solution: ArrayValue;
  readonly residuals: ArrayValue;
  readonly rank: ArrayValue;
  readonly values: ArrayValue;
}

/** The least squares solution of `a @ x = b`, with `numpyResiduals` none where NumPy gives none. Mirrors `jnp.linalg.lstsq`. */
export function lstsq(a: ArrayValue, b: ArrayValue, rcond: number | null, numpyResiduals: boolean): LeastSquares {
  const [matrix, right] = promoteDtypes("lstsq", [a, b], inexactDtype);
  if (a.aval.ndim === 0 || b.aval.ndim === 0) throw new PythonError("IndexError", "tuple index out of range");
  if (!mayEqual(a.aval.shape[0]!, b.aval.shape[0]!)) {
    throw valueError("Leading dimensions of input arrays must match");
  }
  if (a.aval.ndim !== 2) throw typeError(`${a.aval.ndim}-dimensional array given. Array must be two-dimensional`);
  if (b.aval.ndim > 2) throw typeError(`${b.aval.ndim}-dimensional array given. Array must be one or two-dimensional`);
  const columns = b.aval.ndim === 1 ? expandDims(right!, [1]) : right!;
  const [m, n] = a.aval.shape;
  if (m === 0 || n === 0) throw new NotKnownError("least squares of an empty matrix are not worked out");
  const { dtype } = matrix!.aval;
  const [u, values, vh] = svd(matrix!, false, false);
  const limit =
    rcond === null
      ? lax.mul(epsilon(values.aval.dtype), sizeConstant(maxDims(m!, n!), values.aval.dtype))
      : constant(rcond < 0 ? 2 ** -23 : rcond, values.aval.dtype);
  const largest = index(values, [{ kind: "integer", index: 0 }]);
  const isKept = logicalAnd(lax.gt(values, constantLike(values, 0)), lax.ge(values, lax.mul(limit, largest)));
  const rank = sum(isKept, { axes: null, keepDims: false });
  const safe = convert(where(isKept, values, constantLike(values, 1)), dtype);
  const inverse = where(isKept, lax.div(constant(1, dtype), safe), constant(0, dtype));
  const projected = matmul(conjugate(matrixTranspose(u)), columns);
  const solution = matmul(conjugate(matrixTranspose(vh)), lax.mul(expandDims(inverse, [1]), projected));
  return {
    solution: b.aval.ndim === 1 ? ravel(solution) : solution,
    residuals: residualsOf(matrix!, columns, solution, numpyResiduals),
    rank,
    values,
  };
}

function residualsOf(a: ArrayValue, b: ArrayValue, solution: ArrayValue, asNumPy: boolean): ArrayValue {
  const [m, n] = a.aval.shape;
  if (asNumPy) {
    if (typeof m === "number" && typeof n === "number" && m <= n) return full([0], 0, a.aval.dtype);
    throw new NotKnownError("whether there are residuals depends on the rank of the matrix");
  }
  return unary.square(euclideanNorm(lax.sub(b, matmul(a, solution)), { axes: [0], keepDims: false }));
}

function solveStack(matrices: ArrayValue, right: ArrayValue): ArrayValue {
  const [factors, , permutation] = linalg.lu(matrices);
  const exchanged = takeAlongAxis(right, expandDims(permutation, [-1]), -2, "fill");
  const plain = { leftSide: true, transposeA: false, conjugateA: false };
  const halfway = linalg.triangularSolve(factors, exchanged, { ...plain, lower: true, unitDiagonal: true });
  return linalg.triangularSolve(factors, halfway, { ...plain, lower: false, unitDiagonal: false });
}

function slogdetOfFactors(matrix: ArrayValue): readonly [ArrayValue, ArrayValue] {
  const { dtype } = matrix.aval;
  const [factors, pivots] = linalg.lu(matrix);
  const main = diagonal(factors, 0, -2, -1);
  const isZero = any(lax.eq(main, constant(0, dtype)), overLast);
  const places = iota("int32", pivots.aval.shape, pivots.aval.ndim - 1);
  const exchanges = countNonzero(lax.ne(pivots, places), overLast);
  const sizes = unary.abs(main);
  const [parity, start] = isComplex(dtype)
    ? [exchanges, prod(lax.div(main, convert(sizes, dtype)), overLast)]
    : [lax.add(exchanges, countNonzero(lax.lt(main, constantLike(main, 0)), overLast)), constant(1, dtype)];
  const odd = lax.rem(parity, constant(2, intDtype()));
  const flip = lax.add(lax.mul(odd, constant(-2, intDtype())), constant(1, intDtype()));
  const sign = where(isZero, constant(0, dtype), lax.mul(start, convert(flip, dtype)));
  const total = sum(convert(unary.log(sizes), dtype), overLast);
  return [sign, real(where(isZero, constant(Number.NEGATIVE_INFINITY, dtype), total))];
}

function det2(x: ArrayValue): ArrayValue {
  return lax.sub(lax.mul(element(x, 0, 0), element(x, 1, 1)), lax.mul(element(x, 0, 1), element(x, 1, 0)));
}

function det3(x: ArrayValue): ArrayValue {
  const product = (a: number, b: number, c: number) =>
    lax.mul(lax.mul(element(x, 0, a), element(x, 1, b)), element(x, 2, c));
  const falling = lax.add(lax.add(product(0, 1, 2), product(1, 2, 0)), product(2, 0, 1));
  return lax.sub(lax.sub(lax.sub(falling, product(2, 1, 0)), product(0, 2, 1)), product(1, 0, 2));
}

function element(x: ArrayValue, row: number, column: number): ArrayValue {
  return index(x, [{ kind: "ellipsis" }, { kind: "integer", index: row }, { kind: "integer", index: column }]);
}

/** Infinity where only the computation made NaN. */
function withoutNaN(x: ArrayValue, ratio: ArrayValue): ArrayValue {
  const isOurs = logicalAnd(isNaN(ratio), logicalNot(any(isNaN(x), overMatrix)));
  return where(isOurs, constant(Number.POSITIVE_INFINITY, "float32", true), ratio);
}

/** The tolerance with one axis behind and as many in front as it takes to have `ndim`. */
function broadcastable(limit: ArrayValue, ndim: number): ArrayValue {
  const behind = expandDims(limit, [limit.aval.ndim]);
  return expandDims(behind, range(Math.max(0, ndim - behind.aval.ndim)));
}

/** The distance of one to the next float of the dtype, or of its parts. */
function epsilon(dtype: DType): ArrayValue {
  const parts = realDtype(dtype);
  return constant(parts === "unknown" ? null : parts === "float64" ? 2 ** -52 : 2 ** -23, parts);
}

function isSquare(shape: Shape): boolean {
  return shape.length >= 2 && mayEqual(shape.at(-1)!, shape.at(-2)!);
}

const mayEqual = (a: Shape[number], b: Shape[number]): boolean => unifyDims(a, b) !== null;

function requireNoKeys(dtype: DType): void {
  if (kindOf(dtype) === "k") throw typeError("Cannot interpret 'key<fry>' as a data type");
}
