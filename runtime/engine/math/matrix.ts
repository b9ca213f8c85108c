// Matrices of float64 numbers, in which linear algebra is computed.

/** A matrix of `rows` rows, row-major. */
export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** A matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { data: new Float64Array(rows * columns), rows, columns };
}

/** Ones on the diagonal. */
export function identity(n: number): Matrix {
  return { data: Float64Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0)), rows: n, columns: n };
}

/** The upper left corner of a matrix. */
export function part({ data, columns }: Matrix, rows: number, kept: number): Matrix {
  return {
    data: Float64Array.from({ length: rows * kept }, (_, i) => data[Math.floor(i / kept) * columns + (i % kept)]!),
    rows,
    columns: kept,
  };
}

/** The matrix with zeros below its diagonal. */
export function upper(matrix: Matrix): Matrix {
  const { columns } = matrix;
  return { ...matrix, data: matrix.data.map((value, i) => (i % columns < Math.floor(i / columns) ? 0 : value)) };
}

/** These columns of a matrix, in this order. */
export function columnsOf({ data, rows, columns }: Matrix, order: readonly number[]): Matrix {
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

/** The matrix with its rows as columns. */
export function transposed({ data, rows, columns }: Matrix): Matrix {
  return {
    data: Float64Array.from(data, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)]!),
    rows: columns,
    columns: rows,
  };
}

/** The euclidean length of a vector, however large its elements are. */
export function lengthOf(vector: Iterable<number>): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of vector) sum += (value / largest) ** 2;
  return largest * Math.sqrt(sum);
}
