// What was run of a program, kept for the run after the next edit.

import type { TopLevel } from "../syntax/ast.ts";
import type { FactBatch, Findings } from "./facts.ts";
import type { Mark, Ref, Rewrite } from "./store.ts";

/** A part of the program that was run, and need not run again while what it read stays the same. */
export interface Finished {
  /** What it read: places, and in a parallel list what they held. */
  readonly places: readonly Ref<unknown>[];
  readonly held: readonly unknown[];
  readonly batch: FactBatch;
  readonly findings: Findings;
}

/** A top-level statement that was run. */
export interface FinishedStatement extends Finished {
  /** The state of the store before it. */
  mark: Mark;
  readonly rewrites: readonly Rewrite[];
}

/** The statements of a program that were run, in order. */
export class FinishedProgram {
  /** In parallel lists, as after every key each statement is compared and few are looked at. */
  readonly #statements: TopLevel[] = [];
  readonly #finished: FinishedStatement[] = [];

  get length(): number {
    return this.#finished.length;
  }

  get all(): readonly FinishedStatement[] {
    return this.#finished;
  }

  add(statement: TopLevel, finished: FinishedStatement): void {
    this.#statements.push(statement);
    this.#finished.push(finished);
  }

  /** How many statements at the start are those of `statements`. */
  commonStart(statements: readonly TopLevel[]): number {
    let length = 0;
    while (length < this.length && isSame(this.#statements[length]!, statements[length])) length += 1;
    return length;
  }

  /** Takes all from a place on out, for the statements that stand there now; `rest` are left over from before. */
  cut(from: number, statements: readonly TopLevel[], rest: readonly Leftover[]): Leftovers {
    const ran = this.#statements.splice(from);
    const finished = this.#finished.splice(from);
    const count = Math.min(ran.length, statements.length - from);
    let tail = 0;
    // What is left over from before stands behind these.
    while (rest.length === 0 && tail < count && isSame(ran.at(-1 - tail)!, statements.at(-1 - tail))) tail += 1;
    const others = ran
      .slice(0, ran.length - tail)
      .map((statement, index) => ({ statement, finished: finished[index]! }));
    const tailStatements = ran.slice(ran.length - tail);
    return new Leftovers([...others, ...rest], tailStatements, finished.slice(finished.length - tail));
  }
}

/** A statement of an earlier run. */
export interface Leftover {
  readonly statement: TopLevel;
  readonly finished: FinishedStatement;
}

/**
 * Statements of earlier runs, for those of the program that are still the same.
 *
 * All behind the last edited one stand where they stood, counted from the end; only the others are looked up.
 */
export class Leftovers {
  readonly #others: Map<TopLevel["body"], Leftover>;
  readonly #tail: readonly TopLevel[];
  readonly #finished: readonly FinishedStatement[];
  #tailTaken = 0;

  constructor(others: readonly Leftover[], tail: readonly TopLevel[], finished: readonly FinishedStatement[]) {
    this.#others = new Map(others.map((each) => [each.statement.body, each]));
    this.#tail = tail;
    this.#finished = finished;
  }

  /** Takes what was run of a statement, with `left` statements from it to the end of the program. */
  take({ body }: TopLevel, left: number): FinishedStatement | undefined {
    if (left <= this.#tail.length) return this.#finished[this.#tailTaken++];
    const found = this.#others.get(body);
    this.#others.delete(body);
    return found?.finished;
  }

  /** Those that nobody took. */
  get rest(): readonly Leftover[] {
    const tail = this.#tail.slice(this.#tailTaken);
    const finished = this.#finished.slice(this.#tailTaken);
    return [...this.#others.values(), ...tail.map((statement, index) => ({ statement, finished: finished[index]! }))];
  }
}

/** A statement is another object when it became stale, or is no longer. */
function isSame(a: TopLevel, b: TopLevel | undefined): boolean {
  return a === b || a.body === b?.body;
}
