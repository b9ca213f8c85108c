// Which axes of an array a mapped call put there.

import type { ArrayValue } from "../../core/trace.ts";
import { EvalArray } from "../../engine/evalArray.ts";
import { BatchTracer } from "../../transforms/batchTrace.ts";
import { shapedValue } from "../../transforms/evalShape.ts";
import { JitTracer } from "../../transforms/jitTrace.ts";

/** For each axis the level of the `vmap` that put it there, 0 the outermost; null for an axis of the value's own. */
export type AxisLevels = readonly (number | null)[];

/** The marks of arrays that mapped calls gave. What is computed from such an array has none. */
export class AxisMarks {
  private readonly levels = new WeakMap<ArrayValue, AxisLevels>();

  of(array: ArrayValue): AxisLevels {
    return this.levels.get(array) ?? array.aval.shape.map(() => null);
  }

  /** The array with these marks: an object of its own, as others may hold the given one for what it is without them. */
  mark(array: ArrayValue, levels: AxisLevels): ArrayValue {
    const marked = again(array);
    this.levels.set(marked, levels);
    return marked;
  }

  /** `to` with the marks of `from`, of which it holds the elements. */
  pass(from: ArrayValue, to: ArrayValue): ArrayValue {
    const levels = this.levels.get(from);
    return levels === undefined ? to : this.mark(to, levels);
  }
}

function again(array: ArrayValue): ArrayValue {
  if (array instanceof EvalArray) return new EvalArray(array.aval, array.data);
  if (array instanceof BatchTracer) return new BatchTracer(array.trace, array.value, array.batchDim);
  if (array instanceof JitTracer) return new JitTracer(array.trace, array.value);
  return shapedValue(array.aval);
}
