import type { ArrayValue } from "../core/trace.ts";
import { BatchTracer } from "./batchTrace.ts";

/** The text of a tracer, in Python and in JAX's messages: `VmapTracer(aval=float32[], batched=float32[3])`. */
export function tracerText(value: ArrayValue): string {
  if (value instanceof BatchTracer) return `VmapTracer(aval=${avalText(value)}, batched=${avalText(value.value)})`;
  return `JitTracer(${avalText(value)})`;
}

function avalText({ aval }: ArrayValue): string {
  return `${aval.weakType ? "~" : ""}${aval.toLongString()}`;
}
