import type { Module, TopLevel } from "./ast.ts";
import { type Chunk, type ChunkedText, chunkLines, chunkText } from "./chunks.ts";
import { lower, lowerAround } from "./lower.ts";
import type { Source, SourceCell } from "./source.ts";

/** A parsed document. */
export interface Program {
  readonly source: Source;
  readonly module: Module;
  /** Where the next parse looks for statements to keep, in source order. */
  readonly parts: readonly Part[];
  /** The chunks of each cell. */
  readonly chunked: readonly ChunkedText[];
}

/** One chunk of the source and what it means: one statement, or several where broken text swallowed those after it. */
export interface Part {
  readonly text: string;
  readonly cell: number | null;
  readonly line: number;
  readonly statements: readonly PartStatement[];
}

interface PartStatement {
  readonly topLevel: TopLevel;
  /** Whether there was no syntax error in the text that `topLevel.body` was read from. A stale statement's text stands no more. */
  readonly valid: boolean;
}

/**
 * Parses a document. Statements whose text stood in the previous program keep their `TopLevel`, with its anchor moved:
 * `previous` must not be used afterwards. A statement with a syntax error keeps what it meant before, as `stale`.
 * Never throws.
 */
export function parseProgram(source: Source, previous: Program | null): Program {
  const before = previous?.source.file === source.file ? previous : null;
  const chunked = source.cells.map((cell, index) => chunkText(cell.text, chunksBefore(before, cell, index)));
  const old = before?.parts ?? [];
  const { chunks, lines, cells } = placesOf(source, chunked);
  const prefix = commonPrefix(old, chunks);
  const suffix = commonSuffix(old, chunks, prefix);
  const parts = old.slice(0, prefix).map((part, index) => movedPart(part, lines[index]!, cells[index]!));
  const changed = chunks.slice(prefix, chunks.length - suffix).map(({ text }, index) => ({
    text,
    line: lines[prefix + index]!,
    cell: cells[prefix + index]!,
  }));
  parts.push(...changedParts(source.file, old.slice(prefix, old.length - suffix), changed));
  for (let left = suffix; left > 0; left--) {
    parts.push(movedPart(old[old.length - left]!, lines[chunks.length - left]!, cells[chunks.length - left]!));
  }
  const body: TopLevel[] = [];
  for (const { statements } of parts) for (const { topLevel } of statements) body.push(topLevel);
  return { source, parts, chunked, module: { body } };
}

/** The chunks that a cell, or the one that was in its place, had before. */
function chunksBefore(before: Program | null, { text }: SourceCell, index: number): ChunkedText | null {
  return before?.chunked.find((each) => each.text === text) ?? before?.chunked[index] ?? null;
}

/** All chunks and where they stand, in parallel lists: after a key most of them are only compared. */
interface Places {
  readonly chunks: readonly Chunk[];
  readonly lines: readonly number[];
  readonly cells: readonly (number | null)[];
}

function placesOf({ cells: sources }: Source, chunked: readonly ChunkedText[]): Places {
  const chunks: Chunk[] = [];
  const lines: number[] = [];
  const cells: (number | null)[] = [];
  for (const [index, { cell, line: first }] of sources.entries()) {
    for (const chunk of chunked[index]!.chunks) {
      chunks.push(chunk);
      cells.push(cell);
    }
    for (const line of chunkLines(chunked[index]!)) lines.push(first + line);
  }
  return { chunks, lines, cells };
}

interface Texted {
  readonly text: string;
}

function commonPrefix(old: readonly Texted[], chunks: readonly Texted[]): number {
  let length = 0;
  while (length < old.length && length < chunks.length && old[length]!.text === chunks[length]!.text) length++;
  return length;
}

function commonSuffix(old: readonly Texted[], chunks: readonly Texted[], prefix: number): number {
  const limit = Math.min(old.length, chunks.length) - prefix;
  let length = 0;
  while (length < limit && old[old.length - 1 - length]!.text === chunks[chunks.length - 1 - length]!.text) length++;
  return length;
}

function movedPart(part: Part, line: number, cell: number | null): Part {
  if (part.line === line && part.cell === cell) return part;
  for (const { topLevel } of part.statements) place(topLevel, topLevel.anchor.line + line - part.line, cell);
  return { text: part.text, cell, line, statements: part.statements };
}

