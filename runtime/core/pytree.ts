// Nested containers of leaves, which JAX calls pytrees: taking them apart and putting them together again.

import { valueError } from "./errors.ts";
import { formatTuple, pyRepr } from "./pyRepr.ts";
import { none, type ObjectParts, type PyDict, type PyFunction, type PyValue, pyDict, pyList } from "./pyValue.ts";

/** One container without its children. */
export type TreeNode =
  | { readonly kind: "leaf" }
  | { readonly kind: "none" }
  | { readonly kind: "list" }
  | {
      readonly kind: "tuple";
      readonly typeName?: string;
      readonly fields?: readonly string[];
      readonly type?: PyFunction;
    }
  | { readonly kind: "dict"; readonly keys: readonly PyValue[] }
  | ({ readonly kind: "object" } & Omit<ObjectParts, "children">);

/** The structure of a pytree without its leaves: JAX's `PyTreeDef`. */
export interface TreeDef {
  readonly node: TreeNode;
  readonly children: readonly TreeDef[];
  readonly leafCount: number;
}

/** A step from a container to one of its children. */
export type KeyEntry =
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "flatIndex"; readonly index: number }
  | { readonly kind: "key"; readonly key: PyValue }
  | { readonly kind: "attribute"; readonly name: string };

export type KeyPath = readonly KeyEntry[];

/** A pytree taken apart. `paths[i]` leads from the root to `leaves[i]`. */
export interface Flattened {
  readonly leaves: readonly PyValue[];
  readonly paths: readonly KeyPath[];
  readonly treedef: TreeDef;
}

/**
 * Takes a pytree apart. Mirrors `jax.tree_util.tree_flatten_with_path`.
 *
 * Tuples, lists, dicts (in the order of their sorted keys), named tuples, None and instances of registered classes are
 * containers. Everything else is a leaf, among them a list or dict of which the length or the keys are not known, and what `isLeaf` picks.
 */
export function flatten(value: PyValue, isLeaf?: (value: PyValue) => boolean): Flattened {
  const leaves: PyValue[] = [];
  const paths: KeyPath[] = [];
  const walk = (tree: PyValue, path: KeyPath): TreeDef => {
    const level = flattenOneLevel(tree);
    if (level.node.kind === "leaf" || isLeaf?.(tree)) {
      leaves.push(tree);
      paths.push(path);
      return leafDef;
    }
    const keys = childKeys(level.node, level.children.length);
    return treeDef(
      level.node,
      level.children.map((child, i) => walk(child, [...path, keys[i]!])),
    );
  };
  const treedef = walk(value, []);
  return { leaves, paths, treedef };
}

/** The pytree of structure `treedef` with these leaves, in order. */
export function unflatten(treedef: TreeDef, leaves: readonly PyValue[]): PyValue {
  if (treedef.leafCount !== leaves.length) {
    const few = leaves.length < treedef.leafCount;
    const end = few ? `, got ${leaves.length}` : ".";
    throw valueError(`Too ${few ? "few" : "many"} leaves for PyTreeDef; expected ${treedef.leafCount}${end}`);
  }
  let next = 0;
  const build = ({ node, children }: TreeDef): PyValue => {
    if (node.kind === "leaf") return leaves[next++]!;
    return unflattenOneLevel(node, children.map(build));
  };
  const value = build(treedef);
  if (treedef.node.kind !== "leaf") assembled.set(value, { treedef, leaves });
  return value;
}

/** What `unflatten` put together to `value`, which nobody else has seen since; null for any other value. */
export function partsBefore(value: PyValue): Pick<Flattened, "treedef" | "leaves"> | null {
  return assembled.get(value) ?? null;
}

/** `value` with `change` applied to every leaf. */
export function mapLeaves(value: PyValue, change: (leaf: PyValue, path: KeyPath) => PyValue): PyValue {
  const { leaves, paths, treedef } = flatten(value);
  return unflatten(
    treedef,
    leaves.map((leaf, i) => change(leaf, paths[i]!)),
  );
}

/** A container and its children; a leaf has none. */
export function flattenOneLevel(value: PyValue): { readonly node: TreeNode; readonly children: readonly PyValue[] } {
  switch (value.kind) {
    case "none":
      return { node: noneNode, children: [] };
    case "tuple": {
      const { typeName, fields, type, items } = value;
      const named = typeName === undefined || fields === undefined ? {} : { typeName, fields, ...(type && { type }) };
      return { node: { kind: "tuple", ...named }, children: items };
    }
    case "list":
      return value.repeated === null ? { node: listNode, children: value.items } : leaf;
    case "dict": {
      const entries = sortedEntries(value);
      if (entries === null) return leaf;
      return { node: { kind: "dict", keys: entries.map(([key]) => key) }, children: entries.map(([, item]) => item) };
    }
    case "object": {
      const parts = value.parts ?? null;
      if (parts === null) return leaf;
      const { children, ...node } = parts;
      return { node: { kind: "object", ...node }, children };
    }
    default:
      return leaf;
  }
}

