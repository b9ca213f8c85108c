// What the chain of batch tracers around an array tells: every mapped axis that its aval hides.

import { ShapedArray } from "../../runtime/core/aval.ts";
import type { Dim } from "../../runtime/core/dim.ts";
import type { ArrayValue, Trace } from "../../runtime/core/trace.ts";
import { BatchTrace, BatchTracer } from "../../runtime/transforms/batchTrace.ts";
import { shapedValue } from "../../runtime/transforms/evalShape.ts";

/** One mapped axis of a value inside a vmapped function: its size, and where it is in the batched array. */
export interface MappedAxis {
  readonly size: Dim;
  readonly axis: number;
  /** The aval with this axis and all those outside of it still hidden ones put back inside: what JAX calls "batched". */
  readonly batched: ShapedArray;
}

/** The mapped axes that a value carries, outermost `vmap` first; empty for an array that is mapped by none. */
export function mappedAxes(value: ArrayValue): readonly MappedAxis[] {
  const axes: MappedAxis[] = [];
  for (let current = value; current instanceof BatchTracer; current = current.value) {
    const batched = current.value.aval;
    axes.unshift({ size: batched.shape[current.batchDim]!, axis: current.batchDim, batched });
  }
  return axes;
}

/** Whether a value belongs to a `vmap` that is being traced, and so means nothing after it has ended. */
export function isTracer(value: ArrayValue): boolean {
  return value instanceof BatchTracer;
}

/** Whether two arrays are mapped by the same traces along the same axes. */
export function sameBatchTrace(a: ArrayValue, b: ArrayValue): boolean {
  if (!(a instanceof BatchTracer) || !(b instanceof BatchTracer)) return isTracer(a) === isTracer(b);
  return a.trace === b.trace && a.batchDim === b.batchDim && sameBatchTrace(a.value, b.value);
}

/** An array with this per-example aval, mapped by every trace that maps one of `models`. */
export function wrapInTraces(aval: ShapedArray, models: readonly ArrayValue[]): ArrayValue {
  const traces = new Set(models.flatMap(tracesOf));
  const innermostFirst = [...traces].sort((a, b) => depth(b) - depth(a));
  return wrap(aval, innermostFirst);
}

function wrap(aval: ShapedArray, [innermost, ...outer]: readonly BatchTrace[]): ArrayValue {
  if (innermost === undefined) return shapedValue(aval);
  const batched = new ShapedArray([innermost.axisSize, ...aval.shape], aval.dtype, aval.weakType);
  return new BatchTracer(innermost, wrap(batched, outer), 0);
}

function tracesOf(value: ArrayValue): readonly BatchTrace[] {
  const traces: BatchTrace[] = [];
  for (let current = value; current instanceof BatchTracer; current = current.value) {
    traces.push(current.trace);
  }
  return traces;
}

function depth(trace: BatchTrace): number {
  let levels = 0;
  for (let parent: Trace = trace; parent instanceof BatchTrace; parent = parent.parent) levels += 1;
  return levels;
}
