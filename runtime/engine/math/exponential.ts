// Exponentials of float32 with the very bits that XLA's CPU backend computes.

import { fround, fusedMultiplyAdd } from "./float32.ts";

/** The powers of two from -127 to 127, of which the least is a denormal and counts as zero. */
const powersOfTwo = Float64Array.from({ length: 255 }, (_, i) => (i === 0 ? 0 : 2 ** (i - 127)));

/** e to the power of a float32, by Cephes' expf. */
export function expFloat32(x: number): number {
  // Constants inside of the function are known to the compiler of a bundle, too.
  const least = fround(-87.8);
  const greatest = fround(88.8);
  const clamped = x < least ? least : x > greatest ? greatest : x;
  const rounded = Math.floor(fusedMultiplyAdd(clamped, fround(Math.LOG2E), 0.5));
  const exponent = rounded > 127 ? 127 : rounded;
  // The logarithm of two in two parts, of which the product with the upper one is exact.
  const r = fusedMultiplyAdd(exponent, fround(2.1219444e-4), fusedMultiplyAdd(exponent, -0.693359375, clamped));
  let p = fusedMultiplyAdd(fround(1.98756915e-4), r, fround(1.3981999507e-3));
  p = fusedMultiplyAdd(p, r, fround(8.3334519073e-3));
  p = fusedMultiplyAdd(p, r, fround(4.1665795894e-2));
  p = fusedMultiplyAdd(p, r, fround(1.6666665459e-1));
  p = fusedMultiplyAdd(p, r, 0.5);
  const fraction = fround(fusedMultiplyAdd(p, fround(r * r), r) + 1);
  return fround(fraction * powersOfTwo[(exponent | 0) + 127]!);
}

/** 2 to the power of a float32. */
export function exp2Float32(x: number): number {
  return expFloat32(fround(x * fround(Math.LN2)));
}

/** 1 / (1 + exp(-x)) of a float32. */
export function logisticFloat32(x: number): number {
  return fround(1 / fround(expFloat32(-x) + 1));
}

/** `exp2` where each step rounds. */
export function exp2InSteps(round: (x: number) => number): (x: number) => number {
  const log2 = round(Math.LN2);
  return (x) => expFloat32(round(x * log2));
}

/** `logistic` where each step rounds. */
export function logisticInSteps(round: (x: number) => number): (x: number) => number {
  return (x) => 1 / round(round(expFloat32(-x)) + 1);
}
