// What a container held where it was seen: its parts by the steps that lead to them, for hovers.

import { formatDim } from "../../runtime/core/dim.ts";
import { pyRepr } from "../../runtime/core/pyRepr.ts";
import type { PyDict, PyList, PyTuple, PyValue } from "../../runtime/core/pyValue.ts";
import { type Description, describe, hasShape, label, summarise } from "./describe.ts";
import { Instance } from "./programClass.ts";
import { isUnranked, type ListContents, listContents, MutableDict } from "./value.ts";

/** A part of a container: a container itself, or what `describe` says of anything else. */
export type ValueTree = Branch | { readonly kind: "leaf"; readonly description: Description };

/** A dict, list, tuple or instance. */
export interface Branch {
  readonly kind: "branch";
  readonly typeName: string;
  /** The first parts, each with the step to it as Python writes it: `['w']`, `[0]`, `.mean`. */
  readonly parts: readonly { readonly step: string; readonly tree: ValueTree }[];
  /** How many parts there are besides; null where one part stands for all. */
  readonly left: number | null;
}

/** A listing that is longer, or deeper, tells a reader nothing. */
const mostParts = 48;
const deepest = 6;

/** The tree of a value now; null for what is no container, or has no array among its parts. */
export function treeOf(value: PyValue): Branch | null {
  if (!isContainer(value)) return null;
  const known = trees.get(value);
  if (known?.held.every(([container, contents]) => sameContents(contentsOf(container), contents))) return known.tree;
  if (!holdsArray(value, { left: mostParts }, deepest)) return null;
  const growth: Growth = { left: mostParts, held: [] };
  const grown = grow(value, growth, deepest);
  const tree = grown.kind === "branch" ? grown : null;
  trees.set(value, { tree, held: growth.held });
  return tree;
}

/** The trees that were grown last, with what the containers in them held then: names are read often, and changed rarely. */
const trees = new WeakMap<Container, { readonly tree: Branch | null; readonly held: readonly Held[] }>();

type Container = PyTuple | PyList | PyDict | Instance;
type Held = readonly [container: Container, contents: Contents];
/** What a container holds now; another object once it was changed, but for instances. */
type Contents = ListContents | readonly unknown[] | null;

function isContainer(value: PyValue): value is Container {
  return value.kind === "tuple" || value.kind === "list" || value.kind === "dict" || value instanceof Instance;
}

function contentsOf(container: Container): Contents {
  if (container.kind === "tuple") return container.items;
  if (container.kind === "list") return listContents(container);
  if (container.kind === "dict") return container instanceof MutableDict ? container.now : container.entries;
  const { members } = container;
  return members.names.flatMap((name) => [name, members.get(name)]);
}

function sameContents(a: Contents, b: Contents): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What several sightings of one place have in common; null where there is none, or they are built differently. */
export function joinTrees(trees: readonly (Branch | null)[]): Branch | null {
  const [first, ...rest] = trees;
  const joined = rest.reduce<ValueTree | null>(
    (a, b) => (a === null || b === null ? null : joinTwo(a, b)),
    first ?? null,
  );
  return joined?.kind === "branch" ? joined : null;
}

/** Whether two sightings show the same. */
export function sameTree(a: ValueTree | null, b: ValueTree | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (a.kind === "leaf" || b.kind === "leaf") {
    return a.kind === "leaf" && b.kind === "leaf" && label(a.description) === label(b.description);
  }
  return sameBranch(a, b) && a.parts.every(({ tree }, index) => sameTree(tree, b.parts[index]!.tree));
}

/** The things that are not containers, in order. */
export function leavesOf(tree: ValueTree): readonly Description[] {
  return tree.kind === "leaf" ? [tree.description] : tree.parts.flatMap((part) => leavesOf(part.tree));
}

/** Whether nothing of it was left out. */
export function isWhole(tree: ValueTree): boolean {
  return tree.kind === "leaf" || (tree.left === 0 && tree.parts.every((part) => isWhole(part.tree)));
}

