// While a statement is being edited: where the places of its last good text are now.

import type { TopLevel } from "../syntax/ast.ts";
import { commonHead, commonTail } from "../syntax/commonEnds.ts";
import type { Part, Program } from "../syntax/program.ts";
import type { Point } from "./layout.ts";

/** The two texts of a statement that is `stale`, from its first line on. */
export interface StaleText {
  readonly before: string;
  readonly now: string;
}

/** Finds a point of the last good text in the present one; null where it is gone. */
export type Mover = (point: Point) => Point | null;

/** What moves the points of a stale statement; undefined for one that is not in the program. */
export function moverIn({ parts }: Program, { anchor }: TopLevel): Mover | undefined {
  const isPart = ({ statements, line, cell }: Part) =>
    line <= anchor.line && cell === anchor.cell && statements.some(({ topLevel }) => topLevel.anchor === anchor);
  const part = parts.findLast(isPart);
  if (part === undefined) return undefined;
  const starts = part.statements.map(({ topLevel }) => topLevel.anchor.line - part.line);
  const start = anchor.line - part.line;
  const now = part.text.split("\n").slice(start, starts[starts.indexOf(start) + 1]);
  return mover({ before: anchor.text, now: now.join("\n").trimEnd() });
}

/**
 * Points before and after the edited stretch keep their text; what lies in it, between two edits, is found by its line.
 *
 * A point keeps its place only as long as the word that ends there does.
 */
export function mover({ before, now }: StaleText): Mover {
  const head = commonHead(before, now);
  const tail = commonTail(before, now, head);
  const [linesBefore, linesNow] = [before.split("\n"), now.split("\n")];
  return (point) => {
    const offset = offsetOf(linesBefore, point);
    if (offset > head && offset < before.length - tail) return inLine(linesBefore, linesNow, point);
    const moved = offset <= head ? offset : offset + now.length - before.length;
    return wordEndsAt(before, offset) === wordEndsAt(now, moved) ? pointAt(now, moved) : null;
  };
}

/** The point in the line that is the same, or in the edited one that stands in its place. */
function inLine(before: readonly string[], now: readonly string[], { line, column }: Point): Point | null {
  const text = before[line]!;
  const found = now[line] === text ? line : now.indexOf(text);
  if (found >= 0) return { line: found, column };
  if (before.length === 1 || before.length !== now.length) return null;
  const moved = mover({ before: text, now: now[line]! })({ line: 0, column });
  return moved && { line, column: moved.column };
}

/** The word that ends at an offset, or null when it goes on there. */
function wordEndsAt(text: string, offset: number): string | null {
  return /^[\p{L}\p{N}_]/u.test(text.slice(offset))
    ? null
    : (/[\p{L}\p{N}_]*$/u.exec(text.slice(0, offset))?.[0] ?? "");
}

function offsetOf(lines: readonly string[], { line, column }: Point): number {
  return lines.slice(0, line).reduce((offset, { length }) => offset + length + 1, column);
}

function pointAt(text: string, offset: number): Point {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, column: lines.at(-1)!.length };
}
