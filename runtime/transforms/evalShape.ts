// The interpreter that knows no elements: JAX's `eval_shape`, and what the language server runs.

import type { ShapedArray } from "../core/aval.ts";
import { canonicalizeDtype, isInexact, isInteger } from "../core/dtype.ts";
import type { ArrayValue, Trace } from "../core/trace.ts";

/** An array of which nothing but the aval is known. */
export function shapedValue(aval: ShapedArray): ArrayValue {
  return { kind: "array", aval };
}

/** Gives every primitive the results that its `abstractEval` describes. */
export const shapeTrace: Trace = {
  process(primitive, operands, params) {
    const avals = operands.map((operand) => operand.aval);
    const results = primitive.abstractEval(avals, params);
    return ([...avals, ...results].some(isTooWide) ? results.map(withoutNumberType) : results).map(shapedValue);
  },
};

/**
 * Whether it has 64 bits where JAX makes no such arrays: it comes from where the option was another. Some functions of
 * JAX then keep them and others do not.
 */
function isTooWide({ dtype }: ShapedArray): boolean {
  return canonicalizeDtype(dtype) !== dtype;
}

function withoutNumberType(aval: ShapedArray): ShapedArray {
  return isInexact(aval.dtype) || isInteger(aval.dtype) ? aval.update({ dtype: "unknown" }) : aval;
}
