// The error function, its complement and its inverse.

import { fround, polynomial } from "./float32.ts";
import { log1pFloat32 } from "./logarithm.ts";

const twoOverSqrtPi = 2 / Math.sqrt(Math.PI);
/** Where the continued fraction of `erfc` begins to converge faster than the series of `erf`. */
const seam = 2.5;
/** Among float32 values. */
const largestBelowOne = 1 - 2 ** -24;

/** The error function, in double precision. */
export function erf(x: number): number {
  const size = Math.abs(x);
  return size < seam ? series(x) : Math.sign(x) * (1 - tail(size));
}

/** 1 - erf(x) in double precision, with its full relative accuracy in the right tail. */
export function erfc(x: number): number {
  if (Math.abs(x) < seam) return 1 - series(x);
  return x > 0 ? tail(x) : 2 - tail(-x);
}

// Giles' approximation of the central region and of the tails, highest power first.
const central = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164,
  0.246640727, 1.50140941,
].map(fround);
const tails = [
  -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047,
  1.00167406, 2.83297682,
].map(fround);

/** The inverse of `erf` on a float32, with the very bits that XLA's CPU backend computes. */
export function erfInvFloat32(x: number): number {
  if (Math.abs(x) === 1) return x * Number.POSITIVE_INFINITY;
  const w = -log1pFloat32(-fround(x * x));
  const value = w < 5 ? polynomial(central, fround(w - 2.5)) : polynomial(tails, fround(fround(Math.sqrt(w)) - 3));
  return fround(value * x);
}

/** The inverse of `erf` in double precision: Newton's steps from the float32 answer, in the tails on a log scale. */
export function erfInv(x: number): number {
  const size = Math.abs(x);
  if (!(size > 0 && size < 1)) return erfInvFloat32(x);
  let y = erfInvFloat32(Math.min(fround(size), largestBelowOne));
  for (let step = 0; step < 6; step++) {
    const slope = twoOverSqrtPi * Math.exp(-y * y);
    y += size < 0.5 ? (size - erf(y)) / slope : (erfc(y) / slope) * Math.log(erfc(y) / (1 - size));
  }
  return Math.sign(x) * y;
}

/** The Taylor series with all terms of one sign, so that nothing cancels. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return twoOverSqrtPi * Math.exp(-x * x) * sum;
}

/** erfc of a large positive number, by Laplace's continued fraction. */
function tail(x: number): number {
  let fraction = x;
  for (let n = 50; n > 0; n--) fraction = x + n / 2 / fraction;
  return x === Number.POSITIVE_INFINITY ? 0 : Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
