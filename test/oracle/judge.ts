// Lets real JAX judge the shape fixtures, what the command line says about the samples, and answers to exercises.
//   npm run oracle                    judges everything
//   npm run oracle -- --fixtures      judges the fixtures alone: needs no build
//   npm run oracle -- --exercises     judges the answers to exercises alone: needs no build
//   npm run oracle -- --update        writes what JAX saw into the fixtures, and that of the samples into samples.json

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, formatHints, type Hint, rewriteFixture } from "../harness/fixtures.ts";
import { judgeExercises } from "./exercises.ts";
import { fixturePrograms, type Program, readSamples, samplePrograms } from "./programs.ts";
import { isJudged, type Observation, observe, type Report } from "./python.ts";
import { type Grade, judgeErrors, judgeHints, type Verdict } from "./verdicts.ts";

const grades: readonly Grade[] = ["right", "partial", "silent", "wrong", "unreached"];

/** Judges and prints; false when something is wrong or silent. `root` is the project's folder. */
export function judge(root: URL, flags: readonly string[]): boolean {
  const path = fileURLToPath(root);
  if (flags.includes("--exercises")) return judgeExercises(path);
  if (flags.includes("--update")) update(path);
  const samples = flags.length > 0 ? [] : samplePrograms(path);
  const programs = [...fixturePrograms(path), ...samples];
  const reports = observe(path, programs);
  const verdicts = programs.map((program, index) => [
    ...judgeHints(program.claims, reports[index]!, program.excused),
    ...judgeErrors(program.complaints, reports[index]!),
  ]);
  for (const [index, program] of programs.entries()) printFailures(program, verdicts[index]!);
  printCounts(verdicts.flat());
  const areExercisesRight = flags.length > 0 || judgeExercises(path);
  return areExercisesRight && !verdicts.flat().some(isFailure);
}

function update(root: string): void {
  const fixtures = fixturePrograms(root);
  const samples = readSamples(root);
  const reports = observe(root, [...fixtures, ...samples]);
  for (const [index, program] of fixtures.entries()) updateFixture(root, program, reports[index]!);
  const records = samples.map(({ file, cells }, index) => {
    const report = reports[fixtures.length + index]!;
    return [file, cells.map((_, cell) => recordCell(cell, report))];
  });
  writeFileSync(join(root, "test/oracle/samples.json"), `${JSON.stringify(Object.fromEntries(records), null, 2)}\n`);
}

function updateFixture(root: string, program: Program, report: Report): void {
  const file = join(root, program.file);
  const fixture = program.fixture!;
  const verdicts = judgeHints(program.claims, report, program.excused);
  const comments = formatHints(hintsOf(report.seen));
  for (const [line, text] of fixture.hints) {
    // What JAX did not come past, or agrees with as far as it went, was written by hand and stays.
    const disputed = verdicts.some((verdict) => verdict.line === line + 1 && isFailure(verdict));
    if (!disputed) comments.set(line, text);
  }
  const diagnostics = [
    ...report.errors
      .filter(isJudged)
      .map(({ line, message }): Diagnostic => ({ line: line - 1, severity: "error", message })),
    ...fixture.diagnostics.filter(({ severity }) => severity !== "error"),
  ];
  writeFileSync(file, rewriteFixture(readFileSync(file, "utf8"), fixture, comments, diagnostics));
}

/** By line, from 1: the text of its hints, and the first line of what it raised. */
function recordCell(cell: number, report: Report): { hints: Record<string, string>; errors: Record<string, string> } {
  const comments = formatHints(hintsOf(report.seen.filter((site) => site.cell === cell)));
  const errors = report.errors.filter((raised) => raised.cell === cell && isJudged(raised));
  return {
    hints: Object.fromEntries([...comments].map(([line, text]) => [line + 1, text])),
    errors: Object.fromEntries(errors.map(({ line, message }) => [line, message.split("\n")[0]!])),
  };
}

function hintsOf(seen: readonly Observation[]): Hint[] {
  return seen
    .filter((site) => !site.bound)
    .flatMap((site) => (site.label === null ? [] : [{ ...site, label: site.label }]))
    .toSorted((a, b) => a.column - b.column)
    .map((site) => ({ ...site, line: site.line - 1 }));
}

function printFailures(program: Program, verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts.filter(isFailure)) {
    const line = program.fixture ? program.fixture.markdownLines[verdict.line - 1]! + 1 : verdict.line;
    const cell = program.cells.length > 1 ? ` cell ${verdict.cell}` : "";
    console.log(`${verdict.grade}: ${program.file}${cell}:${line} ${verdict.kind} ${verdict.name ?? ""}`);
    console.log(`    ours ${verdict.ours ?? "nothing"}\n    JAX  ${verdict.theirs ?? "nothing"}`);
  }
}

function printCounts(verdicts: readonly Verdict[]): void {
  console.log(["", ...grades].map((heading) => heading.padStart(10)).join(""));
  for (const kind of ["variable", "parameter", "return", "vmap", "error"]) {
    const ofKind = verdicts.filter((verdict) => verdict.kind === kind);
    const counts = grades.map((grade) => ofKind.filter((verdict) => verdict.grade === grade).length);
    console.log([kind, ...counts].map((cell) => String(cell).padStart(10)).join(""));
  }
}

function isFailure({ grade }: { readonly grade: Grade }): boolean {
  return grade === "silent" || grade === "wrong";
}
