// Sessions of cells that were recorded from real Python, played here again.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CellOutcome, startSession } from "./session.ts";

interface RecordedCell extends CellOutcome {
  readonly source: string;
}

/** One test for each session of a file beside this one: every cell answers the same, in the sense of `isSame`. */
export function testSessions(file: string, isSame: (answer: CellOutcome, wanted: CellOutcome) => boolean): void {
  // SAFETY: the recorders in test/oracle write sessions of this form.
  const recorded = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Readonly<
    Record<string, readonly RecordedCell[]>
  >;
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
}
