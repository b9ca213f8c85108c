// What an analysis found out about the nodes of the tree: sightings of values, and problems.

import type { Anchor, Span } from "../syntax/ast.ts";
import { type Description, hiddenSizes, label, summarise } from "./describe.ts";
import type { MappedCall } from "./mappedCall.ts";
import type { Problem } from "./problem.ts";
import type { Closure } from "./value.ts";
import { type Branch, joinTrees, sameTree } from "./valueTree.ts";

/** The places that have a hint, as the command line names them. */
export type HintKind = "variable" | "parameter" | "return" | "vmap";

/** `value` is every other expression; `unfollowed` a function that also runs with values that nobody knows. */
export type FactKind = HintKind | "value" | "unfollowed";

/** One value that was seen at a node. */
export interface Sighting {
  readonly description: Description;
  /** What is in it, where it is a container with arrays. */
  readonly tree: Branch | null;
  /** The call in which it was seen, null at the top level of the module. */
  readonly site: Span | null;
  /** The expression that made the value. */
  readonly origin: Span | null;
  /** How `vmap` mapped the arguments, when the node is a call of a mapped function. */
  readonly mappedCall: MappedCall | null;
}

/** All that was seen at one node. Most nodes are seen once, and there are many: a list is made only for several sightings. */
export class Fact {
  readonly kind: FactKind;
  readonly name: string | null;
  /** The name, the def's name, or the call. */
  readonly span: Span;
  private readonly first: Sighting;
  private readonly more: readonly Sighting[];

  constructor(kind: FactKind, name: string | null, span: Span, first: Sighting, more = noSightings) {
    this.kind = kind;
    this.name = name;
    this.span = span;
    this.first = first;
    this.more = more;
  }

  get sightings(): readonly Sighting[] {
    return [this.first, ...this.more];
  }

  /** With another sighting; the same where it shows nothing new. */
  with(sighting: Sighting): Fact {
    const known = this.sightings;
    const sightings = withSighting(known, sighting);
    if (sightings === known) return this;
    const [first, ...more] = sightings;
    return new Fact(this.kind, this.name, this.span, first!, more);
  }
}

const noSightings: readonly Sighting[] = [];

/** The facts of one top-level statement, by node: a `FunctionDef`, an `Arg`, an expression, or the `args` of a call. */
export type StatementFacts = ReadonlyMap<object, Fact>;

/** What was found out. */
export interface Findings {
  /** By the statement in which they stand. */
  readonly facts: ReadonlyMap<Anchor, StatementFacts>;
  readonly problems: readonly Problem[];
  /** Functions that were made, in order, and the syntax of those that were called. */
  readonly closures: ReadonlySet<Closure>;
  readonly called: ReadonlySet<object>;
}

/** Sightings of one node beyond this many would tell a reader nothing new: the last stands for all further ones. */
const mostSightings = 24;
const mostTrees = 4;

/**
 * The findings made while one top-level statement ran, those of memoized calls by reference. There are as many as there are
 * statements, and most find few kinds of things: nothing is made before it is needed.
 */
export class FactBatch implements Findings {
  readonly facts = new Map<Anchor, Map<object, Fact>>();
  #problems: Problem[] | null = null;
  #closures: Set<Closure> | null = null;
  #called: Set<object> | null = null;
  #batches: Set<FactBatch> | null = null;
  /** Its place among the batches of a document, where somebody asked for it. */
  place = 0;

  get problems(): readonly Problem[] {
    return this.#problems ?? noProblems;
  }

  get closures(): ReadonlySet<Closure> {
    return this.#closures ?? nothing;
  }

  get called(): ReadonlySet<object> {
    return this.#called ?? nothing;
  }

  addProblem(problem: Problem): void {
    this.#problems ??= [];
    this.#problems.push(problem);
  }

  addClosure(closure: Closure): void {
    this.#closures ??= new Set();
    this.#closures.add(closure);
  }

  addCalled(node: object): void {
    this.#called ??= new Set();
    this.#called.add(node);
  }

  /** Takes in what a call found that is not interpreted again. */
  addBatch(batch: FactBatch): void {
    this.#batches ??= new Set();
    this.#batches.add(batch);
  }

  add(node: object, kind: FactKind, name: string | null, span: Span, sighting: Sighting): void {
    const facts = entry(this.facts, span.anchor, () => new Map<object, Fact>());
    const known = facts.get(node);
    const fact = known?.with(sighting) ?? new Fact(kind, name, span, sighting);
    if (fact !== known) facts.set(node, fact);
  }

  /** Whether so many different trees were seen at the node that no more of them need be grown: no listing holds for all. */
  isVaried(node: object, { anchor }: Span): boolean {
    const sightings = this.facts.get(anchor)?.get(node)?.sightings ?? [];
    return sightings.length > mostTrees && new Set(sightings.map(({ tree }) => tree)).size > mostTrees;
  }

  /** With what memoized calls found, each of them once. Asked for when nothing more is added. */
  get whole(): Findings {
    if (this.#batches === null) return this;
    const batches = new Set<FactBatch>();
    const visit = (batch: FactBatch): void => {
      if (batches.has(batch)) return;
      batches.add(batch);
      batch.#batches?.forEach(visit);
    };
    visit(this);
    const all = [...batches];
    const byAnchor = new Map<Anchor, StatementFacts[]>();
    for (const batch of all) {
      for (const [anchor, facts] of batch.facts) entry(byAnchor, anchor, () => []).push(facts);
    }
    return {
      facts: new Map([...byAnchor].map(([anchor, facts]) => [anchor, mergeFacts(facts)])),
      problems: all.flatMap(({ problems }) => problems),
      closures: new Set(all.flatMap(({ closures }) => [...closures])),
      called: new Set(all.flatMap(({ called }) => [...called])),
    };
  }
}

const noProblems: readonly Problem[] = [];
const nothing: ReadonlySet<never> = new Set();

/** The facts of one statement from several runs as one: sightings of the same node stand together. */
export function mergeFacts(parts: readonly StatementFacts[]): StatementFacts {
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0) return first ?? new Map();
  const merged = new Map(first);
  for (const [node, fact] of rest.flatMap((part) => [...part])) {
    const known = merged.get(node);
    const together = (whole: Fact, sighting: Sighting) => whole.with(sighting);
    merged.set(node, known === undefined ? fact : fact.sightings.reduce(together, known));
  }
  return merged;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function withSighting(sightings: readonly Sighting[], sighting: Sighting): readonly Sighting[] {
  if (sightings.length < mostSightings) {
    return sightings.some((other) => sameSighting(other, sighting)) ? sightings : [...sightings, sighting];
  }
  if (sightings.some((other) => showsSame(other, sighting))) return sightings;
  const last = sightings.at(-1)!;
  const description = summarise([last.description, sighting.description]) ?? last.description;
  return [...sightings.slice(0, -1), { ...last, description, tree: joinTrees([last.tree, sighting.tree]) }];
}

function sameSighting(a: Sighting, b: Sighting): boolean {
  return a.site === b.site && showsSame(a, b);
}

function showsSame(a: Sighting, b: Sighting): boolean {
  return sameDescription(a.description, b.description) && sameTree(a.tree, b.tree);
}

function sameDescription(a: Description, b: Description): boolean {
  if (a.kind === "array" && b.kind === "array" && !a.aval.equals(b.aval)) return false;
  return a.kind === b.kind && label(a) === label(b) && hiddenSizes(a).join() === hiddenSizes(b).join();
}
