// What the user chose in the view: tabs, axes, folds, where it is scrolled to. It outlives the webview.

import { fields } from "../../../runtime/python/untrusted.ts";

/** Choices by the place where they were made: the id of an entry and what follows it. */
export class Memory {
  readonly #choices: Map<string, unknown>;
  readonly #onChange: () => void;

  /** `saved` is what `save` gave; anything else counts as nothing. */
  constructor(saved: unknown, onChange: () => void) {
    this.#choices = new Map(Object.entries(fields(saved)));
    this.#onChange = onChange;
  }

  read(place: string): unknown {
    return this.#choices.get(place);
  }

  write(place: string, choice: unknown): void {
    this.#choices.set(place, choice);
    this.#onChange();
  }

  /** Keeps only what belongs to these entries. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const place of this.#choices.keys()) {
      if (!ids.has(place.split("/")[0]!)) this.#choices.delete(place);
    }
    this.#onChange();
  }

  save(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#choices);
  }
}
