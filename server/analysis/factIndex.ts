import type { Anchor } from "../syntax/ast.ts";
import { type Fact, type FactBatch, type Findings, mergeFacts, type StatementFacts } from "./facts.ts";
import type { Problem } from "./problem.ts";

/**
 * What is known of a document, found by the statement in which it stands.
 *
 * An edit adds and removes the batches of what ran again; no question costs more than the statements it is about.
 */
export class FactIndex {
  readonly #wholes = new Map<FactBatch, Findings>();
  readonly #holders = new Map<Anchor, Set<FactBatch>>();
  readonly #merged = new Map<Anchor, StatementFacts>();
  readonly #troubled = new Set<FactBatch>();
  #lists: readonly (readonly { readonly batch: FactBatch }[])[] = [];
  #isOrdered = true;

  /** Takes a batch in, to which nothing more is added: what it found with what memoized calls found in it. */
  add(batch: FactBatch): Findings {
    const { whole } = batch;
    this.#wholes.set(batch, whole);
    for (const anchor of whole.facts.keys()) {
      const holders = this.#holders.get(anchor);
      if (holders === undefined) this.#holders.set(anchor, new Set([batch]));
      else holders.add(batch);
      this.#merged.delete(anchor);
    }
    if (whole.problems.length > 0) this.#troubled.add(batch);
    return whole;
  }

  remove(batch: FactBatch): void {
    const whole = this.#wholes.get(batch);
    if (whole === undefined) return;
    this.#wholes.delete(batch);
    this.#troubled.delete(batch);
    for (const anchor of whole.facts.keys()) {
      const holders = this.#holders.get(anchor)!;
      holders.delete(batch);
      if (holders.size === 0) this.#holders.delete(anchor);
      this.#merged.delete(anchor);
    }
  }

  /** Says in which order the batches were found: the sightings of a node, and problems in one place, stand in it. */
  order(lists: readonly (readonly { readonly batch: FactBatch }[])[]): void {
    this.#lists = lists;
    this.#isOrdered = false;
  }

  /** The facts of one top-level statement. */
  of(anchor: Anchor): StatementFacts {
    const known = this.#merged.get(anchor);
    if (known !== undefined) return known;
    const holders = this.#ordered(this.#holders.get(anchor) ?? []);
    const merged = mergeFacts(holders.map((batch) => this.#wholes.get(batch)!.facts.get(anchor)!));
    this.#merged.set(anchor, merged);
    return merged;
  }

  /** What is known of a node that stands in the statement. */
  get(node: object, anchor: Anchor): Fact | undefined {
    return this.of(anchor).get(node);
  }

  /** All problems, those of repeated calls once for each. */
  get problems(): readonly Problem[] {
    return this.#ordered(this.#troubled).flatMap((batch) => this.#wholes.get(batch)!.problems);
  }

  #ordered(batches: Iterable<FactBatch>): readonly FactBatch[] {
    const ordered = [...batches];
    if (ordered.length < 2) return ordered;
    if (!this.#isOrdered) {
      let place = 0;
      for (const list of this.#lists) for (const { batch } of list) batch.place = place++;
      this.#isOrdered = true;
    }
    return ordered.sort((a, b) => a.place - b.place);
  }
}
