// Why there is no hint: what the analysis knows of the places where JAX had an array.

import type { Analysis } from "../../server/analysis/analyzer.ts";
import type { Description } from "../../server/analysis/describe.ts";
import type { Fact } from "../../server/analysis/facts.ts";
import { absolute, contains } from "../../server/syntax/position.ts";
import type { Observation } from "./python.ts";

/** Gives the reason for which the analysis has no hint at a place. */
export function reasonsIn({
  facts,
  program,
}: Analysis): (site: Pick<Observation, "cell" | "line" | "column" | "kind">) => string {
  const reasons = new Map<string, string>();
  for (const { anchor } of program.module.body) {
    const all = [...facts.of(anchor).values()];
    const unfollowed = all.filter(({ kind }) => kind === "unfollowed");
    for (const fact of all) {
      if (fact.kind === "unfollowed") continue;
      // A call whose callee is not known to be mapped is seen as any other value.
      const key = placeOf(fact, fact.kind === "value" ? "vmap" : fact.kind);
      if (fact.kind === "value" && reasons.has(key)) continue;
      const around = unfollowed.find(({ span }) => contains(span, fact.span.line, fact.span.column));
      reasons.set(key, around === undefined ? reasonOf(fact) : reasonOf(around));
    }
  }
  return (site) =>
    reasons.get(`${site.kind}:${site.cell}:${site.line}:${site.kind === "return" ? "" : site.column}`) ??
    "the analysis does not come here";
}

function placeOf({ span }: Fact, kind: Observation["kind"]): string {
  const { cell, line, column, endLine, endColumn } = absolute(span);
  if (kind === "vmap") return `vmap:${cell ?? 0}:${endLine + 1}:${endColumn - 1}`;
  return `${kind}:${cell ?? 0}:${line + 1}:${kind === "return" ? "" : column}`;
}

function reasonOf({ sightings }: Fact): string {
  const reasons = sightings.map(({ description }) => reasonIn(description)).filter((reason) => reason !== null);
  return reasons[0] ?? "different kinds of values";
}

/** The first reason in a value; null for an array, which is known. */
function reasonIn(description: Description): string | null {
  switch (description.kind) {
    case "array":
    case "unranked":
      return null;
    case "unknown":
      return description.reason;
    case "tuple":
      return description.items.map(reasonIn).find((reason) => reason !== null) ?? null;
    case "list":
      return "taken for a list";
    case "function":
      return "taken for a function";
    case "plain":
      return `taken for ${description.text.split(" = ")[0]}`;
  }
}
