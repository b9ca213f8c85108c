// Functions that XLA's CPU backend takes from `exp` in single precision, with the roundings that this costs.

import { fround } from "./float32.ts";

const log2 = fround(Math.LN2);

/** 2 to the power of a float32. */
export function exp2Float32(x: number): number {
  return Math.exp(fround(x * log2));
}

/** The hyperbolic sine of a float32. */
export function sinhFloat32(x: number): number {
  return Math.abs(x) < 1 ? Math.sinh(x) : halfExp(x) - halfExp(-x);
}

/** The hyperbolic cosine of a float32. */
export function coshFloat32(x: number): number {
  return Math.max(halfExp(x) + halfExp(-x), 1);
}

/** exp(x) / 2, which does not overflow before the result does. */
function halfExp(x: number): number {
  return fround(Math.exp(fround(x - log2)));
}
