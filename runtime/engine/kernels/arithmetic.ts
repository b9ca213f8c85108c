// Kernels of arithmetic, rounding and bits.

import { type DType, isComplex } from "../../core/dtype.ts";
import type { IntegerPowParams, RoundParams } from "../../lax/elementwise.ts";
import type { Kernel } from "../kernel.ts";
import * as complex from "../math/complex.ts";
import { flushed } from "../math/float32.ts";
import { divideIntegers, populationCount, remainderOfIntegers, shiftsOf } from "../math/integer.ts";
import { nextafter } from "../math/nextafter.ts";
import { settle } from "../rounding.ts";
import { isWideInteger, onWords } from "../wideIntegers.ts";
import {
  binary,
  binaryOfAll,
  leastRead,
  mapBinary,
  mapComplex,
  mapComplexToReal,
  mapUnary,
  type RealBinary,
  unary,
  unaryOfAll,
} from "./elementwise.ts";
import { multiplicationOf } from "./monoid.ts";

const real = (z: complex.Complex): number => z.re;
const imag = (z: complex.Complex): number => z.im;

const roundings = {
  awayFromZero: (x: number) => {
    const whole = Math.trunc(x);
    return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
  },
  toNearestEven: (x: number) => {
    const whole = Math.trunc(x);
    const rest = Math.abs(x - whole);
    return rest > 0.5 || (rest === 0.5 && whole % 2 !== 0) ? whole + Math.sign(x) : whole;
  },
} as const;

const round: Kernel<RoundParams> = ([x], [result], { roundingMethod }) =>
  mapUnary(roundings[roundingMethod], x!, result!);

const integerPow: Kernel<IntegerPowParams> = ([x], [result], { y }) => {
  if (isComplex(x!.dtype)) {
    mapComplex((z) => integerPower(z, y, complex.multiply, { re: 1, im: 0 }, complex.divide), [x!], result!);
  } else {
    const multiply = multiplicationOf(x!.dtype);
    mapUnary((value) => integerPower(value, y, multiply, 1, divide), x!, result!, leastRead(x!));
  }
  settle(result!);
};

export const arithmeticKernels = {
  neg: unaryOfAll({ real: (x) => -x, complex: complex.negate }),
  sign: unary({ real: Math.sign, complex: complex.sign }),
  abs: ([x], [result]) => {
    if (isComplex(x!.dtype)) mapComplexToReal(complex.magnitude, x!, result!);
    else mapUnary(Math.abs, x!, result!);
  },
  floor: unary({ real: Math.floor }),
  ceil: unary({ real: Math.ceil }),
  round,
  real: ([x], [result]) => mapComplexToReal(real, x!, result!),
  imag: ([x], [result]) => mapComplexToReal(imag, x!, result!),
  conj: ([x], [result]) => mapComplex(complex.conjugate, [x!], result!),
  complex: ([re, im], [result]) => {
    for (let i = 0; i < result!.size; i++) {
      result!.data[2 * i] = re!.data[i]!;
      result!.data[2 * i + 1] = im!.data[i]!;
    }
  },
  add: binary({ real: (x, y) => x + y, complex: complex.add }),
  sub: binary({ real: (x, y) => x - y, complex: complex.subtract }),
  mul: binary({ real: (x, y) => x * y, integer: Math.imul, complex: complex.multiply }),
  div: binary({
    real: (x, y) => x / y,
    integer: divideIntegers,
    wideInteger: divideIntegers,
    complex: complex.divide,
  }),
  rem: binaryOfAll({
    real: (x, y) => x % flushed(y),
    double: (x, y) => x % y,
    integer: remainderOfIntegers,
    wideInteger: remainderOfIntegers,
  }),
  max: binary({ real: Math.max, complex: complex.larger }),
  min: binary({ real: Math.min, complex: complex.smaller }),
  square: unary({ real: (x) => x * x, integer: (x) => Math.imul(x, x), complex: (z) => complex.multiply(z, z) }),
  integer_pow: integerPow,
  nextafter: ([x, y], [result]) => {
    const least = leastRead(x!);
    mapBinary((from, to) => nextafter(from, to, x!.dtype, least), x!, y!, result!);
  },
  not: ([x], [result]) => mapUnary(x!.dtype === "bool" ? (bit) => 1 - bit : (bits) => -1 - bits, x!, result!),
  and: bitwise((dtype) => ofWidth(dtype, (x, y) => x & y)),
  or: bitwise((dtype) => ofWidth(dtype, (x, y) => x | y)),
  xor: bitwise((dtype) => ofWidth(dtype, (x, y) => x ^ y)),
  shift_left: bitwise((dtype) => shiftsOf(dtype).left),
  shift_right_logical: bitwise((dtype) => shiftsOf(dtype).rightLogical),
  shift_right_arithmetic: bitwise((dtype) => shiftsOf(dtype).rightArithmetic),
  population_count: ([x], [result]) => mapUnary((bits) => populationCount(bits, x!.dtype), x!, result!),
} as const satisfies { readonly [name: string]: Kernel<never> };

function bitwise(functionOf: (dtype: DType) => RealBinary): Kernel<unknown> {
  return ([x, y], [result]) => mapBinary(functionOf(x!.dtype), x!, y!, result!);
}

function ofWidth(dtype: DType, bits: RealBinary): RealBinary {
  return isWideInteger(dtype) ? onWords(bits) : bits;
}

const divide: RealBinary = (x, y) => x / y;

/** Squares and multiplies as JAX's expansion of `integer_pow` does, so that the roundings are the same. */
function integerPower<T>(
  base: T,
  exponent: number,
  multiply: (a: T, b: T) => T,
  one: T,
  quotient: (a: T, b: T) => T,
): T {
  let power = one;
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = multiply(power, square);
    if (rest > 1) square = multiply(square, square);
  }
  return exponent < 0 ? quotient(one, power) : power;
}
