// Natural logarithms of float32 with the very bits that XLA's CPU backend computes.

import { fround, fusedMultiplyAdd, polynomial, smallestNormal } from "./float32.ts";

const sqrtHalf = fround(Math.SQRT1_2);
const log2High = fround(0.693359375);
const log2Low = fround(-2.1219444e-4);
// Cephes' logf, in three interleaved quadratics.
const high = [7.0376836292e-2, -1.151461031e-1, 1.167699874e-1].map(fround);
const middle = [-1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1].map(fround);
const low = [2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1].map(fround);

const word = new Float32Array(1);
const wordBits = new Uint32Array(word.buffer);

/** The logarithm of a float32. A denormal counts as zero. */
export function logFloat32(x: number): number {
  if (x < smallestNormal) return x > -smallestNormal ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (!(x < Number.POSITIVE_INFINITY)) return x;
  word[0] = x;
  const bits = wordBits[0]!;
  wordBits[0] = (bits & 0x7fffff) | 0x3f000000;
  const mantissa = word[0]!;
  const below = mantissa < sqrtHalf;
  const exponent = (bits >>> 23) - 126 - (below ? 1 : 0);
  const r = fround(mantissa - 1 + (below ? mantissa : 0));
  const r2 = fround(r * r);
  const r3 = fround(r2 * r);
  let tail = fusedMultiplyAdd(polynomial(high, r), r3, polynomial(middle, r));
  tail = fusedMultiplyAdd(tail, r3, polynomial(low, r));
  tail = fusedMultiplyAdd(tail, r3, fround(exponent * log2Low));
  return fusedMultiplyAdd(exponent, log2High, fround(fusedMultiplyAdd(-0.5, r2, r) + tail));
}

const numerator = [
  4.52700008624452e-5, 0.49854102823193375, 6.578732594206104, 29.911919328553072, 60.94966798098779, 57.11296359058554,
  20.039553499201283,
].map(fround);
const denominator = [
  1, 15.062909083469192, 83.04756596796722, 221.76239823732857, 309.09872225312057, 216.42788614495947,
  60.11866049760384,
].map(fround);
const sqrt2Minus1 = fround(0.41421356237309503);

/** log(1 + x) of a float32, exact where x is small. */
export function log1pFloat32(x: number): number {
  if (!(Math.abs(x) < sqrt2Minus1)) return logFloat32(fround(x + 1));
  const quotient = fround(polynomial(numerator, x) / polynomial(denominator, x));
  const x2 = fround(x * x);
  const x3 = fround(x2 * x);
  return fround(x + fusedMultiplyAdd(-0.5, x2, fround(x3 * quotient)));
}
