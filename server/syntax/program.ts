import type { Anchor, Module, Stmt, TopLevel } from "./ast.ts";
import { type Chunk, type ChunkedText, chunkLines, chunkText } from "./chunks.ts";
import { type EditedStretch, editedStretch, isHalfTyped, type Vocabulary } from "./halfTyped.ts";
import { lower, lowerAround } from "./lower.ts";
import { type Body, ModuleNames } from "./moduleNames.ts";
import type { Source, SourceCell } from "./source.ts";

/** A parsed document. */
export interface Program {
  readonly source: Source;
  readonly module: Module;
  /** Where the next parse looks for statements to keep, in source order. */
  readonly parts: readonly Part[];
  /** The chunks of each cell. */
  readonly chunked: readonly ChunkedText[];
  /** What the statements of all parts bind; null until it is of use, which is after the first edit. */
  readonly names: ModuleNames | null;
}

/** One chunk of the source and what it means: one statement, or several where broken text swallowed those after it. */
export interface Part {
  readonly text: string;
  readonly cell: number | null;
  readonly line: number;
  readonly statements: readonly PartStatement[];
  /** Whether the statements are stale although the text has no syntax error. */
  readonly halfTyped: boolean;
}

interface PartStatement {
  readonly topLevel: TopLevel;
  /** Whether there was no syntax error in the text that `topLevel.body` was read from. A stale statement's text stands no more. */
  readonly valid: boolean;
}

/**
 * Parses a document. Statements whose text stood in the previous program keep their `TopLevel`, with its anchor moved:
 * `previous` must not be used afterwards. A statement with a syntax error keeps what it meant before, as `stale`; with a
 * vocabulary also one with a word that is half typed, until an edit elsewhere. Never throws.
 */
export function parseProgram(source: Source, previous: Program | null, vocabulary: Vocabulary | null = null): Program {
  const before = previous?.source.file === source.file ? previous : null;
  const chunked = source.cells.map((cell, index) => chunkText(cell.text, chunksBefore(before, cell, index)));
  const isEdited = chunked.some((text, index) => text !== before?.chunked[index]);
  const old = before?.parts ?? [];
  const names = vocabulary === null || before === null ? null : (before.names ?? namesIn(old));
  const keep = isEdited ? settledPart : movedPart;
  const places = placesOf(source, chunked);
  const { chunks } = places;
  const prefix = commonPrefix(old, chunks);
  const suffix = commonSuffix(old, chunks, prefix);
  const end = chunks.length - suffix;
  const shift = chunks.length - old.length;
  const parts = Array<Part>(chunks.length);
  const keepAt = (index: number, part: Part) => {
    parts[index] = keep(part, places.lines[index]!, places.cells[index]!, names);
  };
  for (let index = 0; index < prefix; index++) keepAt(index, old[index]!);
  for (let index = end; index < chunks.length; index++) keepAt(index, old[index - shift]!);
  const surroundings = {
    file: source.file,
    keep,
    unchanged: () => [...parts.slice(0, prefix), ...parts.slice(end)],
    words: names && vocabulary && { names, vocabulary },
  };
  const changed = chunks.slice(prefix, end).map(({ text }, index) => ({
    text,
    line: places.lines[prefix + index]!,
    cell: places.cells[prefix + index]!,
  }));
  for (const [index, part] of changedParts(surroundings, old.slice(prefix, end - shift), changed).entries()) {
    parts[prefix + index] = part;
  }
  return { source, parts, chunked, module: moduleOf(parts), names };
}

function namesIn(parts: readonly Part[]): ModuleNames {
  const names = new ModuleNames();
  for (const body of parts.flatMap(bodiesOf)) names.add(body);
  return names;
}

/** The program with no word taken for half typed; null where none was. `program` must not be used afterwards. */
export function settled(program: Program): Program | null {
  if (!program.parts.some(({ halfTyped }) => halfTyped)) return null;
  const parts = program.parts.map((part) => settledPart(part, part.line, part.cell, program.names));
  return { ...program, parts, module: moduleOf(parts) };
}

function moduleOf(parts: readonly Part[]): Module {
  let count = 0;
  for (const part of parts) count += part.statements.length;
  const body = Array<TopLevel>(count);
  let next = 0;
  for (const part of parts) for (const statement of part.statements) body[next++] = statement.topLevel;
  return { body };
}

/** The chunks that a cell, or the one that was in its place, had before. */
function chunksBefore(before: Program | null, { text }: SourceCell, index: number): ChunkedText | null {
  return before?.chunked.find((each) => each.text === text) ?? before?.chunked[index] ?? null;
}

/** All chunks and where they stand, in parallel lists: after a key most of them are only compared, and lists that grow are garbage. */
interface Places {
  readonly chunks: readonly Chunk[];
  readonly lines: readonly number[];
  readonly cells: readonly (number | null)[];
}

