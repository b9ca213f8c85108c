// Hyperbolic functions and `expm1` of float32 with the very bits that XLA's CPU backend computes.

import { expFloat32 } from "./exponential.ts";
import { flushed, fround, fusedMultiplyAdd, largest } from "./float32.ts";
import { log1pFloat32, logFloat32 } from "./logarithm.ts";

const log2 = fround(Math.LN2);
const rootOfLargest = fround(Math.sqrt(largest));

/** The hyperbolic tangent of a float32, by a rational function of x^2 whose value at the bound rounds to one. */
export function tanhFloat32(x: number): number {
  const size = Math.abs(x);
  if (size < fround(4e-4)) return x;
  if (size >= 20) return Math.sign(x);
  const bound = fround(7.9988117);
  const clamped = x < -bound ? -bound : x > bound ? bound : x;
  const x2 = fround(clamped * clamped);
  let numerator = fusedMultiplyAdd(x2, fround(-2.7607684e-16), fround(2.000188e-13));
  numerator = fusedMultiplyAdd(x2, numerator, fround(-8.604672e-11));
  numerator = fusedMultiplyAdd(x2, numerator, fround(5.1222973e-8));
  numerator = fusedMultiplyAdd(x2, numerator, fround(1.48572235e-5));
  numerator = fusedMultiplyAdd(x2, numerator, fround(6.3726195e-4));
  numerator = fusedMultiplyAdd(x2, numerator, fround(4.8935246e-3));
  let denominator = fusedMultiplyAdd(x2, fround(1.1982584e-6), fround(1.1853471e-4));
  denominator = fusedMultiplyAdd(x2, denominator, fround(2.2684347e-3));
  denominator = fusedMultiplyAdd(x2, denominator, fround(4.893525e-3));
  return fround(fround(clamped * numerator) / denominator);
}

/** exp(x) - 1 of a float32, by way of the hyperbolic tangent of x / 2 where x is small. */
export function expm1Float32(x: number): number {
  const half = flushed(x * 0.5);
  if (half === 0) return x;
  const exp = expFloat32(x);
  return Math.abs(x) > 0.5 ? fround(exp - 1) : fround(tanhFloat32(half) * fround(exp + 1));
}

/** The hyperbolic sine of a float32. */
export function sinhFloat32(x: number): number {
  if (!(Math.abs(x) < 1)) return expFloat32(fround(x - log2)) - expFloat32(fround(-log2 - x));
  const expm1 = expm1Float32(x);
  return fround(expm1 + fround(expm1 / fround(expm1 + 1))) * 0.5;
}

/** The hyperbolic cosine of a float32. */
export function coshFloat32(x: number): number {
  return expFloat32(fround(x - log2)) + expFloat32(fround(-log2 - x));
}

/** The inverse of `sinh` on a float32. */
export function asinhFloat32(x: number): number {
  const size = Math.abs(x);
  if (size >= rootOfLargest) return Math.sign(x) * fround(logFloat32(size) + log2);
  const square = fround(size * size);
  const root = fround(Math.sqrt(fround(square + 1)));
  return Math.sign(x) * log1pFloat32(fround(size + fround(square / fround(root + 1))));
}

/** The inverse of `cosh` on a float32. */
export function acoshFloat32(x: number): number {
  if (x >= largest / 2) return logFloat32(x) + log2;
  const below = fround(Math.sqrt(fround(x - 1)));
  const above = fround(Math.sqrt(fround(x + 1)));
  return log1pFloat32(fround(below * fround(above + below)));
}

/** The inverse of `tanh` on a float32. */
export function atanhFloat32(x: number): number {
  return Math.abs(x) > 1 ? Number.NaN : fround(log1pFloat32(x) - log1pFloat32(-x)) * 0.5;
}
