// The mutable part of an abstract program: variables and the contents of lists, dicts and instances.

/** A place that holds one value: a variable, or what is in a list. Read and written only through the `Store`. */
export interface Ref<Value> {
  current: Value;
  /** Counts up over the life of the store, so that older refs can be told from those made inside a call. */
  readonly serial: number;
}

/** What was written since some mark: each place once, with what it held before and what it holds now. */
export type Changes = ReadonlyMap<Ref<unknown>, { readonly before: unknown; readonly now: unknown }>;

/** The places read since some mark that were there before it, with what they held. */
export type Reads = Map<Ref<unknown>, unknown>;

/**
 * All mutable state, with an undo log.
 *
 * Undoing is how branches start from the same state, how analysis goes back to the first changed statement,
 * and why values themselves can stay immutable.
 */
export class Store {
  private readonly log: { readonly ref: Ref<unknown>; readonly before: unknown }[] = [];
  private serials = 0;
  private readers: { readonly reads: Reads; readonly since: number }[] = [];

  ref<Value>(initial: Value): Ref<Value> {
    this.serials += 1;
    return { current: initial, serial: this.serials };
  }

  /** A variable nothing was bound to so far: it counts as old, since a reader that finds it empty depends on that. */
  unboundRef<Value>(): Ref<Value | undefined> {
    return { current: undefined, serial: 0 };
  }

  /** The newest serial: refs made from now on have a larger one. */
  get newestSerial(): number {
    return this.serials;
  }

  read<Value>(ref: Ref<Value>): Value {
    for (const { reads, since } of this.readers) {
      if (ref.serial <= since && !reads.has(ref)) reads.set(ref, ref.current);
    }
    return ref.current;
  }

  write<Value>(ref: Ref<Value>, value: Value): void {
    this.log.push({ ref, before: ref.current });
    ref.current = value;
  }

  mark(): number {
    return this.log.length;
  }

  undo(mark: number): void {
    while (this.log.length > mark) {
      const { ref, before } = this.log.pop()!;
      ref.current = before;
    }
  }

  changes(mark: number): Changes {
    const changes = new Map<Ref<unknown>, { before: unknown; now: unknown }>();
    for (const { ref, before } of this.log.slice(mark)) {
      if (!changes.has(ref)) changes.set(ref, { before, now: ref.current });
    }
    return changes;
  }

  /** Runs `body` and tells which places it read that are no newer than the serial `since`. */
  recordReads<Result>(since: number, body: () => Result): { readonly result: Result; readonly reads: Reads } {
    const reader = { reads: new Map<Ref<unknown>, unknown>(), since };
    this.readers.push(reader);
    try {
      return { result: body(), reads: reader.reads };
    } finally {
      this.readers.pop();
    }
  }
}
