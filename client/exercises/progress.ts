// What a learner has done, kept from session to session.

import { type Disposable, EventEmitter, type Memento } from "vscode";
import { fields, isIndex, isText } from "../../runtime/python/untrusted.ts";

/** What is kept of an exercise. */
export interface ExerciseProgress {
  /** When Check passed for the first time, in ISO's form. */
  readonly passed: string | null;
  /** How many of the hints were read. */
  readonly hints: number;
  readonly sawSolution: boolean;
}

/** The progress in all exercises, by their ids. */
export class Progress implements Disposable {
  /** Where it is kept. */
  readonly memory: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly #passed = new EventEmitter<string>();
  readonly onDidChange = this.#changed.event;
  /** Fires with the id of an exercise each time that Check passes. */
  readonly onDidPass = this.#passed.event;

  constructor(memory: Memento) {
    this.memory = memory;
  }

  of(id: string): ExerciseProgress {
    return this.all[id] ?? nothing;
  }

  isDone(id: string): boolean {
    return this.of(id).passed !== null;
  }

  get all(): Readonly<Record<string, ExerciseProgress>> {
    const stored = fields(this.memory.get(key));
    return Object.fromEntries(Object.entries(stored).flatMap(([id, value]) => parseProgress(id, value)));
  }

  async pass(id: string): Promise<void> {
    const { passed } = this.of(id);
    await this.#update(id, { passed: passed ?? new Date().toISOString() });
    this.#passed.fire(id);
  }

  /** So many hints were read. */
  async readHints(id: string, hints: number): Promise<void> {
    if (hints > this.of(id).hints) await this.#update(id, { hints });
  }

  async seeSolution(id: string): Promise<void> {
    await this.#update(id, { sawSolution: true });
  }

  /** Forgets everything. */
  async reset(): Promise<void> {
    await this.memory.update(key, undefined);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
    this.#passed.dispose();
  }

  async #update(id: string, news: Partial<ExerciseProgress>): Promise<void> {
    await this.memory.update(key, { ...this.all, [id]: { ...this.of(id), ...news } });
    this.#changed.fire();
  }
}

const key = "loopless.exercises";
const nothing: ExerciseProgress = { passed: null, hints: 0, sawSolution: false };

/** What was stored may be from another version; what does not fit is as if it were not there. */
function parseProgress(id: string, value: unknown): readonly (readonly [string, ExerciseProgress])[] {
  const { passed, hints, sawSolution } = fields(value);
  if ((passed !== null && !isText(passed)) || !isIndex(hints) || typeof sawSolution !== "boolean") return [];
  return [[id, { passed, hints, sawSolution }]];
}
