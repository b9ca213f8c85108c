// The text that the nodes of a statement were read from.

import type { Anchor, Span } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";

/** What each top-level statement was read from, by its anchor: its last good text where it has a syntax error now. */
export function statementTexts({ parts }: Program): ReadonlyMap<Anchor, string> {
  const statements = parts.flatMap((part) => part.statements);
  return new Map(statements.map(({ topLevel, text }) => [topLevel.anchor, text]));
}

/** The text of a node in one line, cut where it gets long. */
export function textOf(texts: ReadonlyMap<Anchor, string>, span: Span): string {
  const lines = (texts.get(span.anchor)?.split("\n") ?? []).slice(span.line, span.endLine + 1);
  if (lines.length === 0) return "…";
  lines[lines.length - 1] = lines.at(-1)!.slice(0, span.endColumn);
  lines[0] = lines[0]!.slice(span.column);
  const text = lines.join("\n").replace(/\s+/g, " ").trim();
  return text.length > longestText ? `${text.slice(0, longestText - 2)} …` : text;
}

const longestText = 72;
