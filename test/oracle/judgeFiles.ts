// Judges programs of any origin: what the command line says of them, by what they do in real JAX.

import { dirname, resolve } from "node:path";
import { InputError } from "../../server/cli/input.ts";
import { countsTable, disagreement, shareOfRight } from "./printing.ts";
import { fileProgram, type Program } from "./programs.ts";
import { isJudged, observeFile, type Report } from "./python.ts";
import { reasonsIn } from "./silence.ts";
import { judgeErrors, judgeHints, type Verdict } from "./verdicts.ts";

/** A silent verdict and the reason for it. */
interface Silence {
  readonly reason: string;
  readonly place: string;
}

/** Judges each file in at most so many seconds and prints; false when something is wrong. */
export function judgeFiles(root: string, files: readonly string[], seconds: number): boolean {
  const judged = files.flatMap((file) => judgeOrSay(root, file, seconds));
  if (judged.length > 1) {
    const verdicts = judged.flatMap((each) => each.verdicts);
    console.log(`\n==> ${judged.length} files <==\n${countsTable(verdicts)}\n${shareOfRight(verdicts)}`);
    printReasons(
      judged.flatMap(({ silences, file }) => silences.map((each) => ({ ...each, place: `${file} ${each.place}` }))),
    );
  }
  return judged.length === files.length && judged.every(({ isRight }) => isRight);
}

/** What was judged; nothing, and a line why, where a file cannot be: the others go on. */
function judgeOrSay(root: string, file: string, seconds: number): ReturnType<typeof judgeFile>[] {
  try {
    return [judgeFile(root, file, seconds)];
  } catch (error) {
    const reason = error instanceof Error && !(error instanceof InputError) ? error.stack : error;
    console.log(`\n==> ${file} <==\nnot judged: ${reason}`);
    return [];
  }
}

function judgeFile(root: string, file: string, seconds: number) {
  // npm runs in the folder of the project, and says from where it was started.
  const { INIT_CWD = "" } = process.env;
  const path = resolve(INIT_CWD, file);
  const program = fileProgram(file, path);
  const report = observeFile(root, program, dirname(path), seconds);
  const verdicts = [
    ...judgeHints(program.claims, report, { excused: program.excused, toReaders: false }),
    ...judgeErrors(program.complaints, report),
  ];
  const silences = silencesOf(program, verdicts);
  console.log(`\n==> ${file} <==\n${countsTable(verdicts)}\n${shareOfRight(verdicts)}`);
  const { faults } = program.analysis!;
  for (const fault of faults) console.log(`fault of the analysis: ${fault instanceof Error ? fault.stack : fault}`);
  printWrong(program, verdicts);
  printRaised(program, report, verdicts);
  printReasons(silences);
  const isRight = faults.length === 0 && verdicts.every(({ grade }) => grade !== "wrong");
  return { file, verdicts, silences, isRight };
}

function silencesOf(program: Program, verdicts: readonly Verdict[]): Silence[] {
  const reasonOf = reasonsIn(program.analysis!);
  return verdicts.flatMap((verdict) => {
    const { grade, kind, name, theirs } = verdict;
    if (grade !== "silent" || kind === "error") return [];
    return [
      { reason: reasonOf({ ...verdict, kind }), place: `${placeOf(program, verdict)} ${name ?? kind} ${theirs}` },
    ];
  });
}

function printWrong(program: Program, verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts.filter(({ grade }) => grade === "wrong")) {
    console.log(`${disagreement(verdict, placeOf(program, verdict))}\n    line ${lineAt(program, verdict).trim()}`);
  }
}

/** What was raised and not foretold, also what nobody can foresee: it tells how far the program came. */
function printRaised(program: Program, { errors }: Report, verdicts: readonly Verdict[]): void {
  const foretold = verdicts.filter(({ kind, grade }) => kind === "error" && grade === "right");
  for (const raised of errors) {
    if (foretold.some(({ cell, line }) => cell === raised.cell && line === raised.line)) continue;
    const text = raised.message.split("\n")[0]!.slice(0, 160);
    console.log(`${isJudged(raised) ? "raised" : "ended here"}: ${placeOf(program, raised)} ${raised.type}: ${text}`);
  }
}

/** The most frequent reason first, with places as far as they fit. */
function printReasons(silences: readonly Silence[]): void {
  const byReason = new Map<string, string[]>();
  for (const { reason, place } of silences) byReason.set(reason, [...(byReason.get(reason) ?? []), place]);
  for (const [reason, places] of [...byReason].toSorted(([, a], [, b]) => b.length - a.length)) {
    console.log(`silent ${String(places.length).padStart(4)}: ${reason}`);
    for (const place of [...new Set(places)].slice(0, mostPlaces)) console.log(`        ${place}`);
  }
}

const mostPlaces = 8;

function placeOf({ cells }: Program, { cell, line }: { readonly cell: number; readonly line: number }): string {
  return cells.length > 1 && cells.some((each) => each.cell !== cell) ? `cell ${cell}:${line}` : `line ${line}`;
}

function lineAt({ cells }: Program, at: { readonly cell: number; readonly line: number }): string {
  const cell = cells.findLast((each) => each.cell === at.cell && each.line <= at.line);
  return cell?.source.split("\n")[at.line - cell.line] ?? "";
}