/** A chunk with its line in the file or notebook cell. */
interface PlacedChunk {
  readonly text: string;
  readonly line: number;
  readonly cell: number | null;
}

function place({ anchor }: TopLevel, line: number, cell: number | null): void {
  anchor.line = line;
  anchor.cell = cell;
}

/** Old parts and new chunks between what stayed equal: reuse by text, then by place, then parse. */
function changedParts(file: string, old: readonly Part[], chunks: readonly PlacedChunk[]): readonly Part[] {
  const wholes = new Pool(old.map((part) => [part.text, part]));
  const moved = chunks.map((chunk) => wholes.take(chunk.text));
  const kept = new Set(moved);
  const replaced = old.filter((part) => !kept.has(part));
  const pieces = new Pool(
    replaced.flatMap(({ statements }) => statements.filter(isValid)).map((one) => [one.topLevel.anchor.text, one]),
  );
  const restored = chunks.map((chunk, index) => (moved[index] ? null : pieces.take(chunk.text)));
  let ordinal = 0;
  return chunks.map((chunk, index) => {
    const part = moved[index];
    if (part) return movedPart(part, chunk.line, chunk.cell);
    const statement = restored[index];
    const successors = replaced.slice(ordinal++);
    return statement ? restoredPart(statement, chunk) : parsedPart(file, chunk, successors, pieces);
  });
}

function isValid({ valid }: PartStatement): boolean {
  return valid;
}

/** Values to be given away once each, by text. */
class Pool<Value> {
  readonly #values = new Map<string, Value[]>();

  constructor(entries: readonly (readonly [text: string, value: Value])[]) {
    for (const [text, value] of entries) {
      const values = this.#values.get(text);
      if (values === undefined) this.#values.set(text, [value]);
      else values.push(value);
    }
  }

  take(text: string): Value | null {
    return this.#values.get(text)?.shift() ?? null;
  }

  /** Takes this one value, if it is still there. */
  takeThis(text: string, value: Value): boolean {
    const values = this.#values.get(text);
    const index = values?.indexOf(value) ?? -1;
    if (index >= 0) values!.splice(index, 1);
    return index >= 0;
  }
}

function restoredPart(statement: PartStatement, { text, line, cell }: PlacedChunk): Part {
  place(statement.topLevel, line, cell);
  return { text, cell, line, statements: [withStale(statement, false)] };
}

function withStale(statement: PartStatement, stale: boolean): PartStatement {
  const { topLevel, valid } = statement;
  if (topLevel.stale === stale) return statement;
  return { topLevel: { anchor: topLevel.anchor, body: topLevel.body, stale }, valid };
}

function parsedPart(file: string, chunk: PlacedChunk, replaced: readonly Part[], pieces: Pool<PartStatement>): Part {
  const { text, line, cell } = chunk;
  const anchor = { file, cell, line, text };
  const valid = lower(text, anchor);
  const stale = valid === null ? staleStatements(chunk, replaced, pieces) : [];
  if (stale.length > 0) return { text, cell, line, statements: stale };
  const topLevel = { anchor, body: valid ?? lowerAround(text, anchor), stale: false };
  return { text, cell, line, statements: [{ topLevel, valid: valid !== null }] };
}

/**
 * The statements that stood where a chunk is broken now: those of the part in its place, and those of the parts after it
 * whose text the chunk contains, because a quote or bracket that it opens swallowed them.
 */
function staleStatements(
  chunk: PlacedChunk,
  replaced: readonly Part[],
  pieces: Pool<PartStatement>,
): readonly PartStatement[] {
  const stale: PartStatement[] = [];
  let searched = 0;
  for (const [index, part] of replaced.entries()) {
    for (const statement of part.statements) {
      const { topLevel } = statement;
      const { text } = topLevel.anchor;
      const found = chunk.text.indexOf(text, searched);
      if ((found < 0 && index > 0) || !pieces.takeThis(text, statement)) continue;
      const shifted = topLevel.anchor.line + chunk.line - part.line;
      place(topLevel, found < 0 ? shifted : chunk.line + countLines(chunk.text, found), chunk.cell);
      if (found >= 0) searched = found + text.length;
      stale.push(withStale(statement, true));
    }
  }
  return stale;
}

function countLines(text: string, end: number): number {
  let count = 0;
  for (let line = text.indexOf("\n"); line >= 0 && line < end; line = text.indexOf("\n", line + 1)) count++;
  return count;
}