function placesOf({ cells: sources }: Source, chunked: readonly ChunkedText[]): Places {
  const chunks = chunked.length === 1 ? chunked[0]!.chunks : chunked.flatMap((each) => each.chunks);
  const lines = Array<number>(chunks.length);
  const cells = Array<number | null>(chunks.length);
  let index = 0;
  for (const [place, { cell, line: first }] of sources.entries()) {
    for (const line of chunkLines(chunked[place]!)) {
      lines[index] = first + line;
      cells[index] = cell;
      index += 1;
    }
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
  return { ...part, cell, line };
}

/** A part as it stands, after an edit elsewhere: what was half typed there is meant so. */
function settledPart(part: Part, line: number, cell: number | null, names: ModuleNames | null = null): Part {
  const first = part.halfTyped ? part.statements[0] : undefined;
  if (first === undefined) return movedPart(part, line, cell);
  const anchor = { file: first.topLevel.anchor.file, cell, line, text: part.text };
  const settled = freshPart({ text: part.text, line, cell }, anchor, lower(part.text, anchor));
  replaceNames(names, bodiesOf(part), bodiesOf(settled));
  return settled;
}

function replaceNames(names: ModuleNames | null, gone: readonly Body[], come: readonly Body[]): void {
  for (const body of gone) names?.remove(body);
  for (const body of come) names?.add(body);
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

/** What the changed chunks stand between. */
interface Surroundings {
  readonly file: string;
  readonly keep: typeof settledPart;
  readonly unchanged: () => readonly Part[];
  /** What tells words that are half typed, where that is asked for. */
  readonly words: { readonly names: ModuleNames; readonly vocabulary: Vocabulary } | null;
}

/** Old parts and new chunks between what stayed equal: reuse by text, then by place, then parse. */
function changedParts(
  { file, keep, unchanged, words }: Surroundings,
  old: readonly Part[],
  chunks: readonly PlacedChunk[],
): readonly Part[] {
  const wholes = new Pool(old.map((part) => [part.text, part]));
  const moved = chunks.map((chunk) => wholes.take(chunk.text));
  const kept = new Set(moved);
  const replaced = old.filter((part) => !kept.has(part));
  const pieces = new Pool(
    replaced.flatMap(({ statements }) => statements.filter(isValid)).map((one) => [one.topLevel.anchor.text, one]),
  );
  const restored = chunks.map((chunk, index) => (moved[index] ? null : pieces.take(chunk.text)));
  let ordinal = 0;
  const known = chunks.map((chunk, index) => {
    const part = moved[index];
    if (part) return keep(part, chunk.line, chunk.cell);
    const successors = replaced.slice(ordinal++);
    const statement = restored[index];
    return statement ? restoredPart(statement, chunk) : readChunk(file, chunk, successors);
  });
  const bodies = known.map((each) => ("statements" in each ? bodiesOf(each) : each.body === null ? [] : [each.body]));
  replaceNames(words?.names ?? null, old.flatMap(bodiesOf), bodies.flat());
  return known.map((each, index) => {
    if ("statements" in each) return each;
    const others = () => [...unchanged().flatMap(bodiesOf), ...bodies.toSpliced(index, 1).flat()];
    const part = parsedPart(each, pieces, others, words);
    replaceNames(words?.names ?? null, bodies[index]!, bodiesOf(part));
    return part;
  });
}

function bodiesOf({ statements }: Part): readonly Body[] {
  return statements.map(({ topLevel }) => topLevel.body);
}

/** A chunk that is new, or another than before. */
interface NewChunk {
  readonly chunk: PlacedChunk;
  readonly anchor: Anchor;
  /** Null where there is a syntax error. */
  readonly body: readonly Stmt[] | null;
  /** The part in its place, and those after it. */
  readonly replaced: readonly Part[];
}

function readChunk(file: string, chunk: PlacedChunk, replaced: readonly Part[]): NewChunk {
  const { text, line, cell } = chunk;
  const anchor = { file, cell, line, text };
  return { chunk, anchor, body: lower(text, anchor), replaced };
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
  return { text, cell, line, statements: [withStale(statement, false)], halfTyped: false };
}

function withStale(statement: PartStatement, stale: boolean): PartStatement {
  const { topLevel, valid } = statement;
  if (topLevel.stale === stale) return statement;
  return { topLevel: { anchor: topLevel.anchor, body: topLevel.body, stale }, valid };
}

function parsedPart(
  { chunk, anchor, body, replaced }: NewChunk,
  pieces: Pool<PartStatement>,
  others: () => readonly Body[],
  words: Surroundings["words"],
): Part {
  const [before] = replaced;
  const edited = before === undefined ? null : editedStretch(before.text, chunk.text);
  const isHalf = (meant: Body, place: EditedStretch, { names, vocabulary }: NonNullable<Surroundings["words"]>) =>
    isHalfTyped(meant, place, { names, others: () => [...others(), ...bodiesOf(before!)] }, vocabulary);
  const halfTyped = body !== null && edited !== null && words !== null && isHalf(body, edited, words);
  const stale = body === null || halfTyped ? staleStatements(chunk, replaced, pieces) : [];
  if (stale.length > 0) return { ...chunk, statements: stale, halfTyped };
  return freshPart(chunk, anchor, body);
}

function freshPart(chunk: PlacedChunk, anchor: Anchor, body: readonly Stmt[] | null): Part {
  const topLevel = { anchor, body: body ?? lowerAround(chunk.text, anchor), stale: false };
  return { ...chunk, statements: [{ topLevel, valid: body !== null }], halfTyped: false };
}

/**
 * The statements that stood where a chunk is broken or half typed now: those of the part in its place, and those of the parts after it
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
