import { NotKnownError, typeError } from "../core/errors.ts";
import { flatten, formatTreeDef, type TreeDef, treedefsEqual, unflatten } from "../core/pytree.ts";
import type { PyValue } from "../core/pyValue.ts";
import { flattenUpTo } from "./treePrefix.ts";

/**
 * A tree of structure `outer` whose leaves have the structure `inner`, turned inside out; null takes `inner` from the
 * first of them.
 *
 * Mirrors `jax.tree.transpose`: throws its `TypeError` when the tree has another structure.
 */
export function transposeTree(outer: TreeDef, inner: TreeDef | null, tree: PyValue): PyValue {
  const { leaves, treedef } = flatten(tree);
  const within = inner ?? firstInner(outer, tree);
  const expected = composed(outer, within);
  if (!treedefsEqual(treedef, expected)) {
    throw typeError(`Mismatch\n${formatTreeDef(treedef)}\n != \n${formatTreeDef(expected)}`);
  }
  const columns = Array.from({ length: within.leafCount }, (_, column) =>
    Array.from({ length: outer.leafCount }, (_, row) => leaves[row * within.leafCount + column]!),
  );
  return unflatten(
    within,
    columns.map((column) => unflatten(outer, column)),
  );
}

/** The structure of what stands in `tree` at the first leaf of `outer`. */
function firstInner(outer: TreeDef, tree: PyValue): TreeDef {
  const first = flattenUpTo(outer, tree)?.[0];
  if (first === undefined) throw new NotKnownError("the tree does not have the outer structure");
  return flatten(first).treedef;
}

/** `outer` with `inner` in place of every leaf. */
function composed(outer: TreeDef, inner: TreeDef): TreeDef {
  if (outer.node.kind === "leaf") return inner;
  return {
    node: outer.node,
    children: outer.children.map((child) => composed(child, inner)),
    leafCount: outer.leafCount * inner.leafCount,
  };
}
