// The Python of one document: its kernel and what was run there.

import { type Disposable, EventEmitter, type Uri } from "vscode";
import type { AnswerTo, Question, QuestionOf } from "../../runtime/python/inspection.ts";
import type { Kernel } from "../../runtime/python/kernel.ts";
import { Run, type RunnableCell } from "./run.ts";

/** `off` before the first cell and after Python was shut down; `starting` until Python is ready. */
export type SessionState = "off" | "starting" | "idle" | "busy";

/** What a session asks of Python. */
export type SessionKernel = Pick<Kernel, "ready" | "execute" | "ask" | "interrupt" | "restart" | "dispose" | "onLoss">;

/** A document's variables live in its session. Python starts with the first cell. */
export class Session implements Disposable {
  /** The Python file or the notebook. */
  readonly document: Uri;
  readonly #startKernel: () => SessionKernel;
  readonly #changedState = new EventEmitter<SessionState>();
  readonly #began = new EventEmitter<Run>();
  readonly #ended = new EventEmitter<Run>();
  readonly #restarted = new EventEmitter<string>();
  /** Fires when the state changed, and with `busy` for each cell that Python begins with. */
  readonly onDidChangeState = this.#changedState.event;
  /** Fires when a cell was asked to run, before anything happens. */
  readonly onDidBeginRun = this.#began.event;
  readonly onDidEndRun = this.#ended.event;
  /** Fires when all variables are gone, with a sentence that says why. */
  readonly onDidRestart = this.#restarted.event;
  readonly #queue: Run[] = [];
  #kernel: SessionKernel | null = null;
  #state: SessionState = "off";
  #isWorking = false;
  #isReady = false;
  #begun = 0;

  constructor(document: Uri, startKernel: () => SessionKernel) {
    this.document = document;
    this.#startKernel = startKernel;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The runs that are not over, the one that Python is at first. */
  get pending(): readonly Run[] {
    return this.#queue;
  }

  /** How many cells Python will have begun with, since it started, once it begins with the next one to be asked for. */
  get nextNumber(): number {
    return this.#begun + this.#queue.filter(({ state }) => state === "waiting").length + 1;
  }

  /** Runs a cell after those before it, unless one of them does not end well. */
  run(cell: RunnableCell): Run {
    const run = new Run(this, cell);
    this.#queue.push(run);
    this.#began.fire(run);
    if (!this.#isWorking) void this.#work();
    return run;
  }

  /** Asks Python between cells; null where it does not run, or has no answer. */
  async ask<Kind extends Question["kind"]>(question: QuestionOf<Kind>): Promise<AnswerTo<Kind> | null> {
    return this.#kernel === null ? null : this.#kernel.ask(question);
  }

  /** Stops the running cell; those that wait for it are not run. */
  interrupt(): void {
    this.#skipWaiting();
    this.#kernel?.interrupt();
  }

  /** Starts Python again without variables. */
  restart(): void {
    this.#skipWaiting();
    this.#kernel?.restart();
  }

  /** Ends Python. */
  dispose(): void {
    this.#skipWaiting();
    void this.#kernel?.dispose();
    this.#kernel = null;
    this.#show("off");
    for (const emitter of [this.#changedState, this.#began, this.#ended, this.#restarted]) emitter.dispose();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    this.#kernel ??= this.#start();
    const kernel = this.#kernel;
    do {
      if (!this.#isReady) this.#show("starting");
      await kernel.ready();
      this.#isReady = true;
      // Those that were to run first may have been stopped before Python was ready.
      const run = this.#queue[0];
      if (run !== undefined) await this.#execute(run, kernel);
    } while (this.#queue.length > 0 || !this.#isReady);
    this.#isWorking = false;
    this.#show(this.#kernel === null ? "off" : "idle");
  }

  #start(): SessionKernel {
    const kernel = this.#startKernel();
    kernel.onLoss = (message) => this.#lose(message);
    return kernel;
  }

  async #execute(run: Run, kernel: SessionKernel): Promise<void> {
    this.#begun++;
    run.begin();
    this.#show("busy");
    for await (const event of kernel.execute(run.cell)) run.tell(event);
    this.#queue.shift();
    this.#ended.fire(run);
    if (run.state !== "done") this.#skipWaiting();
  }

  #lose(message: string): void {
    this.#isReady = false;
    this.#begun = 0;
    this.#restarted.fire(message);
    if (!this.#isWorking) void this.#work();
  }

  #skipWaiting(): void {
    const first = this.#queue.findIndex(({ state }) => state === "waiting");
    if (first < 0) return;
    for (const run of this.#queue.splice(first)) {
      run.tell({ kind: "done", milliseconds: 0 });
      this.#ended.fire(run);
    }
  }

  #show(state: SessionState): void {
    this.#state = state;
    this.#changedState.fire(state);
  }
}
