// Running sums and products.

import { type DType, intDtype, isInexact } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate } from "../lax/concatenate.ts";
import * as lax from "../lax/cumulative.ts";
import { full } from "../lax/literal.ts";
import { canonicalizeAxis, replaceAt } from "./axes.ts";
import { isNaN } from "./classification.ts";
import { constantLike } from "./conversion.ts";
import { convert, summedDtype } from "./promotion.ts";
import { ravel, reshape } from "./reshaping.ts";
import { toBoolean, where } from "./where.ts";

/** Along one axis, or over all elements when it is null. */
export type Cumulative = (x: ArrayValue, axis: number | null, dtype: DType | null) => ArrayValue;

export const cumsum = cumulative(lax.cumsum);
export const cumprod = cumulative(lax.cumprod);
export const nanCumsum = cumulative(lax.cumsum, 0);
export const nanCumprod = cumulative(lax.cumprod, 1);

/** `cumsum` of the array API: narrow integers widen, and the empty sum may come first. */
export function cumulativeSum(
  x: ArrayValue,
  axis: number | null,
  dtype: DType | null,
  startsEmpty: boolean,
): ArrayValue {
  const along = requireAxis(x, axis, "sum");
  const result = cumsum(x, along, dtype ?? summedDtype(x.aval.dtype));
  return startsEmpty ? prepend(result, along, 0) : result;
}

/** `cumprod` of the array API: the empty product may come first. */
export function cumulativeProduct(
  x: ArrayValue,
  axis: number | null,
  dtype: DType | null,
  startsEmpty: boolean,
): ArrayValue {
  const along = requireAxis(x, axis, "product");
  const result = cumprod(x, along, dtype);
  return startsEmpty ? prepend(result, along, 1) : result;
}

/** Mirrors `_cumulative_reduction`; `ignored` stands in for elements that are no number. */
function cumulative(
  accumulate: (x: ArrayValue, axis: number, reverse: boolean) => ArrayValue,
  ignored: number | null = null,
): Cumulative {
  return (x, axis, dtype) => {
    const flat = axis === null || x.aval.ndim === 0 ? ravelled(x) : x;
    const along = canonicalizeAxis(axis ?? 0, flat.aval.ndim);
    const operand =
      ignored !== null && isInexact(flat.aval.dtype) ? where(isNaN(flat), constantLike(flat, ignored), flat) : flat;
    const result = dtype ?? (operand.aval.dtype === "bool" ? intDtype() : operand.aval.dtype);
    const computed = result === "bool" ? convert(toBoolean(operand), "int32") : convert(operand, result);
    return convert(accumulate(computed, along, false), result);
  };
}

function ravelled(x: ArrayValue): ArrayValue {
  return x.aval.ndim === 0 ? reshape(x, [1]) : ravel(x);
}

function requireAxis(x: ArrayValue, axis: number | null, operation: "sum" | "product"): number {
  const { ndim } = x.aval;
  if (ndim === 0) {
    throw valueError(
      `The input must be non-scalar to take a cumulative ${operation}, however a scalar value or scalar array was given.`,
    );
  }
  if (axis === null && ndim > 1) {
    throw valueError(
      `The input array has rank ${ndim}, however axis was not set to an explicit value. The axis argument is only optional for one-dimensional arrays.`,
    );
  }
  return canonicalizeAxis(axis ?? 0, ndim);
}

function prepend(x: ArrayValue, axis: number, value: number): ArrayValue {
  return concatenate([full(replaceAt(x.aval.shape, axis, 1), value, x.aval.dtype), x], axis);
}
