// Where two pytrees that must have one structure differ, in JAX's words. Mirrors `tree_util.equality_errors`.

import { formatTuple, pyRepr } from "../core/pyRepr.ts";
import { childKeys, flattenOneLevel, type KeyPath, nodesEqual, type TreeNode } from "../core/pytree.ts";
import { type PyValue, typeName } from "../core/pyValue.ts";
import { isOpaque } from "./treePrefix.ts";

/** One place: what the trees are there, and in what they differ. */
export interface StructureDifference {
  readonly path: KeyPath;
  readonly one: string;
  readonly other: string;
  readonly why: string;
}

/** The outermost places where the trees differ; `leaf` is what a leaf is called. What is not known differs from nothing. */
export function structureDifferences(
  one: PyValue,
  other: PyValue,
  leaf: string,
  path: KeyPath = [],
): readonly StructureDifference[] {
  if (isOpaque(one) || isOpaque(other)) return [];
  const [a, b] = [flattenOneLevel(one), flattenOneLevel(other)];
  if (a.node.kind === "leaf" && b.node.kind === "leaf") return [];
  const [mine, theirs] = [className(one, a.node, leaf), className(other, b.node, leaf)];
  if (mine !== theirs) return [{ path, one: mine, other: theirs, why: "their Python types differ" }];
  const lengths = [a.children.length, b.children.length];
  if (lengths[0] !== lengths[1] && a.node.kind !== "dict") {
    const [first, second] = lengths.map((length) => `a ${typeName(one)} of length ${length}`);
    return [{ path, one: first!, other: second!, why: "the lengths do not match" }];
  }
  if (lengths[0] !== lengths[1]) {
    const [first, second] = lengths.map((count) => `${mine} with ${count} ${count === 1 ? "child" : "children"}`);
    const keys = keyDifference(a.node, b.node);
    const why = `the numbers of children do not match, with the symmetric difference of key sets: {${keys.join(", ")}}`;
    return [{ path, one: first!, other: second!, why }];
  }
  if (!nodesEqual(a.node, b.node)) {
    const [first, second] = [a.node, b.node].map((node) => `${mine} with pytree metadata ${metadata(node)}`);
    return [{ path, one: first!, other: second!, why: "the pytree node metadata does not match" }];
  }
  const keys = childKeys(a.node, a.children.length);
  return a.children.flatMap((child, i) => structureDifferences(child, b.children[i]!, leaf, [...path, keys[i]!]));
}

function className(value: PyValue, node: TreeNode, leaf: string): string {
  if (node.kind === "leaf") return leaf;
  // A named tuple's module is not known; Python calls that of the program itself __main__.
  return `a <class '${node.kind === "tuple" && node.typeName ? "__main__." : ""}${typeName(value)}'>`;
}

function keyDifference(one: TreeNode, other: TreeNode): readonly string[] {
  const [mine, theirs] = [keysOf(one), keysOf(other)];
  return [...mine.filter((key) => !theirs.includes(key)), ...theirs.filter((key) => !mine.includes(key))];
}

const keysOf = (node: TreeNode): readonly string[] => (node.kind === "dict" ? node.keys.map(pyRepr) : []);

const metadata = (node: TreeNode): string => formatTuple(keysOf(node));
