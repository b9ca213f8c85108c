// The part of jax.tree that knows containers; leaves and functions of them stay in Python.

import { valueError } from "../../core/errors.ts";
import { flatten, formatTreeDef, type TreeDef, treedefsEqual, unflatten } from "../../core/pytree.ts";
import type { PyValue } from "../../core/pyValue.ts";
import { flattenUpTo, prefixErrors } from "../../transforms/treePrefix.ts";
import type { LiveValues } from "./liveValues.ts";
import { type Code, decode, encode, isReferenced } from "./marshal.ts";

/** The references of the leaves in order, and the number of the structure. */
export function treeFlatten(code: Code, live: LiveValues): Code {
  const { leaves, treedef } = flatten(decode(code, live));
  return ["tuple", live.add({ kind: "treedef", treedef }), ...leaves.map(referenceOf)];
}

/** The tree of a structure with these references as its leaves. */
export function treeUnflatten(handle: number, leaves: Code, live: LiveValues): Code {
  const list = decode(leaves, live);
  if (list.kind !== "list") throw new Error("the leaves come as a list");
  return encode(unflatten(treedefOf(handle, live), list.items), live);
}

/** For every leaf of the first tree what stands at its place in the others. Throws JAX's `ValueError` of `tree.map`. */
export function treeAlign(handle: number, tree: Code, others: Code, live: LiveValues): Code {
  const treedef = treedefOf(handle, live);
  const list = decode(others, live);
  if (list.kind !== "list") throw new Error("the trees come as a list");
  const parts = list.items.map((other) => {
    const part = flattenUpTo(treedef, other);
    if (part !== null) return ["list", ...part.map((subtree) => encode(subtree, live))] as const;
    throw valueError(prefixErrors("tree_map tree", decode(tree, live), other, leafClass)[0]!.message);
  });
  return ["list", ...parts];
}

/** What Python shows of a structure. */
export function treeText(handle: number, live: LiveValues): string {
  return formatTreeDef(treedefOf(handle, live));
}

export function treesEqual(one: number, other: number, live: LiveValues): boolean {
  return treedefsEqual(treedefOf(one, live), treedefOf(other, live));
}

function treedefOf(handle: number, live: LiveValues): TreeDef {
  const value = live.get(handle);
  if (value.kind !== "treedef") throw new Error(`the value ${handle} is no structure of a tree`);
  return value.treedef;
}

/** A leaf comes as a function, whose name is the leaf's class. */
function leafClass(leaf: PyValue): string {
  return leaf.kind === "function" ? leaf.name : leaf.kind;
}

function referenceOf(leaf: PyValue): number {
  if (isReferenced(leaf)) return leaf.reference;
  throw new Error("every leaf is a reference");
}
