// What the server sends unasked after an analysis: problems, and that hints elsewhere may have changed.

import type { Connection, Diagnostic } from "vscode-languageserver";
import type { Analysis } from "../analysis/analyzer.ts";
import { diagnostics } from "./diagnostics.ts";
import type { Outcomes } from "./observations.ts";
import type { OpenDocument, OpenText } from "./openDocuments.ts";
import { shownHints } from "./shownHints.ts";

/** Remembers what each text last showed, so that only changes are sent. */
export class Publisher {
  readonly #connection: Connection;
  readonly #outcomes: Outcomes;
  readonly #problems = new Map<string, string>();
  readonly #hints = new Map<string, { readonly version: number; readonly shown: string }>();
  /** Whether the client can be asked to ask for hints again. */
  canRefresh = false;

  constructor(connection: Connection, outcomes: Outcomes) {
    this.#connection = connection;
    this.#outcomes = outcomes;
  }

  /** Sends the problems of every text, and has hints asked for again when those of an unchanged text are others now. */
  publish({ texts }: OpenDocument, analysis: Analysis | null): void {
    const uriOf = (wanted: number | null) => texts.find(({ cell }) => cell === wanted)?.text.uri ?? "";
    const problems =
      analysis === null
        ? new Map<number | null, readonly Diagnostic[]>()
        : diagnostics(analysis, this.#outcomes.contradictions(analysis), uriOf);
    for (const { cell, text } of texts) this.#sendProblems(text.uri, text.version, problems.get(cell) ?? []);
    // A lone text has other hints only after an edit of its own, and then the client asks of itself.
    if (analysis !== null && texts.length > 1 && this.#otherHints(texts, analysis)) this.refresh();
  }

  /** Takes back what a text showed that is no longer open. */
  forget(textUri: string): void {
    this.#sendProblems(textUri, null, []);
    this.#problems.delete(textUri);
    this.#hints.delete(textUri);
  }

  refresh(): void {
    if (this.canRefresh) this.#connection.languages.inlayHint.refresh().catch(() => {});
  }

  /** Whether a text that is the same as after the last analysis has other hints. */
  #otherHints(texts: readonly OpenText[], analysis: Analysis): boolean {
    const hints = shownHints(analysis, { hints: "all", marks: "unicode" });
    let changed = false;
    for (const { cell, text } of texts) {
      const own = hints.filter((hint) => hint.cell === cell);
      const shown = own.map(({ line, column, text: label }) => `${line}:${column}${label}`).join("\n");
      const before = this.#hints.get(text.uri);
      if (before !== undefined && before.version === text.version && before.shown !== shown) changed = true;
      this.#hints.set(text.uri, { version: text.version, shown });
    }
    return changed;
  }

  #sendProblems(uri: string, version: number | null, problems: readonly Diagnostic[]): void {
    const text = JSON.stringify(problems);
    if ((this.#problems.get(uri) ?? "[]") === text) return;
    this.#problems.set(uri, text);
    const params = { uri, diagnostics: [...problems], ...(version === null ? {} : { version }) };
    this.#connection.sendDiagnostics(params).catch(() => {});
  }
}
