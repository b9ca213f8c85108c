import { describe } from "vitest";
import { testSessions } from "./recordedSessions.ts";
import { isSameText } from "./sameText.ts";
import type { CellOutcome } from "./session.ts";

/** What only the bundled numpy adds to messages about names it lacks. */
const elsewhere = / on the bundled runtime of Loopless; .*/;

describe("cells answer as with real NumPy", () => testSessions("numpySessions.json", isSame));

function isSame(answer: CellOutcome, wanted: CellOutcome): boolean {
  if (answer.error?.join().replace(elsewhere, "") !== wanted.error?.join()) return false;
  return isSameText(answer.result, wanted.result) && isSameText(answer.printed, wanted.printed);
}
