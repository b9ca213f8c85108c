// The first steps with Loopless: each is done when what it is about has happened.

import { commands, Disposable, EventEmitter, MarkdownString, type Memento, type Tab, type Uri, window } from "vscode";
import { parseList } from "../../runtime/python/untrusted.ts";
import type { Progress } from "../exercises/progress.ts";
import type { ServerAnswer } from "../languageClient.ts";
import type { LanguageServer } from "../languageServer.ts";
import type { Sessions } from "../running/sessions.ts";
import { MistakeWatch } from "./mistakeWatch.ts";
import { registerSamples } from "./samples.ts";

const steps = ["sawHints", "hoveredVmap", "ranCell", "fixedMistake", "didExercise"] as const;

/** A step; its context is `loopless.` and the name. */
export type WalkthroughStep = (typeof steps)[number];

/** Has the manifest's walkthrough know which steps are done, also those that were before it was opened. */
export class Walkthrough implements Disposable {
  readonly #memory: Memento;
  readonly #done: Set<WalkthroughStep>;
  readonly #changed = new EventEmitter<WalkthroughStep>();
  readonly onDidComplete = this.#changed.event;
  readonly #parts: Disposable;
  #timers: readonly NodeJS.Timeout[] = [];

  /** `memory` keeps what was done in other windows. */
  constructor(extension: Uri, memory: Memento, server: LanguageServer, sessions: Sessions, progress: Progress) {
    this.#memory = memory;
    this.#done = new Set(parseList(memory.get(key), parseStep));
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
      window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        if ([...opened, ...changed].some(mayBeWalkthrough)) this.#tellSoon();
      }),
    );
    if (window.tabGroups.all.some(({ tabs }) => tabs.some(mayBeWalkthrough))) this.#tellSoon();
  }

  /** The steps that were ever done. */
  get done(): ReadonlySet<WalkthroughStep> {
    return this.#done;
  }

  dispose(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#parts.dispose();
  }

  #complete(step: WalkthroughStep): void {
    if (this.#done.has(step)) return;
    this.#done.add(step);
    tell(step);
    void this.#memory.update(key, [...this.#done]);
    this.#changed.fire(step);
  }

  /** VS Code reads the walkthrough some time after it has opened its tab, and says nothing about it. */
  #tellSoon(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [0, 1000, 5000].map((milliseconds) => setTimeout(() => this.#done.forEach(tell), milliseconds));
  }
}

const key = "loopless.walkthrough";

/** VS Code takes note only where the context becomes true after it has read the walkthrough. */
function tell(step: WalkthroughStep): void {
  for (const isNow of [true, false]) void commands.executeCommand("setContext", `loopless.${step}`, isNow);
}

function parseStep(value: unknown): WalkthroughStep | null {
  return steps.find((step) => step === value) ?? null;
}

/** Whether a tab is of a kind that extensions are told nothing of, as that of the walkthrough is. */
function mayBeWalkthrough({ input }: Tab): boolean {
  return input === undefined;
}

/** Whether a hover says what `vmap` does; such a card begins with the word. */
function isMappedCard({ hover }: Extract<ServerAnswer, { readonly kind: "hover" }>): boolean {
  return hover.contents.some((content) => content instanceof MarkdownString && /^```text\nvmap\b/.test(content.value));
}
