import { type Dim, unknownDim } from "../core/dim.ts";
import { NotKnownError } from "../core/errors.ts";
import { type ArrayValue, activeTrace, type Trace } from "../core/trace.ts";

/**
 * A size that the values of elements decide: what `count` gives where elements are known, any where none are at all.
 *
 * Throws `NotKnownError` in a run that hides them, or where nothing counts: who has the elements does and calls again.
 */
export function countedSize(reason: string, count?: () => ArrayValue): Dim {
  let trace: Trace | undefined = activeTrace();
  if (count !== undefined && trace.scalarOf !== undefined) return trace.scalarOf(count());
  while (trace !== undefined) {
    if (trace.scalarOf !== undefined) throw new NotKnownError(reason);
    trace = trace.parent ?? trace.outside;
  }
  return unknownDim();
}
