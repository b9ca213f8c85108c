// Lets real JAX judge the shape fixtures, what the command line says about the samples, and answers to exercises.
//   npm run oracle                    judges everything
//   npm run oracle -- FILE…           judges what the command line says about other files, with the reasons for silence;
//                                     --timeout SECONDS for each of them, otherwise 120
//   npm run oracle -- --fixtures      judges the fixtures alone
//   npm run oracle -- --exercises     judges the answers to exercises alone
//   npm run oracle -- --update        writes what JAX saw into the fixtures, and that of the samples into samples.json

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Diagnostic, formatHints, type Hint, rewriteFixture } from "../harness/fixtures.ts";
import { judgeExercises } from "./exercises.ts";
import { judgeFiles } from "./judgeFiles.ts";
import { countsTable, disagreement } from "./printing.ts";
import { fixturePrograms, type Program, samplePrograms } from "./programs.ts";
import { isJudged, type Observation, observe, type Report } from "./python.ts";
import { type Grade, judgeErrors, judgeHints, type Verdict } from "./verdicts.ts";

const secondsPerFile = "120";

/** Judges and prints; false when something is wrong, or in our own programs silent. `root` is the project's folder. */
export function judge(root: URL, args: readonly string[]): boolean {
  const path = fileURLToPath(root);
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      fixtures: { type: "boolean" },
      exercises: { type: "boolean" },
      update: { type: "boolean" },
      timeout: { type: "string", default: secondsPerFile },
    },
  });
  if (positionals.length > 0) return judgeFiles(path, positionals, Number(values.timeout));
  if (values.exercises) return judgeExercises(path);
  if (values.update) update(path);
  const isFixturesAlone = values.fixtures || values.update;
  const programs = [...fixturePrograms(path), ...(isFixturesAlone ? [] : samplePrograms(path))];
  const verdicts = judgePrograms(path, programs);
  for (const [index, program] of programs.entries()) printFailures(program, verdicts[index]!);
  console.log(countsTable(verdicts.flat()));
  const areExercisesRight = isFixturesAlone || judgeExercises(path);
  return areExercisesRight && !verdicts.flat().some(isFailure);
}

function judgePrograms(root: string, programs: readonly Program[]): Verdict[][] {
  const reports = observe(root, programs);
  return programs.map((program, index) => [
    ...judgeHints(program.claims, reports[index]!, { excused: program.excused, toReaders: program.fixture !== null }),
    ...judgeErrors(program.complaints, reports[index]!),
  ]);
}

function update(root: string): void {
  const fixtures = fixturePrograms(root);
  const samples = samplePrograms(root);
  const reports = observe(root, [...fixtures, ...samples]);
  for (const [index, program] of fixtures.entries()) updateFixture(root, program, reports[index]!);
  const records = samples.map(({ file, cells }, index) => {
    const report = reports[fixtures.length + index]!;
    const last = cells.at(-1)!.cell;
    return [file, Array.from({ length: last + 1 }, (_, cell) => recordCell(cell, report))];
  });
  writeFileSync(join(root, "test/oracle/samples.json"), `${JSON.stringify(Object.fromEntries(records), null, 2)}\n`);
}

function updateFixture(root: string, program: Program, report: Report): void {
  const file = join(root, program.file);
  const fixture = program.fixture!;
  const verdicts = judgeHints(program.claims, report, { excused: program.excused, toReaders: true });
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
    console.log(disagreement(verdict, `${program.file}${cell}:${line}`));
  }
}

function isFailure({ grade }: { readonly grade: Grade }): boolean {
  return grade === "silent" || grade === "wrong";
}
