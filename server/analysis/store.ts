// The mutable part of an abstract program: variables and the contents of lists, dicts and instances.

/** A place that holds one value: a variable, or what is in a list. Read and written only through the `Store`. */
export interface Ref<Value> {
  current: Value;
  /** How long the log was when `current` was written. */
  writtenAt: number;
  /** Counts up over the life of the store, so that older refs can be told from those made inside a call. */
  readonly serial: number;
}

/** A state to go back to: how much was written, and how many places were made until then. */
export interface Mark {
  readonly written: number;
  readonly made: number;
}

/** What was written since some mark: each place once, with what it held before and what it holds now. */
export type Changes = ReadonlyMap<Ref<unknown>, { readonly before: unknown; readonly now: unknown }>;

/** The places read since some mark that were there before it, with what they held. */
export type Reads = Map<Ref<unknown>, unknown>;

/** One entry of the undo log: what to put back into a place. */
interface Write {
  readonly ref: Ref<unknown>;
  before: unknown;
  writtenAt: number;
}

/** A write that can be done again. */
export interface Rewrite extends Write {
  readonly now: unknown;
}

/**
 * All mutable state, with an undo log.
 *
 * Undoing is how branches start from the same state, how analysis goes back to the first changed statement,
 * and why values themselves can stay immutable.
 */
export class Store {
  private readonly log: Write[] = [];
  private serials = 0;
  private readonly readers: { readonly reads: Reads; readonly since: number; readonly written: number }[] = [];

  ref<Value>(initial: Value): Ref<Value> {
    this.serials += 1;
    return { current: initial, writtenAt: -1, serial: this.serials };
  }

  /** A name nothing was bound to so far, as old as its owner: a reader that finds it empty depends on that. */
  unboundRef<Value>(serial = 0): Ref<Value | undefined> {
    return { current: undefined, writtenAt: -1, serial };
  }

  /** The newest serial: refs made from now on have a larger one. */
  get newestSerial(): number {
    return this.serials;
  }

  read<Value>(ref: Ref<Value>): Value {
    for (const { reads, since, written } of this.readers) {
      if (ref.serial <= since && ref.writtenAt < written) reads.set(ref, ref.current);
    }
    return ref.current;
  }

  write<Value>(ref: Ref<Value>, value: Value): void {
    this.log.push({ ref, before: ref.current, writtenAt: ref.writtenAt });
    ref.current = value;
    ref.writtenAt = this.log.length - 1;
  }

  /** Writes as once before: the entries themselves go into the log again. */
  rewrite(rewrites: readonly Rewrite[]): void {
    for (const entry of rewrites) {
      const { ref } = entry;
      entry.before = ref.current;
      entry.writtenAt = ref.writtenAt;
      this.log.push(entry);
      ref.current = entry.now;
      ref.writtenAt = this.log.length - 1;
    }
  }

  mark(): Mark {
    return { written: this.log.length, made: this.serials };
  }

  undo({ written }: Mark): void {
    while (this.log.length > written) {
      const { ref, before, writtenAt } = this.log.pop()!;
      ref.current = before;
      ref.writtenAt = writtenAt;
    }
  }

  changes({ written }: Mark): Changes {
    const changes = new Map<Ref<unknown>, { before: unknown; now: unknown }>();
    for (const { ref, before } of this.log.slice(written)) {
      if (!changes.has(ref)) changes.set(ref, { before, now: ref.current });
    }
    return changes;
  }

  /** What was written since the mark, each place once, to be written again some time. */
  rewrites(mark: Mark): readonly Rewrite[] {
    return Array.from(this.changes(mark), ([ref, { now }]) => ({ ref, now, before: undefined, writtenAt: -1 }));
  }

  /** Runs `body` and tells on what it found it depends: what it read in places no newer than the serial `since`. */
  recordReads<Result>(since: number, body: () => Result): { readonly result: Result; readonly reads: Reads } {
    const reader = { reads: new Map<Ref<unknown>, unknown>(), since, written: this.log.length };
    this.readers.push(reader);
    try {
      return { result: body(), reads: reader.reads };
    } finally {
      this.readers.pop();
    }
  }
}
