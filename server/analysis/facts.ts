// What an analysis found out about the nodes of the tree: sightings of values, and problems.

import type { Span } from "../syntax/ast.ts";
import { type Description, hiddenSizes, label, summarise } from "./describe.ts";
import type { MappedCall } from "./mappedCall.ts";
import type { Problem } from "./problem.ts";
import type { Closure } from "./value.ts";

/** The places that have a hint, as the command line names them, and `value` for every other expression. */
export type FactKind = "variable" | "parameter" | "return" | "vmap" | "value";

/** One value that was seen at a node. */
export interface Sighting {
  readonly description: Description;
  /** The call in which it was seen, null at the top level of the module. */
  readonly site: Span | null;
  /** The expression that made the value. */
  readonly origin: Span | null;
  /** How `vmap` mapped the arguments, when the node is a call of a mapped function. */
  readonly mappedCall: MappedCall | null;
}

/** All that was seen at one node. */
export interface Fact {
  readonly kind: FactKind;
  readonly name: string | null;
  /** The name, the def's name, or the call. */
  readonly span: Span;
  readonly sightings: readonly Sighting[];
}

/** Sightings of one node beyond this many would tell a reader nothing new: the last stands for all further ones. */
const mostSightings = 24;

/** The facts found while one top-level statement ran, those of memoized calls by reference. */
export class FactBatch {
  readonly facts = new Map<object, Fact>();
  readonly problems: Problem[] = [];
  /** Functions that were made, in order, and those that were called. */
  readonly closures = new Set<Closure>();
  readonly called = new Set<object>();
  readonly batches = new Set<FactBatch>();

  add(node: object, kind: FactKind, name: string | null, span: Span, sighting: Sighting): void {
    const known = this.facts.get(node);
    const sightings = known === undefined ? [sighting] : withSighting(known.sightings, sighting);
    if (sightings !== known?.sightings) this.facts.set(node, { kind, name, span, sightings });
  }
}

/** The facts of several batches as one: sightings of the same node stand together. */
export function mergeBatches(batches: Iterable<FactBatch>): FactBatch {
  const merged = new FactBatch();
  const seen = new Set<FactBatch>();
  const visit = (batch: FactBatch): void => {
    if (seen.has(batch)) return;
    seen.add(batch);
    for (const [node, fact] of batch.facts) {
      for (const sighting of fact.sightings) merged.add(node, fact.kind, fact.name, fact.span, sighting);
    }
    merged.problems.push(...batch.problems);
    for (const closure of batch.closures) merged.closures.add(closure);
    for (const node of batch.called) merged.called.add(node);
    for (const inner of batch.batches) visit(inner);
  };
  for (const batch of batches) visit(batch);
  return merged;
}

function withSighting(sightings: readonly Sighting[], sighting: Sighting): readonly Sighting[] {
  if (sightings.length < mostSightings) {
    return sightings.some((other) => sameSighting(other, sighting)) ? sightings : [...sightings, sighting];
  }
  if (sightings.some(({ description }) => sameDescription(description, sighting.description))) return sightings;
  const last = sightings.at(-1)!;
  const description = summarise([last.description, sighting.description]) ?? last.description;
  return [...sightings.slice(0, -1), { ...last, description }];
}

function sameSighting(a: Sighting, b: Sighting): boolean {
  return a.site === b.site && sameDescription(a.description, b.description);
}

function sameDescription(a: Description, b: Description): boolean {
  if (a.kind === "array" && b.kind === "array" && !a.aval.equals(b.aval)) return false;
  return a.kind === b.kind && label(a) === label(b) && hiddenSizes(a).join() === hiddenSizes(b).join();
}
