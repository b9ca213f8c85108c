import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Analysis, Analyzer } from "../../server/analysis/analyzer.ts";
import { reportsOf } from "../../server/analysis/reports.ts";
import { bundledModules } from "../../server/bundledModules.ts";
import { hover } from "../../server/lsp/hover.ts";
import { shownHints } from "../../server/lsp/shownHints.ts";
import { loadParser } from "../../server/syntax/parse.ts";
import { parseProgram } from "../../server/syntax/program.ts";
import type { Source } from "../../server/syntax/source.ts";
import type { Diagnostic, Hint } from "./fixtures.ts";

await loadParser(createRequire(import.meta.url).resolve("tree-sitter-python/tree-sitter-python.wasm"));

const jaxIdioms = readFileSync(new URL("../../runtime/python/shim/dl_workshop/jax_idioms.py", import.meta.url), "utf8");

/** Analyses a document from nothing. Throws what the analysis itself failed with. */
export function analyze(source: Source): Analysis {
  const analyzer = new Analyzer(bundledModules({ "dl_workshop.jax_idioms": jaxIdioms }));
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
