// The shapes of a document's variables, while it is typed.

import { Disposable, EventEmitter, type TextDocument, workspace } from "vscode";
import type { Shapes, ShapesMethod } from "../../server/protocol.ts";
import type { LanguageServer } from "../languageServer.ts";

/** What is followed. */
interface Subject {
  readonly document: TextDocument;
  readonly names: readonly string[];
}

/** Asks the language server after each change, and never more than one question at a time. */
export class ShapeWatch implements Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<Shapes | null>();
  /** Fires with what there is after a change; null where the server cannot tell. */
  readonly onDidChange = this.#changed.event;
  readonly #listeners: Disposable;
  #subject: Subject | null = null;
  #isAsking = false;
  #isStale = false;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#listeners = Disposable.from(
      this.#changed,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#subject?.document && contentChanges.length > 0) void this.#ask();
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.#subject?.document) void this.#ask();
      }),
      server.onDidChangeState(() => void this.#ask()),
    );
  }

  /** Follows variables of a document, in place of those before. */
  follow(document: TextDocument, names: readonly string[]): void {
    this.#subject = { document, names };
    void this.#ask();
  }

  dispose(): void {
    this.#subject = null;
    this.#listeners.dispose();
  }

  async #ask(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isStale) {
      this.#isStale = false;
      const subject = this.#subject;
      const shapes = subject && (await shapesOf(this.#server, subject.document, subject.names));
      if (subject !== null && subject === this.#subject && !this.#isStale) this.#changed.fire(shapes);
    }
    this.#isAsking = false;
  }
}

/** What the language server says of variables of a document; null where it does not know the document, or does not run. */
export async function shapesOf(
  server: LanguageServer,
  document: TextDocument,
  names: readonly string[],
): Promise<Shapes | null> {
  // The client hears of a change at the same time as whoever asks; it tells the server first.
  await new Promise((resolve) => setImmediate(resolve));
  if (document.isClosed) return null;
  return server.ask<Shapes | null>("loopless/shapesOf" satisfies ShapesMethod, document.uri, { names });
}
