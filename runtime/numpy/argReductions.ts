// Where the largest and the smallest elements are.

import { intDtype, isInexact } from "../core/dtype.ts";
import { indexError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as lax from "../lax/reduce.ts";
import { canonicalizeAxis, range } from "./axes.ts";
import { isNaN } from "./classification.ts";
import { constant } from "./conversion.ts";
import { all } from "./reductions.ts";
import { expandDims, ravel, reshape } from "./reshaping.ts";
import { where } from "./where.ts";

/** The index along `axis`, or in the flattened array when it is null. */
export type ArgReduction = (x: ArrayValue, axis: number | null, keepDims: boolean) => ArrayValue;

export const argmax = argReduction("argmax", lax.argmax);
export const argmin = argReduction("argmin", lax.argmin);
export const nanArgmax = ignoringNaN(argmax, Number.NEGATIVE_INFINITY);
export const nanArgmin = ignoringNaN(argmin, Number.POSITIVE_INFINITY);

function argReduction(name: string, apply: typeof lax.argmax): ArgReduction {
  return (x, axis, keepDims) => {
    const flat = axis !== null ? x : x.aval.ndim === 0 ? reshape(x, [1]) : ravel(x);
    const along = axis ?? 0;
    const size = flat.aval.shape.at(along);
    if (size === undefined) throw indexError("tuple index out of range");
    if (size === 0) throw valueError(`attempt to get ${name} of an empty sequence`);
    const result = apply(flat, canonicalizeAxis(along, flat.aval.ndim), intDtype());
    if (!keepDims) return result;
    return expandDims(result, axis === null ? range(x.aval.ndim) : [axis]);
  };
}

/** Mirrors `_nanargmax`: -1 where there is no number at all. */
function ignoringNaN(apply: ArgReduction, neutral: number): ArgReduction {
  return (x, axis, keepDims) => {
    if (!isInexact(x.aval.dtype)) return apply(x, axis, keepDims);
    const isMissing = isNaN(x);
    const index = apply(where(isMissing, constant(neutral, "float32", true), x), axis, keepDims);
    const isEmpty = all(isMissing, { axes: axis === null ? null : [axis], keepDims });
    return where(isEmpty, constant(-1, "int32", true), index);
  };
}
