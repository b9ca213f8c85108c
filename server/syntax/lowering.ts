import type { Anchor, BrokenExpression, Expression, Span, Stmt } from "./ast.ts";
import { lowerExpression } from "./lowerExpression.ts";
import type { SyntaxNode } from "./parse.ts";

/** A name that stands in the text where something unparsable was taken out. */
export const placeholder = "__unparsable__";

/** What stood where a statement was replaced by the placeholder: its extent, and the names that it seems to bind. */
export interface Gap {
  readonly endLine: number;
  readonly endColumn: number;
  readonly binds: readonly string[];
}

/** Deeper nesting becomes broken nodes, so that whoever recurses over the tree keeps its stack. */
const maximumDepth = 400;

/** The state of turning one tree into the syntax tree's nodes. */
export class Lowering {
  readonly text: string;
  readonly anchor: Anchor;
  /** By the line of the placeholder. */
  readonly gaps: ReadonlyMap<number, Gap>;
  /** Whether a `yield` was met since this was last set to false. */
  yields = false;
  /** Whether the tree holds a statement that the grammar accepts and Python 3 does not. */
  hasLegacyStatement = false;
  readonly #lineStarts: readonly number[];
  #depth = 0;

  constructor(text: string, anchor: Anchor, gaps: ReadonlyMap<number, Gap>) {
    this.text = text;
    this.anchor = anchor;
    this.gaps = gaps;
    this.#lineStarts = lineStarts(text);
  }

  expression(node: SyntaxNode): Expression {
    return this.nested(
      () => lowerExpression(this, node),
      () => this.broken(node),
    );
  }

  broken(node: SyntaxNode): BrokenExpression {
    return { kind: "BrokenExpression", span: this.span(node) };
  }

  brokenStatement(node: SyntaxNode, binds: readonly string[]): Stmt {
    return { kind: "Broken", binds, span: this.span(node) };
  }

  /** `lower()`, or `otherwise()` where the nesting is too deep. */
  nested<Result>(lower: () => Result, otherwise: () => Result): Result {
    if (this.#depth === maximumDepth) return otherwise();
    this.#depth++;
    const result = lower();
    this.#depth--;
    return result;
  }

  textOf(node: SyntaxNode): string {
    return this.text.slice(node.start, node.end);
  }

  /** A name, in the normal form in which Python compares names. */
  identifier(node: SyntaxNode): string {
    return this.textOf(node).normalize("NFKC");
  }

  span(node: SyntaxNode, last: SyntaxNode = node): Span {
    const line = this.#lineAt(node.start);
    const endLine = this.#lineAt(last.end);
    return {
      anchor: this.anchor,
      line,
      column: node.start - this.#lineStarts[line]!,
      endLine,
      endColumn: last.end - this.#lineStarts[endLine]!,
    };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** The children that are not tokens. */
export function namedChildren(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((child) => child.named);
}

/** The child in a field, null where there is none. */
export function childIn(node: SyntaxNode, field: string): SyntaxNode | null {
  return node.children.find((child) => child.field === field) ?? null;
}

/** All children in a field, with the tokens between them left out. */
export function childrenIn(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.children.filter((child) => child.field === field && child.type !== ",");
}

/** Whether the token stands among the children. */
export function hasToken(node: SyntaxNode, token: string): boolean {
  return node.children.some((child) => !child.named && child.type === token);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}
