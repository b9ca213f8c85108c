// The interpreter that knows no elements: JAX's `eval_shape`, and what the language server runs.

import type { ShapedArray } from "../core/aval.ts";
import type { ArrayValue, Trace } from "../core/trace.ts";

/** An array of which nothing but the aval is known. */
export function shapedValue(aval: ShapedArray): ArrayValue {
  return { kind: "array", aval };
}

/** Gives every primitive the results that its `abstractEval` describes. */
export const shapeTrace: Trace = {
  process(primitive, operands, params) {
    const avals = operands.map((operand) => operand.aval);
    return primitive.abstractEval(avals, params).map(shapedValue);
  },
};
