// NumPy's arrays and scalars on their way to Python; see marshal.ts.

import { type DType, isComplex, kindOf } from "../../core/dtype.ts";
import type { PyValue } from "../../core/pyValue.ts";
import type { ArrayValue } from "../../core/trace.ts";
import { EvalArray, type Scalar, valueAt } from "../../engine/evalArray.ts";
import type { LiveValues } from "./liveValues.ts";
import { type Code, encode, numberCode } from "./marshal.ts";
import { type NdArray, newNdArray } from "./ndarray.ts";
import { takeWarnings } from "./numpyWarnings.ts";

/** A result for Python: the number of an array, or the text of anything else. Arrays without axes become scalars. */
export function numpyAnswer(value: PyValue | NdArray, live: LiveValues): number | string {
  const warnings = takeWarnings();
  const code = numpyCode(value, live);
  if (warnings.length > 0)
    return JSON.stringify(["warned", ["list", ...warnings.map((each) => ["tuple", ...each])], code]);
  return Array.isArray(code) && code[0] === "ndarray" ? Number(code[1]) : JSON.stringify(code);
}

/** `numpyAnswer` for arrays that stay arrays without axes. */
export function arrayAnswer(array: ArrayValue, live: LiveValues): number | string {
  return numpyAnswer(newNdArray(array), live);
}

/** The code of one element, which Python reads as a scalar of this dtype. */
export function scalarCode(value: Scalar, dtype: DType): Code {
  if (typeof value === "number") return ["scalar", dtype, kindOf(dtype) === "f" ? numberCode(value) : value];
  if (typeof value === "boolean") return ["scalar", dtype, value];
  if (isComplex(dtype) && "re" in value) return ["scalar", dtype, numberCode(value.re), numberCode(value.im)];
  throw new Error(`there are no scalars of dtype ${dtype}`);
}

function numpyCode(value: PyValue | NdArray, live: LiveValues): Code {
  switch (value.kind) {
    case "ndarray":
      if (value.isOwner) live.admit([value.aval]);
      return ["ndarray", live.add(value)];
    case "array":
      return value instanceof EvalArray && value.shape.length === 0
        ? scalarCode(valueAt(value, 0), value.dtype)
        : numpyCode(newNdArray(value), live);
    case "list":
      return ["list", ...value.items.map((item) => numpyCode(item, live))];
    case "tuple":
      return ["tuple", ...value.items.map((item) => numpyCode(item, live))];
    default:
      return encode(value, live);
  }
}
