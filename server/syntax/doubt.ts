// Where a text may not be Python. The grammar fails on some Python and accepts some text that is none, so that this is
// a reason to ask Python itself, and no verdict.

import { chunkText } from "./chunks.ts";
import { parseTree, type SyntaxNode } from "./parse.ts";
import type { SourceCell } from "./source.ts";

/** Whether it is worth while to have Python read a cell. */
export function isDoubtful({ text }: SourceCell): boolean {
  // What shows a session at Python's prompt is no program.
  return !/^\s*>>> /.test(text) && chunkText(text).chunks.some((chunk) => isDoubtfulStatement(chunk.text));
}

function isDoubtfulStatement(text: string): boolean {
  const tree = parseTree(text);
  if (tree === null) return true;
  // Not by recursion: a sum of thousands of terms is a tree as deep.
  const waiting = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isOdd(node, text)) return true;
    waiting.push(...node.children);
  }
  return false;
}

function isOdd(node: SyntaxNode, text: string): boolean {
  return oldPython.has(node.type) || lacksPart(node) || isOutOfOrder(node) || isUneven(node, text);
}

const oldPython: ReadonlySet<string> = new Set(["print_statement", "exec_statement", "<>"]);

/** Whether a block is empty, or nothing stands behind a `try`. */
function lacksPart({ type, children }: SyntaxNode): boolean {
  return type === "block" ? children.length === 0 : type === "try_statement" && !children.some(isClause);
}

/** Whether a plain argument or parameter stands behind one with a name or a default. */
function isOutOfOrder({ type, children }: SyntaxNode): boolean {
  const named = children.findIndex((child) => /^(?:keyword_argument|(?:typed_)?default_parameter)$/.test(child.type));
  if (named < 0 || !/^(?:argument_list|(?:lambda_)?parameters)$/.test(type)) return false;
  const rest = children.slice(named).filter((child) => child.named);
  const end = rest.findIndex((child) => isLoose.test(child.type) || isLoose.test(child.children[0]?.type ?? ""));
  return rest.slice(0, end < 0 ? rest.length : end).some((child) => !hasName.test(child.type));
}

/** Behind these, also with an annotation, parameters may have defaults or none, and a call both kinds of arguments. */
const isLoose = /splat|keyword_separator/;
const hasName = /^(?:keyword_argument|(?:typed_)?default_parameter|positional_separator)$/;

/** Whether statements of one block begin with different blanks, or a clause with others than its statement. */
function isUneven(node: SyntaxNode, text: string): boolean {
  const isBlock = node.type === "block" || node.type === "module";
  const aligned = isBlock ? node.children : [node, ...node.children.filter(isClause)];
  const blanks = aligned.map(({ start }) => text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
  return new Set(blanks.filter((before) => before.trim() === "")).size > 1;
}

function isClause({ type }: SyntaxNode): boolean {
  return /^(?:elif|else|except|except_group|finally)_clause$/.test(type);
}
