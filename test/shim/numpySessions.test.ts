import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isSameText } from "./sameText.ts";
import { type CellOutcome, startSession } from "./session.ts";

interface RecordedCell extends CellOutcome {
  readonly source: string;
}

// SAFETY: test/oracle/recordNumpy.py writes sessions of this form.
const recorded = JSON.parse(readFileSync(new URL("numpySessions.json", import.meta.url), "utf8")) as Readonly<
  Record<string, readonly RecordedCell[]>
>;

/** What only the bundled numpy adds to messages about names it lacks. */
const elsewhere = / on the bundled runtime of Loopless; .*/;

describe("cells answer as with real NumPy", () => {
  test.each(Object.entries(recorded))("%s", async (_title, cells) => {
    const session = await startSession();
    const [answers, wanted]: [RecordedCell[], RecordedCell[]] = [[], []];
    for (const cell of cells) {
      const answer = { source: cell.source, ...(await session.run(cell.source)) };
      if (isSame(answer, cell)) continue;
      answers.push(answer);
      wanted.push(cell);
    }
    expect(answers).toEqual(wanted);
  });
});

function isSame(answer: CellOutcome, wanted: CellOutcome): boolean {
  if (answer.error?.join().replace(elsewhere, "") !== wanted.error?.join()) return false;
  return isSameText(answer.result, wanted.result) && isSameText(answer.printed, wanted.printed);
}
