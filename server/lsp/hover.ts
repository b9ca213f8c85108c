// What the server says about the place under the pointer.

import type { Analysis } from "../analysis/analyzer.ts";
import { summarise } from "../analysis/describe.ts";
import type { Fact } from "../analysis/facts.ts";
import type { Alias, Call, Span } from "../syntax/ast.ts";
import { type AbsoluteSpan, absolute, nodeAt, type TreeNode } from "../syntax/position.ts";
import { definitionCard, type FunctionDescription, functionCard } from "./callCard.ts";
import { type CardContext, type CardOptions, cardContext } from "./cardContext.ts";
import { valueCard } from "./valueCard.ts";

/** A place in a document: lines from 0, columns in UTF-16 units. */
export interface HoverPlace {
  readonly cell: number | null;
  readonly line: number;
  readonly column: number;
}

/** A card in markdown, and the place it is about. */
export interface HoverCard {
  readonly markdown: string;
  readonly place: AbsoluteSpan;
}

/** The card for a place, or null where nothing is known, or the statement is `stale`. */
export function hover(analysis: Analysis, at: HoverPlace, options: CardOptions): HoverCard | null {
  const { program } = analysis;
  const path = nodeAt(program, at.cell, at.line, at.column);
  const node = path.at(-1);
  if (node === undefined) return null;
  const topLevel = program.module.body.find(({ anchor }) => anchor === node.span.anchor);
  if (topLevel === undefined || topLevel.stale) return null;
  const context = cardContext(analysis, options);
  const inName = (span: Span) => contains(absolute(span), at);
  const card = cardFor(context, path, inName);
  return card === null ? null : { markdown: card.markdown, place: absolute(card.span) };
}

interface Card {
  readonly markdown: string;
  readonly span: Span;
}

function cardFor(context: CardContext, path: readonly TreeNode[], inName: (span: Span) => boolean): Card | null {
  const node = path.at(-1)!;
  switch (node.kind) {
    case "Name":
      return nameCard(context, node, node.id, node.span, path);
    case "Attribute":
      return inName(node.attrSpan) ? nameCard(context, node, context.textOf(node.span), node.attrSpan, path) : null;
    case "arg":
      return nameCard(context, node, node.arg, node.span, path);
    case "alias":
      return nameCard(context, node, nameBoundBy(node), node.span, path);
    case "FunctionDef": {
      const markdown = inName(node.nameSpan) ? definitionCard(context, node) : null;
      return markdown === null ? null : { markdown, span: node.nameSpan };
    }
    default:
      return expressionCard(context, node);
  }
}

/** A name, an attribute or a parameter; a function shows the call that it stands in. */
function nameCard(
  context: CardContext,
  node: TreeNode,
  name: string,
  span: Span,
  path: readonly TreeNode[],
): Card | null {
  const fact = context.factOf(node);
  if (fact === undefined) return null;
  const fn = functionOf(fact);
  const markdown =
    fn === null ? valueCard(context, name, fact) : calleeCard(context, fn, node, [path.at(-2), path.at(-3)]);
  return markdown === null || markdown === "" ? null : { markdown, span };
}

/** Of `vmap` in `vmap(f)(xs)` the function that it makes says more than `vmap` itself. */
function calleeCard(
  context: CardContext,
  fn: FunctionDescription,
  node: TreeNode,
  [parent, grandparent]: readonly (TreeNode | undefined)[],
): string {
  const call = callOf(node, parent);
  const made = call === null ? undefined : context.factOf(call);
  const mapped = made === undefined ? null : functionOf(made);
  if (call === null || mapped === null || mapped.levels.length === 0) return functionCard(context, fn, call);
  return functionCard(context, mapped, callOf(call, grandparent));
}

function callOf(callee: TreeNode, parent: TreeNode | undefined): Call | null {
  return parent?.kind === "Call" && parent.func === callee ? parent : null;
}

function functionOf({ sightings }: Fact): FunctionDescription | null {
  const description = sightings.at(-1)?.description;
  return description?.kind === "function" ? description : null;
}

/** An operator, a subscript, a parenthesis of a call: what the whole expression gives. */
function expressionCard(context: CardContext, node: TreeNode): Card | null {
  const fact = context.factOf(node);
  if (fact === undefined) return null;
  const shaped = summarise(fact.sightings.map((sighting) => sighting.description)) !== null;
  const markdown = shaped ? valueCard(context, context.textOf(node.span), fact) : null;
  return markdown === null ? null : { markdown, span: node.span };
}

function nameBoundBy({ name, asname }: Alias): string {
  return asname ?? name;
}

function contains({ line, column, endLine, endColumn }: AbsoluteSpan, at: HoverPlace): boolean {
  const begun = line < at.line || (line === at.line && column <= at.column);
  return begun && (at.line < endLine || (at.line === endLine && at.column <= endColumn));
}
