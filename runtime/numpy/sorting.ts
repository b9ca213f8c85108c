// Elements in order.

import type { DType } from "../core/dtype.ts";
import type { ArrayValue } from "../core/trace.ts";
import { iota } from "../lax/iota.ts";
import { rev } from "../lax/reshape.ts";
import * as lax from "../lax/sort.ts";
import { canonicalizeAxis } from "./axes.ts";
import { ravel, reshape } from "./reshaping.ts";

/** The elements in order along an axis, or of the flattened array when it is null. Mirrors `jnp.sort`. */
export function sort(x: ArrayValue, axis: number | null, isDescending: boolean): ArrayValue {
  const operand = axis === null ? flat(x) : x;
  const along = canonicalizeAxis(axis ?? 0, operand.aval.ndim);
  const sorted = lax.sort([operand], along)[0]!;
  return isDescending ? rev(sorted, [along]) : sorted;
}

/** The indices that put the elements in order; equal ones keep theirs. Mirrors `jnp.argsort`. */
export function argsort(x: ArrayValue, axis: number | null, isDescending: boolean, dtype: DType): ArrayValue {
  const operand = axis === null ? flat(x) : x;
  const along = canonicalizeAxis(axis ?? 0, operand.aval.ndim);
  const keys = isDescending ? rev(operand, [along]) : operand;
  const counted = iota(dtype, operand.aval.shape, along);
  const indices = lax.sort([keys, isDescending ? rev(counted, [along]) : counted], along)[1]!;
  return isDescending ? rev(indices, [along]) : indices;
}

function flat(x: ArrayValue): ArrayValue {
  return x.aval.ndim === 0 ? reshape(x, [1]) : ravel(x);
}
