// Sees when a mistake was fixed.

import { DiagnosticSeverity, Disposable, EventEmitter, languages, type TextDocument, workspace } from "vscode";
import { shapesOf } from "../exercises/shapeWatch.ts";
import type { LanguageServer } from "../languageServer.ts";

/** A text without a syntax error, as it was looked at last. */
interface Seen {
  readonly version: number;
  readonly problems: number;
}

/** Looks at the texts in which Loopless reports errors. */
export class MistakeWatch implements Disposable {
  readonly #server: LanguageServer;
  readonly #fixed = new EventEmitter<void>();
  /** Fires when an edit has left fewer errors, and no syntax error. */
  readonly onDidFix = this.#fixed.event;
  readonly #seen = new Map<TextDocument, Seen>();
  readonly #listeners: Disposable;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#listeners = Disposable.from(
      this.#fixed,
      languages.onDidChangeDiagnostics(({ uris }) => {
        const changed = new Set(uris.map(String));
        for (const document of workspace.textDocuments) {
          if (changed.has(String(document.uri))) void this.#look(document);
        }
      }),
      workspace.onDidChangeTextDocument(({ document }) => void this.#look(document)),
      workspace.onDidCloseTextDocument((document) => this.#seen.delete(document)),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  async #look(document: TextDocument): Promise<void> {
    if (!this.#seen.has(document) && problemsIn(document) === 0) return;
    const { version } = document;
    const shapes = await shapesOf(this.#server, document, []);
    // The problems come before the answer, so that they are those of this text.
    if (shapes === null || shapes.hasSyntaxError || document.version !== version) return;
    const problems = problemsIn(document);
    const before = this.#seen.get(document);
    this.#seen.set(document, { version, problems });
    if (before !== undefined && problems < before.problems && version > before.version) this.#fixed.fire();
  }
}

function problemsIn({ uri }: TextDocument): number {
  return languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === "loopless" && severity === DiagnosticSeverity.Error).length;
}
