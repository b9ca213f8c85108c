// The regularized incomplete gamma functions.

import { lgamma } from "./gamma.ts";

/** The lower one, P(a, x). */
export function igamma(a: number, x: number): number {
  if (isOutside(a, x)) return Number.NaN;
  if (a === 0) return x === 0 ? Number.NaN : 1;
  if (x === 0) return 0;
  if (a === Number.POSITIVE_INFINITY) return x === Number.POSITIVE_INFINITY ? Number.NaN : 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x > 1 && x > a ? 1 - fraction(a, x) : series(a, x);
}

/** The upper one, Q(a, x) = 1 - P(a, x). */
export function igammac(a: number, x: number): number {
  if (isOutside(a, x)) return Number.NaN;
  if (a === 0) return x === 0 ? Number.NaN : 0;
  if (x === 0) return 1;
  if (a === Number.POSITIVE_INFINITY) return x === Number.POSITIVE_INFINITY ? Number.NaN : 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < 1 || x < a ? 1 - series(a, x) : fraction(a, x);
}

const isOutside = (a: number, x: number): boolean => !(a >= 0) || !(x >= 0);

/** x^a exp(-x) / gamma(a). */
const front = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - lgamma(a));

function series(a: number, x: number): number {
  let [term, sum, n] = [1 / a, 1 / a, a];
  while (term > sum * Number.EPSILON) {
    n += 1;
    term *= x / n;
    sum += term;
  }
  return sum * front(a, x);
}

/** Lentz's method for the continued fraction of Q(a, x), where x is above a. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / Number.MIN_VALUE ** 0.5;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10_000; k++) {
    const step = -k * (k - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < Number.EPSILON) break;
  }
  return value * front(a, x);
}
