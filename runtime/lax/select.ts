// Choosing between arrays, element by element.

import { ShapedArray } from "../core/aval.ts";
import { formatShape } from "../core/dim.ts";
import { kindOf } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import { batched1, definePrimitive, type NoParams, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { anyTypes, sameDtype } from "./acceptedTypes.ts";
import { alignBatch } from "./batching.ts";
import { allWeak, naryDtype, unifyShapes } from "./naryop.ts";

/**
 * Takes each element from the case that `which` names: by number, or false for the first and true for the second.
 *
 * `which` has the cases' shape or is a scalar. Mirrors `lax.select_n`.
 */
export function selectN(which: ArrayValue, ...cases: readonly ArrayValue[]): ArrayValue {
  return bind1(selectN_p, [which, ...cases], {});
}

/** Limits `x` to the range from `min` to `max`, which have its shape or are scalars. Mirrors `lax.clamp`. */
export function clamp(min: ArrayValue, x: ArrayValue, max: ArrayValue): ArrayValue {
  return bind1(clamp_p, [min, x, max], {});
}

export const selectN_p: Primitive<"select_n", NoParams> = definePrimitive<NoParams>()("select_n", {
  abstractEval([which, ...cases]) {
    const shape = unifyShapes(cases.map((aval) => aval.shape));
    if (shape === null) {
      const shapes = cases.map((aval) => formatShape(aval.shape)).join(", ");
      throw typeError(`select cases must have the same shapes, got [${shapes}].`);
    }
    const chosen = which!.ndim === 0 ? shape : unifyShapes([shape, which!.shape]);
    if (chosen === null) {
      throw typeError(
        `select \`which\` must be scalar or have the same shape as cases, got \`which\` shape ${formatShape(which!.shape)} but case shape ${formatShape(shape)}.`,
      );
    }
    const dtype = sameDtype("select", cases);
    requireSelector(which!, cases.length);
    return [new ShapedArray(chosen, dtype, allWeak(cases))];
  },
  batch(axisSize, operands, dims) {
    const aligned = alignBatch(axisSize, operands, dims);
    return batched1(bind1(selectN_p, aligned.operands, {}), aligned.dim);
  },
});

export const clamp_p: Primitive<"clamp", NoParams> = definePrimitive<NoParams>()("clamp", {
  abstractEval(operands) {
    const [min, x, max] = operands;
    requireBound("min", min!, x!);
    requireBound("max", max!, x!);
    const full = operands.filter((aval) => aval.ndim > 0).map((aval) => aval.shape);
    const shape = unifyShapes([x!.shape, ...full])!;
    return [new ShapedArray(shape, naryDtype("clamp", anyTypes)(operands), allWeak(operands))];
  },
  batch(axisSize, operands, dims) {
    const aligned = alignBatch(axisSize, operands, dims);
    return batched1(bind1(clamp_p, aligned.operands, {}), aligned.dim);
  },
});

function requireSelector(which: ShapedArray, cases: number): void {
  const kind = kindOf(which.dtype);
  if (kind !== "b" && kind !== "i" && kind !== "u" && kind !== "?") {
    throw typeError(`select \`which\` must be boolean or integer type, got ${which.dtype}.`);
  }
  if (kind === "b" && cases > 2) throw typeError("select with boolean `which` cannot have > 2 cases.");
}

function requireBound(name: "min" | "max", bound: ShapedArray, x: ShapedArray): void {
  if (bound.ndim === 0 || unifyShapes([bound.shape, x.shape]) !== null) return;
  throw typeError(
    `clamp requires ${name}.shape == operand.shape or ${name}.shape == (), got ${name}.shape=${formatShape(bound.shape)}, operand.shape=${formatShape(x.shape)}.`,
  );
}
