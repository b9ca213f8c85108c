// One run of one cell.

import { EventEmitter, type Uri } from "vscode";
import type { CellSource, ExecutionEvent } from "../../runtime/python/protocol.ts";
import type { Session } from "./session.ts";

/** A cell of a document, as it was when it was run. */
export interface RunnableCell extends CellSource {
  /** The Python file or the notebook. */
  readonly document: Uri;
  /** The text that the source stands in: the Python file itself, or the notebook's cell. */
  readonly text: Uri;
  /** Which cell of its document it is, from 1; null for a part that was selected. */
  readonly number: number | null;
}

/**
 * How a run is going: it waits for its turn, runs, has ended, has raised an error, Python was lost with its variables,
 * or it was not run because one before it did not end well.
 */
export type RunState = "waiting" | "running" | "done" | "failed" | "lost" | "skipped";

/** What a cell did when it was run. */
export class Run {
  readonly session: Session;
  readonly cell: RunnableCell;
  readonly events: ExecutionEvent[] = [];
  /** When Python began with it, in milliseconds since 1970. */
  began: number | null = null;
  readonly #happened = new EventEmitter<ExecutionEvent | null>();
  /** Fires with each event, and with null when Python begins with the cell. */
  readonly onDidHappen = this.#happened.event;
  #state: RunState = "waiting";

  constructor(session: Session, cell: RunnableCell) {
    this.session = session;
    this.cell = cell;
  }

  get state(): RunState {
    return this.#state;
  }

  get isOver(): boolean {
    return this.#state !== "waiting" && this.#state !== "running";
  }

  /** Python takes up the cell. */
  begin(): void {
    this.began = Date.now();
    this.#state = "running";
    this.#happened.fire(null);
  }

  /** Something happened; after `done` or `fatal`, nothing more does. What is done without having begun was skipped. */
  tell(event: ExecutionEvent): void {
    this.events.push(event);
    this.#state = this.#after(event);
    this.#happened.fire(event);
    if (this.isOver) this.#happened.dispose();
  }

  #after({ kind }: ExecutionEvent): RunState {
    if (kind === "fatal") return "lost";
    if (kind !== "done") return this.#state;
    if (this.#state === "waiting") return "skipped";
    return this.events.some((event) => event.kind === "error") ? "failed" : "done";
  }
}
