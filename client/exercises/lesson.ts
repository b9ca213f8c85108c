// The exercise that the learner is at.

import { Disposable, EventEmitter, type TextDocument } from "vscode";
import type { Shapes } from "../../server/protocol.ts";
import type { LanguageServer } from "../languageServer.ts";
import type { Page } from "../views/exercises/messages.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ExerciseCheck } from "./check.ts";
import type { LearnerFiles } from "./learnerFiles.ts";
import type { FinishedCheck, LessonState } from "./page.ts";
import type { Progress } from "./progress.ts";
import { ShapeWatch } from "./shapeWatch.ts";
import type { ListedExercise } from "./shelf.ts";
import { isRight } from "./verdict.ts";

/** Follows the learner's file of one exercise: its shapes while it is typed, its checks, the hints that were read. */
export class Lesson implements Disposable {
  readonly #catalogue: Catalogue;
  readonly #files: LearnerFiles;
  readonly #progress: Progress;
  readonly #check: ExerciseCheck;
  readonly #watch: ShapeWatch;
  readonly #changed = new EventEmitter<void>();
  /** Fires when there is something else to show. */
  readonly onDidChange = this.#changed.event;
  readonly #parts: Disposable;
  readonly #checks = new Map<string, FinishedCheck>();
  /** Comes with the first exercise, as what renders Markdown is big. */
  #pageOf: ((state: LessonState) => Page) | null = null;
  #current: ListedExercise | null = null;
  #document: TextDocument | null = null;
  #shapes: Shapes | null = null;
  #isSolutionShown = false;
  /** The id of the exercise whose answer is checked. */
  #checked: string | null = null;

  constructor(
    catalogue: Catalogue,
    files: LearnerFiles,
    progress: Progress,
    check: ExerciseCheck,
    server: LanguageServer,
  ) {
    this.#catalogue = catalogue;
    this.#files = files;
    this.#progress = progress;
    this.#check = check;
    this.#watch = new ShapeWatch(server);
    this.#parts = Disposable.from(
      this.#changed,
      this.#watch,
      this.#watch.onDidChange((shapes) => {
        this.#shapes = shapes;
        this.#changed.fire();
      }),
      check.onDidChange(() => this.#changed.fire()),
      progress.onDidChange(() => this.#changed.fire()),
      catalogue.onDidChange(() => this.#renew()),
    );
  }

  /** Null until one was begun. */
  get current(): ListedExercise | null {
    return this.#current;
  }

  /** All there is to show; null while there is no exercise. */
  get page(): Page | null {
    if (this.#current === null || this.#pageOf === null) return null;
    const { exercise } = this.#current;
    const { id } = exercise;
    const isChecked = this.#check.isRunning && this.#checked === id;
    return this.#pageOf({
      exercise,
      text: this.#document === null || this.#document.isClosed ? null : this.#document.getText(),
      shapes: this.#shapes,
      hints: this.#progress.of(id).hints,
      isSolutionShown: this.#isSolutionShown,
      check: isChecked ? "running" : (this.#checks.get(id) ?? null),
      steps: this.#catalogue.sequenceOf(this.#current).map(({ exercise: { id, title } }) => ({
        id,
        title,
        isDone: this.#progress.isDone(id),
      })),
    });
  }

  /** Begins an exercise, or goes on with it, in the learner's file. A check of another one is stopped. */
  async begin(listed: ListedExercise): Promise<TextDocument> {
    const document = await this.#files.open(listed);
    this.#pageOf = (await import("./page.ts")).pageOf;
    if (listed.exercise.id !== this.#current?.exercise.id) {
      this.#isSolutionShown = false;
      this.#check.stop();
    }
    if (document !== this.#document) this.#shapes = null;
    this.#current = listed;
    this.#document = document;
    this.#follow();
    this.#changed.fire();
    return document;
  }

  /** Saves and checks what the learner has written; resolves when that is over. Nothing happens while a check runs. */
  async check(): Promise<void> {
    if (this.#current === null || this.#check.isRunning) return;
    const { exercise } = this.#current;
    const document = await this.#files.open(this.#current);
    await document.save();
    const source = document.getText();
    this.#checked = exercise.id;
    const outcome = await this.#check.check(exercise, source);
    if (outcome === null) return;
    this.#checks.set(exercise.id, { outcome, source });
    if (outcome.kind === "verdict" && isRight(outcome.verdict)) await this.#progress.pass(exercise.id);
    this.#changed.fire();
  }

  /** Shows one more hint. */
  async hint(): Promise<void> {
    if (this.#current === null) return;
    const { id, hints } = this.#current.exercise;
    await this.#progress.readHints(id, Math.min(this.#progress.of(id).hints + 1, hints.length));
  }

  async showSolution(): Promise<void> {
    if (this.#current === null) return;
    this.#isSolutionShown = true;
    await this.#progress.seeSolution(this.#current.exercise.id);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #follow(): void {
    if (this.#current === null || this.#document === null) return;
    const { result, notes } = this.#current.exercise;
    this.#watch.follow(this.#document, [result, ...notes.map(({ name }) => name)]);
  }

  /** Its file may say something else now. */
  #renew(): void {
    const id = this.#current?.exercise.id;
    this.#current = (id !== undefined && this.#catalogue.find(id)) || this.#current;
    this.#follow();
    this.#changed.fire();
  }
}
