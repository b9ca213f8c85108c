// How a function of numbers becomes a kernel.

import { type DType, isComplex, isInexact } from "../../core/dtype.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import type { Complex } from "../math/complex.ts";
import { settle } from "../rounding.ts";

export type RealUnary = (x: number) => number;
export type RealBinary = (x: number, y: number) => number;
export type ComplexUnary = (z: Complex) => Complex;
export type ComplexBinary = (a: Complex, b: Complex) => Complex;

/** The meanings that one operation has for the kinds of number. */
interface Meanings<Real, OfComplex> {
  /** For floats, and for integers where `integer` does not say otherwise. */
  readonly real: Real;
  /** For float64, where `real` is exact for narrower floats only. */
  readonly double?: Real;
  /** Computed exactly or modulo 2^32; storing it wraps it to the dtype. */
  readonly integer?: Real;
  readonly complex?: OfComplex;
}

/** A kernel of one operand. */
export function unary(meanings: Meanings<RealUnary, ComplexUnary>): Kernel<unknown> {
  return ([x], [result]) => {
    if (isComplex(x!.dtype)) mapComplex(required(meanings.complex, x!), [x!], result!);
    else mapUnary(realMeaning(meanings, x!.dtype), x!, result!);
    settle(result!);
  };
}

/** A kernel of two operands of one dtype. */
export function binary(meanings: Meanings<RealBinary, ComplexBinary>): Kernel<unknown> {
  return ([x, y], [result]) => {
    if (isComplex(x!.dtype)) mapComplex(required(meanings.complex, x!), [x!, y!], result!);
    else mapBinary(realMeaning(meanings, x!.dtype), x!, y!, result!);
    settle(result!);
  };
}

/** `result[i] = f(x[i])`. */
export function mapUnary(f: RealUnary, x: EvalArray, result: EvalArray): void {
  const from = x.data;
  const to = result.data;
  for (let i = 0; i < to.length; i++) to[i] = f(from[i]!);
}

/** `result[i] = f(x[i], y[i])`. */
export function mapBinary(f: RealBinary, x: EvalArray, y: EvalArray, result: EvalArray): void {
  const left = x.data;
  const right = y.data;
  const to = result.data;
  for (let i = 0; i < to.length; i++) to[i] = f(left[i]!, right[i]!);
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

function realMeaning<Real>(meanings: Meanings<Real, unknown>, dtype: DType): Real {
  if (dtype === "float64") return meanings.double ?? meanings.real;
  return isInexact(dtype) ? meanings.real : (meanings.integer ?? meanings.real);
}

function required<Meaning>(meaning: Meaning | undefined, x: EvalArray): Meaning {
  if (meaning === undefined) throw new Error(`this operation is not defined for ${x.dtype}`);
  return meaning;
}
