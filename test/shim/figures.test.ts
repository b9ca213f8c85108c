import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { type Session, startSession } from "./session.ts";

interface RecordedCase {
  readonly source: string;
  readonly result?: unknown;
  readonly error?: readonly [name: string, message: string];
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

// SAFETY: test/oracle/recordFigures.py writes cases of this form.
const recorded = JSON.parse(read("figures.json")) as readonly RecordedCase[];
const prologue = read("../oracle/figureCases.py").split('"""')[3];

let session: Session;

beforeAll(async () => {
  session = await startSession();
  expect(await session.run(`${prologue}\nimport json`)).toEqual({});
});

test.each(recorded)("$source answers as with real matplotlib.", async ({ source, result, error }) => {
  const at = source.lastIndexOf("; ") + 1;
  const body = `${source.slice(0, at)} _answer = plain(${source.slice(at)})`.trim();
  // Only what is asked counts: nothing is drawn.
  const outcome = await session.run(`plt.close("all")\n${body}\nplt.close("all")\nprint(json.dumps(_answer))`);
  await session.run('plt.close("all")');
  if (error !== undefined) expect(outcome.error).toEqual(error);
  else expect(rounded(JSON.parse(outcome.printed ?? "null"))).toEqual(rounded(result));
});

/** Numbers to five digits, as the sixth may be rounded the other way. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(5));
  return Array.isArray(value) ? value.map(rounded) : value;
}
