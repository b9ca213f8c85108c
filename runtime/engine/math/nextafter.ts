// The neighbour of a float, in each format.

import type { DType } from "../../core/dtype.ts";
import { flushed } from "./float32.ts";

const double = new Float64Array(1);
const doubleBits = new BigInt64Array(double.buffer);
const single = new Float32Array(1);
const singleBits = new Int32Array(single.buffer);

/** The least positive value of each format that is stored as float32. */
const smallest: { readonly [D in DType]?: number } = { bfloat16: 2 ** -133, float16: 2 ** -24, float32: 2 ** -149 };

/** The next value after `x` towards `y` among those of the dtype. All that are less than `least` count as equal. */
export function nextafter(x: number, y: number, dtype: DType, least: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (flushed(x, least) === flushed(y, least)) return y;
  if (x === 0) return Math.sign(y) * (smallest[dtype] ?? Number.MIN_VALUE);
  const outward = y > x === x > 0;
  if (dtype === "float16") return Math.sign(x) * nextFloat16(Math.abs(x), outward);
  if (dtype === "float64") {
    double[0] = x;
    doubleBits[0] = doubleBits[0]! + (outward ? 1n : -1n);
    return double[0]!;
  }
  // The bit patterns of neighbours are consecutive integers; those of bfloat16 lie in the upper half.
  const step = dtype === "bfloat16" ? 1 << 16 : 1;
  single[0] = x;
  singleBits[0] = singleBits[0]! + (outward ? step : -step);
  return single[0]!;
}

/** float16 has its own exponents: its unit follows from the size, and is one finer just below a power of two. */
function nextFloat16(size: number, outward: boolean): number {
  if (size === Number.POSITIVE_INFINITY) return 65504;
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  const belowPower = !outward && size === 2 ** exponent && exponent > -14;
  const unit = 2 ** (exponent - (belowPower ? 11 : 10));
  const next = outward ? size + unit : size - unit;
  return next > 65504 ? Number.POSITIVE_INFINITY : next;
}
