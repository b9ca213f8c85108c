// The hints as an editor shows them: which ones, where, and in which words.

import type { Analysis } from "../analysis/analyzer.ts";
import { type Hint, hintsOf } from "../analysis/hint.ts";
import type { TopLevel } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";
import { hintLabel, type Marks } from "./hintLabel.ts";
import { type Layout, layoutOf, type Point, type Room } from "./layout.ts";
import { moversOf } from "./moved.ts";

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

/** The hints of a document in source order. What stood in a statement that has a syntax error now is shown where its text still stands. */
export function shownHints(analysis: Analysis, settings: HintSettings): readonly ShownHint[] {
  if (settings.hints === "off") return [];
  const layouts = layoutsOf(analysis.program);
  const movers = moversOf(analysis.program);
  const shown: ShownHint[] = [];
  for (const hint of hintsOf(analysis)) {
    const { anchor } = hint.fact.span;
    const layout = layouts.get(anchor);
    if (layout === undefined || layout.boundCalls.has(hint.node) || !wanted(analysis, layout, hint, settings)) continue;
    const { point, annotated } = roomOf(layout, hint);
    const mover = movers.get(anchor);
    const place = mover === undefined ? point : mover(point);
    const nameStands = mover === undefined || hint.kind === "vmap" || mover(endOfName(hint)) !== null;
    if (place === null || !nameStands) continue;
    const text = lead(hint, annotated) + hintLabel(hint, settings.marks);
    shown.push({ cell: anchor.cell, line: anchor.line + place.line, column: place.column, text, hint });
  }
  return shown.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column);
}

function layoutsOf({ parts }: Program): ReadonlyMap<TopLevel["anchor"], Layout> {
  const statements = parts.flatMap((part) => part.statements);
  return new Map(statements.map(({ topLevel, text }) => [topLevel.anchor, layoutOf(topLevel, text)]));
}

/** With the setting `vmap`: what hides a mapped axis, and what a mapped call gives. */
function wanted({ facts }: Analysis, { boundNames }: Layout, hint: Hint, { hints }: HintSettings): boolean {
  if (hints === "all" || hint.kind === "vmap" || hint.hidden.length > 0) return true;
  const call = boundNames.get(hint.node);
  return call !== undefined && facts.facts.get(call)?.kind === "vmap";
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
