import { type ChildProcess, fork } from "node:child_process";
import { type CellSource, type ExecutionEvent, type HostRequest, parseReply, type Versions } from "./protocol.ts";

/** Flags of the kernel's process: no code is made from text there. */
const execArgv = ["--disallow-code-generation-from-strings", "--no-warnings"];

/**
 * Python in a process of its own. Cells run one after the other and share their variables. A process that dies is
 * started again by the next cell.
 */
export class Kernel {
  readonly #host: string;
  readonly #queue: Execution[] = [];
  #child: ChildProcess | null = null;
  #boot = new Boot();
  #count = 0;
  #isDisposed = false;

  /** `host` is the path of the built file of the kernel's process, which starts at once. */
  constructor(host: string) {
    this.#host = host;
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

  /**
   * Stops the running cell: it ends with KeyboardInterrupt, or after two seconds with `fatal` when it is busy with
   * something that cannot be stopped.
   */
  interrupt(): void {
    const running = this.#queue[0];
    if (running !== undefined) this.#request({ kind: "interrupt", id: running.id });
  }

  /** Starts over without variables. A running cell ends with `fatal`. */
  restart(): void {
    if (this.#boot.isOver) this.#boot = new Boot();
    this.#request({ kind: "restart" });
  }

  /** Ends the process, and all cells with `fatal`. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    const child = this.#child;
    if (child === null) return;
    await new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill("SIGKILL");
    });
  }

  #start(): void {
    if (this.#boot.isOver) this.#boot = new Boot();
    const child = fork(this.#host, { env: {}, execArgv, serialization: "advanced", stdio: "ignore" });
    this.#child = child;
    child.on("message", (message) => this.#receive(message));
    child.on("error", () => child.kill("SIGKILL"));
    child.on("exit", () => this.#lose());
  }

  #run(execution: Execution): void {
    if (this.#child === null) this.#start();
    this.#request({ kind: "execute", id: execution.id, cell: execution.cell });
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
    else {
      const { id, event } = reply;
      if (event.kind === "fatal" && this.#boot.isOver) this.#boot = new Boot();
      const running = this.#queue[0];
      if (running?.id === id) this.#tell(running, event);
    }
  }

  #lose(): void {
    this.#child = null;
    this.#boot.end(null);
    if (this.#isDisposed) while (this.#queue.length > 0) this.#fail(shutDown);
    else this.#fail("The process that runs Python ended unexpectedly: all variables are gone.");
  }

  #fail(message: string): void {
    const running = this.#queue[0];
    if (running !== undefined) this.#tell(running, { kind: "fatal", message });
  }

  #tell(running: Execution, event: ExecutionEvent): void {
    running.push(event);
    if (!isLast(event)) return;
    this.#queue.shift();
    const next = this.#queue[0];
    if (next !== undefined && !this.#isDisposed) this.#run(next);
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

/** A cell and what has happened of it; what is read is forgotten. */
class Execution implements AsyncIterable<ExecutionEvent> {
  readonly id: number;
  readonly cell: CellSource;
  readonly #events: ExecutionEvent[] = [];
  #wake = () => {};

  constructor(id: number, cell: CellSource) {
    this.id = id;
    this.cell = cell;
  }

  push(event: ExecutionEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ExecutionEvent, void, void> {
    for (;;) {
      const event = this.#events.shift();
      if (event !== undefined) {
        yield event;
        if (isLast(event)) return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}

function isLast({ kind }: ExecutionEvent): boolean {
  return kind === "done" || kind === "fatal";
}
