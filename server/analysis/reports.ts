// The problems of a document, as they are shown.

import { type AbsoluteSpan, absolute } from "../syntax/position.ts";
import type { Analysis } from "./analyzer.ts";
import type { Problem } from "./problem.ts";

/** A problem with the places it names where they stand now. */
export interface Report extends Omit<Problem, "span" | "calls" | "related"> {
  readonly place: AbsoluteSpan;
  /** In source order. */
  readonly related: readonly { readonly place: AbsoluteSpan; readonly message: string }[];
}

/** All problems in source order, each once; none in a statement that is `stale`. */
export function reportsOf({ facts, program }: Analysis): readonly Report[] {
  const { problems } = facts;
  if (problems.length === 0) return [];
  const stale = new Set(program.module.body.filter((statement) => statement.stale).map(({ anchor }) => anchor));
  const reports = new Map<string, Report>();
  for (const { span, calls, related: explaining, ...problem } of problems) {
    const shown = [span, ...calls].find(({ anchor }) => anchor.file === program.source.file);
    if (shown === undefined || stale.has(shown.anchor)) continue;
    const place = absolute(shown);
    const related = shown === span ? explaining : [...explaining, { span, message: "it is raised here" }];
    const key = [place.cell, place.line, place.column, place.endLine, place.endColumn, problem.message].join("|");
    if (!reports.has(key)) {
      const places = related.map((each) => ({ place: absolute(each.span), message: each.message }));
      reports.set(key, { ...problem, place, related: places.sort((a, b) => inOrder(a.place, b.place)) });
    }
  }
  return [...reports.values()].sort(({ place: a }, { place: b }) => inOrder(a, b));
}

/** Compares places of one document by where they begin. */
export function inOrder(a: AbsoluteSpan, b: AbsoluteSpan): number {
  return (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column;
}
