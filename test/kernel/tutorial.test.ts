import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { evalArray } from "../../runtime/engine/evalArray.ts";
import { differences, type RecordedArray } from "../engine/golden.ts";
import { resultOf, runCell, startKernel } from "../harness/runCells.ts";

interface RecordedCell {
  readonly result?: string;
  readonly arrays: Readonly<Record<string, RecordedArray>>;
}

interface Tutorial {
  readonly cells: Readonly<Record<number, RecordedCell>>;
  /** What is compared in cells without a name. */
  readonly further: Readonly<Record<string, RecordedArray>>;
}

// SAFETY: test/oracle/recordTutorial.py writes this form.
const tutorial = JSON.parse(readFileSync(new URL("tutorial.json", import.meta.url), "utf8")) as Tutorial;
const notebook = JSON.parse(readFileSync(new URL("../../samples/loopless_loops.ipynb", import.meta.url), "utf8"));

/** In which order these add up depends on the machine, also for real JAX. */
const matrixProducts = ["result", "naive_mp(As, Fs)"];

const kernel = startKernel();
afterAll(() => kernel.dispose());

describe("the tutorial computes what real JAX computes", () => {
  test.each(Object.entries(tutorial.cells))("in cell %s.", async (number, { result, arrays }) => {
    const events = await runCell(kernel, notebook.cells[number].source.join(""));
    expect(events.map((event) => (event.kind === "result" ? event.mime["text/plain"] : event))).toEqual(
      result === undefined ? [] : [result],
    );
    for (const [name, recorded] of Object.entries(arrays)) expect(await mismatches(name, recorded)).toEqual([]);
  });

  test.each(Object.entries(tutorial.further))("for %s.", async (expression, recorded) => {
    expect(await mismatches(expression, recorded)).toEqual([]);
  });
});

/** How the array that an expression gives differs from the recorded one. */
async function mismatches(expression: string, recorded: RecordedArray): Promise<readonly string[]> {
  const source = `import json; _array = ${expression}; json.dumps([str(_array.dtype), _array.shape, _array.ravel().tolist()])`;
  const text = String(await resultOf(kernel, source));
  const [dtype, shape, values] = JSON.parse(text.slice(1, -1));
  const ulps = matrixProducts.includes(expression) ? 2 : 0;
  return differences({ operands: [], results: [recorded], ulps }, [evalArray(values, shape, dtype)]);
}
