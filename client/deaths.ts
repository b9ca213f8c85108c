// When a process that dies again and again is no longer worth starting.

/** Counts deaths within a stretch of time, in milliseconds; `most` of them are too many. */
export class Deaths {
  readonly #most: number;
  readonly #within: number;
  #times: readonly number[] = [];

  constructor(most: number, within: number) {
    this.#most = most;
    this.#within = within;
  }

  /** Counts one more death, at `now`; true while another start is worth a try. */
  more(now = Date.now()): boolean {
    this.#times = [...this.#times.filter((time) => now - time < this.#within), now];
    return this.#times.length < this.#most;
  }

  /** Begins anew. */
  forget(): void {
    this.#times = [];
  }
}
