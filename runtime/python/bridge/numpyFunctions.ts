// The functions of numbers that NumPy computes otherwise than JAX does.

import { ShapedArray } from "../../core/aval.ts";
import type { DType } from "../../core/dtype.ts";
import { EvalArray } from "../../engine/evalArray.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { mapComplex } from "../../engine/kernels/elementwise.ts";
import { type Complex, complex, divide, multiply, power } from "../../engine/math/complex.ts";
import { roundElements } from "../../engine/rounding.ts";
import { exactly, isWideInteger, requireExact } from "../../engine/wideIntegers.ts";
import { broadcastArrays } from "../../numpy/broadcasting.ts";
import { convert } from "../../numpy/promotion.ts";

type RealFunction = (x: number, y: number, dtype: DType) => number;

/** The functions of floats, by the names of their ufuncs. */
export const realFunctions: Readonly<Record<string, RealFunction | undefined>> = {
  log2: Math.log2,
  log10: Math.log10,
  hypot: (x, y) => Math.hypot(x, y),
  logaddexp: (x, y) => (x === y ? x + Math.LN2 : aboveLarger(x, y, Math.exp, Math.log1p)),
  logaddexp2: (x, y) =>
    x === y
      ? x + 1
      : aboveLarger(
          x,
          y,
          (power) => 2 ** power,
          (part) => Math.LOG2E * Math.log1p(part),
        ),
  floor_divide: floorDivide,
  remainder,
  deg2rad: (x) => x * (Math.PI / 180),
  radians: (x) => x * (Math.PI / 180),
  rad2deg: (x) => x * (180 / Math.PI),
  degrees: (x) => x * (180 / Math.PI),
};

/** The functions of integers, by the names of their ufuncs. */
export const integerFunctions: Readonly<Record<string, RealFunction | undefined>> = {
  reciprocal: (x) => (x === 0 ? 0 : Math.trunc(1 / x)),
  fmod: (x, y) => (y === 0 ? 0 : x % y),
};

/** A power with an exponent that is not negative; each product has to fit the dtype. */
export function integerPower(base: number, exponent: number, dtype: DType): number {
  const multiply = isWideInteger(dtype) ? (x: number, y: number) => exactly(x * y) : Math.imul;
  let [result, square] = [1, base];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, square);
    if (rest > 1) square = multiply(square, square);
  }
  return result;
}

/** The greatest common divisor. */
export function gcd(x: number, y: number): number {
  let [larger, smaller] = [Math.abs(x), Math.abs(y)];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** The least common multiple. */
export function lcm(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : Math.abs((x / gcd(x, y)) * y);
}

/** The function applied to operands that are converted to `dtype`, which is the result's, and broadcast. */
export function applyReal(f: RealFunction, operands: readonly EvalArray[], dtype: DType): EvalArray {
  const [x, y] = broadcastArrays(operands.map((operand) => convert(operand, dtype))).map(requireElements);
  const result = new EvalArray(new ShapedArray(x!.shape, dtype));
  const [left, right] = [x!.data, (y ?? x!).data];
  for (let i = 0; i < result.data.length; i++) result.data[i] = f(left[i]!, right[i]!, dtype);
  roundElements(result);
  requireExact(result);
  return result;
}

/** Complex numbers to complex powers; whole powers multiply. Mirrors `npy_cpow`. */
export function complexPower(operands: readonly EvalArray[], dtype: DType): EvalArray {
  const [x, y] = broadcastArrays(operands.map((operand) => convert(operand, dtype))).map(requireElements);
  const result = new EvalArray(new ShapedArray(x!.shape, dtype));
  mapComplex(powerOf, [x!, y!], result);
  return result;
}

function powerOf(base: Complex, exponent: Complex): Complex {
  const whole = exponent.re;
  const isWhole = exponent.im === 0 && Number.isInteger(whole) && whole !== 0 && Math.abs(whole) < 100;
  if (!isWhole || (base.re === 0 && base.im === 0)) return power(base, exponent);
  let [result, square] = [complex(1, 0), base];
  for (let rest = Math.abs(whole); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, square);
    if (rest > 1) square = multiply(square, square);
  }
  return whole < 0 ? divide(complex(1, 0), result) : result;
}

function aboveLarger(x: number, y: number, power: (x: number) => number, log: (x: number) => number): number {
  const difference = x - y;
  if (Number.isNaN(difference)) return difference;
  return Math.max(x, y) + log(power(-Math.abs(difference)));
}

/** Mirrors `npy_divmod`, which keeps quotient and remainder together. */
function floorDivide(x: number, y: number): number {
  if (y === 0) return x / y;
  const modulus = x % y;
  let quotient = (x - modulus) / y;
  if (modulus !== 0 && y < 0 !== modulus < 0) quotient -= 1;
  if (quotient === 0) return x / y < 0 ? -0 : 0;
  const whole = Math.floor(quotient);
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

function remainder(x: number, y: number): number {
  const modulus = x % y;
  if (modulus !== 0 && y < 0 !== modulus < 0) return modulus + y;
  return modulus === 0 ? (y < 0 ? -0 : 0) : modulus;
}
