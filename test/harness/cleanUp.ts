// What a harness starts, it stops: on the way out, on an error, on Ctrl+C and on SIGTERM.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Task = () => void | Promise<void>;

/** Undoes what a program started, last things first, whichever way the program ends. */
export class CleanUp {
  readonly #tasks: Task[] = [];
  #done: Promise<void> | undefined;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => this.#leave(signal === "SIGINT" ? 130 : 143));
    }
    // A signal to npm ends npm and its shell and goes no further: their end is the signal then.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && this.#leave(143), 500).unref();
  }

  /** Remembers what to do at the end. */
  add(task: Task): void {
    this.#tasks.push(task);
  }

  /** Makes a folder that is removed at the end. */
  temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "loopless-"));
    this.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  }

  /** Does it now, once; a second caller waits for the first. */
  run(): Promise<void> {
    this.#done ??= this.#runAll();
    return this.#done;
  }

  #leave(code: number): void {
    void this.run().finally(() => process.exit(code));
  }

  async #runAll(): Promise<void> {
    for (const task of this.#tasks.reverse()) await task();
  }
}
