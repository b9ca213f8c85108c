// The problems of a document, as they are shown.

import { type AbsoluteSpan, absolute } from "../syntax/position.ts";
import type { Analysis } from "./analyzer.ts";
import type { Problem } from "./problem.ts";

/** A problem with the places it names where they stand now. */
export interface Report extends Omit<Problem, "span" | "related"> {
  readonly place: AbsoluteSpan;
  readonly related: readonly { readonly place: AbsoluteSpan; readonly message: string }[];
}

/** All problems in source order, each once; none in a statement that has a syntax error now. */
export function reportsOf({ facts, program }: Analysis): readonly Report[] {
  const { problems } = facts;
  if (problems.length === 0) return [];
  const stale = new Set(program.module.body.filter((statement) => statement.stale).map(({ anchor }) => anchor));
  const reports = new Map<string, Report>();
  for (const { span, related, ...problem } of problems) {
    if (span.anchor.file !== program.source.file || stale.has(span.anchor)) continue;
    const place = absolute(span);
    const key = [place.cell, place.line, place.column, place.endLine, place.endColumn, problem.message].join("|");
    if (!reports.has(key)) {
      const places = related.map((each) => ({ place: absolute(each.span), message: each.message }));
      reports.set(key, { ...problem, place, related: places });
    }
  }
  return [...reports.values()].sort(
    ({ place: a }, { place: b }) => (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column,
  );
}
