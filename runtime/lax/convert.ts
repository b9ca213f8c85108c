// Changing the dtype of elements.

import { type DType, kindOf } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { elementwise } from "./naryop.ts";

export interface ConvertElementTypeParams {
  readonly newDtype: DType;
  readonly weakType: boolean;
}

/** The array with its elements converted; the array itself when it has that type already. Mirrors `lax._convert_element_type`. */
export function convertElementType(x: ArrayValue, newDtype: DType, weakType = false): ArrayValue {
  if (x.aval.dtype === newDtype && x.aval.weakType === weakType) return x;
  return bind1(convertElementType_p, [x], { newDtype, weakType });
}

/** The array as it is; differentiation alone treats it otherwise. Mirrors `lax.stop_gradient`. */
export function stopGradient(x: ArrayValue): ArrayValue {
  return x;
}

export const convertElementType_p = elementwise<ConvertElementTypeParams>()(
  "convert_element_type",
  ([x], { newDtype }) => {
    const keys = [x!.dtype, newDtype].filter((dtype) => kindOf(dtype) === "k").length;
    if (keys === 1 && x!.dtype !== "unknown" && newDtype !== "unknown") {
      throw valueError(`Cannot convert_element_type from ${x!.dtype} to ${newDtype}`);
    }
    return newDtype;
  },
  (_operands, { weakType }) => weakType,
);
