// Rounding to the float formats that JavaScript does not have, as XLA's CPU backend does it.

import type { DType } from "../core/dtype.ts";
import { isNumPy } from "../core/library.ts";
import { flushed, smallestNormal } from "./math/float32.ts";
import type { Elements } from "./storage.ts";

interface FloatFormat {
  readonly mantissaBits: number;
  readonly minExponent: number;
  readonly largest: number;
}

const narrowFormats: { readonly [D in DType]?: FloatFormat } = {
  bfloat16: { mantissaBits: 7, minExponent: -126, largest: 255 * 2 ** 120 },
  float16: { mantissaBits: 10, minExponent: -14, largest: 65504 },
};

interface Rounded {
  readonly dtype: DType;
  readonly data: Elements;
}

/** Rounds what a kernel stored as float32 to bfloat16 or float16, to nearest even; other dtypes stay as they are. */
export function roundElements({ dtype, data }: Rounded): void {
  const format = narrowFormats[dtype];
  if (format === undefined) return;
  const bits = new Uint32Array(data.buffer);
  for (let i = 0; i < data.length; i++) {
    const exponent = ((bits[i]! >>> 23) & 0xff) - 127;
    if (exponent !== 128) data[i] = roundTo(data[i]!, exponent, format);
  }
}

/**
 * Ends an arithmetic kernel: for JAX results too small for a normal float32 become zero, as XLA's threads run with
 * denormals flushed, and narrow floats are rounded.
 */
export function settle(result: Rounded): void {
  const { data } = result;
  if (!(data instanceof Float32Array)) return;
  if (!isNumPy()) flushDenormals(data);
  roundElements(result);
}

/** Makes zeros of denormals, in place. */
export function flushDenormals(data: Float32Array): void {
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    // Zeros are among those: to store them again costs less than to tell them apart.
    if (Math.abs(value) < smallestNormal) data[i] = value * 0;
  }
}

/** What an arithmetic kernel stores for a number in an array of this dtype of floats. */
export function settling(dtype: DType): (x: number) => number {
  if (dtype === "float64") return (x) => x;
  if (dtype === "float32") return isNumPy() ? Math.fround : (x) => flushed(Math.fround(x));
  const data = new Float32Array(1);
  return (x) => {
    data[0] = x;
    settle({ dtype, data });
    return data[0]!;
  };
}

/** Adding and subtracting 1.5 * 2^52 units leaves a double rounded to whole units, ties to even. */
function roundTo(value: number, exponent: number, { mantissaBits, minExponent, largest }: FloatFormat): number {
  const unit = 2 ** (Math.max(exponent, minExponent) - mantissaBits);
  const rounded = value + 1.5 * 2 ** 52 * unit - 1.5 * 2 ** 52 * unit;
  if (Math.abs(rounded) > largest) return value * Number.POSITIVE_INFINITY;
  return rounded === 0 ? value * 0 : rounded;
}
