// The hints as an editor shows them: which ones, where, and in which words.

import type { Analysis } from "../analysis/analyzer.ts";
import type { FactIndex } from "../analysis/factIndex.ts";
import { type Hint, hintsIn } from "../analysis/hint.ts";
import type { TopLevel } from "../syntax/ast.ts";
import { hintLabel, type Marks } from "./hintLabel.ts";
import { type Layout, layoutOf, type Point, type Room } from "./layout.ts";
import { moverIn } from "./moved.ts";

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
 * The hints of a document, or of some of its statements, in source order. What stood in a statement that has a syntax error
 * now is shown where its text still stands.
 */
export function shownHints(
  { facts, program }: Analysis,
  settings: HintSettings,
  statements: readonly TopLevel[] = program.module.body,
): readonly ShownHint[] {
  if (settings.hints === "off") return [];
  const shown: ShownHint[] = [];
  for (const topLevel of statements) {
    const { anchor } = topLevel;
    const layout = layoutOf(topLevel);
    const mover = topLevel.stale ? moverIn(program, topLevel) : undefined;
    for (const hint of hintsIn(facts, topLevel)) {
      if (layout.boundCalls.has(hint.node) || !wanted(facts, layout, hint, settings)) continue;
      const { point, annotated } = roomOf(layout, hint);
      const place = mover === undefined ? point : mover(point);
      const nameStands = mover === undefined || hint.kind === "vmap" || mover(endOfName(hint)) !== null;
      if (place === null || !nameStands) continue;
      const label = lead(hint, annotated) + hintLabel(hint, settings.marks);
      shown.push({ cell: anchor.cell, line: anchor.line + place.line, column: place.column, text: label, hint });
    }
  }
  return shown.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column);
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
