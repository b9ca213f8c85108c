// What a program imports, by its text alone.

import type { Import, ImportFrom, Stmt, TopLevel } from "./ast.ts";
import { children, type TreeNode } from "./position.ts";

/** A module that a program imports. */
export interface ImportedName {
  /** How many dots stand in front; 0 for `import a.b`. */
  readonly level: number;
  /** The rest, which may be empty behind dots. */
  readonly name: string;
  /** What `from` takes out of it by name: modules, or names in it. */
  readonly members: readonly string[];
}

/** All that a top-level statement imports, inside of functions and branches too; the same list as long as it is the same statement. */
export function importedNames({ anchor, body }: TopLevel): readonly ImportedName[] {
  if (!anchor.text.includes("import")) return none;
  const known = found.get(body);
  if (known !== undefined) return known;
  const names = body.flatMap(namesBelow);
  found.set(body, names);
  return names;
}

const none: readonly ImportedName[] = [];

const found = new WeakMap<readonly Stmt[], readonly ImportedName[]>();

function namesBelow(node: TreeNode): readonly ImportedName[] {
  if (node.kind === "Import") return plainImport(node);
  return node.kind === "ImportFrom" ? [fromImport(node)] : children(node).flatMap(namesBelow);
}

function plainImport({ names }: Import): readonly ImportedName[] {
  return names.map(({ name }) => ({ level: 0, name, members: [] }));
}

function fromImport({ level, module, names }: ImportFrom): ImportedName {
  return { level, name: module, members: names.map(({ name }) => name).filter((name) => name !== "*") };
}
