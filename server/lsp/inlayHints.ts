// Hints, as the language server protocol has them.

import { type InlayHint, InlayHintKind, type MarkupContent, type Range } from "vscode-languageserver";
import type { Analysis } from "../analysis/analyzer.ts";
import type { Hint } from "../analysis/hint.ts";
import { statementRange } from "../syntax/position.ts";
import { type CardOptions, cardContext } from "./cardContext.ts";
import { explainHint } from "./hintTooltip.ts";
import { type HintSettings, type ShownHint, shownHints } from "./shownHints.ts";

/** What a tooltip needs to know beside the analysis. */
export interface TooltipOptions extends CardOptions {
  /** Whether a run gave the shape of a hint. */
  readonly isConfirmed: (hint: Hint) => boolean;
}

/** The hints of one text that lie in a range. */
export function hintsInRange(
  analysis: Analysis,
  cell: number | null,
  { start, end }: Range,
  settings: HintSettings,
): readonly ShownHint[] {
  const { program } = analysis;
  const statements = program.module.body.slice(...statementRange(program, cell, start.line, end.line));
  return shownHints(analysis, settings, statements).filter(
    (hint) => hint.cell === cell && !precedes(hint, start) && !precedes(end, hint),
  );
}

/** A hint without its tooltip. */
export function inlayHint({ line, column, text }: ShownHint): InlayHint {
  return {
    position: { line, character: column },
    label: text.trimStart(),
    kind: InlayHintKind.Type,
    paddingLeft: text.startsWith(" "),
  };
}

/** What a reader sees who points at a hint. */
export function tooltip(analysis: Analysis, { hint }: ShownHint, options: TooltipOptions): MarkupContent {
  const value = explainHint(cardContext(analysis, options), hint, options.isConfirmed(hint));
  return { kind: "markdown", value };
}

/** Either of a hint's place and the protocol's `Position`. */
interface Place {
  readonly line: number;
  readonly column?: number;
  readonly character?: number;
}

function precedes(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && characterOf(a) < characterOf(b));
}

function characterOf({ column, character }: Place): number {
  return column ?? character ?? 0;
}
