// What the chain of batch tracers around an array tells: every mapped axis that its aval hides.

import type { ShapedArray } from "../../runtime/core/aval.ts";
import type { Dim } from "../../runtime/core/dim.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";
import { BatchTrace, BatchTracer } from "../../runtime/transforms/batchTrace.ts";
import { JitTracer } from "../../runtime/transforms/jitTrace.ts";
import { tracesOf } from "../../runtime/transforms/wrapInTraces.ts";

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
  for (let current = value; current instanceof BatchTracer || current instanceof JitTracer; current = current.value) {
    if (current instanceof JitTracer) continue;
    const batched = current.value.aval;
    axes.unshift({ size: batched.shape[current.batchDim]!, axis: current.batchDim, batched });
  }
  // Most arrays have none: these share one list.
  return axes.length === 0 ? none : axes;
}

const none: readonly MappedAxis[] = [];

/** Whether a value belongs to a `vmap` that is being traced, and so means nothing after it has ended. */
export function isTracer(value: ArrayValue): boolean {
  return tracesOf(value).some((trace) => trace instanceof BatchTrace);
}

/** Whether two arrays are tracers of the same traces, mapped along the same axes, and of one library. */
export function sameTraces(a: ArrayValue, b: ArrayValue): boolean {
  if (a instanceof JitTracer && b instanceof JitTracer) return a.trace === b.trace && sameTraces(a.value, b.value);
  if (!(a instanceof BatchTracer) || !(b instanceof BatchTracer))
    return tracesOf(a).length + tracesOf(b).length === 0 && a instanceof NumPyArray === b instanceof NumPyArray;
  return a.trace === b.trace && a.batchDim === b.batchDim && sameTraces(a.value, b.value);
}
