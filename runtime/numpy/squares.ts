// Sums of squares, of which lengths and variances are made.

import { sizeOf } from "../core/dim.ts";
import { isComplex } from "../core/dtype.ts";
import { isNumPy } from "../core/library.ts";
import type { ArrayValue } from "../core/trace.ts";
import { dotGeneral } from "../lax/dot.ts";
import * as lax from "../lax/elementwise.ts";
import { canonicalizeAxes, range } from "./axes.ts";
import { convert, isFloating } from "./promotion.ts";
import { type ReductionOptions, sum } from "./reductions.ts";
import { expandDims } from "./reshaping.ts";

/** The sum of the squares of the magnitudes. XLA fuses the multiplications of a short sum with its additions. */
export function sumOfSquares(x: ArrayValue, options: ReductionOptions): ArrayValue {
  const { shape, dtype, ndim } = x.aval;
  const axes = canonicalizeAxes(options.axes, ndim);
  const size = sizeOf(axes.map((axis) => shape[axis]!));
  const isShort = typeof size === "number" && size <= 32;
  if (!isShort || !isFloating(dtype) || options.where != null || isNumPy()) return sum(squares(x), options);
  const kept = range(ndim).filter((axis) => !axes.includes(axis));
  const numbers = { lhsContract: axes, rhsContract: axes, lhsBatch: kept, rhsBatch: kept };
  const total = convert(dotGeneral(x, x, numbers), dtype);
  return options.keepDims ? expandDims(total, axes) : total;
}

function squares(x: ArrayValue): ArrayValue {
  return isComplex(x.aval.dtype) ? lax.real(lax.mul(x, lax.conj(x))) : lax.square(x);
}
