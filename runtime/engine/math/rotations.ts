// Eigenvalues and singular values, by rotations.

import { qr } from "./factors.ts";
import { columnsOf, identity, lengthOf, type Matrix, part, transposed } from "./matrix.ts";

/** Singular values in falling order, with left vectors as columns and right vectors as rows. */
export interface SingularValues {
  readonly u: Matrix;
  readonly values: readonly number[];
  readonly vh: Matrix;
}

/** The singular values and vectors of any matrix; all vectors of either side if `isFull`. */
export function svd(a: Matrix, isFull: boolean): SingularValues {
  if (a.rows < a.columns) {
    const { u, values, vh } = svd(transposed(a), isFull);
    return { u: transposed(vh), values, vh: transposed(u) };
  }
  const { u, values, v } = singularValues(a);
  return { u: completed(u, values, isFull ? a.rows : a.columns), values, vh: transposed(v) };
}

/** The eigenvalues of a symmetric matrix in order, and its eigenvectors as columns, by Jacobi's rotations. */
export function symmetricEigen({ data, rows: n }: Matrix): {
  readonly values: readonly number[];
  readonly vectors: Matrix;
} {
  // Like LAPACK by default, only the lower triangle is read.
  const a = Float64Array.from(data, (_, i) =>
    i % n > Math.floor(i / n) ? data[(i % n) * n + Math.floor(i / n)]! : data[i]!,
  );
  const vectors = identity(n);
  for (let sweep = 0; sweep < 60; sweep++) {
    let rest = 0;
    for (let p = 0; p < n; p++) for (let q = 0; q < p; q++) rest += a[p * n + q]! ** 2;
    if (rest < 1e-300) break;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors.data, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[i * n + i]! - a[j * n + j]!);
  return { values: order.map((i) => a[i * n + i]!), vectors: columnsOf(vectors, order) };
}

/** Singular values in falling order with their vectors, by rotations of the columns of a matrix at least as high as wide. */
export function singularValues(a: Matrix): {
  readonly u: Matrix;
  readonly values: readonly number[];
  readonly v: Matrix;
} {
  const { rows: m, columns: n } = a;
  const u = a.data.slice();
  const v = identity(n);
  for (let sweep = 0; sweep < 60; sweep++) {
    let isDone = true;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        let [alpha, beta, gamma] = [0, 0, 0];
        for (let i = 0; i < m; i++) {
          alpha += u[i * n + p]! ** 2;
          beta += u[i * n + q]! ** 2;
          gamma += u[i * n + p]! * u[i * n + q]!;
        }
        if (gamma === 0 || Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta)) continue;
        isDone = false;
        const zeta = (beta - alpha) / (2 * gamma);
        const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const c = 1 / Math.hypot(1, t);
        rotateColumns(u, m, n, p, q, c, c * t);
        rotateColumns(v.data, n, n, p, q, c, c * t);
      }
    }
    if (isDone) break;
  }
  const sizes = Array.from({ length: n }, (_, j) => lengthOf(Array.from({ length: m }, (_unused, i) => u[i * n + j]!)));
  const order = sizes.map((_, j) => j).sort((i, j) => sizes[j]! - sizes[i]!);
  for (let j = 0; j < n; j++) for (let i = 0; i < m; i++) u[i * n + j] = sizes[j] === 0 ? 0 : u[i * n + j]! / sizes[j]!;
  return {
    u: columnsOf({ data: u, rows: m, columns: n }, order),
    values: order.map((j) => sizes[j]!),
    v: columnsOf(v, order),
  };
}

/** The columns that belong to positive singular values, and as many orthonormal ones as are missing to `count`. */
function completed(u: Matrix, values: readonly number[], count: number): Matrix {
  const known = values.indexOf(0);
  const rank = known < 0 ? values.length : known;
  if (rank === count) return u;
  const { q } = qr(part(u, u.rows, rank), true);
  const data = Float64Array.from({ length: u.rows * count }, (_, i) => {
    const [row, column] = [Math.floor(i / count), i % count];
    return column < rank ? u.data[row * u.columns + column]! : q.data[row * u.rows + column]!;
  });
  return { data, rows: u.rows, columns: count };
}

/** One rotation that makes the element at (p, q) zero. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q]!;
  if (off === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(1, theta));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  rotateColumns(a, n, n, p, q, c, s);
  for (let j = 0; j < n; j++) {
    const [x, y] = [a[p * n + j]!, a[q * n + j]!];
    a[p * n + j] = c * x - s * y;
    a[q * n + j] = s * x + c * y;
  }
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  rotateColumns(vectors, n, n, p, q, c, s);
}

function rotateColumns(
  a: Float64Array,
  rows: number,
  columns: number,
  p: number,
  q: number,
  c: number,
  s: number,
): void {
  for (let i = 0; i < rows; i++) {
    const [x, y] = [a[i * columns + p]!, a[i * columns + q]!];
    a[i * columns + p] = c * x - s * y;
    a[i * columns + q] = s * x + c * y;
  }
}
