import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type ArraySummary, arrayMime, parseArray } from "../../runtime/python/inspection.ts";
import type { Analysis } from "../../server/analysis/analyzer.ts";
import { reportsOf } from "../../server/analysis/reports.ts";
import { type Outcome, Outcomes } from "../../server/lsp/observations.ts";
import type { ObservedValue } from "../../server/protocol.ts";
import { pythonCells } from "../../server/syntax/cellDividers.ts";
import { notebookSource, pythonSource, type Source } from "../../server/syntax/source.ts";
import { analyze } from "../harness/analyze.ts";
import { parseFixtures } from "../harness/fixtures.ts";
import { generatedProgram } from "../harness/generatedProgram.ts";
import { runCell, startKernel } from "../harness/runCells.ts";

interface Cell {
  readonly cell: number | null;
  readonly line: number;
  readonly text: string;
}

const kernel = startKernel();
const forget = "for name in [name for name in globals() if not name.startswith('_')]:\n    del globals()[name]";

beforeEach(async () => {
  await runCell(kernel, forget);
});
afterAll(() => kernel.dispose());

/** Runs a cell and compares; null where it raises. */
async function outcomesOf(analysis: Analysis, { cell, line, text }: Cell): Promise<readonly Outcome[] | null> {
  const events = await runCell(kernel, text);
  if (events.some(({ kind }) => kind === "error")) return null;
  const variables = (await kernel.ask({ kind: "variables" })) ?? [];
  const values = [
    ...events.flatMap((event) => (event.kind === "result" ? observed(null, parseArray(event.mime[arrayMime])) : [])),
    ...variables.flatMap(({ name, array }) => observed(name, array)),
  ];
  const endLine = line + text.split("\n").length - 1;
  const observations = { uri: analysis.program.source.file, line, endLine, source: text, isFaithful: true, values };
  return new Outcomes().compare(analysis, cell, observations);
}

function observed(name: string | null, array: ArraySummary | null): readonly ObservedValue[] {
  return array === null ? [] : [{ name, dtype: array.dtype, shape: array.shape }];
}

/** What runs of all cells in order say of the predictions; `_` is the last expression of a cell. */
async function verdictsOn(source: Source, cells: readonly Cell[]): Promise<readonly string[]> {
  const analysis = analyze(source);
  const verdicts: string[] = [];
  for (const cell of cells) {
    const outcomes = (await outcomesOf(analysis, cell)) ?? [];
    verdicts.push(...outcomes.map(({ name, predicted, verdict }) => `${name ?? "_"} ${predicted} ${verdict}`));
  }
  return verdicts;
}

const tutorial = [
  "_ i32[20]",
  "a i32[20]",
  "a i32[4,5]",
  "_ i32[4]",
  "_ i32[5]",
  "_ f32[4,5]",
  "a i32[4,5]",
  "_ f32[]",
  "_ f32[20]",
  "opps i32[20]",
  "adjs f32[20]",
  "key u32[2]",
  "As bool[13,7,7]",
  "Fs f32[13,7,11]",
  "result f32[13,7,11]",
  "data f32[11,31,7]",
  "node_feats f32[13,17]",
  "gaps f32[13,13,17]",
  "swapped_gaps f32[13,13,17]",
].map((prediction) => `${prediction} confirmed`);

test("every prediction for the cells of the tutorial is what a run gives", async () => {
  const text = readFileSync("samples/loopless_loops.py", "utf8");
  const cells = pythonCells(text).filter(({ isCode }) => isCode);
  const source = pythonSource("loopless_loops.py", text);
  const verdicts = await verdictsOn(
    source,
    cells.map(({ line, text }) => ({ cell: null, line, text })),
  );
  expect(verdicts).toEqual(tutorial);
});

test("and so is every one for those of the notebook", async () => {
  const source = notebookSource("loopless_loops.ipynb", readFileSync("samples/loopless_loops.ipynb", "utf8"));
  expect(await verdictsOn(source, source.cells)).toEqual(tutorial);
});

test("no program of the shape fixtures contradicts its predictions", async () => {
  const fixtures = readdirSync("test/shapes").flatMap((file) =>
    parseFixtures(readFileSync(`test/shapes/${file}`, "utf8")).map(({ title, source }) => ({ title, text: source })),
  );
  const contradicted: string[] = [];
  let confirmed = 0;
  for (const { title, text } of fixtures) {
    await runCell(kernel, forget);
    const outcomes = (await outcomesOf(analyze(pythonSource(title, text)), { cell: null, line: 0, text })) ?? [];
    for (const { name, predicted, observed, verdict } of outcomes) {
      if (verdict === "contradicted") contradicted.push(`${title}: ${name} is ${observed}, not ${predicted}`);
      else confirmed += 1;
    }
  }
  expect(contradicted).toEqual([]);
  expect(confirmed).toBeGreaterThan(fixtures.length);
});

test("nothing is said of generated programs that their run contradicts", async () => {
  const told = { shapes: 0, errors: 0 };
  const program = fc.asyncProperty(generatedProgram, async (statements) => {
    await runCell(kernel, forget);
    const cells = pythonCells(statements.map((statement) => `# %%\n${statement}`).join("\n"));
    const text = cells.map((cell) => cell.text).join("\n");
    const analysis = analyze(pythonSource("generated.py", text));
    const problems = reportsOf(analysis).filter(({ severity }) => severity === "error");
    for (const { line, text } of cells) {
      const outcomes = await outcomesOf(analysis, { cell: null, line, text });
      const endLine = line + text.split("\n").length;
      const here = problems.filter(({ place }) => line <= place.line && place.line < endLine);
      if (outcomes !== null) expect(here).toEqual([]);
      expect(outcomes?.filter(({ verdict }) => verdict === "contradicted") ?? []).toEqual([]);
      told.shapes += outcomes?.length ?? 0;
      told.errors += here.length;
    }
  });
  await fc.assert(program, { seed: 5, numRuns: 80 });
  expect(told.shapes).toBeGreaterThan(300);
  expect(told.errors).toBeGreaterThan(30);
});
