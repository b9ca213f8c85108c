// The listing of what a dict, list, tuple or instance holds.

import type { Branch, ValueTree } from "../analysis/valueTree.ts";
import { describedLabel } from "./avalWords.ts";
import type { Marks } from "./hintLabel.ts";
import { aligned } from "./markdown.ts";

/** Longer listings would not fit on the screen. */
const mostLines = 24;

/** The parts of a container, a line each, with the step to it indented by its depth: `['dense']  dict`, `  ['w']  f32[3,5]`. */
export function treeLines(tree: Branch, marks: Marks): readonly string[] {
  const rows = rowsOf(tree, marks, "");
  const shown = aligned(rows.slice(0, mostLines));
  return rows.length > mostLines ? [...shown, "…"] : shown;
}

type Row = readonly [step: string, label: string];

function rowsOf({ parts, left }: Branch, marks: Marks, indent: string): readonly Row[] {
  const rows = parts.flatMap(({ step, tree }): readonly Row[] => {
    const row = [indent + step, words(tree, marks)] as const;
    return tree.kind === "leaf" ? [row] : [row, ...rowsOf(tree, marks, `${indent}  `)];
  });
  return left === null || left === 0 ? rows : [...rows, [`${indent}… ${left} more`, ""]];
}

function words(tree: ValueTree, marks: Marks): string {
  return tree.kind === "branch" ? tree.typeName : describedLabel(tree.description, marks);
}
