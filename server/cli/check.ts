// `loopless check`: the problems of a file.

import type { Severity } from "../analysis/problem.ts";
import { inOrder, type Report } from "../analysis/reports.ts";
import { shownReports } from "../lsp/diagnostics.ts";
import type { AnalysedFile } from "./input.ts";

/** A place as the command line gives it: `line` from 1, `column` from 0. */
export interface PlaceJson {
  readonly file: string;
  readonly cell: number | null;
  readonly line: number;
  readonly column: number;
}

/** One problem, as `check --json` gives it; the end is exclusive. */
export interface ProblemJson extends PlaceJson {
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly related: readonly (PlaceJson & { readonly message: string })[];
  readonly fixes: readonly never[];
}

/** The problems of a file in source order, syntax errors among them. */
export function checkJson({ analysis }: AnalysedFile, syntaxErrors: readonly Report[]): readonly ProblemJson[] {
  const reports = shownReports(analysis, syntaxErrors).toSorted(({ place: a }, { place: b }) => inOrder(a, b));
  return reports.map(({ place, severity, code, message, related }) => ({
    ...placeJson(place),
    endLine: place.endLine + 1,
    endColumn: place.endColumn,
    severity,
    code,
    message,
    related: related.map((each) => ({ ...placeJson(each.place), message: each.message })),
    fixes: [],
  }));
}

/** A problem as compilers print it, columns from 1; what belongs to it follows indented. */
export function checkText({ severity, code, message, related, ...place }: ProblemJson): string {
  const [first, ...more] = message.split("\n");
  const details = [...more, ...related.map((each) => `${placeText(each)}: ${each.message}`)];
  return [
    `${placeText(place)}: ${severity}: ${first!.trimEnd()} [${code}]`,
    ...details.map((line) => `    ${line}`),
    "",
  ].join("\n");
}

function placeJson({ file, cell, line, column }: PlaceJson): PlaceJson {
  return { file, cell, line: line + 1, column };
}

function placeText({ file, cell, line, column }: PlaceJson): string {
  return [file, ...(cell === null ? [] : [`cell ${cell}`]), line, column + 1].join(":");
}
