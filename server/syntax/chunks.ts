// A cell divided into its top-level statements, and divided anew after an edit by reading only what the edit may have changed.

import { commonHead, commonTail } from "./commonEnds.ts";
import { Lines } from "./lines.ts";
import { type LogicalLine, readLogicalLines } from "./logicalLines.ts";
import { isForeignCell } from "./magic.ts";

/** One top-level statement. An edit elsewhere keeps the object, so that nothing in it says where it stands. */
export interface Chunk {
  /** Without the blank lines and comments after it. */
  readonly text: string;
  /** Lines and characters up to the next chunk, or to the end of the cell. */
  readonly lines: number;
  readonly length: number;
  /** Characters from its start on which it depends where it ends. */
  readonly examined: number;
}

/** The chunks of a text. */
export interface ChunkedText {
  readonly text: string;
  /** Where the first chunk starts. */
  readonly start: Place;
  /** The indentation of the first line: what is as far to the left begins a chunk. */
  readonly base: number;
  readonly chunks: readonly Chunk[];
}

interface Place {
  readonly line: number;
  readonly offset: number;
}

/** Divides a text; what an edit of `previous` cannot have changed is kept. */
export function chunkText(text: string, previous: ChunkedText | null = null): ChunkedText {
  if (previous?.text === text) return previous;
  if (isForeignCell(text)) return { ...nothing, text };
  const old = previous ?? nothing;
  const head = commonHead(old.text, text);
  const kept = keptBefore(old, head);
  const tailFrom = tails(old, kept, text, commonTail(old.text, text, head));
  const read: Chunk[] = [];
  // One list is made, as after every key there are as many chunks as before.
  const chunksUntil = (tail: number) => old.chunks.toSpliced(kept.count, tail - kept.count, ...read);
  let start = kept.count === 0 ? null : old.start;
  let base = kept.count === 0 ? null : old.base;
  for (const { place, chunk, indent } of readChunks(text, kept, base)) {
    start ??= place;
    base ??= indent;
    const tail = base === old.base ? tailFrom(place.offset) : null;
    if (tail !== null) return { text, start, base, chunks: chunksUntil(tail) };
    read.push(chunk);
  }
  return { text, start: start ?? nothing.start, base: base ?? 0, chunks: chunksUntil(old.chunks.length) };
}

/** The line of the text at which each chunk starts. */
export function chunkLines({ start, chunks }: ChunkedText): readonly number[] {
  let next = start.line;
  return chunks.map(({ lines }) => {
    const line = next;
    next += lines;
    return line;
  });
}

const nothing: ChunkedText = { text: "", start: { line: 0, offset: 0 }, base: 0, chunks: [] };

/** How many chunks stay as they are, and where the first one stands that may not. */
interface Kept extends Place {
  readonly count: number;
}

/** The chunks that depend on the first `head` characters alone. */
function keptBefore({ start, chunks }: ChunkedText, head: number): Kept {
  let { line, offset } = start;
  let count = 0;
  for (const chunk of chunks) {
    if (offset + chunk.examined > head) break;
    line += chunk.lines;
    offset += chunk.length;
    count += 1;
  }
  return count === 0 ? { count, line: 0, offset: 0 } : { count, line, offset };
}

/** Asked for ever larger offsets: the old chunk that begins there, by its place, where it and all that follows is as it was. */
function tails(old: ChunkedText, kept: Kept, text: string, tailLength: number): (offset: number) => number | null {
  const shift = text.length - old.text.length;
  let index = kept.count;
  let start = shift + (kept.count === 0 ? old.start.offset : kept.offset);
  return (offset) => {
    if (offset < text.length - tailLength) return null;
    for (; index < old.chunks.length && start < offset; index++) start += old.chunks[index]!.length;
    return index < old.chunks.length && start === offset ? index : null;
  };
}

/** Reads the chunks of a text from a place on. Without a `base`, it is the first one's indentation. */
function* readChunks(
  text: string,
  from: Place,
  base: number | null,
): Generator<{ readonly place: Place; readonly indent: number; readonly chunk: Chunk }> {
  const lines = new Lines(text, from.offset);
  let open = null as OpenChunk | null;
  for (const logical of readLogicalLines(lines)) {
    if (open !== null && startsChunk(lines, logical, open.last, base ?? open.first.indent)) {
      yield finished(lines, open, from, logical.line);
      base ??= open.first.indent;
      open = null;
    }
    open = {
      first: open?.first ?? logical,
      last: logical,
      examined: Math.max(open?.examined ?? 0, logical.examined),
    };
  }
  if (open !== null) yield finished(lines, open, from, null);
}

/** A chunk of which perhaps not all logical lines are known. */
interface OpenChunk {
  readonly first: LogicalLine;
  readonly last: LogicalLine;
  readonly examined: number;
}

/** `next` is the first line of the next chunk, which had to be looked at too. */
function finished(lines: Lines, { first, last, examined }: OpenChunk, from: Place, next: number | null) {
  const offset = lines.startOf(first.line);
  const end = next ?? lines.count;
  const chunk: Chunk = {
    text: ownText(lines.slice(first.line, last.endLine)),
    lines: end - first.line,
    length: lines.startOf(end) - offset,
    examined: lines.startOf(Math.max(examined, end + 1)) - offset,
  };
  return { place: { line: from.line + first.line, offset }, indent: first.indent, chunk };
}

/** The lines as a string of its own: a part of the text would keep the whole of it in memory. */
function ownText(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`.slice(0, -1);
}

function startsChunk(lines: Lines, { line, indent }: LogicalLine, before: LogicalLine, base: number): boolean {
  if (indent > base || /^\s*(?:[)\]}]|(?:else|elif|except|finally)\b)/.test(lines.at(line)!)) return false;
  return before.indent > base || !/^\s*@/.test(lines.at(before.line)!);
}
