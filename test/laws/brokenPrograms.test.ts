import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Analysis, Analyzer } from "../../server/analysis/analyzer.ts";
import { hintsOf, positionOf } from "../../server/analysis/hint.ts";
import { shownReports } from "../../server/lsp/diagnostics.ts";
import { hover } from "../../server/lsp/hover.ts";
import { shownHints } from "../../server/lsp/shownHints.ts";
import { type Program, parseProgram } from "../../server/syntax/program.ts";
import { pythonSource } from "../../server/syntax/source.ts";
import { bundled } from "../harness/bundled.ts";
import { parseFixtures } from "../harness/fixtures.ts";

/** What a fresh look gives is compared after one edit in so many lines. */
const stride = 13;

/** Milliseconds, for machines that have other things to do. */
const patience = 600_000;

const shapes = new URL("../shapes/", import.meta.url);
const samples = new URL("../../samples/", import.meta.url);

const programs = [
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

test.each(programs)(
  "no prefix of $name makes the server fail",
  ({ text }) => {
    const editor = new Editor();
    for (let length = 0; length <= text.length; length += 1) editor.type(text.slice(0, length));
  },
  patience,
);

test.each(programs)(
  "$name with any one line deleted does not make the server fail",
  ({ text }) => {
    const editor = new Editor();
    const lines = text.split("\n");
    for (const index of lines.keys()) editor.type(lines.toSpliced(index, 1).join("\n"));
  },
  patience,
);

test.each(programs)(
  "after an edit of $name everything is as in a fresh look",
  ({ text }) => {
    const editor = new Editor();
    const lines = text.split("\n");
    for (let index = 0; index < lines.length; index += stride) {
      const edited = lines.toSpliced(index, 1).join("\n");
      const analysis = editor.type(edited);
      if (analysis.program.module.body.some(({ stale }) => stale)) continue;
      expect(everythingIn(analysis)).toEqual(everythingIn(new Editor().type(edited)));
    }
  },
  patience,
);

function everythingIn(analysis: Analysis) {
  const hints = hintsOf(analysis).map((hint) => ({ ...positionOf(hint), label: hint.label, hidden: hint.hidden }));
  return { hints, reports: shownReports(analysis) };
}

/** One document from edit to edit, with everything that the editor asks for after each. */
class Editor {
  readonly #analyzer = new Analyzer(bundled);
  #program: Program | null = null;

  type(text: string): Analysis {
    this.#program = parseProgram(pythonSource("edited.py", text), this.#program);
    const analysis = this.#analyzer.analyze(this.#program);
    expect(analysis.faults).toEqual([]);
    for (const { line, column } of shownHints(analysis, { hints: "all", marks: "unicode" })) {
      expect(column).toBeLessThanOrEqual(text.split("\n")[line]?.length ?? -1);
    }
    shownReports(analysis);
    const lines = text.split("\n");
    const place = { cell: null, line: lines.length - 1, column: lines.at(-1)!.length };
    hover(analysis, place, { marks: "unicode", placeWords: ({ line }) => `line ${line + 1}` });
    return analysis;
  }
}
