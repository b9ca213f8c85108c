// Programs as they look while somebody writes them, and an editor that takes them from edit to edit.

import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { type Analysis, Analyzer } from "../../server/analysis/analyzer.ts";
import { noModules } from "../../server/analysis/importedModules.ts";
import { vocabularyWith } from "../../server/analysis/vocabulary.ts";
import { shownReports } from "../../server/lsp/diagnostics.ts";
import { hover } from "../../server/lsp/hover.ts";
import { shownHints } from "../../server/lsp/shownHints.ts";
import { type Program, parseProgram } from "../../server/syntax/program.ts";
import { pythonSource } from "../../server/syntax/source.ts";
import { bundled } from "../harness/bundled.ts";
import { parseFixtures } from "../harness/fixtures.ts";

/** Milliseconds for one of these programs, on machines that have other things to do. */
export const patience = 600_000;

const vocabulary = vocabularyWith(noModules);

const shapes = new URL("../shapes/", import.meta.url);
const samples = new URL("../../samples/", import.meta.url);

/** The fixtures, each as one program, and the samples. */
export const programs = [
  ...readdirSync(shapes)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({
      name,
      text: parseFixtures(readFileSync(new URL(name, shapes), "utf8"))
        .map(({ source }) => source)
        .join("\n"),
    })),
  ...readdirSync(samples)
    .filter((name) => name.endsWith(".py"))
    .map((name) => ({ name, text: readFileSync(new URL(name, samples), "utf8") })),
];

/** One document from edit to edit, with everything that the editor asks for after each. */
export class Editor {
  readonly #analyzer = new Analyzer(bundled);
  #program: Program | null = null;

  type(text: string): Analysis {
    this.#program = parseProgram(pythonSource("edited.py", text), this.#program, vocabulary);
    const analysis = this.#analyzer.analyze(this.#program);
    expect(analysis.faults).toEqual([]);
    const lines = text.split("\n");
    const hints = shownHints(analysis, { hints: "all", marks: "unicode" });
    expect(hints.filter(({ line, column }) => column > (lines[line]?.length ?? -1))).toEqual([]);
    shownReports(analysis);
    const place = { cell: null, line: lines.length - 1, column: lines.at(-1)!.length };
    hover(analysis, place, { marks: "unicode", placeWords: ({ line }) => `line ${line + 1}` });
    return analysis;
  }
}
