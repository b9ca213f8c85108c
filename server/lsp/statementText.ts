// The text of a node.

import type { Span } from "../syntax/ast.ts";

/** What a node was read from in one line, cut where it gets long. */
export function textOf({ anchor, line, column, endLine, endColumn }: Span): string {
  const lines = anchor.text.split("\n").slice(line, endLine + 1);
  if (lines.length === 0) return "…";
  lines[lines.length - 1] = lines.at(-1)!.slice(0, endColumn);
  lines[0] = lines[0]!.slice(column);
  const text = lines.join("\n").replace(/\s+/g, " ").trim();
  return text.length > longestText ? `${text.slice(0, longestText - 2)} …` : text;
}

const longestText = 72;
