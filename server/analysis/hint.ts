// The hints of a document: one for every place where a shape is worth a word.

import type { TopLevel } from "../syntax/ast.ts";
import { type AbsoluteSpan, absolute, contains } from "../syntax/position.ts";
import type { Analysis } from "./analyzer.ts";
import { type Description, hiddenSizes, label, summarise } from "./describe.ts";
import type { FactIndex } from "./factIndex.ts";
import type { Fact, HintKind, StatementFacts } from "./facts.ts";
import { type MappedCall, outAxes } from "./mappedCall.ts";

/** What a hint says, before it is written for an editor or the command line. */
export interface Hint {
  /** The key of the fact: the name, the parameter, the def, or the arguments of the call. */
  readonly node: object;
  readonly kind: HintKind;
  readonly name: string | null;
  /** In JAX's `str_short` form: `f32[7,7]`. */
  readonly label: string;
  /** The sizes of the mapped axes that the label leaves out, outermost first. */
  readonly hidden: readonly string[];
  readonly description: Description;
  readonly fact: Fact;
  /** What stood here before the statement became `stale`. */
  readonly stale: boolean;
}

/** All hints in source order: cell, line, column. */
export function hintsOf({ facts, program }: Analysis): readonly Hint[] {
  return program.module.body.flatMap((statement) => hintsIn(facts, statement));
}

/** The hints of one top-level statement in source order: the same list as long as its facts are the same. */
export function hintsIn(facts: FactIndex, { anchor, stale }: TopLevel): readonly Hint[] {
  const found = facts.of(anchor);
  const known = hintsByFacts.get(found);
  if (known?.stale === stale) return known.hints;
  const hints = hintsFrom(found, stale);
  hintsByFacts.set(found, { stale, hints });
  return hints;
}

const hintsByFacts = new WeakMap<StatementFacts, { readonly stale: boolean; readonly hints: readonly Hint[] }>();

function hintsFrom(found: StatementFacts, stale: boolean): readonly Hint[] {
  const hints: Hint[] = [];
  const unfollowed = [...found.values()].filter(({ kind }) => kind === "unfollowed").map(({ span }) => span);
  for (const [node, fact] of found) {
    if (fact.kind === "value" || fact.kind === "unfollowed") continue;
    const isUnfollowed = unfollowed.some((span) => contains(span, fact.span.line, fact.span.column));
    // What was seen in no call, with arguments that nobody knows, holds for all calls.
    const sightings = isUnfollowed ? fact.sightings.filter(({ site }) => site === null) : fact.sightings;
    const description = summarise(sightings.map((sighting) => sighting.description));
    if (description === null) continue;
    hints.push({
      node,
      kind: fact.kind,
      name: fact.name,
      label: label(description),
      hidden: hiddenSizes(description),
      description,
      fact,
      stale,
    });
  }
  return hints.sort(compareEnds);
}

/** The name; the def's name for a return; the call for a mapped call. */
export function placeOf({ fact }: Hint): AbsoluteSpan {
  return absolute(fact.span);
}

/** A mapped call is shown at its closing parenthesis, everything else at its name. */
export function positionOf(hint: Hint): {
  readonly cell: number | null;
  readonly line: number;
  readonly column: number;
} {
  const { cell, line, column, endLine, endColumn } = placeOf(hint);
  return hint.kind === "vmap" ? { cell, line: endLine, column: endColumn - 1 } : { cell, line, column };
}

/**
 * The places of the mapped axes in an array with `ndim` axes that a mapped call gives, outermost level first; none when
 * not all of its runs put them in the same places.
 */
export function markedAxes({ kind, sightings }: Fact, ndim: number): readonly number[] {
  const calls = sightings.map(({ mappedCall }) => mappedCall).filter((call): call is MappedCall => call !== null);
  if (kind !== "vmap" || calls.length === 0) return [];
  const [first, ...rest] = calls.map((call) => outAxes(call, ndim));
  return rest.every((axes) => axes.join() === first!.join()) ? first! : [];
}

function compareEnds(a: Hint, b: Hint): number {
  const [p, q] = [positionOf(a), positionOf(b)];
  return (p.cell ?? 0) - (q.cell ?? 0) || p.line - q.line || p.column - q.column;
}
