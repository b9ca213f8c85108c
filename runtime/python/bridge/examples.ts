// What the examples of the calls under way hold, for those who print them.

import { flatten } from "../../core/pytree.ts";
import type { PyValue } from "../../core/pyValue.ts";
import { activeTrace, type Trace, withTrace } from "../../core/trace.ts";
import { moveAxis } from "../../lax/reshape.ts";
import { index } from "../../random/elements.ts";
import { BatchTrace } from "../../transforms/batchTrace.ts";
import { JitTrace } from "../../transforms/jitTrace.ts";
import { mapArrays } from "./mapArrays.ts";

/** A tree without tracers for every example that `tree` stands for: one, if nothing in it is mapped. */
export function examplesOf(tree: PyValue): readonly PyValue[] {
  return examplesUnder(activeTrace(), tree);
}

function examplesUnder(trace: Trace, tree: PyValue): readonly PyValue[] {
  if (trace instanceof JitTrace) {
    return examplesUnder(
      trace.parent,
      mapArrays(tree, (array) => trace.unwrap(array)),
    );
  }
  // Traced for its types alone, a function has no examples.
  if (trace.outside !== undefined) return [];
  if (!(trace instanceof BatchTrace)) return [tree];
  const count = isMapped(trace, tree) ? Number(trace.axisSize) : 1;
  const examples = withTrace(trace.parent, () =>
    Array.from({ length: count }, (_, place) =>
      mapArrays(tree, (array) => {
        const { value, dim } = trace.unwrap(array);
        return dim === null ? value : index(moveAxis(value, dim, 0), place);
      }),
    ),
  );
  return examples.flatMap((example) => examplesUnder(trace.parent, example));
}

function isMapped(trace: BatchTrace, tree: PyValue): boolean {
  return flatten(tree).leaves.some((leaf) => leaf.kind === "array" && trace.unwrap(leaf).dim !== null);
}
