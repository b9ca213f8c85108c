// How a function of numbers becomes a kernel.

import { type DType, isComplex, isInexact, itemSize } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import type { Complex } from "../math/complex.ts";
import { flushed, smallestNormal } from "../math/float32.ts";
import { roundElements, settle, settling } from "../rounding.ts";
import { isWideInteger } from "../wideIntegers.ts";

export type RealUnary = (x: number) => number;
export type RealBinary = (x: number, y: number) => number;
export type ComplexUnary = (z: Complex) => Complex;
export type ComplexBinary = (a: Complex, b: Complex) => Complex;

/** The meanings that one operation has for the kinds of number. */
interface Meanings<Real, OfComplex> {
  /** For floats, and for integers where `integer` does not say otherwise. */
  readonly real: Real;
  /** For float64, where `real` is exact for narrower floats only, and for all floats of NumPy's. */
  readonly double?: Real;
  /** For bfloat16 and float16, where XLA rounds on the way. */
  readonly narrow?: (round: (x: number) => number) => Real;
  /** Computed exactly or modulo 2^32; storing it wraps it to the dtype. Wide integers take `real` where it is exact. */
  readonly integer?: Real;
  readonly wideInteger?: Real;
  readonly complex?: OfComplex;
}

/** A kernel of one operand. */
export function unary(meanings: Meanings<RealUnary, ComplexUnary>): Kernel<unknown> {
  return ([x], [result]) => {
    mapOne(meanings, x!, result!, leastRead(x!));
    settle(result!);
  };
}

/** A kernel of one operand that takes denormals to denormals, as the functions of the C library do. */
export function unaryOfAll(meanings: Meanings<RealUnary, ComplexUnary>): Kernel<unknown> {
  return ([x], [result]) => {
    mapOne(meanings, x!, result!, 0);
    roundElements(result!);
  };
}

/** A kernel of two operands of one dtype. */
export function binary(meanings: Meanings<RealBinary, ComplexBinary>): Kernel<unknown> {
  return ([x, y], [result]) => {
    mapBoth(meanings, x!, y!, result!, leastRead(x!));
    settle(result!);
  };
}

/** A kernel of two operands of one dtype that takes and gives denormals, as the functions of the C library do. */
export function binaryOfAll(meanings: Meanings<RealBinary, ComplexBinary>): Kernel<unknown> {
  return ([x, y], [result]) => {
    mapBoth(meanings, x!, y!, result!, 0);
    roundElements(result!);
  };
}

/** The least number that XLA's threads read: denormals of single precision count as zeros. NumPy's do not. */
export function leastRead({ data }: EvalArray): number {
  return data instanceof Float32Array && !isNumPy() ? smallestNormal : 0;
}

/** `result[i] = f(x[i])`, where what is less than `least` counts as zero. */
export function mapUnary(f: RealUnary, x: EvalArray, result: EvalArray, least = 0): void {
  const from = x.data;
  const to = result.data;
  for (let i = 0; i < to.length; i++) to[i] = f(flushed(from[i]!, least));
}

/** `result[i] = f(x[i], y[i])`, where what is less than `least` counts as zero. */
export function mapBinary(f: RealBinary, x: EvalArray, y: EvalArray, result: EvalArray, least = 0): void {
  const left = x.data;
  const right = y.data;
  const to = result.data;
  for (let i = 0; i < to.length; i++) to[i] = f(flushed(left[i]!, least), flushed(right[i]!, least));
}

/** `result[i] = f(z[i], ...)`; a real operand counts as complex. */
export function mapComplex(
  f: (...operands: [Complex, Complex]) => Complex,
  operands: readonly EvalArray[],
  result: EvalArray,
): void {
  const x = operands[0]!;
  const y = operands.at(-1)!;
  for (let i = 0; i < result.size; i++) storeComplex(result, i, f(complexAt(x, i), complexAt(y, i)));
}

/** `result[i] = f(z[i])` where the result is real. */
export function mapComplexToReal(f: (z: Complex) => number, z: EvalArray, result: EvalArray): void {
  for (let i = 0; i < result.size; i++) result.data[i] = f(complexAt(z, i));
}

/** The element at a position as a complex number. */
export function complexAt({ dtype, data }: EvalArray, position: number): Complex {
  return isComplex(dtype) ? { re: data[2 * position]!, im: data[2 * position + 1]! } : { re: data[position]!, im: 0 };
}

/** Stores a complex element at a position. */
export function storeComplex({ data }: EvalArray, position: number, { re, im }: Complex): void {
  data[2 * position] = re;
  data[2 * position + 1] = im;
}

function mapOne(meanings: Meanings<RealUnary, ComplexUnary>, x: EvalArray, result: EvalArray, least: number): void {
  if (isComplex(x.dtype)) mapComplex(required(meanings.complex, x), [x], result);
  else mapUnary(realMeaning(meanings, x.dtype), x, result, least);
}

function mapBoth(
  meanings: Meanings<RealBinary, ComplexBinary>,
  x: EvalArray,
  y: EvalArray,
  result: EvalArray,
  least: number,
): void {
  if (isComplex(x.dtype)) mapComplex(required(meanings.complex, x), [x, y], result);
  else mapBinary(realMeaning(meanings, x.dtype), x, y, result, least);
}

function realMeaning<Real>(meanings: Meanings<Real, unknown>, dtype: DType): Real {
  if (isWideInteger(dtype)) return meanings.wideInteger ?? meanings.real;
  if (dtype === "float64" || (isNumPy() && isInexact(dtype))) return meanings.double ?? meanings.real;
  if (!isInexact(dtype)) return meanings.integer ?? meanings.real;
  return meanings.narrow !== undefined && itemSize(dtype) === 2 ? meanings.narrow(settling(dtype)) : meanings.real;
}

function required<Meaning>(meaning: Meaning | undefined, x: EvalArray): Meaning {
  if (meaning === undefined) throw new Error(`this operation is not defined for ${x.dtype}`);
  return meaning;
}
