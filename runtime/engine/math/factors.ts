// Factors of matrices, and systems solved with them. Steps and signs are LAPACK's where these show.

import { identity, lengthOf, type Matrix, part, upper, zeros } from "./matrix.ts";

/** The triangular factors of a matrix with its rows exchanged. */
export interface Factored {
  /** The lower one below the diagonal, whose own is all ones, and the upper one on and above it. */
  readonly factors: Matrix;
  /** The row that each step exchanged with its own. */
  readonly pivots: readonly number[];
  /** The row of the matrix that each row comes from. */
  readonly order: readonly number[];
  /** 1 or -1 for an even or odd number of exchanges. */
  readonly parity: number;
}

/** How a triangular matrix is read. */
export interface Triangle {
  readonly lower: boolean;
  /** Whether its transpose is meant; `lower` is said of the matrix as it stands. */
  readonly transposed: boolean;
  readonly unitDiagonal: boolean;
}

/** Gaussian elimination; the largest element of each column comes first. */
export function factor({ data, rows: m, columns: n }: Matrix): Factored {
  const lu = data.slice();
  const order = Array.from({ length: m }, (_, i) => i);
  const pivots: number[] = [];
  let parity = 1;
  for (let k = 0; k < Math.min(m, n); k++) {
    let best = k;
    for (let i = k + 1; i < m; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[best * n + k]!)) best = i;
    pivots.push(best);
    if (best !== k) {
      for (let j = 0; j < n; j++) [lu[k * n + j], lu[best * n + j]] = [lu[best * n + j]!, lu[k * n + j]!];
      [order[k], order[best]] = [order[best]!, order[k]!];
      parity = -parity;
    }
    if (lu[k * n + k] === 0) continue;
    for (let i = k + 1; i < m; i++) {
      const factorOfRow = lu[i * n + k]! / lu[k * n + k]!;
      lu[i * n + k] = factorOfRow;
      for (let j = k + 1; j < n; j++) lu[i * n + j] = lu[i * n + j]! - factorOfRow * lu[k * n + j]!;
    }
  }
  return { factors: { data: lu, rows: m, columns: n }, pivots, order, parity };
}

/** The solution of `a @ x = b` for a triangle of `a`; where its diagonal is zero, infinite or not a number. */
export function solveTriangular(a: Matrix, b: Matrix, triangle: Triangle): Matrix {
  const { rows: n, columns } = b;
  const x = { ...b, data: b.data.slice() };
  const at = triangle.transposed
    ? (i: number, j: number) => a.data[j * n + i]!
    : (i: number, j: number) => a.data[i * n + j]!;
  const forward = triangle.lower !== triangle.transposed;
  for (let column = 0; column < columns; column++) {
    for (let step = 0; step < n; step++) {
      const i = forward ? step : n - 1 - step;
      let value = x.data[i * columns + column]!;
      for (let solved = 0; solved < step; solved++) {
        const j = forward ? solved : n - 1 - solved;
        value -= at(i, j) * x.data[j * columns + column]!;
      }
      x.data[i * columns + column] = triangle.unitDiagonal ? value : value / at(i, i);
    }
  }
  return x;
}

/** The solution of `a @ x = b`; null where `a` is singular. */
export function solve(a: Matrix, b: Matrix): Matrix | null {
  const { factors, order } = factor(a);
  if (order.some((_, i) => factors.data[i * a.columns + i] === 0)) return null;
  const exchanged = {
    ...b,
    data: Float64Array.from(b.data, (_, i) => b.data[order[Math.floor(i / b.columns)]! * b.columns + (i % b.columns)]!),
  };
  const plain = { transposed: false };
  const halfway = solveTriangular(factors, exchanged, { ...plain, lower: true, unitDiagonal: true });
  return solveTriangular(factors, halfway, { ...plain, lower: false, unitDiagonal: false });
}

/** The sign of the determinant, and the diagonal whose product it is up to that sign. */
export function determinant(a: Matrix): { readonly parity: number; readonly diagonal: readonly number[] } {
  const { factors, parity } = factor(a);
  return { parity, diagonal: Array.from({ length: a.rows }, (_, i) => factors.data[i * a.rows + i]!) };
}

/** The lower triangle whose product with its transpose is the matrix; null where it is not positive definite. */
export function cholesky({ data, rows: n }: Matrix): Matrix | null {
  const result = zeros(n, n);
  const lower = result.data;
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let value = data[i * n + j]!;
      for (let k = 0; k < j; k++) value -= lower[i * n + k]! * lower[j * n + k]!;
      if (i === j && !(value > 0)) return null;
      lower[i * n + j] = i === j ? Math.sqrt(value) : value / lower[j * n + j]!;
    }
  }
  return result;
}

/** Orthonormal columns and an upper triangle, by Householder's reflections; all `rows` columns if `isComplete`. */
export function qr(a: Matrix, isComplete: boolean): { readonly q: Matrix; readonly r: Matrix } {
  const { rows: m, columns: n } = a;
  const r = { ...a, data: a.data.slice() };
  const q = identity(m);
  for (let k = 0; k < Math.min(m - 1, n); k++) {
    const v = Float64Array.from({ length: m }, (_, i) => (i < k ? 0 : r.data[i * n + k]!));
    const tail = lengthOf(v.subarray(k + 1));
    if (tail === 0) continue;
    const size = Math.hypot(v[k]!, tail);
    v[k] = v[k]! + (v[k]! >= 0 ? size : -size);
    const squares = v.reduce((sum, value) => sum + value * value, 0);
    reflect(r, v, squares, false);
    reflect(q, v, squares, true);
  }
  const kept = isComplete ? m : Math.min(m, n);
  return { q: part(q, m, kept), r: upper(part(r, kept, n)) };
}

/** Reflects the columns of a matrix, or its rows, at the plane that `v` stands on. */
function reflect({ data, rows, columns }: Matrix, v: Float64Array, squares: number, ofRows: boolean): void {
  const [lines, step, stride] = ofRows ? [rows, columns, 1] : [columns, 1, columns];
  for (let line = 0; line < lines; line++) {
    let product = 0;
    for (let i = 0; i < v.length; i++) product += v[i]! * data[line * step + i * stride]!;
    const scale = (2 * product) / squares;
    for (let i = 0; i < v.length; i++) data[line * step + i * stride] = data[line * step + i * stride]! - scale * v[i]!;
  }
}
