// Values that are mapped as others are, though nothing but their aval is known.

import { ShapedArray } from "../core/aval.ts";
import type { ArrayValue, Trace } from "../core/trace.ts";
import { BatchTrace, BatchTracer } from "./batchTrace.ts";
import { shapedValue } from "./evalShape.ts";
import { JitTrace, JitTracer } from "./jitTrace.ts";

/** An array with this per-example aval, a tracer of every trace that one of `models` is a tracer of. */
export function wrapInTraces(aval: ShapedArray, models: readonly ArrayValue[]): ArrayValue {
  return wrap(aval, innermostFirst(models.flatMap(tracesOf)));
}

/**
 * An array with this per-example aval that may be either of two. It is mapped where one of them is; that its elements
 * are hidden is said only where both are.
 */
export function wrapInEither(aval: ShapedArray, a: ArrayValue, b: ArrayValue): ArrayValue {
  const [ofA, ofB] = [tracesOf(a), tracesOf(b)];
  const isShared = (trace: AnyTrace) => ofA.includes(trace) && ofB.includes(trace);
  const traces = [...ofA, ...ofB].filter((trace) => trace instanceof BatchTrace || isShared(trace));
  for (const trace of traces) if (trace instanceof BatchTrace && !isShared(trace)) trace.isDoubtful = true;
  return wrap(aval, innermostFirst(traces));
}

type AnyTrace = BatchTrace | JitTrace;

function innermostFirst(traces: readonly AnyTrace[]): readonly AnyTrace[] {
  return [...new Set(traces)].sort((a, b) => depth(b) - depth(a));
}

/** The traces that an array is a tracer of, innermost first. */
export function tracesOf(value: ArrayValue): readonly AnyTrace[] {
  const traces: AnyTrace[] = [];
  for (let current = value; current instanceof BatchTracer || current instanceof JitTracer; current = current.value) {
    traces.push(current.trace);
  }
  return traces;
}

function wrap(aval: ShapedArray, [innermost, ...outer]: readonly AnyTrace[]): ArrayValue {
  if (innermost === undefined) return shapedValue(aval);
  if (innermost instanceof JitTrace) return innermost.wrap(wrap(aval, outer));
  const batched = new ShapedArray([innermost.axisSize, ...aval.shape], aval.dtype, aval.weakType);
  return new BatchTracer(innermost, wrap(batched, outer), 0);
}

function depth(trace: Trace): number {
  let levels = 0;
  for (let parent = trace.parent; parent !== undefined; parent = parent.parent) levels += 1;
  return levels;
}
