// One open document and its analysis, which is always on its way to the latest text.

import { type Analysis, Analyzer, type BundledModules } from "../analysis/analyzer.ts";
import { type ImportedModules, noModules } from "../analysis/importedModules.ts";
import { vocabularyWith } from "../analysis/vocabulary.ts";
import { type Program, parseProgram, settled } from "../syntax/program.ts";
import type { Source } from "../syntax/source.ts";
import type { DocumentModules } from "./workspaceModules.ts";

/** Who wants to know what becomes of an analysis. */
export interface AnalysisListener {
  onBegin(): void;
  /** Called with null when the analysis failed, which is always a defect of ours. */
  onEnd(analysis: Analysis | null): void;
  onFault(fault: unknown): void;
}

/** Milliseconds of work after which the server looks whether there is something more urgent. */
const longestTurn = 10;

/**
 * Keeps one analyzer from edit to edit.
 *
 * An edit during an analysis makes it go on with the newer text from the first statement that changed.
 */
export class LiveAnalysis {
  readonly #bundled: BundledModules;
  readonly #modules: DocumentModules;
  readonly #listener: AnalysisListener;
  /** Null until it is known what the program imports. */
  #analyzer: Analyzer | null = null;
  #imported: ImportedModules | null = null;
  #vocabulary = vocabularyWith(noModules);
  #program: Program | null = null;
  #source: Source;
  #faults = 0;
  #running = false;
  #current: Promise<Analysis | null>;

  constructor(bundled: BundledModules, modules: DocumentModules, source: Source, listener: AnalysisListener) {
    this.#bundled = bundled;
    this.#modules = modules;
    this.#listener = listener;
    this.#source = source;
    this.#current = this.#run();
  }

  /** Replaces the text. */
  update(source: Source): void {
    this.#source = source;
    if (!this.#running) this.#current = this.#run();
  }

  /** Analyses the same text again when files changed, came or went (null: any) that its imports may mean; answers whether it does. */
  refresh(uris: readonly string[] | null): boolean {
    if (!this.#modules.doubt(uris)) return false;
    this.update({ ...this.#source });
    return true;
  }

  /** Takes the text as it is for what is meant, half-typed words too; answers whether that makes a difference. */
  settle(): boolean {
    const program = this.#program === null ? null : settled(this.#program);
    if (program === null) return false;
    this.#program = program;
    this.update({ ...this.#source });
    return true;
  }

  /** The analysis of the latest text; later edits delay it. Null when it failed. */
  get current(): Promise<Analysis | null> {
    return this.#current;
  }

  async #run(): Promise<Analysis | null> {
    this.#running = true;
    this.#listener.onBegin();
    let source: Source;
    let analysis: Analysis | null;
    do {
      await nextTurn();
      source = this.#source;
      analysis = await this.#analyze(source).catch((fault) => this.#startOver(fault));
    } while (source !== this.#source);
    this.#running = false;
    for (const fault of analysis?.faults.slice(this.#faults) ?? []) this.#listener.onFault(fault);
    this.#faults = analysis?.faults.length ?? 0;
    this.#listener.onEnd(analysis);
    return analysis;
  }

  /** Null when a newer text came in between. */
  async #analyze(source: Source): Promise<Analysis | null> {
    this.#program = parseProgram(source, this.#program, this.#vocabulary);
    const steps = this.#analyzerFor(this.#program).run(this.#program);
    for (let begin = performance.now(); ; ) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - begin < longestTurn) continue;
      await nextTurn();
      if (source !== this.#source) return null;
      begin = performance.now();
    }
  }

  /** The analyzer of the last run, or a new one where the modules that the program imports are others now. */
  #analyzerFor(program: Program): Analyzer {
    const imported = this.#modules.of(program);
    if (this.#analyzer !== null && imported === this.#imported) return this.#analyzer;
    this.#imported = imported;
    this.#vocabulary = vocabularyWith(imported);
    this.#faults = 0;
    this.#analyzer = new Analyzer(this.#bundled, imported);
    return this.#analyzer;
  }

  #startOver(fault: unknown): null {
    this.#listener.onFault(fault);
    this.#analyzer = null;
    this.#program = null;
    return null;
  }
}

/** Lets the messages that have arrived come first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
