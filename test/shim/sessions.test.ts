import { describe } from "vitest";
import { testSessions } from "./recordedSessions.ts";
import type { CellOutcome } from "./session.ts";

describe("cells answer as with real JAX", () => testSessions("sessions.json", isSame));

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
