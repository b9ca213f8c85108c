// The sessions of all documents.

import { type Disposable, EventEmitter, type Uri } from "vscode";
import type { Run } from "./run.ts";
import { Session, type SessionKernel } from "./session.ts";

/** One session for each Python file and notebook in which something was run. */
export class Sessions implements Disposable {
  readonly #startKernel: () => SessionKernel;
  readonly #sessions = new Map<string, Session>();
  readonly #opened = new EventEmitter<Session>();
  readonly #began = new EventEmitter<Run>();
  readonly #ended = new EventEmitter<Run>();
  readonly #changed = new EventEmitter<Session>();
  readonly #closed = new EventEmitter<Session>();
  readonly onDidOpen = this.#opened.event;
  readonly onDidBeginRun = this.#began.event;
  readonly onDidEndRun = this.#ended.event;
  /** Fires when a session's state changed or its variables are gone. */
  readonly onDidChange = this.#changed.event;
  readonly onDidClose = this.#closed.event;

  constructor(startKernel: () => SessionKernel) {
    this.#startKernel = startKernel;
  }

  /** Those used last at the end. */
  get all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  find(document: Uri): Session | undefined {
    return this.#sessions.get(String(document));
  }

  /** The session of a document, which it gets if it has none. */
  of(document: Uri): Session {
    return this.find(document) ?? this.#open(document);
  }

  /** Ends the Python of a document. */
  close(document: Uri): void {
    const session = this.find(document);
    if (session === undefined) return;
    this.#sessions.delete(String(document));
    session.dispose();
    this.#closed.fire(session);
  }

  dispose(): void {
    for (const session of this.all) this.close(session.document);
    for (const emitter of [this.#opened, this.#began, this.#ended, this.#changed, this.#closed]) emitter.dispose();
  }

  #open(document: Uri): Session {
    const session = new Session(document, this.#startKernel);
    this.#sessions.set(String(document), session);
    session.onDidBeginRun((run) => {
      this.#sessions.delete(String(document));
      this.#sessions.set(String(document), session);
      this.#began.fire(run);
    });
    session.onDidEndRun((run) => this.#ended.fire(run));
    session.onDidChangeState(() => this.#changed.fire(session));
    session.onDidRestart(() => this.#changed.fire(session));
    this.#opened.fire(session);
    return session;
  }
}
