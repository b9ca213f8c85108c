// While a statement is being edited: where the places of its last good text are now.

import type { Anchor } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";
import type { Point } from "./layout.ts";

/** The two texts of a statement that has a syntax error now, from its first line on. */
export interface StaleText {
  readonly before: string;
  readonly now: string;
}

/** Finds a point of the last good text in the present one; null where it is gone. */
export type Mover = (point: Point) => Point | null;

/** What moves the points of each stale statement, by its anchor. */
export function moversOf({ parts }: Program): ReadonlyMap<Anchor, Mover> {
  const movers = new Map<Anchor, Mover>();
  for (const { text, line, statements } of parts) {
    const lines = text.split("\n");
    for (const [index, { topLevel, text: before }] of statements.entries()) {
      if (!topLevel.stale) continue;
      const start = topLevel.anchor.line - line;
      const end = statements[index + 1]?.topLevel.anchor.line;
      const now = lines.slice(start, end === undefined ? undefined : end - line).join("\n");
      movers.set(topLevel.anchor, mover({ before, now: now.trimEnd() }));
    }
  }
  return movers;
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

function commonHead(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length += 1;
  return length;
}

function commonTail(a: string, b: string, head: number): number {
  const limit = Math.min(a.length, b.length) - head;
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
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
