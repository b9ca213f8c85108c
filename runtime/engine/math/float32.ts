// Single-precision arithmetic with the rounding of a machine that fuses multiply and add.

export const fround = Math.fround;

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
