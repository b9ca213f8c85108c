// What hovers and tooltips are made from.

import type { Analysis } from "../analysis/analyzer.ts";
import type { Fact } from "../analysis/facts.ts";
import type { Span } from "../syntax/ast.ts";
import { type AbsoluteSpan, absolute } from "../syntax/position.ts";
import type { Marks } from "./hintLabel.ts";
import { textOf } from "./statementText.ts";

/** How a card speaks. */
export interface CardOptions {
  readonly marks: Marks;
  /** How another place is called in a sentence: `line 4`, possibly as a link. */
  readonly placeWords: (place: AbsoluteSpan) => string;
}

/** One analysis, as the cards look at it. */
export interface CardContext {
  readonly marks: Marks;
  /** What is known of a node, or of the part of it that is the key of a fact. */
  factOf(node: { readonly span: Span }, key?: object): Fact | undefined;
  placeOf(span: Span): string;
  /** The source of a node in one line. */
  textOf(span: Span): string;
}

export function cardContext({ facts }: Analysis, { marks, placeWords }: CardOptions): CardContext {
  return {
    marks,
    factOf: (node, key = node) => facts.get(key, node.span.anchor),
    placeOf: (span) => placeWords(absolute(span)),
    textOf,
  };
}
