/** How many statements of the program call each function, by its syntax. */
export class CallCounts {
  readonly #counts = new Map<object, number>();

  add(called: Iterable<object>): void {
    for (const node of called) this.#counts.set(node, (this.#counts.get(node) ?? 0) + 1);
  }

  /** Takes back what was added once. */
  remove(called: Iterable<object>): void {
    for (const node of called) {
      const count = this.#counts.get(node)! - 1;
      if (count === 0) this.#counts.delete(node);
      else this.#counts.set(node, count);
    }
  }

  has(node: object): boolean {
    return this.#counts.has(node);
  }
}
