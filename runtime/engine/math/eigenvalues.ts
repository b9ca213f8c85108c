// Eigenvalues of any square matrix, by Schur's form: a unitary change of basis that makes it triangular.

import {
  add,
  type Complex,
  complex,
  conjugate,
  divide,
  magnitude,
  multiply,
  negate,
  scale,
  sqrt,
  subtract,
} from "./complex.ts";
import { lengthOf } from "./matrix.ts";

/** Complex numbers in rows. */
export type ComplexMatrix = readonly Complex[][];

export interface Eigen {
  readonly values: readonly Complex[];
  /** The eigenvectors as columns, of length one. */
  readonly vectors: ComplexMatrix;
}

/** The eigenvalues in the order in which they come, with their vectors. Takes NaN and infinity to NaN. */
export function eigen(a: ComplexMatrix): Eigen {
  const size = norm(a);
  if (!Number.isFinite(size))
    return { values: a.map(() => notANumber), vectors: a.map((row) => row.map(() => notANumber)) };
  const isReal = a.every((row) => row.every(({ im }) => im === 0));
  const { triangle, basis } = schur(a, size);
  // What rounding leaves of the imaginary parts of a real matrix's real eigenvalues.
  const negligible = isReal ? 1e-12 * size : 0;
  const snapped = (z: Complex) => (Math.abs(z.im) <= negligible ? complex(z.re, 0) : z);
  const values = triangle.map((row, i) => snapped(row[i]!));
  const columns = values.map((value, k) => {
    const inTriangle = backSubstituted(triangle, k, size);
    const vector = basis.map((row) => inTriangle.reduce((sum, y, j) => add(sum, multiply(row[j]!, y)), zero));
    return normalized(vector, isReal && value.im === 0);
  });
  return { values, vectors: a.map((_, i) => columns.map((column) => column[i]!)) };
}

const zero = complex(0, 0);
const one = complex(1, 0);
const notANumber = complex(Number.NaN, Number.NaN);
const precision = 2 ** -52;

interface Schur {
  readonly triangle: ComplexMatrix;
  /** The new basis as columns. */
  readonly basis: ComplexMatrix;
}

/** QR steps with Wilkinson's shift, from the bottom up. */
function schur(a: ComplexMatrix, size: number): Schur {
  const n = a.length;
  const t = a.map((row) => [...row]);
  const z = a.map((row, i) => row.map((_, j) => (i === j ? one : zero)));
  for (let k = 0; k < n - 2; k++) {
    for (let i = n - 1; i > k + 1; i--) rotate(t, z, i - 1, t[i - 1]![k]!, t[i]![k]!);
  }
  let steps = 0;
  for (let last = n - 1; last > 0; ) {
    const first = blockStart(t, last, size);
    if (first === last) {
      last--;
      steps = 0;
      continue;
    }
    steps++;
    // A shift from elsewhere now and then ends cycles.
    const shift = steps % 10 === 0 ? add(t[last]![last]!, t[last]![last - 1]!) : wilkinsonShift(t, last);
    let [x, y] = [subtract(t[first]![first]!, shift), t[first + 1]![first]!];
    for (let k = first; k < last; k++) {
      rotate(t, z, k, x, y);
      if (k + 2 <= last) [x, y] = [t[k + 1]![k]!, t[k + 2]![k]!];
    }
  }
  return { triangle: t, basis: z };
}

/** Where the block that ends at `last` begins: above it stands nothing that matters, and zero from now on. */
function blockStart(t: Complex[][], last: number, size: number): number {
  for (let k = last; k > 0; k--) {
    const neighbours = magnitude(t[k - 1]![k - 1]!) + magnitude(t[k]![k]!);
    if (magnitude(t[k]![k - 1]!) > precision * (neighbours === 0 ? size : neighbours)) continue;
    t[k]![k - 1] = zero;
    return k;
  }
  return 0;
}

/** The eigenvalue of the last two rows and columns that is nearer to the last element. */
function wilkinsonShift(t: ComplexMatrix, last: number): Complex {
  const [a, b] = [t[last - 1]![last - 1]!, t[last - 1]![last]!];
  const [c, d] = [t[last]![last - 1]!, t[last]![last]!];
  const half = scale(subtract(a, d), 0.5);
  const root = sqrt(add(multiply(half, half), multiply(b, c)));
  const center = scale(add(a, d), 0.5);
  const [high, low] = [add(center, root), subtract(center, root)];
  return magnitude(subtract(high, d)) < magnitude(subtract(low, d)) ? high : low;
}

/** Turns rows `p` and `p + 1` so that `x` over `y` becomes a number over zero, and the columns back. */
function rotate(t: Complex[][], z: Complex[][], p: number, x: Complex, y: Complex): void {
  const length = Math.hypot(magnitude(x), magnitude(y));
  if (length === 0) return;
  const [c, s] = [scale(x, 1 / length), scale(y, 1 / length)];
  const q = p + 1;
  for (let j = 0; j < t.length; j++) {
    const [above, below] = [t[p]![j]!, t[q]![j]!];
    t[p]![j] = add(multiply(conjugate(c), above), multiply(conjugate(s), below));
    t[q]![j] = subtract(multiply(c, below), multiply(s, above));
  }
  for (const row of [...t, ...z]) {
    const [left, right] = [row[p]!, row[q]!];
    row[p] = add(multiply(c, left), multiply(s, right));
    row[q] = subtract(multiply(conjugate(c), right), multiply(conjugate(s), left));
  }
}

/** The eigenvector of the `k`th diagonal element of a triangle. */
function backSubstituted(t: ComplexMatrix, k: number, size: number): readonly Complex[] {
  const vector: Complex[] = t.map((_, i) => (i === k ? one : zero));
  const smallest = precision * size;
  for (let i = k - 1; i >= 0; i--) {
    let sum = zero;
    for (let j = i + 1; j <= k; j++) sum = add(sum, multiply(t[i]![j]!, vector[j]!));
    const difference = subtract(t[i]![i]!, t[k]![k]!);
    // Equal eigenvalues share a vector, as far as rounding lets them.
    vector[i] = negate(divide(sum, magnitude(difference) < smallest ? complex(smallest, 0) : difference));
  }
  return vector;
}

/** Of length one, and turned so that the largest element is real, as LAPACK leaves them. */
function normalized(vector: readonly Complex[], isReal: boolean): readonly Complex[] {
  const largest = vector.reduce((best, z) => (magnitude(z) > magnitude(best) ? z : best), zero);
  const turn = scale(conjugate(largest), 1 / magnitude(largest));
  const length = lengthOf(vector.map(magnitude));
  return vector.map((z) => {
    const turned = scale(multiply(z, turn), 1 / length);
    return isReal || z === largest ? complex(turned.re, 0) : turned;
  });
}

function norm(a: ComplexMatrix): number {
  return lengthOf(a.flatMap((row) => row.flatMap(({ re, im }) => [re, im])));
}
