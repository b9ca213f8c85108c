// Spreading a tree prefix, such as `in_axes`, over the leaves of the tree it describes.

import { type PythonErrorDetails, valueError } from "../core/errors.ts";
import { formatTuple, pyRepr, pyStrOf } from "../core/pyRepr.ts";
import {
  childKeys,
  flatten,
  flattenOneLevel,
  type KeyPath,
  keyName,
  keystr,
  nodesEqual,
  type TreeDef,
  type TreeNode,
} from "../core/pytree.ts";
import { type PyValue, typeName } from "../core/pyValue.ts";
import { lineDifference } from "./lineDifference.ts";

/** What a prefix says of one leaf: the entry and where it stands, or null where the tree itself is not known. */
export type PrefixEntry = { readonly value: PyValue; readonly path: KeyPath } | null;

/** One place where a prefix does not fit: JAX's words for it, and the path to it. */
export interface PrefixError {
  readonly message: string;
  readonly path: KeyPath;
}

/**
 * The entry of `prefix` for every leaf of `tree`; None in the prefix is an entry.
 *
 * Mirrors `api_util.flatten_axes`: throws its `ValueError`, which opens with `name`, when `prefix` is no tree prefix.
 */
export function flattenAxes(
  name: string,
  prefix: PyValue,
  tree: PyValue,
  detailsOf: (path: KeyPath) => PythonErrorDetails,
): readonly PrefixEntry[] {
  const entries = broadcastPrefix(prefix, tree, []);
  if (entries !== null) return entries;
  const errors = prefixErrors(name, prefix, tree, () => "jax._src.api_util.PytreeLeaf");
  const found = errors.map(({ message }) => `\n  ${message}`).join("");
  // The first error that JAX lists may be an entry None, which it mistakes for a mismatch: the last one never is.
  const culprit = errors.findLast(({ path }) => entryAt(prefix, path).kind !== "none") ?? errors[0]!;
  throw valueError(
    `${name} specification must be a tree prefix of the corresponding value; \n  Mismatch details (${errors.length} found):${found}`,
    detailsOf(culprit.path),
  );
}

/** Every place where `prefix` does not fit `tree`, in JAX's words. Mirrors `tree_util.prefix_errors`. */
export function prefixErrors(
  name: string,
  prefix: PyValue,
  tree: PyValue,
  leafClass: (leaf: PyValue) => string,
  path: KeyPath = [],
): readonly PrefixError[] {
  const of = flattenOneLevel(prefix);
  if (of.node.kind === "leaf") return [];
  const full = flattenOneLevel(tree);
  const place = `${name}${keystr(path)}`;
  const [prefixClass, treeClass] = [className(prefix, leafClass), className(tree, leafClass)];
  if (prefixClass !== treeClass) return [{ message: typesDiffer(name, place, prefixClass, treeClass), path }];
  if (of.children.length !== full.children.length) {
    const [mine, theirs] = [of, full].map(({ node, children }) => childKeys(node, children.length).map(keyText));
    const message =
      of.node.kind === "dict"
        ? keyCountsDiffer(name, place, prefixClass, mine!, theirs!)
        : lengthsDiffer(name, place, typeName(prefix), mine!.length, theirs!.length);
    return [{ message, path }];
  }
  if (!nodesEqual(of.node, full.node)) {
    return [{ message: metadataDiffers(name, place, prefixClass, metadata(of.node), metadata(full.node)), path }];
  }
  const keys = childKeys(of.node, of.children.length);
  return of.children.flatMap((child, i) =>
    prefixErrors(name, child, full.children[i]!, leafClass, [...path, keys[i]!]),
  );
}

