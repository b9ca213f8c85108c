// What a hint means, for the reader who points at it.

import { hasShape, label } from "../analysis/describe.ts";
import type { Hint } from "../analysis/hint.ts";
import { exampleLines, sizeSentence } from "./avalWords.ts";
import type { CardContext } from "./cardContext.ts";
import { hintLabel } from "./hintLabel.ts";
import { block, code, paragraphs } from "./markdown.ts";
import { originSentence } from "./valueCard.ts";

/** A few lines of markdown; `isConfirmed` says that a run gave this shape. */
export function explainHint(context: CardContext, hint: Hint, isConfirmed: boolean): string {
  const { kind, name, hidden, fact } = hint;
  const descriptions = fact.sightings.map(({ description }) => description);
  const views = exampleLines(descriptions);
  const shape = code(hintLabel(hint, context.marks));
  const origin = kind === "vmap" ? "" : originSentence(context, null, fact.sightings);
  const differ = new Set(descriptions.filter(hasShape).map(label)).size > 1;
  return paragraphs([
    `${subjects[kind](code(name ?? ""))}: ${shape}${hidden.length === 0 ? "." : `, ${exampleWords(hidden)}.`}`,
    views.length === 0 ? "" : block(views, "text"),
    [sizeSentence(descriptions), origin].filter(Boolean).join(" "),
    differ ? "The calls differ; the hover over the name lists them." : "",
    isConfirmed ? "✓ Confirmed by a run." : "",
  ]);
}

const subjects = {
  variable: (name) => name,
  parameter: (name) => `The parameter ${name}`,
  return: (name) => `What ${name} returns`,
  vmap: () => "What the mapped call gives",
} as const satisfies Record<Hint["kind"], (name: string) => string>;

function exampleWords(hidden: readonly string[]): string {
  return `the shape of one of ${hidden.includes("?") ? "several" : hidden.join(" × ")} examples`;
}
