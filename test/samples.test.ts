import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { notebookSource, pythonSource } from "../server/syntax/source.ts";
import { analyze, diagnosticsIn, hintsIn } from "./harness/analyze.ts";
import { formatHints } from "./harness/fixtures.ts";
import { notebookOf } from "./harness/notebook.ts";

const { UPDATE } = process.env;
const root = new URL("../", import.meta.url);

test("the tutorial's notebook has the cells of its Python file (UPDATE=1 writes it)", () => {
  const expected = notebookOf(readFileSync(new URL("samples/loopless_loops.py", root), "utf8"));
  const notebook = new URL("samples/loopless_loops.ipynb", root);
  if (UPDATE) writeFileSync(notebook, expected);
  expect(readFileSync(notebook, "utf8")).toBe(expected);
});

/** What real JAX saw in each cell, by line; `npm run oracle -- --update` writes it. */
const recorded: Record<string, { hints: Record<string, string>; errors: Record<string, string> }[]> = JSON.parse(
  readFileSync(new URL("test/oracle/samples.json", root), "utf8"),
);

describe.each(Object.entries(recorded))("%s", (file, cells) => {
  const text = readFileSync(new URL(file, root), "utf8");
  const isNotebook = file.endsWith(".ipynb");
  const analysis = analyze(isNotebook ? notebookSource(file, text) : pythonSource(file, text));

  test("has the shapes that JAX has", () => {
    const found = cells.map((_, cell) => byLine(formatHints(hintsIn(analysis, isNotebook ? cell : null))));
    expect(found).toEqual(cells.map(({ hints }) => hints));
  });

  test("has JAX's complaints at the lines where JAX raises, and no others", () => {
    const found = cells.map((_, cell) => {
      const problems = diagnosticsIn(analysis, isNotebook ? cell : null);
      return byLine(new Map(problems.map(({ line, message }) => [line, message.split("\n")[0]!])));
    });
    expect(found).toEqual(cells.map(({ errors }) => errors));
  });
});

function byLine(texts: ReadonlyMap<number, string>): Record<string, string> {
  return Object.fromEntries([...texts].map(([line, text]) => [line + 1, text]));
}
