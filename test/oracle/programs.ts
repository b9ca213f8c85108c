// The programs that are judged: fixtures with what their comments say, files with what the command line says.

import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { type Analysis, Analyzer } from "../../server/analysis/analyzer.ts";
import { checkJson } from "../../server/cli/check.ts";
import { hintsJson } from "../../server/cli/hints.ts";
import { readInput } from "../../server/cli/input.ts";
import { parseProgram } from "../../server/syntax/program.ts";
import type { Source } from "../../server/syntax/source.ts";
import { bundled } from "../harness/bundled.ts";
import { type Fixture, parseFixtures } from "../harness/fixtures.ts";
import type { Observable } from "./python.ts";
import { type Claim, type Complaint, parseClaims } from "./verdicts.ts";

/** A program to be judged, and what we say about it. */
export interface Program extends Observable {
  readonly claims: readonly Claim[];
  readonly complaints: readonly Complaint[];
  /** `cell:line` of the lines that may stay silent. */
  readonly excused: ReadonlySet<string>;
  /** Null of a file. */
  readonly fixture: Fixture | null;
  /** Null of a fixture, which is judged by its comments. */
  readonly analysis: Analysis | null;
}

/** The fixtures of test/shapes, with what their comments say. */
export function fixturePrograms(root: string): Program[] {
  return filesUnder(root, "test/shapes", [".md"]).flatMap((file) =>
    parseFixtures(readFileSync(join(root, file), "utf8")).map((fixture) => ({
      file,
      title: fixture.title,
      cells: [{ cell: 0, line: 1, source: fixture.source }],
      claims: [...fixture.hints].flatMap(([line, text]) => parseClaims(text, line + 1)),
      complaints: fixture.diagnostics
        .filter((diagnostic) => diagnostic.severity === "error")
        .map(({ line, message }) => ({
          cell: 0,
          line: line + 1,
          message,
          agrees: (raised) => raised.includes(message),
        })),
      excused: new Set([...fixture.hints].filter(([, text]) => text === "none").map(([line]) => `0:${line + 1}`)),
      fixture,
      analysis: null,
    })),
  );
}

/** The samples, by their paths from the project's folder. */
export function samplePrograms(root: string): Program[] {
  return filesUnder(root, "samples", [".py", ".ipynb"]).map((file) => fileProgram(file, join(root, file)));
}

/** A Python file, a notebook or a markdown file, with what the command line says about it. Throws `InputError`. */
export function fileProgram(file: string, path: string): Program {
  const { source } = readInput(path, (name) => readFileSync(name, "utf8"));
  const analysis = new Analyzer(bundled).analyze(parseProgram(source, null));
  const analysed = { input: { source, texts: [] }, analysis };
  return {
    file,
    title: "",
    cells: cellsOf(source),
    claims: hintsJson(analysed).map((hint) => ({ ...hint, cell: hint.cell ?? 0 })),
    complaints: checkJson(analysed, [])
      .filter((problem) => problem.severity === "error" || problem.severity === "warning")
      .map((problem) => ({
        ...problem,
        cell: problem.cell ?? 0,
        agrees: (raised) => problem.message.split("\n")[0]!.startsWith(raised.split("\n")[0]!),
      })),
    excused: new Set<string>(),
    fixture: null,
    analysis,
  };
}

function filesUnder(root: string, folder: string, extensions: readonly string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => extensions.includes(extname(name)))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

function cellsOf({ cells }: Source): Observable["cells"] {
  return cells.map(({ cell, line, text }) => ({ cell: cell ?? 0, line: line + 1, source: text }));
}
