import type { Alias, Arg, ExceptHandler, Expression, Keyword, Span, Stmt, TopLevel } from "./ast.ts";
import type { Program } from "./program.ts";

/** Whatever stands in the tree at a place of its own. */
export type TreeNode = Stmt | Expression | Keyword | Alias | Arg | ExceptHandler;

/** A span with the position of its statement added: lines count from the start of the cell or file. */
export interface AbsoluteSpan {
  readonly file: string;
  readonly cell: number | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a span stands now. */
export function absolute({ anchor, line, column, endLine, endColumn }: Span): AbsoluteSpan {
  const { file, cell } = anchor;
  return { file, cell, line: anchor.line + line, column, endLine: anchor.line + endLine, endColumn };
}

/** The nodes around a position, from the statement to the innermost. A position at a node's end counts as inside. */
export function nodeAt(program: Program, cell: number | null, line: number, column: number): readonly TreeNode[] {
  const path: TreeNode[] = [];
  const topLevel = topLevelAt(program.module.body, cell, line);
  if (topLevel === null) return path;
  const relativeLine = line - topLevel.anchor.line;
  let inside: readonly TreeNode[] = topLevel.body;
  while (inside.length > 0) {
    const around = inside.filter(({ span }) => contains(span, relativeLine, column));
    const node = around.at(-1);
    if (node === undefined) break;
    path.push(node);
    inside = children(node);
  }
  return path;
}

/**
 * The nodes directly below a node, in no particular order. A parameter's annotation and default stand outside of its
 * name and therefore beside it, below the function.
 */
export function children(node: TreeNode): readonly TreeNode[] {
  const found: TreeNode[] = [];
  if (node.kind === "arg") return found;
  for (const value of Object.values(node)) collectNodes(value, found);
  return found;
}

/** The indices of the top-level statements of which some line is between `line` and `endLine`, the end exclusive. */
export function statementRange(
  { module: { body } }: Program,
  cell: number | null,
  line: number,
  endLine: number,
): readonly [number, number] {
  const first = countUntil(body, cell, line);
  const startsAbove = body[first - 1]?.anchor.cell === cell;
  return [startsAbove ? first - 1 : first, countUntil(body, cell, endLine)];
}

/** The last statement that starts at or above a line. */
function topLevelAt(body: readonly TopLevel[], cell: number | null, line: number): TopLevel | null {
  const found = body[countUntil(body, cell, line) - 1];
  return found !== undefined && found.anchor.cell === cell ? found : null;
}

/** How many statements start at or above a line. */
function countUntil(body: readonly TopLevel[], cell: number | null, line: number): number {
  let low = 0;
  let high = body.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { anchor } = body[middle]!;
    const order = (anchor.cell ?? 0) - (cell ?? 0) || anchor.line - line;
    if (order <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function contains({ line, column, endLine, endColumn }: Span, atLine: number, atColumn: number): boolean {
  const startsBefore = line < atLine || (line === atLine && column <= atColumn);
  return startsBefore && (atLine < endLine || (atLine === endLine && atColumn <= endColumn));
}

/** Looks into arrays and into records without a place, such as `Arguments` or the items of a `with`. */
function collectNodes(value: unknown, found: TreeNode[]): void {
  if (Array.isArray(value)) for (const element of value) collectNodes(element, found);
  else if (isNode(value)) {
    found.push(value);
    if (value.kind === "arg") collectNodes([value.annotation, value.default], found);
  } else if (typeof value === "object" && value !== null && !("anchor" in value)) {
    for (const inner of Object.values(value)) collectNodes(inner, found);
  }
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === "object" && value !== null && "kind" in value && "span" in value;
}
