/** A cell as it stands in a `.ipynb` file. */
interface Cell {
  readonly kind: "code" | "markdown";
  readonly source: string;
}

const marker = /^# %%( \[markdown\])?$/;

/** The notebook of a Python file whose cells are divided by `# %%` and `# %% [markdown]`, as Jupyter would save it. */
export function notebookOf(python: string): string {
  const notebook = {
    cells: cellsOf(python).map(({ kind, source }, index) => ({
      cell_type: kind,
      ...(kind === "code" ? { execution_count: null } : {}),
      id: `cell-${index}`,
      metadata: {},
      ...(kind === "code" ? { outputs: [] } : {}),
      source: source.split(/(?<=\n)/),
    })),
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function cellsOf(python: string): Cell[] {
  const cells: { kind: Cell["kind"]; lines: string[] }[] = [];
  for (const line of python.split("\n")) {
    const start = marker.exec(line);
    if (start) cells.push({ kind: start[1] ? "markdown" : "code", lines: [] });
    else cells.at(-1)?.lines.push(line);
  }
  return cells.map(({ kind, lines }) => ({
    kind,
    source: (kind === "markdown" ? lines.map((line) => line.replace(/^# ?/, "")) : lines).join("\n").trim(),
  }));
}
