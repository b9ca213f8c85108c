import { type Analysis, Analyzer } from "../../server/analysis/analyzer.ts";
import { reportsOf } from "../../server/analysis/reports.ts";
import { hover } from "../../server/lsp/hover.ts";
import { shownHints } from "../../server/lsp/shownHints.ts";
import { parseProgram } from "../../server/syntax/program.ts";
import type { Source } from "../../server/syntax/source.ts";
import { bundled } from "./bundled.ts";
import type { Diagnostic, Hint } from "./fixtures.ts";

/** Analyses a document from nothing. Throws what the analysis itself failed with. */
export function analyze(source: Source): Analysis {
  const analyzer = new Analyzer(bundled);
  const analysis = analyzer.analyze(parseProgram(source, null));
  for (const fault of analysis.faults) throw fault;
  return analysis;
}

/** The hints that an editor shows in one cell. */
export function hintsIn(analysis: Analysis, cell: number | null = null): Hint[] {
  return shownHints(analysis, { hints: "all", marks: "unicode" })
    .filter((shown) => shown.cell === cell)
    .map(({ line, hint: { kind, name, label, hidden } }) => ({ line, kind, name, label, hidden }));
}

/** The problems that an editor lists in one cell. */
export function diagnosticsIn(analysis: Analysis, cell: number | null = null): Diagnostic[] {
  return reportsOf(analysis).flatMap(({ place, severity, message }) =>
    severity === "hint" || place.cell !== cell ? [] : [{ line: place.line, severity, message }],
  );
}

/** The hover's markdown at a place of a file, "" where there is none. */
export function hoverAt(analysis: Analysis, line: number, column: number): string {
  const card = hover(analysis, { cell: null, line, column }, { marks: "unicode", placeWords: lineWords });
  return card?.markdown ?? "";
}

function lineWords(place: { readonly line: number }): string {
  return `line ${place.line + 1}`;
}
