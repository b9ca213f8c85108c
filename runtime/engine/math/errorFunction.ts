// The error function, its complement and its inverse.

import { expFloat32 } from "./exponential.ts";
import { fround, fusedMultiplyAdd, polynomial } from "./float32.ts";
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

// A rational function of x^2, highest power first, whose value at the bound rounds to one.
const bound = fround(3.8325069);
const numerator = [0.00022905065, 0.003408291, 0.050955694, 0.18520832, 1.1283791].map(fround);
const denominator = [-1.1791603e-7, 2.3547966e-5, 0.0010179626, 0.01407047, 0.11098505, 0.49746925, 1].map(fround);

/** The error function of a float32, with the very bits that XLA's CPU backend computes. */
export function erfFloat32(x: number): number {
  if (Math.abs(x) >= bound) return Math.sign(x);
  const square = fround(x * x);
  return fround(x * polynomial(numerator, square)) / polynomial(denominator, square);
}

// Cephes' erfcf: near zero in x^2, then in 1 / x^2 up to two and beyond.
const near = [7.85386146e-5, -0.000801019371, 0.00518832775, -0.0268538129, 0.112835854, -0.37612626, 1.12837911].map(
  fround,
);
const middle = [
  0.0232682, -0.138703942, 0.368742466, -0.582473278, 0.621000469, -0.494451523, 0.340488, -0.274112701, 0.563825965,
].map(fround);
const far = [-10.477664, 12.9772, -7.49551868, 2.92101908, -1.01526523, 0.42184633, -0.282076746, 0.564189494].map(
  fround,
);
/** Whose exponential is the greatest to overflow, and the reciprocal of it zero. */
const underflow = fround(-88.7228394);

/** 1 - erf(x) of a float32, with the very bits that XLA's CPU backend computes. */
export function erfcFloat32(x: number): number {
  const size = Math.abs(x);
  const square = fround(x * x);
  if (size < 1) return fusedMultiplyAdd(-x, polynomial(near, square), 1);
  const upper = -square < underflow ? 0 : upperTail(size, square);
  return x < 0 ? 2 - upper : upper;
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

function upperTail(size: number, square: number): number {
  const scale = fround(expFloat32(-square) * fround(1 / size));
  return fround(scale * polynomial(size < 2 ? middle : far, fround(1 / square)));
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
