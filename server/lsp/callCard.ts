// The hover over a function: its signature, what it does, and what it does to the shapes here.

import { type Description, summarise } from "../analysis/describe.ts";
import type { Fact } from "../analysis/facts.ts";
import type { Arg, Call, Expression, FunctionDef } from "../syntax/ast.ts";
import { describedLabel } from "./avalWords.ts";
import type { CardContext } from "./cardContext.ts";
import { mappedCallCard, mappedFunctionCard } from "./mappedCard.ts";
import { block, paragraphs } from "./markdown.ts";
import { callLines } from "./valueCard.ts";

/** A description of a function. */
export type FunctionDescription = Extract<Description, { kind: "function" }>;

/** A function that is called in `call`, or only named when that is null. */
export function functionCard(context: CardContext, fn: FunctionDescription, call: Call | null): string {
  const { row, levels, name, node } = fn;
  const mapped = call === null ? undefined : context.factOf(call, call.args)?.sightings.at(-1)?.mappedCall;
  if (mapped) return mappedCallCard(mapped);
  if (levels.length > 0) return mappedFunctionCard(name, levels);
  return paragraphs([
    row === null ? "" : block([row.qualifiedName + row.signature.text], "python"),
    row?.summary ?? "",
    (node === null ? null : definitionCard(context, node)) ?? "",
    call === null ? "" : shapesOf(context, name, call),
  ]);
}

/** The def of a function: its parameters and result over all its calls, and each call when they differ. */
export function definitionCard(context: CardContext, node: FunctionDef): string | null {
  const returned = context.factOf(node);
  if (returned === undefined) return null;
  const { posonlyargs, args, vararg, kwonlyargs, kwarg } = node.args;
  const parameters = [...posonlyargs, ...args, vararg, ...kwonlyargs, kwarg].filter((arg): arg is Arg => arg !== null);
  const shapeOf = (fact: Fact | undefined, site: unknown = undefined): string => {
    const seen = fact?.sightings.filter((sighting) => site === undefined || sighting.site === site) ?? [];
    const description = summarise(seen.map((sighting) => sighting.description)) ?? seen[0]?.description;
    return description === undefined || description.kind === "unknown"
      ? "?"
      : describedLabel(description, context.marks);
  };
  const named = parameters.map((arg) => `${arg.arg}: ${shapeOf(context.factOf(arg))}`);
  const sites = [...new Set(returned.sightings.map(({ site }) => site))].filter((site) => site !== null);
  const calls = sites.map((site) => {
    const shapes = parameters.map((arg) => shapeOf(context.factOf(arg), site));
    return { text: `(${shapes.join(", ")}) → ${shapeOf(returned, site)}`, site };
  });
  return paragraphs([
    block([`def ${node.name}(${named.join(", ")}) -> ${shapeOf(returned)}`], "python"),
    callLines(context, calls),
  ]);
}

/** `sum(f32[8,3], axis=0) → f32[3]`; empty where the result is not an array. */
function shapesOf(context: CardContext, name: string, call: Call): string {
  const result = summarise(context.factOf(call)?.sightings.map((sighting) => sighting.description) ?? []);
  if (result === null) return "";
  const positional = call.args.map((arg) => argumentText(context, arg));
  const keywords = call.keywords.map(
    ({ arg, value }) => `${arg === null ? "**" : `${arg}=`}${argumentText(context, value)}`,
  );
  const line = `${name}(${[...positional, ...keywords].join(", ")}) → ${describedLabel(result, context.marks)}`;
  return block([line], "text");
}

function argumentText(context: CardContext, node: Expression): string {
  const descriptions = context.factOf(node)?.sightings.map((sighting) => sighting.description) ?? [];
  const shaped = summarise(descriptions) ?? descriptions.find(({ kind }) => kind === "list");
  return shaped === undefined ? context.textOf(node.span) : describedLabel(shaped, context.marks);
}
