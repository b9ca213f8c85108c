import { type ChildProcess, fork } from "node:child_process";
import { Execution, isLast } from "./execution.ts";
import { Inquiry } from "./inquiry.ts";
import type { AnswerTo, Question, QuestionOf } from "./inspection.ts";
import { type CellSource, type ExecutionEvent, type HostRequest, parseReply, type Versions } from "./protocol.ts";

/** All of its environment: Electron's executable is Node with this, and Node itself does not look at it. */
const env = { ELECTRON_RUN_AS_NODE: "1" };

/** V8 makes no code from text in the kernel's process. The worker refuses that too, so this is a second wall. */
const secondWall = ["--disallow-code-generation-from-strings"];
/** How an executable ends that does not know a flag. */
const unknownFlag = 9;

/** How long the process has to end by itself, in milliseconds. */
const farewell = 4000;

export interface KernelOptions {
  /** The folder of files that make later starts short, null for none. */
  readonly cache: string | null;
}

/**
 * Python in a process of its own. Cells run one after the other and share their variables. A process that dies is
 * started again by the next cell.
 */
export class Kernel {
  readonly #host: string;
  readonly #cache: string | null;
  #flags: readonly string[] = secondWall;
  readonly #queue: (Execution | Inquiry)[] = [];
  #child: ChildProcess | null = null;
  #boot = new Boot();
  #count = 0;
  #isDisposed = false;
  /** Called when all variables are gone, between cells too, with a sentence that says why. */
  onLoss: (message: string) => void = () => {};

  /** `host` is the path of the built file of the kernel's process, which starts at once. */
  constructor(host: string, { cache }: KernelOptions) {
    this.#host = host;
    this.#cache = cache;
    this.#start();
  }

  /** What runs the cells, as soon as it can; null where it could not be started. */
  ready(): Promise<Versions | null> {
    return this.#boot.versions;
  }

  /** The id of the process, while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Runs a cell after those before it. The events end with `done` or `fatal`; the cell runs even if nobody reads them. */
  execute(cell: CellSource): AsyncIterable<ExecutionEvent> {
    const execution = new Execution(++this.#count, cell);
    this.#queue.push(execution);
    if (this.#isDisposed) this.#fail(shutDown);
    else if (this.#queue.length === 1) this.#run(execution);
    return execution;
  }

  /** Asks between cells; null where there is no answer, as where Python does not run. */
  ask<Kind extends Question["kind"]>(question: QuestionOf<Kind>): Promise<AnswerTo<Kind> | null> {
    if (this.#child === null || this.#isDisposed) return Promise.resolve(null);
    return new Promise((resolve) => {
      const inquiry = new Inquiry<Kind>(++this.#count, question, resolve);
      this.#queue.push(inquiry);
      if (this.#queue.length === 1) this.#run(inquiry);
    });
  }

  /**
   * Stops the running cell: it ends with KeyboardInterrupt, or after two seconds with `fatal` when it is busy with
   * something that cannot be stopped. A cell that waits for the answer to a question does not begin.
   */
  interrupt(): void {
    const [first] = this.#queue;
    if (first === undefined) return;
    this.#request({ kind: "interrupt", id: first.id });
    if (first instanceof Execution) return;
    const waiting = this.#queue.find((task) => task instanceof Execution);
    if (waiting === undefined) return;
    this.#queue.splice(this.#queue.indexOf(waiting), 1);
    waiting.stop();
  }

  /** Starts over without variables. A running cell ends with `fatal`. */
  restart(): void {
    if (this.#child === null) return;
    if (this.#boot.isOver) this.#boot = new Boot();
    this.#request({ kind: "restart" });
  }

  /** Ends the process, and all cells with `fatal`. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    const child = this.#child;
    if (child?.pid === undefined) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill("SIGKILL"), farewell);
    await gone;
    clearTimeout(timer);
  }

  #start(): void {
    if (this.#boot.isOver) this.#boot = new Boot();
    const child = fork(this.#host, this.#cache === null ? [] : [this.#cache], {
      env,
      execArgv: [...this.#flags],
      serialization: "advanced",
      stdio: "ignore",
    });
    this.#child = child;
    child.on("message", (message) => this.#receive(message));
    child.on("error", () => {
      if (child.pid === undefined) this.#lose(null);
      else child.kill("SIGKILL");
    });
    child.on("exit", (code) => this.#lose(code));
  }

  #run(task: Execution | Inquiry): void {
    if (this.#child === null) this.#start();
    this.#request(task.request);
  }

  #request(request: HostRequest): void {
    // A message that cannot be sent has met a dying process, whose exit is told.
    this.#child?.send(request, () => {});
  }

  #receive(message: unknown): void {
    const reply = parseReply(message);
    if (reply === null) this.#child?.kill("SIGKILL");
    else if (reply.kind === "ready") this.#boot.end(reply.versions);
    else if (reply.kind === "down") this.#boot.end(null);
    else if (reply.kind === "answer") this.#answer(reply.id, reply.answer);
    else {
      const { id, event } = reply;
      if (event.kind === "fatal" && this.#boot.isOver) this.#boot = new Boot();
      if (event.kind === "fatal") this.onLoss(event.message);
      const [running] = this.#queue;
      if (running?.id !== id) return;
      if (running instanceof Execution) this.#tell(running, event);
      else if (event.kind === "fatal") this.#fail(event.message);
    }
  }

  #answer(id: number, value: unknown): void {
    const [asked] = this.#queue;
    if (asked instanceof Execution || asked?.id !== id) return;
    if (!asked.end(value)) {
      this.#child?.kill("SIGKILL");
      return;
    }
    this.#queue.shift();
    this.#proceed();
  }

  #lose(code: number | null): void {
    this.#child = null;
    if (code === unknownFlag && this.#flags.length > 0 && !this.#isDisposed) {
      this.#flags = [];
      this.#start();
      this.#proceed();
      return;
    }
    this.#boot.end(null);
    if (this.#isDisposed) {
      while (this.#queue.length > 0) this.#fail(shutDown);
      return;
    }
    const message = "The process that runs Python ended unexpectedly: all variables are gone.";
    this.onLoss(message);
    this.#fail(message);
  }

  /** Python is lost, and with it the cell whose turn it is. */
  #fail(message: string): void {
    this.#dropQuestions();
    const [running] = this.#queue;
    if (running instanceof Execution) this.#tell(running, { kind: "fatal", message });
  }

  #tell(running: Execution, event: ExecutionEvent): void {
    running.push(event);
    if (!isLast(event)) return;
    this.#queue.shift();
    if (event.kind === "fatal") this.#dropQuestions();
    this.#proceed();
  }

  #proceed(): void {
    const [next] = this.#queue;
    if (next !== undefined && !this.#isDisposed) this.#run(next);
  }

  /** Nobody can answer the questions before the next cell: what they ask about is gone. */
  #dropQuestions(): void {
    for (let [first] = this.#queue; first instanceof Inquiry; [first] = this.#queue) {
      first.end(null);
      this.#queue.shift();
    }
  }
}

const shutDown = "Python was shut down.";

/** One start of Python. */
class Boot {
  readonly versions: Promise<Versions | null>;
  isOver = false;
  #resolve: (versions: Versions | null) => void = () => {};

  constructor() {
    this.versions = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  end(versions: Versions | null): void {
    this.isOver = true;
    this.#resolve(versions);
  }
}
