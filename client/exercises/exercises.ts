// The exercises as a whole: what there is, how far the learner is, and where it is shown.

import { commands, Disposable, type ExtensionContext } from "vscode";
import type { LanguageServer } from "../languageServer.ts";
import type { SessionKernel } from "../running/session.ts";
import { Catalogue } from "./catalogue.ts";
import { ExerciseCheck } from "./check.ts";
import { registerExerciseCommands } from "./exerciseCommands.ts";
import { ExercisePanel } from "./exercisePanel.ts";
import { ExercisesView } from "./exercisesView.ts";
import { LearnerFiles } from "./learnerFiles.ts";
import { Lesson } from "./lesson.ts";
import { Progress } from "./progress.ts";
import { registerSolutions } from "./solution.ts";

/** Builds them. */
export class Exercises implements Disposable {
  readonly catalogue: Catalogue;
  readonly files: LearnerFiles;
  readonly progress: Progress;
  readonly check: ExerciseCheck;
  readonly lesson: Lesson;
  readonly panel: ExercisePanel;
  readonly view: ExercisesView;
  readonly #parts: Disposable;

  constructor(
    { extensionUri, globalState, globalStorageUri }: ExtensionContext,
    server: LanguageServer,
    startKernel: () => SessionKernel,
  ) {
    this.catalogue = new Catalogue(extensionUri);
    this.files = new LearnerFiles(globalStorageUri);
    this.progress = new Progress(globalState);
    this.check = new ExerciseCheck(startKernel);
    this.lesson = new Lesson(this.catalogue, this.files, this.progress, this.check, server);
    this.panel = new ExercisePanel(extensionUri, this.catalogue, this.files, this.lesson);
    this.view = new ExercisesView(this.catalogue, this.progress);
    this.#parts = Disposable.from(
      this.catalogue,
      this.progress,
      this.check,
      this.lesson,
      this.panel,
      this.view,
      this.check.onDidChange(() => this.#tellContext()),
      this.lesson.onDidChange(() => this.#tellContext()),
      this.panel.onDidClose(() => {
        this.check.rest();
        this.#tellContext();
      }),
      registerSolutions(this.catalogue),
      registerExerciseCommands(this),
    );
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #tellContext(): void {
    void commands.executeCommand("setContext", "loopless.inExercise", this.panel.isOpen);
    void commands.executeCommand("setContext", "loopless.isChecking", this.check.isRunning);
  }
}
