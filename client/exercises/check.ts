// Checks an answer in a Python of its own, which no view shows.

import { type Disposable, EventEmitter, Uri } from "vscode";
import type { Run } from "../running/run.ts";
import { Session, type SessionKernel } from "../running/session.ts";
import { checkCell } from "./checkCell.ts";
import type { Exercise } from "./exercise.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** How a check ended. */
export type CheckOutcome =
  | { readonly kind: "verdict"; readonly verdict: Verdict }
  /** There is no verdict, for a reason in words. */
  | { readonly kind: "none"; readonly reason: string };

/** Runs one check after the other, each in a Python that nobody has used. */
export class ExerciseCheck implements Disposable {
  readonly #startKernel: () => SessionKernel;
  readonly #patience: number;
  readonly #changed = new EventEmitter<void>();
  /** Fires when a check begins and when it has ended. */
  readonly onDidChange = this.#changed.event;
  #session: Session | null = null;
  #run: Run | null = null;

  /** `patience` is the time in milliseconds that an answer may take. */
  constructor(startKernel: () => SessionKernel, patience = 10_000) {
    this.#startKernel = startKernel;
    this.#patience = patience;
  }

  get isRunning(): boolean {
    return this.#run !== null;
  }

  /** Checks the text of a learner's file; null while another check runs. */
  async check(exercise: Exercise, source: string): Promise<CheckOutcome | null> {
    if (this.#run !== null) return null;
    this.#session ??= new Session(document, this.#startKernel);
    const session = this.#session;
    const cell = { document, text: document, number: null, name: "check", line: 0 };
    const run = session.run({ ...cell, source: checkCell(exercise, source) });
    this.#run = run;
    this.#changed.fire();
    const isLate = await this.#over(run);
    this.#run = null;
    // What the answer has changed, in the modules too, is gone before the next one.
    if (session === this.#session) session.restart();
    this.#changed.fire();
    return outcomeOf(run, isLate);
  }

  /** Ends the check that runs. */
  stop(): void {
    this.#session?.interrupt();
  }

  /** Ends Python until the next check. */
  rest(): void {
    const session = this.#session;
    this.#session = null;
    session?.dispose();
  }

  dispose(): void {
    this.rest();
    this.#changed.dispose();
  }

  /** Resolves when the run is over, with whether it took too long. */
  #over(run: Run): Promise<boolean> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      let isLate = false;
      run.onDidHappen((event) => {
        if (event === null) {
          timer = setTimeout(() => {
            isLate = true;
            this.stop();
          }, this.#patience);
        }
        if (!run.isOver) return;
        clearTimeout(timer);
        resolve(isLate);
      });
    });
  }
}

const document = Uri.from({ scheme: "loopless-check", path: "/check" });

function outcomeOf(run: Run, isLate: boolean): CheckOutcome {
  const verdict = run.events.map(verdictOf).findLast((each) => each !== null);
  if (verdict != null) return { kind: "verdict", verdict };
  if (isLate)
    return { kind: "none", reason: "It took too long, so it was stopped. Is there a loop that does not end?" };
  const fatal = run.events.find((event) => event.kind === "fatal");
  if (fatal !== undefined) return { kind: "none", reason: `The check ended early. ${fatal.message}` };
  const error = run.events.find((event) => event.kind === "error");
  if (error === undefined || error.ename === "KeyboardInterrupt")
    return { kind: "none", reason: "The check was stopped." };
  return { kind: "none", reason: `The check itself failed: ${error.ename}: ${error.evalue}` };
}
