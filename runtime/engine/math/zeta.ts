// The Hurwitz zeta function.

// Bernoulli numbers B(2k) / (2k)!, of the Euler-Maclaurin formula.
const corrections = [
  1 / 12,
  -1 / 720,
  1 / 30240,
  -1 / 1209600,
  1 / 47900160,
  -691 / 1307674368000,
  1 / 74724249600,
  -3617 / 10670622842880000,
];

/** How many terms are summed one by one. */
const summed = 12;

/** The sum of (k + q)^-x over all k from zero; infinite at its poles and NaN where it does not converge. */
export function zeta(x: number, q: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY;
  if (!(x > 1)) return Number.NaN;
  if (q <= 0) {
    if (Number.isInteger(q)) return Number.POSITIVE_INFINITY;
    if (!Number.isInteger(x)) return Number.NaN;
  }
  let sum = 0;
  const count = summed + Math.max(0, Math.ceil(-q));
  for (let k = 0; k < count; k++) sum += (q + k) ** -x;
  const a = q + count;
  sum += a ** (1 - x) / (x - 1) + 0.5 * a ** -x;
  let [factor, power] = [x, a ** (-x - 1)];
  for (const [k, correction] of corrections.entries()) {
    sum += correction * factor * power;
    factor *= (x + 2 * k + 1) * (x + 2 * k + 2);
    power /= a * a;
  }
  return sum;
}