interface Growth {
  left: number;
  readonly held: Held[];
}

function grow(value: PyValue, growth: Growth, depth: number): ValueTree {
  growth.left -= 1;
  if (depth === 0 || !isContainer(value)) return { kind: "leaf", description: describe(value) };
  growth.held.push([value, contentsOf(value)]);
  const parts = partsOf(value);
  if (parts === null) return { kind: "leaf", description: describe(value) };
  const grown: { step: string; tree: ValueTree }[] = [];
  for (const [index, part] of parts.values.entries()) {
    if (growth.left <= 0) break;
    grown.push({ step: parts.stepTo(index), tree: grow(part, growth, depth - 1) });
  }
  const left = parts.isOneForAll ? null : parts.values.length - grown.length;
  return { kind: "branch", typeName: parts.typeName, parts: grown, left };
}

interface Parts {
  readonly typeName: string;
  readonly values: readonly PyValue[];
  /** Whether the only value stands for all. */
  readonly isOneForAll?: true;
  stepTo(index: number): string;
}

/** Null for a container of which the parts are not known. */
function partsOf(value: Container): Parts | null {
  if (value.kind === "tuple") {
    const { typeName = "tuple", fields, items } = value;
    return { typeName, values: items, stepTo: (index) => (fields === undefined ? `[${index}]` : `.${fields[index]}`) };
  }
  if (value.kind === "list") return listParts(listContents(value));
  if (value.kind === "dict") {
    const entries = value instanceof MutableDict ? value.now : value.entries;
    if (entries === null) return null;
    const values = entries.map(([, item]) => item);
    return { typeName: "dict", values, stepTo: (index) => `[${pyRepr(entries[index]![0])}]` };
  }
  const { members, typeName } = value;
  const { names } = members;
  return { typeName, values: names.map((name) => members.get(name)!), stepTo: (index) => `.${names[index]}` };
}

function listParts(contents: ListContents): Parts | null {
  if (contents.kind === "listUnknown") return null;
  if (contents.kind === "listItems") {
    return { typeName: "list", values: contents.items, stepTo: (index) => `[${index}]` };
  }
  const { element, length } = contents.repeated;
  return { typeName: `list of ${formatDim(length)}`, values: [element], isOneForAll: true, stepTo: () => "[…]" };
}

/** Whether there is an array among the parts that would be listed. */
function holdsArray(value: PyValue, parts: { left: number }, depth: number): boolean {
  parts.left -= 1;
  if (value.kind === "array" || (value.kind === "unknown" && isUnranked(value))) return true;
  if (depth === 0 || !isContainer(value)) return false;
  for (const part of partsOf(value)?.values ?? []) {
    if (parts.left <= 0) return false;
    if (holdsArray(part, parts, depth - 1)) return true;
  }
  return false;
}

function joinTwo(a: ValueTree, b: ValueTree): ValueTree | null {
  if (sameTree(a, b)) return a;
  if (a.kind === "leaf" && b.kind === "leaf") {
    const description =
      hasShape(a.description) && hasShape(b.description) ? summarise([a.description, b.description]) : null;
    return { kind: "leaf", description: description ?? { kind: "unknown", reason: "the calls differ" } };
  }
  if (a.kind === "leaf" || b.kind === "leaf" || !sameBranch(a, b)) return null;
  const parts = a.parts.map(({ step, tree }, index) => ({ step, tree: joinTwo(tree, b.parts[index]!.tree) }));
  if (!parts.every((part): part is Branch["parts"][number] => part.tree !== null)) return null;
  return { ...a, parts };
}

function sameBranch(a: Branch, b: Branch): boolean {
  if (a.typeName !== b.typeName || a.left !== b.left || a.parts.length !== b.parts.length) return false;
  return a.parts.every(({ step }, index) => step === b.parts[index]!.step);
}
