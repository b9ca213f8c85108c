// Where a top-level statement leaves room for hints.

import type { Expression, FunctionDef, Span, TopLevel } from "../syntax/ast.ts";
import { children, type TreeNode } from "../syntax/position.ts";
import { storedNames } from "../syntax/storedNames.ts";

/** A place in a statement: `line` counts from its first line, `column` is in UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** The room for one hint. */
export interface Room {
  readonly point: Point;
  /** Whether an annotation stands before it. */
  readonly annotated: boolean;
}

/** What the syntax of a statement says about its hints. */
export interface Layout {
  /** By the node that a hint is about, where that hint does not go right behind the name. */
  readonly rooms: ReadonlyMap<object, Room>;
  /** The calls whose value goes to names at once, by their `args`. */
  readonly boundCalls: ReadonlySet<object>;
  /** The names that get such a value, with the `args` of its call. */
  readonly boundNames: ReadonlyMap<object, object>;
}

/** The layout of a statement. */
export function layoutOf({ anchor, body }: TopLevel): Layout {
  const known = layouts.get(body);
  if (known !== undefined) return known;
  const rooms = new Map<object, Room>();
  const boundNames = new Map<object, object>();
  const boundCalls = new Set<object>();
  const visit = (node: TreeNode): void => {
    if (node.kind === "arg" && node.annotation !== null) rooms.set(node, behind(node.annotation));
    if (node.kind === "AnnAssign") rooms.set(node.target, behind(node.annotation));
    if (node.kind === "FunctionDef") rooms.set(node, behindHeader(node, anchor.text));
    for (const { name, call } of bindings(node)) {
      boundCalls.add(call);
      boundNames.set(name, call);
    }
    for (const child of children(node)) visit(child);
  };
  for (const statement of body) visit(statement);
  const layout = { rooms, boundCalls, boundNames };
  layouts.set(body, layout);
  return layout;
}

const layouts = new WeakMap<TopLevel["body"], Layout>();

function behind({ span }: Expression): Room {
  return { point: endOf(span), annotated: true };
}

function endOf({ endLine, endColumn }: Span): Point {
  return { line: endLine, column: endColumn };
}

function behindHeader({ nameSpan, returns }: FunctionDef, text: string): Room {
  if (returns !== null) return behind(returns);
  return { point: closingParenthesis(text.split("\n"), endOf(nameSpan)), annotated: false };
}

/** The end of the parenthesis that opens behind `start`; `start` itself when there is none. */
function closingParenthesis(lines: readonly string[], start: Point): Point {
  const [first = "", ...rest] = lines.slice(start.line);
  const tokens = [first.slice(start.column), ...rest].join("\n").matchAll(token);
  let depth = 0;
  for (const { 0: text, index, input } of tokens) {
    if ("([{".includes(text)) depth += 1;
    if (")]}".includes(text)) depth -= 1;
    if (text !== ")" || depth > 0) continue;
    const before = input.slice(0, index + 1).split("\n");
    const column = before.at(-1)!.length + (before.length === 1 ? start.column : 0);
    return { line: start.line + before.length - 1, column };
  }
  return start;
}

/** Brackets, and what may hold brackets that mean nothing: comments and strings. */
const token = /#.*|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[()[\]{}]/g;

/** The names that get the value of a call as it is, or a part of it. */
function* bindings(node: TreeNode): Generator<{ readonly name: object; readonly call: object }> {
  if (node.kind !== "Assign" && node.kind !== "AnnAssign" && node.kind !== "NamedExpr") return;
  if (node.value?.kind !== "Call") return;
  for (const target of node.kind === "Assign" ? node.targets : [node.target]) {
    for (const name of storedNames(target)) yield { name, call: node.value.args };
  }
}
