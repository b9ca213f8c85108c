import { type Dim, unknownDim } from "../core/dim.ts";
import { NotKnownError } from "../core/errors.ts";
import { activeTrace, type Trace } from "../core/trace.ts";

/**
 * A size that the values of elements decide: any, where no elements are known at all.
 *
 * Throws `NotKnownError` in a run: who has the elements counts them and calls again.
 */
export function countedSize(reason: string): Dim {
  let trace: Trace | undefined = activeTrace();
  while (trace !== undefined) {
    if (trace.scalarOf !== undefined) throw new NotKnownError(reason);
    trace = trace.parent ?? trace.outside;
  }
  return unknownDim();
}
