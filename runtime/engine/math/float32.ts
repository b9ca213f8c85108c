// Single-precision arithmetic with the rounding of a machine that fuses multiply and add.

export const fround = Math.fround;

/** The least normal float32. Threads of XLA take what is smaller as zero and make results that are smaller zero. */
export const smallestNormal = 2 ** -126;

/** The greatest finite float32. */
export const largest = (2 - 2 ** -23) * 2 ** 127;

/** A float32 as an operation of XLA sees it: a denormal, or whatever is less than `least`, counts as a zero of its sign. */
export function flushed(x: number, least = smallestNormal): number {
  return Math.abs(x) < least ? x * 0 : x;
}

/** a * b + c of float32 values, rounded to float32: the product of two floats is exact in a double. */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  return Math.fround(a * b + c);
}

/** Horner's rule, highest power first, fused at each step. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let value = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) value = fusedMultiplyAdd(value, x, coefficients[i]!);
  return value;
}
