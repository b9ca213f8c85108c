// A part of a Python file that was run, and where it is in the file as it is now.

import { chunkLines, chunkText } from "../../server/syntax/chunks.ts";
import type { NumberedCell, Snippet } from "../running/fileCells.ts";

/** A cell of a file, or a part that was selected, as it was when it was run. */
export interface RanPart extends Snippet {
  readonly isCell: boolean;
}

/** Where it is now, by its first line from 0; `isStale` where its text is nowhere in the file any more. */
export interface Place {
  readonly line: number;
  readonly isStale: boolean;
}

/** The place of a part in a file with these cells. The nearest to `line` counts, which is kept where there is none. */
export function placeOf(part: RanPart, cells: readonly NumberedCell[], line: number): Place {
  const starts = part.isCell ? cellStarts(part.source, cells) : textStarts(part.source, cells);
  const nearest = starts.reduce<number | null>(
    (best, start) => (best === null || Math.abs(start - line) < Math.abs(best - line) ? start : best),
    null,
  );
  return nearest === null ? { line, isStale: true } : { line: nearest, isStale: false };
}

/** A line of code, and how far below its source's first line it is. */
export interface CodeLine {
  readonly text: string;
  readonly below: number;
}

/** The first line of code of a source. */
export function firstCode(source: string): CodeLine {
  const below = source.split("\n").findIndex((line) => /^\s*[^#\s]/.test(line));
  return codeAt(source, Math.max(below, 0));
}

/** The line where the last statement of a source begins, whose value is the source's result. */
export function lastCode(source: string): CodeLine {
  const last = chunkLines(chunkText(source)).at(-1);
  return last === undefined ? firstCode(source) : codeAt(source, last);
}

/** An edit: lines from 0, the text between them is replaced. */
export interface LineEdit {
  readonly startLine: number;
  readonly endLine: number;
  /** Whether the edit ends before the first letter of `endLine`. */
  readonly endsAtLineStart: boolean;
  readonly newLines: number;
}

/** Where a line is after an edit; one that the edit does not lie above stays. */
export function lineAfter(line: number, { startLine, endLine, endsAtLineStart, newLines }: LineEdit): number {
  const isAbove = endLine < line || (endLine === line && endsAtLineStart);
  return isAbove ? line + newLines - (endLine - startLine) : line;
}

function codeAt(source: string, below: number): CodeLine {
  return { text: source.split("\n")[below]!.trim().slice(0, 300), below };
}

function cellStarts(source: string, cells: readonly NumberedCell[]): readonly number[] {
  return cells.filter(({ text }) => text.trimEnd() === source.trimEnd()).map(({ line }) => line);
}

function textStarts(source: string, cells: readonly NumberedCell[]): readonly number[] {
  const first = cells[0]!.line;
  const lines = cells.flatMap(({ text }) => text.split("\n"));
  const wanted = source.trimEnd().split("\n");
  const isAt = (start: number) =>
    wanted.length === 1
      ? lines[start]!.includes(wanted[0]!)
      : wanted.every((line, index) => lines[start + index]?.trimEnd() === line.trimEnd());
  return lines.flatMap((_, start) => (isAt(start) ? [first + start] : []));
}
