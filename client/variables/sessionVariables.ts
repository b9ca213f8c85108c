import type { VariableSummary } from "../../runtime/python/inspection.ts";

/** What is asked for variables: a session. */
export interface VariableSource {
  ask(question: { readonly kind: "variables" }): Promise<readonly VariableSummary[] | null>;
}

/** The variables of a session as they were when last asked for. There is never more than one question at a time. */
export class SessionVariables {
  readonly #source: VariableSource;
  readonly #onChange: () => void;
  #all: readonly VariableSummary[] = [];
  #isAsking = false;
  #isOutdated = false;

  /** `onChange` is called when there are other variables, or the same ones with other values. */
  constructor(source: VariableSource, onChange: () => void) {
    this.#source = source;
    this.#onChange = onChange;
  }

  get all(): readonly VariableSummary[] {
    return this.#all;
  }

  /** Asks for them now, or once more when an answer is on its way. */
  async refresh(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isOutdated) {
      this.#isOutdated = false;
      const answer = await this.#source.ask({ kind: "variables" });
      if (!this.#isOutdated) this.#show(answer ?? []);
    }
    this.#isAsking = false;
  }

  /** Shows none: they are gone. */
  clear(): void {
    // An answer that is on its way is from before.
    this.#isOutdated = true;
    this.#show([]);
  }

  #show(all: readonly VariableSummary[]): void {
    if (JSON.stringify(all) === JSON.stringify(this.#all)) return;
    this.#all = all;
    this.#onChange();
  }
}
