// What hovers and tooltips are made from.

import type { Analysis } from "../analysis/analyzer.ts";
import type { Fact } from "../analysis/facts.ts";
import type { Span } from "../syntax/ast.ts";
import { type AbsoluteSpan, absolute } from "../syntax/position.ts";
import type { Marks } from "./hintLabel.ts";
import { statementTexts, textOf } from "./statementText.ts";

/** How a card speaks. */
export interface CardOptions {
  readonly marks: Marks;
  /** How another place is called in a sentence: `line 4`, possibly as a link. */
  readonly placeWords: (place: AbsoluteSpan) => string;
}

/** One analysis, as the cards look at it. */
export interface CardContext {
  readonly marks: Marks;
  factOf(node: object): Fact | undefined;
  placeOf(span: Span): string;
  /** The source of a node in one line. */
  textOf(span: Span): string;
}

export function cardContext({ program, facts }: Analysis, { marks, placeWords }: CardOptions): CardContext {
  const texts = statementTexts(program);
  return {
    marks,
    factOf: (node) => facts.facts.get(node),
    placeOf: (span) => placeWords(absolute(span)),
    textOf: (span) => textOf(texts, span),
  };
}
