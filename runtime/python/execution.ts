import type { CellSource, ExecutionEvent, HostRequest } from "./protocol.ts";

/** A cell and what has happened of it; what is read is forgotten. */
export class Execution implements AsyncIterable<ExecutionEvent> {
  readonly id: number;
  readonly request: HostRequest;
  readonly #events: ExecutionEvent[] = [];
  #wake = () => {};

  constructor(id: number, cell: CellSource) {
    this.id = id;
    this.request = { kind: "execute", id, cell };
  }

  push(event: ExecutionEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  /** Ends a cell that has not begun as one that was interrupted. */
  stop(): void {
    this.push({ kind: "error", ename: "KeyboardInterrupt", evalue: "", frames: [], traceback: ["KeyboardInterrupt"] });
    this.push({ kind: "done", milliseconds: 0 });
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

/** Whether nothing happens after this. */
export function isLast({ kind }: ExecutionEvent): boolean {
  return kind === "done" || kind === "fatal";
}
