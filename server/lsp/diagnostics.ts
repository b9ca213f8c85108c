// Problems, as the editor underlines them.

import { type Diagnostic, DiagnosticSeverity, type Location, type Range } from "vscode-languageserver";
import type { Analysis } from "../analysis/analyzer.ts";
import type { Severity } from "../analysis/problem.ts";
import { type Report, reportsOf } from "../analysis/reports.ts";
import { isBundled } from "../bundledModules.ts";
import type { AbsoluteSpan } from "../syntax/position.ts";

/** The problems of a document in source order, then `more`, without those on lines that end with `# loopless: ignore`. */
export function shownReports(analysis: Analysis, more: readonly Report[] = []): readonly Report[] {
  const { source } = analysis.program;
  const reports = [...reportsOf(analysis), ...more];
  if (reports.length === 0) return [];
  const ignored = new Set(
    source.cells.flatMap(({ cell, line, text }) =>
      text.split("\n").flatMap((each, index) => (ignoring.test(each) ? [`${cell}:${line + index}`] : [])),
    ),
  );
  return reports
    .filter(
      ({ place: { cell, line, endLine } }) => !ignored.has(`${cell}:${line}`) && !ignored.has(`${cell}:${endLine}`),
    )
    .map((report) => ({ ...report, related: report.related.filter(({ place }) => !isBundled(place.file)) }));
}

/** The problems of each cell, with what runs contradict; `uriOf` names the text that a cell is. */
export function diagnostics(
  analysis: Analysis,
  contradictions: readonly Report[],
  uriOf: (cell: number | null) => string,
): ReadonlyMap<number | null, readonly Diagnostic[]> {
  const byCell = new Map<number | null, Diagnostic[]>();
  const { file } = analysis.program.source;
  const locationOf = (span: AbsoluteSpan): Location => ({
    uri: span.file === file ? uriOf(span.cell) : span.file,
    range: rangeOf(span),
  });
  for (const report of shownReports(analysis, contradictions)) {
    const { cell } = report.place;
    byCell.set(cell, [...(byCell.get(cell) ?? []), diagnostic(report, locationOf)]);
  }
  return byCell;
}

/** A place as the protocol's range. */
export function rangeOf({ line, column, endLine, endColumn }: AbsoluteSpan): Range {
  return { start: { line, character: column }, end: { line: endLine, character: endColumn } };
}

const ignoring = /#\s*loopless:\s*ignore\s*$/;

function diagnostic(
  { place, severity, code, message, related }: Report,
  locationOf: (span: AbsoluteSpan) => Location,
): Diagnostic {
  return {
    range: rangeOf(place),
    severity: severities[severity],
    source: "loopless",
    code,
    message,
    relatedInformation: related.map((each) => ({ location: locationOf(each.place), message: each.message })),
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, DiagnosticSeverity>;
