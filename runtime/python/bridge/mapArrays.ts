import { mapLeaves } from "../../core/pytree.ts";
import type { PyValue } from "../../core/pyValue.ts";
import type { ArrayValue } from "../../core/trace.ts";

/** The tree with `change` applied to the arrays in it. */
export function mapArrays(tree: PyValue, change: (array: ArrayValue) => PyValue): PyValue {
  return mapLeaves(tree, (leaf) => (leaf.kind === "array" ? change(leaf) : leaf));
}