/** The steps from a container to its children, in order. */
export function childKeys(node: TreeNode, count: number): readonly KeyEntry[] {
  if (node.kind === "dict") return node.keys.map((key) => ({ kind: "key", key }));
  if (node.kind === "tuple" && node.fields !== undefined) {
    return node.fields.map((name) => ({ kind: "attribute", name }));
  }
  if (node.kind === "object" && node.names !== null) return node.names.map((name) => ({ kind: "attribute", name }));
  if (node.kind === "object") return Array.from({ length: count }, (_, index) => ({ kind: "flatIndex", index }));
  return Array.from({ length: count }, (_, index) => ({ kind: "index", index }));
}

/** Whether two containers are of one type with equal keys; the number of their children is not compared. */
export function nodesEqual(a: TreeNode, b: TreeNode): boolean {
  if (a.kind === "dict" && b.kind === "dict") return keysEqual(a.keys, b.keys);
  if (a.kind === "tuple" && b.kind === "tuple") {
    return a.typeName === b.typeName && a.fields?.join() === b.fields?.join();
  }
  if (a.kind === "object" && b.kind === "object") return a.type === b.type;
  return a.kind === b.kind;
}

export function treedefsEqual(a: TreeDef, b: TreeDef): boolean {
  return (
    nodesEqual(a.node, b.node) &&
    a.children.length === b.children.length &&
    a.children.every((child, i) => treedefsEqual(child, b.children[i]!))
  );
}

/** JAX's text of a structure, `PyTreeDef((*, {'a': *}))`. */
export function formatTreeDef(treedef: TreeDef): string {
  return `PyTreeDef(${formatStructure(treedef)})`;
}

/** JAX's text of a path, `['w'][0].mean`. Mirrors `jax.tree_util.keystr`. */
export function keystr(path: KeyPath): string {
  return path.map((entry) => (entry.kind === "attribute" ? `.${entry.name}` : `[${keyName(entry)}]`)).join("");
}

/** The number, key or name of one step, as it is printed. */
export function keyName(entry: KeyEntry): string {
  if (entry.kind === "key") return pyRepr(entry.key);
  if (entry.kind === "flatIndex") return `<flat index ${entry.index}>`;
  return entry.kind === "index" ? String(entry.index) : entry.name;
}

const assembled = new WeakMap<PyValue, Pick<Flattened, "treedef" | "leaves">>();

const leaf = { node: { kind: "leaf" }, children: [] } as const;
const noneNode = { kind: "none" } as const;
const listNode = { kind: "list" } as const;
const leafDef: TreeDef = { node: leaf.node, children: [], leafCount: 1 };

function treeDef(node: TreeNode, children: readonly TreeDef[]): TreeDef {
  return { node, children, leafCount: children.reduce((count, child) => count + child.leafCount, 0) };
}

function unflattenOneLevel(node: Exclude<TreeNode, { kind: "leaf" }>, children: readonly PyValue[]): PyValue {
  switch (node.kind) {
    case "none":
      return none;
    case "list":
      return pyList(children);
    case "tuple":
      return { ...node, items: children };
    case "dict":
      return pyDict(node.keys.map((key, i) => [key, children[i]!]));
    case "object":
      return node.rebuild(children);
  }
}

/** What dict keys are sorted by: numbers among numbers, text among text, tuples by their items. */
type Rank = number | string | readonly Rank[];

/** The entries in the order of their keys, or null when a key's value is not known. */
function sortedEntries({ entries }: PyDict): PyDict["entries"] | null {
  const ranked = entries.map((entry) => ({ entry, rank: keyRank(entry[0]) }));
  if (!ranked.every((item): item is { entry: PyDict["entries"][number]; rank: Rank } => item.rank !== null))
    return null;
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ entry }) => entry);
}

function keyRank(key: PyValue): Rank | null {
  switch (key.kind) {
    case "str":
    case "float":
      return key.value;
    case "bool":
      return key.value === null ? null : Number(key.value);
    case "int":
      return typeof key.value === "number" ? key.value : null;
    case "tuple": {
      const ranks = key.items.map(keyRank);
      return ranks.every((rank) => rank !== null) ? ranks : null;
    }
    default:
      return null;
  }
}

function compareRanks(a: Rank, b: Rank): number {
  if (typeof a === "object" && typeof b === "object") {
    const differing = a.findIndex((item, i) => i >= b.length || compareRanks(item, b[i]!) !== 0);
    if (differing < 0 || differing >= b.length) return a.length - b.length;
    return compareRanks(a[differing]!, b[differing]!);
  }
  if (typeof a !== typeof b) throw valueError("Comparator raised exception while sorting pytree dictionary keys.");
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function keysEqual(a: readonly PyValue[], b: readonly PyValue[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((key, i) => {
    const [mine, theirs] = [keyRank(key), keyRank(b[i]!)];
    return typeof mine === typeof theirs && compareRanks(mine!, theirs!) === 0;
  });
}

function formatStructure({ node, children }: TreeDef): string {
  const parts = children.map(formatStructure);
  switch (node.kind) {
    case "leaf":
      return "*";
    case "none":
      return "None";
    case "list":
      return `[${parts.join(", ")}]`;
    case "dict":
      return `{${node.keys.map((key, i) => `${pyRepr(key)}: ${parts[i]}`).join(", ")}}`;
    case "object":
      return `CustomNode(${node.typeName}[()], [${parts.join(", ")}])`;
    case "tuple":
      if (node.typeName !== undefined) return `CustomNode(namedtuple[${node.typeName}], [${parts.join(", ")}])`;
      return formatTuple(parts);
  }
}
