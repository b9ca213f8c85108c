// What Check says of an answer. It comes from where the learner's code runs, so it is believed only as far as it is read.

import type { ExecutionEvent } from "../../runtime/python/protocol.ts";
import { fields, isIndex, isText, parseList } from "../../runtime/python/untrusted.ts";

/** A check in its steps; an answer is right when all of them passed. */
export interface Verdict {
  readonly steps: readonly VerdictStep[];
  /** Something to say beside, such as that the data was changed. */
  readonly note: string | null;
}

/** `stopped` where the learner's code was interrupted; steps after one that did not pass may be `unreached`. */
export type StepState = "passed" | "failed" | "stopped" | "unreached";

export interface VerdictStep {
  readonly name: string;
  readonly state: StepState;
  /** What is wrong and what to look at, in Markdown; null of a step that passed or was not reached. */
  readonly message: string | null;
  /** What Python itself says, as it is. */
  readonly detail: string | null;
  /** The line of the learner's file, from 1. */
  readonly line: number | null;
}

/** The verdict that an event of the check's cell brings. A verdict that the learner's code displays is none. */
export function verdictOf(event: ExecutionEvent): Verdict | null {
  return event.kind === "result" ? parseVerdict(event.mime["application/vnd.loopless.verdict+json"]) : null;
}

/** Whether the answer is right. */
export function isRight({ steps }: Verdict): boolean {
  return steps.every(({ state }) => state === "passed");
}

/** A verdict with nothing in it but what a verdict has, null for anything else. */
export function parseVerdict(value: unknown): Verdict | null {
  const { steps, note } = fields(value);
  const parsed = parseList(steps, parseStep);
  return parsed !== null && parsed.length > 0 && isTextOrNull(note) ? { steps: parsed, note } : null;
}

function parseStep(value: unknown): VerdictStep | null {
  const { name, state, message, detail, line } = fields(value);
  return isText(name) && isState(state) && isTextOrNull(message) && isTextOrNull(detail) && isLineOrNull(line)
    ? { name, state, message, detail, line }
    : null;
}

const states: ReadonlySet<unknown> = new Set<StepState>(["passed", "failed", "stopped", "unreached"]);

const isState = (value: unknown): value is StepState => states.has(value);
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isLineOrNull = (value: unknown): value is number | null => value === null || (isIndex(value) && value > 0);
