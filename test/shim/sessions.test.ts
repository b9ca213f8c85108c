import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CellOutcome, startSession } from "./session.ts";

interface RecordedCell extends CellOutcome {
  readonly source: string;
}

// SAFETY: test/oracle/recordSessions.py writes sessions of this form.
const recorded = JSON.parse(readFileSync(new URL("sessions.json", import.meta.url), "utf8")) as Readonly<
  Record<string, readonly RecordedCell[]>
>;

describe("cells answer as with real JAX", () => {
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
  if (answer.error?.join() !== wanted.error?.join()) return false;
  return isAlmost(answer.result, wanted.result) && isAlmost(answer.printed, wanted.printed);
}

const float = /-?\d+\.\d*(?:e[+-]\d+)?/g;

/** Texts that are equal but for the last digits of floats, and for the blanks that line those up. */
function isAlmost(text: string | undefined, wanted: string | undefined): boolean {
  if (text === undefined || wanted === undefined || text === wanted) return text === wanted;
  const [mine, theirs] = [text, wanted].map((each) => each.match(float)?.map(Number) ?? []);
  const [frame, wantedFrame] = [text, wanted].map((each) => each.replace(float, "#").replace(/\s+/g, ""));
  const isNear = (a: number, b: number) => Math.abs(a - b) <= 4e-7 * Math.max(1, Math.abs(b));
  return frame === wantedFrame && mine!.every((value, i) => isNear(value, theirs![i]!));
}
