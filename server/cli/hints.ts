// `loopless hints`: what the editor shows, as text or as JSON.

import { type Hint, hintsOf, positionOf } from "../analysis/hint.ts";
import { type ShownHint, shownHints } from "../lsp/shownHints.ts";
import type { AnalysedFile } from "./input.ts";

/** One hint, as `hints --json` gives it: `line` from 1, `column` from 0. */
export interface HintJson extends Pick<Hint, "kind" | "name" | "label" | "hidden"> {
  readonly file: string;
  readonly cell: number | null;
  readonly line: number;
  readonly column: number;
}

/** All hints of a file in source order, also those an editor leaves out because another says the same. */
export function hintsJson({ analysis }: AnalysedFile): readonly HintJson[] {
  return hintsOf(analysis).map((hint) => {
    const { cell, line, column } = positionOf(hint);
    const { kind, name, label, hidden } = hint;
    return { file: hint.fact.span.anchor.file, cell, line: line + 1, column, kind, name, label, hidden };
  });
}

/** The source with the hints in it, as the editor shows it; the cells of a notebook under a line with their number. */
export function hintsText({ input, analysis }: AnalysedFile, ascii: boolean, titled: boolean): string {
  const hints = shownHints(analysis, { hints: "all", marks: ascii ? "ascii" : "unicode" });
  const parts = input.texts.map(({ cell, text }) => {
    const woven = weave(
      text,
      hints.filter((hint) => hint.cell === cell),
    );
    const ended = woven.endsWith("\n") || woven === "" ? woven : `${woven}\n`;
    return cell === null ? ended : `# %% cell ${cell}\n${ended}`;
  });
  return `${titled ? `==> ${input.source.file} <==\n` : ""}${parts.join("\n")}`;
}

function weave(text: string, hints: readonly ShownHint[]): string {
  const lines = text.split("\n");
  for (const { line, column, text: hint } of [...hints].reverse()) {
    const code = lines[line]!;
    lines[line] = code.slice(0, column) + hint + code.slice(column);
  }
  return lines.join("\n");
}
