// Modified Bessel functions of the first kind, scaled so that they stay finite.

/** exp(-|x|) I0(x). */
export const besselI0e = (x: number): number => scaled(Math.abs(x), 0);

/** exp(-|x|) I1(x), which has the sign of `x`. */
export function besselI1e(x: number): number {
  return x < 0 ? -scaled(-x, 1) : scaled(x, 1);
}

/** Where the asymptotic series is exact to the last digit of a float64. */
const far = 25;

function scaled(x: number, order: 0 | 1): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < far ? Math.exp(-x) * powerSeries(x, order) : asymptoticSeries(x, order) / Math.sqrt(2 * Math.PI * x);
}

/** The sum of (x/2)^(2k + order) / (k! (k + order)!), all terms of one sign. */
function powerSeries(x: number, order: 0 | 1): number {
  const square = (x / 2) ** 2;
  let term = order === 0 ? 1 : x / 2;
  let sum = term;
  for (let k = 1; term > sum * Number.EPSILON; k++) {
    term *= square / (k * (k + order));
    sum += term;
  }
  return sum;
}

/** The series in 1 / x, up to its smallest term. */
function asymptoticSeries(x: number, order: 0 | 1): number {
  let [term, sum] = [1, 1];
  for (let k = 1; k < 2 * x && Math.abs(term) > Number.EPSILON; k++) {
    term *= -(4 * order - (2 * k - 1) ** 2) / (8 * k * x);
    sum += term;
  }
  return sum;
}
