import type { ArrayValue } from "../../core/trace.ts";
import { EvalArray } from "../../engine/evalArray.ts";
import { tracerText } from "../../transforms/tracerText.ts";
import { arrayRepr, arrayStr } from "./arrayText.ts";

/** `repr(x)` of an array, or of a tracer: `VmapTracer(aval=float32[], batched=float32[3])`. */
export function valueRepr(value: ArrayValue): string {
  return value instanceof EvalArray ? arrayRepr(value) : tracerText(value);
}

/** `str(x)` of an array or a tracer. */
export function valueStr(value: ArrayValue): string {
  return value instanceof EvalArray ? arrayStr(value) : tracerText(value);
}
