import { valueError } from "../core/errors.ts";
import { flatten, unflatten } from "../core/pytree.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import { BatchTracer } from "./batchTrace.ts";
import { flattenUpTo, isOpaque, prefixErrors } from "./treePrefix.ts";

/**
 * `fun` applied to the leaves of `tree` and to what stands at their places in the other trees.
 *
 * Mirrors `jax.tree.map`: throws its `ValueError` when `tree` is no prefix of another tree. A leaf that may be a tree
 * that is not known stays as it is not known.
 */
export function treeMap(
  fun: PyFunction,
  tree: PyValue,
  rest: readonly PyValue[],
  isLeaf?: (value: PyValue) => boolean,
): PyValue {
  const { leaves, treedef } = flatten(tree, isLeaf);
  const others = rest.map((other) => {
    const parts = flattenUpTo(treedef, other);
    if (parts === null) throw valueError(prefixErrors("tree_map tree", tree, other, leafClass)[0]!.message);
    return parts;
  });
  const results = leaves.map((leaf, i) => {
    const together = [leaf, ...others.map((parts) => parts[i]!)];
    return together.find(isOpaque) ?? fun.call(together, new Map());
  });
  return unflatten(treedef, results);
}

function leafClass(leaf: PyValue): string {
  if (leaf instanceof BatchTracer) return "jax._src.interpreters.batching.BatchTracer";
  return leaf.kind === "array" ? "jaxlib._jax.ArrayImpl" : typeName(leaf);
}
