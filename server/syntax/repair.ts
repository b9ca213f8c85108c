import { lexicallyBound } from "./lexicallyBound.ts";
import { type LogicalLine, logicalLines } from "./logicalLines.ts";
import { type Gap, placeholder } from "./lowering.ts";
import { parseTree } from "./parse.ts";

/** A text in which what cannot be parsed is replaced, line by line, without moving the rest. */
export interface Repaired {
  readonly text: string;
  /** By line. */
  readonly gaps: ReadonlyMap<number, Gap>;
}

/**
 * Takes the statements that cannot be parsed out of a text: simple ones, and definitions and loops whose first line is
 * broken, with their block. Any other block keeps its statements under a condition that is not known.
 * The parser's own recovery is not used: it moves good statements into others.
 */
export function repair(text: string): Repaired {
  const { logical, ...lexed } = logicalLines(text);
  const lines = [...lexed.lines];
  const gaps = new Map<number, Gap>();
  for (let index = 0; index < logical.length; index++) {
    const first = logical[index]!;
    const header = lastDecorated(index);
    const isGood = logical.slice(index, header + 1).every((line) => parsesAlone(codeOf(line)));
    const code = codeOf(first);
    const clause = isGood ? null : repairedClause(code);
    if (clause !== null) replace(first, first.endLine, clause);
    if (isGood || clause !== null) {
      index = header;
      continue;
    }
    const last = opensBlock.test(codeOf(logical[header]!)) ? endOfBlock(logical, header) : header;
    const { endLine } = logical[last]!;
    const endColumn = lines[endLine - 1]!.length;
    const broken = lines.slice(first.line, endLine).join("\n");
    gaps.set(first.line, { endLine: endLine - 1, endColumn, binds: lexicallyBound(broken) });
    replace(first, endLine, placeholder);
    index = last;
  }
  return { text: lines.join("\n"), gaps };

  /** The definition that the decorators from here on belong to. */
  function lastDecorated(index: number): number {
    let last = index;
    while (last + 1 < logical.length && lines[logical[last]!.line]!.trimStart().startsWith("@")) last++;
    return last;
  }

  function codeOf({ line, endLine, indent }: LogicalLine): string {
    return lines.slice(line, endLine).join("\n").slice(indent);
  }

  function replace({ line, indent }: LogicalLine, endLine: number, code: string): void {
    lines[line] = " ".repeat(indent) + code;
    lines.fill("", line + 1, endLine);
  }
}

const opensBlock = /^(?:(?:async\s+)?(?:def|for|with)|class|match)\b/;

function endOfBlock(logical: readonly LogicalLine[], first: number): number {
  const { indent } = logical[first]!;
  const next = logical.findIndex((line, index) => index > first && line.indent <= indent);
  return (next < 0 ? logical.length : next) - 1;
}

function parsesAlone(code: string): boolean {
  return parseTree(standingAlone(code)) !== null;
}

/** A clause, a decorator or a case, as a text that parses when the line is right. */
function standingAlone(code: string): string {
  if (code.startsWith("@")) return code.slice(1);
  if (/^elif\b/.test(code)) return code.slice(2);
  if (/^(?:else|finally)\s*:/.test(code)) return code.replace(/^\w+/, "try");
  if (/^except\b/.test(code)) return `try:\n    pass\n${code}`;
  if (/^case\b.*:\s*(?:#.*)?$/.test(code)) return `match _:\n    ${code}\n        pass`;
  return code;
}

/** Null where the line introduces no block whose statements can be kept. */
function repairedClause(code: string): string | null {
  const [keyword] = /^(?:if|elif|while|else|try|finally|except)\b/.exec(code) ?? [null];
  if (keyword === null) return null;
  return keyword === "if" || keyword === "elif" || keyword === "while" ? `${keyword} ${placeholder}:` : `${keyword}:`;
}
