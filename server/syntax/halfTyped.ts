// Whether a statement that can be parsed is still being typed: `vmap(f, in_axes` before the `=`, `x.resh`, `jnp.sta(x)`.

import type { Span } from "./ast.ts";
import { commonHead, commonTail } from "./commonEnds.ts";
import { type Body, boundBy, isScope, type ModuleNames } from "./moduleNames.ts";
import { children, type TreeNode } from "./position.ts";

/** The words that a program may use without binding them. */
export interface Vocabulary {
  readonly builtIns: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

/** What the statement in question stands among. */
interface Surroundings {
  /** The names that the program binds, those of this statement too. */
  readonly names: ModuleNames;
  /** The bodies of all other statements, and of what stood in its place. */
  readonly others: () => readonly Body[];
}

/** What an edit put into the line of a text on which it ended: lines and columns from 0, the end exclusive. */
export interface EditedStretch {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/**
 * Whether a word that an edit touched cannot be meant yet: a name that is bound nowhere, or an attribute or a parameter that
 * nothing has while a longer one begins so.
 */
export function isHalfTyped(
  body: Body,
  edited: EditedStretch,
  { names, others }: Surroundings,
  { builtIns, attributes, parameters }: Vocabulary,
): boolean {
  const isBound = (name: string) => builtIns.has(name) || names.has(name);
  const isBegun = (word: string, known: ReadonlySet<string>) => {
    if (known.has(word)) return false;
    const sets = others().map(membersOf);
    return !sets.some((set) => set.has(word)) && [known, ...sets].some((set) => begins(word, set));
  };
  const isTouched = ({ line, column }: Span, { length }: string) =>
    line === edited.line && column <= edited.endColumn && column + length >= edited.column;
  const search = (node: TreeNode, outer: ReadonlySet<string>): boolean => {
    const visible = isScope(node) ? new Set([...outer, ...allBoundIn(node)]) : outer;
    const { span } = node;
    if (node.kind === "Name" && isTouched(span, node.id) && !visible.has(node.id) && !isBound(node.id)) return true;
    if (node.kind === "Attribute" && isTouched(node.attrSpan, node.attr) && isBegun(node.attr, attributes)) return true;
    if (node.kind === "keyword" && node.arg !== null && isTouched(span, node.arg) && isBegun(node.arg, parameters)) {
      return true;
    }
    return children(node).some((child) => search(child, visible));
  };
  return body.some((statement) => search(statement, new Set()));
}

/** Where the edit that made a text out of another one ended; null where there was none. */
export function editedStretch(before: string, now: string): EditedStretch | null {
  if (before === now) return null;
  const head = commonHead(before, now);
  const end = now.length - commonTail(before, now, head);
  const lineStart = now.lastIndexOf("\n", end - 1) + 1;
  const line = now.slice(0, lineStart).split("\n").length - 1;
  return { line, column: Math.max(head - lineStart, 0), endColumn: end - lineStart };
}

/** All names that a program binds in whatever scope, and the attributes that it reads or sets. */
export function memberWords(bodies: readonly Body[]): ReadonlySet<string> {
  return new Set(bodies.flatMap((body) => [...membersOf(body)]));
}

const members = new WeakMap<Body, ReadonlySet<string>>();

function membersOf(body: Body): ReadonlySet<string> {
  const known = members.get(body);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const visit = (node: TreeNode): void => {
    for (const name of boundBy(node)) found.add(name);
    if (node.kind === "Attribute") found.add(node.attr);
    for (const child of children(node)) visit(child);
  };
  for (const statement of body) visit(statement);
  members.set(body, found);
  return found;
}

function begins(word: string, set: ReadonlySet<string>): boolean {
  for (const each of set) if (each.startsWith(word)) return true;
  return false;
}

function allBoundIn(node: TreeNode): readonly string[] {
  return [...boundBy(node), ...children(node).flatMap(allBoundIn)];
}
