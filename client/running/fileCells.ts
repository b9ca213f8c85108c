// Which part of a Python file is to be run.

import { type PythonCell, pythonCells } from "../../server/syntax/cellDividers.ts";
import { chunkLines, chunkText } from "../../server/syntax/chunks.ts";

/** A cell and which one of its file it is, from 1. */
export interface NumberedCell extends PythonCell {
  readonly number: number;
}

/** A part of a file. */
export interface Snippet {
  /** The 0-based line at which it begins. */
  readonly line: number;
  readonly source: string;
}

/** Places in a text: 0-based lines and columns, the end exclusive. */
export interface Span {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The cells of a file, prose included. */
export function numberedCells(text: string): readonly NumberedCell[] {
  return pythonCells(withoutReturns(text)).map((cell, index) => ({ ...cell, number: index + 1 }));
}

/** Whether a file has cells because somebody divided it. */
export function hasDividers(cells: readonly NumberedCell[]): boolean {
  return cells.length > 1 || isDivided(cells[0]!);
}

/** Whether a divider stands above the cell. */
export function isDivided({ text }: NumberedCell): boolean {
  return /^#\s*%%/.test(text);
}

/** The cell in which a line is; lines above all cells belong to the first one. */
export function cellAt(cells: readonly NumberedCell[], line: number): NumberedCell {
  return cells.findLast((cell) => cell.line <= line) ?? cells[0]!;
}

/** The last line of a cell. */
export function lastLine({ line, text }: NumberedCell): number {
  return line + text.split("\n").length - 1;
}

/** The cell that was run as `snippet`: it may have moved since, or have been changed. Undefined where it is gone. */
export function cellOf(cells: readonly NumberedCell[], { line, source }: Snippet): NumberedCell | undefined {
  const same = cells.filter(({ text }) => text === source);
  return same.find((cell) => cell.line === line) ?? same[0] ?? cells.find((cell) => cell.line === line);
}

/**
 * What a selection means: the text in it, whole lines where it goes over several, and where nothing is selected the
 * top-level statement at the cursor or the next one below. Null where there is none.
 */
export function selectedSnippet(text: string, { start, end }: Span): Snippet | null {
  const lines = withoutReturns(text).split("\n");
  if (start.line === end.line && start.character === end.character) return statementAt(lines, start.line);
  if (start.line === end.line) {
    return { line: start.line, source: lines[start.line]!.slice(start.character, end.character) };
  }
  const endLine = end.character === 0 ? end.line : end.line + 1;
  return { line: start.line, source: lines.slice(start.line, endLine).join("\n") };
}

function statementAt(lines: readonly string[], at: number): Snippet | null {
  const chunked = chunkText(lines.join("\n"));
  const starts = chunkLines(chunked);
  for (const [index, { text }] of chunked.chunks.entries()) {
    const line = starts[index]!;
    const endLine = line + text.split("\n").length;
    // Lines are taken from the file: a statement's text has IPython's syntax replaced.
    if (at < endLine) return { line, source: lines.slice(line, endLine).join("\n") };
  }
  return null;
}

function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
