import { type LogicalLine, logicalLines } from "./logicalLines.ts";
import { isForeignCell } from "./magic.ts";

/** The text of one top-level statement, without the blank lines and comments after it. */
export interface Chunk {
  readonly text: string;
  /** The 0-based line in the cell. */
  readonly line: number;
}

/** Divides a cell into its top-level statements. */
export function chunksOf(text: string): readonly Chunk[] {
  if (isForeignCell(text)) return [];
  const { lines, logical } = logicalLines(text);
  const base = logical[0]?.indent ?? 0;
  const chunks: Chunk[] = [];
  let start = 0;
  for (let index = 1; index <= logical.length; index++) {
    if (index < logical.length && !startsChunk(lines, logical, index, base)) continue;
    const line = logical[start]!.line;
    chunks.push({ text: lines.slice(line, logical[index - 1]!.endLine).join("\n"), line });
    start = index;
  }
  return chunks;
}

function startsChunk(lines: readonly string[], logical: readonly LogicalLine[], index: number, base: number): boolean {
  const { line, indent } = logical[index]!;
  if (indent > base || /^\s*(?:[)\]}]|(?:else|elif|except|finally)\b)/.test(lines[line]!)) return false;
  const before = logical[index - 1]!;
  return before.indent > base || !/^\s*@/.test(lines[before.line]!);
}
