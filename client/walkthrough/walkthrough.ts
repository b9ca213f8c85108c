// The first steps with Loopless: each is done when what it is about has happened.

import { commands, Disposable, EventEmitter, MarkdownString, type Uri } from "vscode";
import type { Progress } from "../exercises/progress.ts";
import type { LanguageServer, ServerAnswer } from "../languageClient.ts";
import type { Sessions } from "../running/sessions.ts";
import { MistakeWatch } from "./mistakeWatch.ts";
import { registerSamples } from "./samples.ts";

/** A step; its context is `loopless.` and the name. */
export type WalkthroughStep = "sawHints" | "hoveredVmap" | "ranCell" | "fixedMistake" | "didExercise";

/** Has the manifest's walkthrough know when a step is done: its context is true at that moment. */
export class Walkthrough implements Disposable {
  readonly #done = new Set<WalkthroughStep>();
  readonly #changed = new EventEmitter<WalkthroughStep>();
  readonly onDidComplete = this.#changed.event;
  readonly #parts: Disposable;

  constructor(extension: Uri, server: LanguageServer, sessions: Sessions, progress: Progress) {
    const mistakes = new MistakeWatch(server);
    this.#parts = Disposable.from(
      this.#changed,
      mistakes,
      registerSamples(extension),
      server.onDidAnswer((answer) => {
        if (answer.kind === "hints") this.#complete("sawHints");
        else if (isMappedCard(answer)) this.#complete("hoveredVmap");
      }),
      sessions.onDidEndRun(({ state }) => {
        if (state === "done") this.#complete("ranCell");
      }),
      mistakes.onDidFix(() => this.#complete("fixedMistake")),
      progress.onDidPass(() => this.#complete("didExercise")),
    );
  }

  /** The steps that were done since the window was opened. */
  get done(): ReadonlySet<WalkthroughStep> {
    return this.#done;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #complete(step: WalkthroughStep): void {
    // VS Code takes note only where the context becomes true after it has read the walkthrough, which it may do late.
    for (const isNow of [true, false]) void commands.executeCommand("setContext", `loopless.${step}`, isNow);
    if (this.#done.has(step)) return;
    this.#done.add(step);
    this.#changed.fire(step);
  }
}

/** Whether a hover says what `vmap` does; such a card begins with the word. */
function isMappedCard({ hover }: Extract<ServerAnswer, { readonly kind: "hover" }>): boolean {
  return hover.contents.some((content) => content instanceof MarkdownString && /^```text\nvmap\b/.test(content.value));
}
