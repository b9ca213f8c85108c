// Entries of the results view.

import type { Entry, Head, Output } from "../../client/views/results/messages.ts";

/** The head of a cell that was done, but for what is given. */
export function headOf(more: Partial<Head> = {}): Head {
  return {
    origin: "cell",
    title: "loops.py:3",
    code: "vmap(f)(xs)",
    document: "file:///loops.py",
    line: 2,
    state: "done",
    milliseconds: 1,
    isStale: false,
    isGone: false,
    prediction: null,
    ...more,
  };
}

/** The entry of a cell that showed `outputs`. */
export function entryOf(id: string, outputs: readonly Output[], head: Partial<Head> = {}): Entry {
  return { id, head: headOf(head), outputs };
}
