import type { Module, TopLevel } from "./ast.ts";
import { type Chunk, chunksOf } from "./chunks.ts";
import { lower, lowerAround } from "./lower.ts";
import type { Source } from "./source.ts";

/** A parsed document. */
export interface Program {
  readonly source: Source;
  readonly module: Module;
  /** Where the next parse looks for statements to keep, in source order. */
  readonly parts: readonly Part[];
}

/** One chunk of the source and what it means: one statement, or several where broken text swallowed those after it. */
export interface Part {
  readonly text: string;
  readonly line: number;
  readonly statements: readonly PartStatement[];
}

interface PartStatement {
  readonly topLevel: TopLevel;
  /** What `topLevel.body` was read from, without a syntax error if `valid`. A stale statement's text stands no more. */
  readonly text: string;
  readonly valid: boolean;
}

/**
 * Parses a document. Statements whose text stood in the previous program keep their `TopLevel`, with its anchor moved:
 * `previous` must not be used afterwards. A statement with a syntax error keeps what it meant before, as `stale`.
 * Never throws.
 */
export function parseProgram(source: Source, previous: Program | null): Program {
  const chunks = placedChunks(source);
  const old = previous?.source.file === source.file ? previous.parts : [];
  const prefix = commonPrefix(old, chunks);
  const suffix = commonSuffix(old, chunks, prefix);
  const parts = [
    ...chunks.slice(0, prefix).map((chunk, index) => movedPart(old[index]!, chunk)),
    ...changedParts(source.file, old.slice(prefix, old.length - suffix), chunks.slice(prefix, chunks.length - suffix)),
    ...chunks.slice(chunks.length - suffix).map((chunk, index) => movedPart(old[old.length - suffix + index]!, chunk)),
  ];
  return { source, parts, module: { body: parts.flatMap(({ statements }) => statements.map((one) => one.topLevel)) } };
}

/** A chunk with its line in the file or notebook cell. */
interface PlacedChunk extends Chunk {
  readonly cell: number | null;
}

function placedChunks(source: Source): readonly PlacedChunk[] {
  return source.cells.flatMap(({ cell, line, text }) =>
    chunksOf(text).map((chunk) => ({ text: chunk.text, line: line + chunk.line, cell })),
  );
}

function commonPrefix(old: readonly Part[], chunks: readonly Chunk[]): number {
  let length = 0;
  while (length < old.length && length < chunks.length && old[length]!.text === chunks[length]!.text) length++;
  return length;
}

function commonSuffix(old: readonly Part[], chunks: readonly Chunk[], prefix: number): number {
  const limit = Math.min(old.length, chunks.length) - prefix;
  let length = 0;
  while (length < limit && old[old.length - 1 - length]!.text === chunks[chunks.length - 1 - length]!.text) length++;
  return length;
}

function movedPart(part: Part, { text, line, cell }: PlacedChunk): Part {
  for (const { topLevel } of part.statements) {
    place(topLevel, topLevel.anchor.line + line - part.line, cell);
  }
  return { text, line, statements: part.statements };
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
    replaced.flatMap(({ statements }) => statements.filter(isValid)).map((one) => [one.text, one]),
  );
  const restored = chunks.map((chunk, index) => (moved[index] ? null : pieces.take(chunk.text)));
  let ordinal = 0;
  return chunks.map((chunk, index) => {
    const part = moved[index];
    if (part) return movedPart(part, chunk);
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
  return { text, line, statements: [withStale(statement, false)] };
}

function withStale(statement: PartStatement, stale: boolean): PartStatement {
  const { topLevel, text, valid } = statement;
  if (topLevel.stale === stale) return statement;
  return { topLevel: { anchor: topLevel.anchor, body: topLevel.body, stale }, text, valid };
}

function parsedPart(file: string, chunk: PlacedChunk, replaced: readonly Part[], pieces: Pool<PartStatement>): Part {
  const { text, line, cell } = chunk;
  const anchor = { file, cell, line };
  const valid = lower(text, anchor);
  const stale = valid === null ? staleStatements(chunk, replaced, pieces) : [];
  if (stale.length > 0) return { text, line, statements: stale };
  const topLevel = { anchor, body: valid ?? lowerAround(text, anchor), stale: false };
  return { text, line, statements: [{ topLevel, text, valid: valid !== null }] };
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
      const found = chunk.text.indexOf(statement.text, searched);
      if ((found < 0 && index > 0) || !pieces.takeThis(statement.text, statement)) continue;
      const { topLevel } = statement;
      const shifted = topLevel.anchor.line + chunk.line - part.line;
      place(topLevel, found < 0 ? shifted : chunk.line + countLines(chunk.text, found), chunk.cell);
      if (found >= 0) searched = found + statement.text.length;
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
