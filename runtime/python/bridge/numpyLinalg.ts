// Linear algebra on real matrices, row-major in Float64Arrays. Steps and signs are LAPACK's where these show.

/** A matrix of `rows` rows. */
export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** The factors of a square matrix whose rows are exchanged: `L` below the diagonal of `factors`, `U` on and above it. */
interface Factored {
  readonly factors: Matrix;
  /** The row of the matrix that each row comes from. */
  readonly order: readonly number[];
  /** 1 or -1 for an even or odd number of exchanges. */
  readonly parity: number;
}

/** The solution of `a @ x = b`; null where `a` is singular. */
export function solve(a: Matrix, b: Matrix): Matrix | null {
  const { factors, order } = factor(a);
  const { data: lu, rows: n } = factors;
  const result = zeros(n, b.columns);
  const x = result.data;
  for (let i = 0; i < n; i++) if (lu[i * n + i] === 0) return null;
  for (let column = 0; column < b.columns; column++) {
    const at = (row: number) => row * b.columns + column;
    for (let i = 0; i < n; i++) {
      let value = b.data[at(order[i]!)]!;
      for (let j = 0; j < i; j++) value -= lu[i * n + j]! * x[at(j)]!;
      x[at(i)] = value;
    }
    for (let i = n - 1; i >= 0; i--) {
      let value = x[at(i)]!;
      for (let j = i + 1; j < n; j++) value -= lu[i * n + j]! * x[at(j)]!;
      x[at(i)] = value / lu[i * n + i]!;
    }
  }
  return result;
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
    const tail = Math.hypot(...v.subarray(k + 1));
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
  const sizes = Array.from({ length: n }, (_, j) =>
    Math.hypot(...Array.from({ length: m }, (_unused, i) => u[i * n + j]!)),
  );
  const order = sizes.map((_, j) => j).sort((i, j) => sizes[j]! - sizes[i]!);
  for (let j = 0; j < n; j++) for (let i = 0; i < m; i++) u[i * n + j] = sizes[j] === 0 ? 0 : u[i * n + j]! / sizes[j]!;
  return {
    u: columnsOf({ data: u, rows: m, columns: n }, order),
    values: order.map((j) => sizes[j]!),
    v: columnsOf(v, order),
  };
}

function zeros(rows: number, columns: number): Matrix {
  return { data: new Float64Array(rows * columns), rows, columns };
}

function identity(n: number): Matrix {
  return { data: Float64Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0)), rows: n, columns: n };
}

function part({ data, columns }: Matrix, rows: number, kept: number): Matrix {
  return {
    data: Float64Array.from({ length: rows * kept }, (_, i) => data[Math.floor(i / kept) * columns + (i % kept)]!),
    rows,
    columns: kept,
  };
}

function upper(matrix: Matrix): Matrix {
  const { columns } = matrix;
  return { ...matrix, data: matrix.data.map((value, i) => (i % columns < Math.floor(i / columns) ? 0 : value)) };
}

function columnsOf({ data, rows, columns }: Matrix, order: readonly number[]): Matrix {
  const count = order.length;
  return {
    data: Float64Array.from(
      { length: rows * count },
      (_, i) => data[Math.floor(i / count) * columns + order[i % count]!]!,
    ),
    rows,
    columns: count,
  };
}

/** Gaussian elimination; the largest element of each column comes first. */
function factor({ data, rows: n }: Matrix): Factored {
  const lu = data.slice();
  const order = Array.from({ length: n }, (_, i) => i);
  let parity = 1;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[best * n + k]!)) best = i;
    if (lu[best * n + k] === 0) continue;
    if (best !== k) {
      for (let j = 0; j < n; j++) [lu[k * n + j], lu[best * n + j]] = [lu[best * n + j]!, lu[k * n + j]!];
      [order[k], order[best]] = [order[best]!, order[k]!];
      parity = -parity;
    }
    for (let i = k + 1; i < n; i++) {
      const factorOfRow = lu[i * n + k]! / lu[k * n + k]!;
      lu[i * n + k] = factorOfRow;
      for (let j = k + 1; j < n; j++) lu[i * n + j] = lu[i * n + j]! - factorOfRow * lu[k * n + j]!;
    }
  }
  return { factors: { data: lu, rows: n, columns: n }, order, parity };
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