/** The subtree of `tree` at every leaf of the structure `treedef`, or null when it does not have that structure. */
export function flattenUpTo(treedef: TreeDef, tree: PyValue): readonly PyValue[] | null {
  if (treedef.node.kind === "leaf") return [tree];
  if (isOpaque(tree)) return Array.from({ length: treedef.leafCount }, () => tree);
  const { node, children } = flattenOneLevel(tree);
  if (!nodesEqual(treedef.node, node) || treedef.children.length !== children.length) return null;
  const parts = treedef.children.map((child, i) => flattenUpTo(child, children[i]!));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** Whether a leaf may be a tree that is not known: an unknown value, an instance, a list of unknown length. */
export function isOpaque(leaf: PyValue): boolean {
  return (
    leaf.kind === "unknown" ||
    leaf.kind === "object" ||
    ((leaf.kind === "list" || leaf.kind === "dict") && flattenOneLevel(leaf).node.kind === "leaf")
  );
}

/** The entries for the leaves of `tree`, or null when `prefix` does not fit. */
function broadcastPrefix(prefix: PyValue, tree: PyValue, path: KeyPath): readonly PrefixEntry[] | null {
  const of = flattenOneLevel(prefix);
  if (of.node.kind === "leaf" || of.node.kind === "none") {
    return flatten(tree).leaves.map(() => ({ value: prefix, path }));
  }
  if (isOpaque(tree)) return [null];
  const full = flattenOneLevel(tree);
  if (!nodesEqual(of.node, full.node) || of.children.length !== full.children.length) return null;
  const keys = childKeys(of.node, of.children.length);
  const parts = of.children.map((child, i) => broadcastPrefix(child, full.children[i]!, [...path, keys[i]!]));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

function entryAt(prefix: PyValue, path: KeyPath): PyValue {
  return path.reduce((tree, entry) => {
    const { node, children } = flattenOneLevel(tree);
    const place = childKeys(node, children.length).findIndex((key) => keystr([key]) === keystr([entry]));
    return children[place]!;
  }, prefix);
}

function className(value: PyValue, leafClass: (leaf: PyValue) => string): string {
  const { node } = flattenOneLevel(value);
  if (node.kind === "leaf") return `<class '${leafClass(value)}'>`;
  // A named tuple's module is not known; Python calls that of the program itself __main__.
  return `<class '${node.kind === "tuple" && node.typeName ? "__main__." : ""}${typeName(value)}'>`;
}

const keyText = (entry: KeyPath[number]): string => (entry.kind === "key" ? pyStrOf(entry.key) : keyName(entry));

function metadata(node: TreeNode): string {
  return node.kind === "dict" ? formatTuple(node.keys.map(pyRepr)) : "None";
}

function typesDiffer(name: string, place: string, prefixClass: string, treeClass: string): string {
  return (
    `pytree structure error: different types at key path\n    ${place}\n` +
    `At that key path, the prefix pytree ${name} has a subtree of type\n    ${prefixClass}\n` +
    `but at the same key path the full pytree has a subtree of different type\n    ${treeClass}.`
  );
}

function lengthsDiffer(name: string, place: string, type: string, length: number, expected: number): string {
  return (
    `pytree structure error: different lengths of ${type} at key path\n    ${place}\n` +
    `At that key path, the prefix pytree ${name} has a subtree of type ${type} of length ${length}, ` +
    `but the full pytree has a subtree of the same type but of length ${expected}.`
  );
}

function keyCountsDiffer(
  name: string,
  place: string,
  type: string,
  keys: readonly string[],
  expected: readonly string[],
): string {
  const difference = [
    ...keys.filter((key) => !expected.includes(key)),
    ...expected.filter((key) => !keys.includes(key)),
  ];
  return (
    `pytree structure error: different numbers of pytree children at key path\n    ${place}\n` +
    `At that key path, the prefix pytree ${name} has a subtree of type\n    ${type}\n` +
    `with ${keys.length} child keys\n    ${keys.join(" ")}\n` +
    `but at the same key path the full pytree has a subtree of the same type but with ${expected.length} child keys\n` +
    `    ${expected.join(" ")}\nso the symmetric difference on key sets is\n    ${difference.join(" ")}`
  );
}

function metadataDiffers(name: string, place: string, type: string, keys: string, expected: string): string {
  const difference = lineDifference(keys, expected).map((line) => (line === "" ? "" : `    ${line}`));
  return (
    `pytree structure error: different pytree metadata at key path\n    ${place}\n` +
    `At that key path, the prefix pytree ${name} has a subtree of type\n    ${type}\nwith metadata\n    ${keys}\n` +
    `but at the same key path the full pytree has a subtree of the same type but with metadata\n    ${expected}\n` +
    `so the diff in the metadata at these pytree nodes is\n${difference.join("\n")}`
  );
}
