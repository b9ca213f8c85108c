import { logicalLines } from "./logicalLines.ts";

/** One part of a Python file that is run on its own. */
export interface PythonCell {
  /** The 0-based line of its divider, or of its first line where there is none above it. */
  readonly line: number;
  /** What follows `# %%`, without the kind of the cell. */
  readonly title: string;
  /** False for `# %% [markdown]` and `# %% [raw]`. */
  readonly isCode: boolean;
  /** The lines from `line` on, its divider included, without the line end before the next one. */
  readonly text: string;
}

/**
 * Divides a file at its lines `# %%`, as VS Code and Jupytext do; inside strings and brackets they are comments like any
 * other. What stands above the first divider is a cell where there is code in it. A file without dividers is one cell.
 */
export function pythonCells(text: string): readonly PythonCell[] {
  const lines = text.split("\n");
  const { logical } = logicalLines(text);
  const isContinued = new Uint8Array(lines.length);
  for (const { line, endLine } of logical) isContinued.fill(1, line + 1, endLine);
  const dividers = lines.flatMap((line, index) => (divider.test(line) && isContinued[index] === 0 ? [index] : []));
  const first = dividers[0] ?? lines.length;
  const hasCodeAbove = dividers.length === 0 || logical.some(({ line }) => line < first);
  return [...(hasCodeAbove ? [0] : []), ...dividers].map((line, index, all) => {
    const [, kind, title] = divider.exec(lines[line]!) ?? [];
    return {
      line,
      title: (title ?? "").trim(),
      isCode: kind === undefined,
      text: lines.slice(line, all[index + 1]).join("\n"),
    };
  });
}

const divider = /^#\s*%%\s*(\[(?:markdown|md|raw)\])?(.*)$/;
