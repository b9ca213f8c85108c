// The hover over a name: what array it holds, and where that was made.

import { type Description, label, summarise } from "../analysis/describe.ts";
import type { Fact, Sighting } from "../analysis/facts.ts";
import { type Branch, isWhole, joinTrees, leavesOf } from "../analysis/valueTree.ts";
import { describedLabel, exampleLines, sizeSentence, totalSentence } from "./avalWords.ts";
import type { CardContext } from "./cardContext.ts";
import { block, code, paragraphs } from "./markdown.ts";
import { treeLines } from "./treeLines.ts";

/** Calls beyond these would make the card longer than the screen. */
const mostCalls = 8;

/** What is known of a value called `name`. Null where there is nothing to say. */
export function valueCard(context: CardContext, name: string, { sightings }: Fact): string | null {
  const descriptions = sightings.map(({ description }) => description);
  const summary = summarise(descriptions);
  const tree = joinTrees(sightings.map((sighting) => sighting.tree));
  if (summary === null) return tree === null ? plainCard(context, name, descriptions) : treeCard(context, name, tree);
  const views = exampleLines(descriptions);
  return paragraphs([
    block([`${name}: ${weakMark(summary)}${describedLabel(summary, context.marks)}`], "python"),
    // Between the two blocks of code, which would otherwise run into each other.
    sizeSentence(descriptions),
    views.length === 0 ? "" : block(views, "text"),
    tree === null ? "" : treeBlock(context, tree),
    callLines(
      context,
      sightings.map(({ description, site }) => ({ text: describedLabel(description, context.marks), site })),
    ),
    originSentence(context, name, sightings),
  ]);
}

/** JAX marks weakly typed arrays so. */
function weakMark(description: Description): string {
  return description.kind === "array" && description.aval.weakType ? "~" : "";
}

/** What different calls give, a line each; empty when it is the same. */
export function callLines(
  { placeOf }: CardContext,
  calls: readonly { readonly text: string; readonly site: Sighting["site"] }[],
): string {
  if (new Set(calls.map(({ text }) => text)).size < 2) return "";
  const lines = calls.map(({ text, site }) => `- ${code(text)}${site === null ? "" : `, called on ${placeOf(site)}`}`);
  const distinct = [...new Set(lines)];
  const rest = distinct.length - mostCalls;
  return [...distinct.slice(0, mostCalls), ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n");
}

/** Where an array was made, and by what; empty for an expression that makes it itself, and where that differs. */
export function originSentence(context: CardContext, name: string | null, sightings: readonly Sighting[]): string {
  const [origin, ...others] = new Set(sightings.map((sighting) => sighting.origin));
  if (origin === undefined || origin === null || others.length > 0) return "";
  const text = context.textOf(origin);
  return text === name ? "" : `Made on ${context.placeOf(origin)} by ${code(text)}.`;
}

/** A container that is no tuple of arrays alone. */
function treeCard(context: CardContext, name: string, tree: Branch): string {
  return paragraphs([block([`${name}: ${tree.typeName}`], "python"), treeBlock(context, tree)]);
}

function treeBlock({ marks }: CardContext, tree: Branch): string {
  return paragraphs([
    isWhole(tree) ? totalSentence(leavesOf(tree)) : "What is in it:",
    block(treeLines(tree, marks), "text"),
  ]);
}

function plainCard({ marks }: CardContext, name: string, descriptions: readonly Description[]): string | null {
  const [first] = descriptions;
  if (first === undefined) return null;
  if (first.kind === "unknown") {
    return paragraphs([block([`${name}: ?`], "python"), `Not known: ${first.reason}.`]);
  }
  const labels = new Set(descriptions.map(label));
  return labels.size === 1 ? block([`${name}: ${describedLabel(first, marks)}`], "python") : null;
}
