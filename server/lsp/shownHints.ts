// The hints as an editor shows them: which ones, where, and in which words.

import type { Analysis } from "../analysis/analyzer.ts";
import type { FactIndex } from "../analysis/factIndex.ts";
import { type Hint, hintsIn } from "../analysis/hint.ts";
import type { TopLevel } from "../syntax/ast.ts";
import { hintLabel, type Marks } from "./hintLabel.ts";
import { type Layout, layoutOf, type Point, type Room } from "./layout.ts";
import { type Mover, moverIn } from "./moved.ts";

/** The settings under `loopless.` that hints obey. */
export interface HintSettings {
  readonly hints: "off" | "vmap" | "all";
  readonly marks: Marks;
}

/** One hint in its place; lines from 0. */
export interface ShownHint extends Point {
  readonly cell: number | null;
  /** With the blank or colon before it. */
  readonly text: string;
  readonly hint: Hint;
}

/**
 * The hints of a document, or of some of its statements, in source order. What stood in a statement that is `stale`
 * is shown where its text still stands.
 */
export function shownHints(
  { facts, program }: Analysis,
  settings: HintSettings,
  statements: readonly TopLevel[] = program.module.body,
): readonly ShownHint[] {
  if (settings.hints === "off") return [];
  const shown: ShownHint[] = [];
  for (const topLevel of statements) {
    const { cell, line } = topLevel.anchor;
    const mover = topLevel.stale ? moverIn(program, topLevel) : undefined;
    for (const placed of placedHints(facts, topLevel, settings)) {
      const point = mover === undefined ? placed : movedPoint(placed, mover);
      if (point === null) continue;
      shown.push({ cell, line: line + point.line, column: point.column, text: placed.text, hint: placed.hint });
    }
  }
  return shown.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column);
}

/** A hint in its place in a statement. */
interface PlacedHint extends Point {
  readonly text: string;
  readonly hint: Hint;
}

/** The hints of a statement: the same list as long as its facts are the same, and asked for with the same settings. */
function placedHints(facts: FactIndex, topLevel: TopLevel, settings: HintSettings): readonly PlacedHint[] {
  const hints = hintsIn(facts, topLevel);
  const known = placedBefore.get(hints);
  if (known?.settings.hints === settings.hints && known.settings.marks === settings.marks) return known.placed;
  const placed = place(hints, facts, topLevel, settings);
  placedBefore.set(hints, { settings, placed });
  return placed;
}

const placedBefore = new WeakMap<
  readonly Hint[],
  { readonly settings: HintSettings; readonly placed: readonly PlacedHint[] }
>();

function place(
  hints: readonly Hint[],
  facts: FactIndex,
  topLevel: TopLevel,
  settings: HintSettings,
): readonly PlacedHint[] {
  const layout = layoutOf(topLevel);
  return hints.flatMap((hint) => {
    if (layout.boundCalls.has(hint.node) || !wanted(facts, layout, hint, settings)) return [];
    const { point, annotated } = roomOf(layout, hint);
    return [{ ...point, text: lead(hint, annotated) + hintLabel(hint, settings.marks), hint }];
  });
}

/** Null where the place is gone, or the name that the hint is about. */
function movedPoint({ hint, line, column }: PlacedHint, mover: Mover): Point | null {
  const nameStands = hint.kind === "vmap" || mover(endOfName(hint)) !== null;
  return nameStands ? mover({ line, column }) : null;
}

/** With the setting `vmap`: what hides a mapped axis, and what a mapped call gives. */
function wanted(facts: FactIndex, { boundNames }: Layout, hint: Hint, { hints }: HintSettings): boolean {
  if (hints === "all" || hint.kind === "vmap" || hint.hidden.length > 0) return true;
  const call = boundNames.get(hint.node);
  return call !== undefined && facts.get(call, hint.fact.span.anchor)?.kind === "vmap";
}

function roomOf({ rooms }: Layout, hint: Hint): Room {
  return rooms.get(hint.node) ?? { point: endOfName(hint), annotated: false };
}

/** Behind the name, or behind the call. */
function endOfName({ fact: { span } }: Hint): Point {
  return { line: span.endLine, column: span.endColumn };
}

function lead({ kind }: Hint, annotated: boolean): string {
  if (annotated || kind === "vmap") return " ";
  return kind === "return" ? " -> " : ": ";
}
