import { Lines } from "./lines.ts";
import { withoutMagic } from "./magic.ts";

/** A statement's first line, or a whole simple statement: it goes on while a bracket, a string or a backslash is open. */
export interface LogicalLine {
  readonly line: number;
  /** Exclusive. */
  readonly endLine: number;
  /** Behind the last line that had to be looked at to say where it ends. */
  readonly examined: number;
  /** The number of blanks before the first character. */
  readonly indent: number;
}

export interface Lexed {
  /** The text's lines, with magics replaced. */
  readonly lines: readonly string[];
  /** Without the blank lines and those that hold a comment alone. */
  readonly logical: readonly LogicalLine[];
}

/** Divides a text into logical lines. */
export function logicalLines(text: string): Lexed {
  const lines = new Lines(text);
  const logical = [...readLogicalLines(lines)];
  return { lines: lines.slice(0, Number.POSITIVE_INFINITY), logical };
}

/**
 * Reads logical lines, without a grammar, so that half-typed code harms only its own statement: a string of one line ends
 * with its line, and a bracket that stays open ends where a statement seems to begin. Magics are replaced in `lines`.
 */
export function* readLogicalLines(lines: Lines): Generator<LogicalLine> {
  let line = 0;
  for (let text = lines.at(line); text !== undefined; text = lines.at(line)) {
    if (blankOrComment.test(text)) {
      line += 1;
      continue;
    }
    const replaced = replaceMagic(lines, line);
    const { endLine, examined } = endOfStatement(lines, line);
    yield { line, endLine, examined: Math.max(replaced, examined), indent: indentOf(lines.at(line)!) };
    line = endLine;
  }
}

const blankOrComment = /^\s*(#|$)/;

/** Replaces a magic at the start of a statement, and what continues it; answers where the lines that it looked at end. */
function replaceMagic(lines: Lines, line: number): number {
  const replaced = withoutMagic(lines.at(line)!);
  if (replaced === null) return line + 1;
  let next = line;
  if (!/[;)\]}]/.test(replaced)) {
    while (lines.at(next)!.endsWith("\\") && lines.at(next + 1) !== undefined) next += 1;
  }
  for (let continued = line + 1; continued <= next; continued++) lines.replace(continued, "");
  lines.replace(line, replaced);
  return next + 1;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** How far an open bracket is followed past a line that looks like the next statement. */
const patience = 200;

function endOfStatement(lines: Lines, start: number): { readonly endLine: number; readonly examined: number } {
  const indent = indentOf(lines.at(start)!);
  const open: Delimiter[] = [];
  let resumption: number | null = null;
  let line = start;
  for (let text = lines.at(line); text !== undefined; text = lines.at(++line)) {
    if (line > start && open.length > 0 && !inString(open) && indentOf(text) <= indent) {
      const code = text.trimStart();
      if (onlyStatement.test(code)) return { endLine: resumption ?? line, examined: line + 1 };
      if (probablyStatement.test(code)) resumption ??= line;
    }
    if (resumption !== null && line - resumption > patience) return { endLine: resumption, examined: line + 1 };
    const continues = scanLine(text, open);
    if (open.length === 0 && !continues) return { endLine: line + 1, examined: line + 1 };
  }
  return { endLine: resumption ?? line, examined: line + 1 };
}

/** What cannot stand at the start of a line inside brackets. */
const onlyStatement =
  /^(?:(?:async\s+)?def\s|class\s+\w|import\s|from\s+[\w.]+\s+import\b|(?:return|raise|pass|break|continue)\b|(?:while|with|assert|del|global|nonlocal)\s|(?:try|finally|else)\s*:|(?:elif|except)\b.*:\s*(?:#|$))/;

/** What can, as a keyword argument, a call, a comprehension or an operator, and more often begins a statement. */
const probablyStatement =
  /^(?:[@%!]\w|(?:async\s+)?(?:for|if|match)\b.*:\s*(?:#|$)|[^=()'"#:<>!]+(?::[^=]*)?=(?!=)|[\p{L}_][\p{L}\p{N}_.]*\()/u;

/** What the rest of a text stands in: a bracket, a string, the braces in an f-string or the format after their colon. */
type Delimiter =
  | { readonly kind: "bracket" | "field"; readonly close: string }
  | { readonly kind: "string"; readonly close: string; readonly formatted: boolean }
  /** `close` ends the f-string around it. */
  | { readonly kind: "format"; readonly close: string };

function inString(open: readonly Delimiter[]): boolean {
  return open.at(-1)?.kind === "string";
}

/** Scans one line, keeping the list of what is open; true where a backslash joins the next line. */
function scanLine(text: string, open: Delimiter[]): boolean {
  let column = nextDelimiter(text, 0);
  while (column < text.length) {
    const inside = open.at(-1);
    if (text[column] === "\\") column += 2;
    else if (inside?.kind === "string") column = scanString(text, column, inside, open);
    else if (inside?.kind === "format") column = scanFormat(text, column, inside.close, open);
    else if (text[column] === "#") break;
    else column = scanCode(text, column, open);
    column = nextDelimiter(text, column);
  }
  const continues = column > text.length;
  if (!continues) closeStringsOfOneLine(open);
  return continues;
}

function nextDelimiter(text: string, column: number): number {
  if (column >= text.length) return column;
  delimiter.lastIndex = column;
  return delimiter.exec(text)?.index ?? text.length;
}

const delimiter = /["'#()[\]{}:\\]/g;

function scanCode(text: string, column: number, open: Delimiter[]): number {
  const character = text[column]!;
  if (character === '"' || character === "'") {
    const close = text.startsWith(character.repeat(3), column) ? character.repeat(3) : character;
    const prefix = /(?<!\w)[a-z]{1,2}$/i.exec(text.slice(Math.max(0, column - 3), column))?.[0] ?? "";
    open.push({ kind: "string", close, formatted: /[ft]/i.test(prefix) });
    return column + close.length;
  }
  const close = closing[character];
  if (close !== undefined) open.push({ kind: "bracket", close });
  else if (character !== ":") closeBracket(character, open);
  else if (open.at(-1)?.kind === "field") {
    open.push({ kind: "format", close: open[innermostString(open)]!.close });
  }
  return column + 1;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Closes what stands open inside the bracket too. A bracket that nothing opened is passed over. */
function closeBracket(character: string, open: Delimiter[]): void {
  const opener = open.findLastIndex(({ kind, close }) => kind === "string" || close === character);
  if (opener >= 0 && open[opener]!.kind !== "string") open.length = opener;
}

function scanString(
  text: string,
  column: number,
  string: Delimiter & { readonly kind: "string" },
  open: Delimiter[],
): number {
  if (text.startsWith(string.close, column)) {
    open.pop();
    return column + string.close.length;
  }
  if (string.formatted && text[column] === "{") {
    if (text[column + 1] === "{") return column + 2;
    open.push({ kind: "field", close: "}" });
  }
  return column + 1;
}

function scanFormat(text: string, column: number, close: string, open: Delimiter[]): number {
  const character = text[column];
  if (character === "{") open.push({ kind: "field", close: "}" });
  else if (character === "}") open.length -= 2;
  else if (text.startsWith(close, column)) {
    open.length = innermostString(open);
    return column + close.length;
  }
  return column + 1;
}

function innermostString(open: readonly Delimiter[]): number {
  return open.findLastIndex(({ kind }) => kind === "string");
}

function closeStringsOfOneLine(open: Delimiter[]): void {
  const string = open.findIndex((one) => one.kind === "string" && one.close.length === 1);
  if (string >= 0) open.length = string;
}
