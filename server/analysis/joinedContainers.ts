// Where ways of control meet with different lists or dicts: one of them, nobody knows which.

import { joinContents, joinEntries } from "./join.ts";
import type { Store } from "./store.ts";
import { type ListContents, MutableDict, MutableList } from "./value.ts";

/** One of several lists. It holds what any of them may hold; what is done to it may be done to each. */
export class JoinedList extends MutableList {
  readonly lists: readonly MutableList[];

  constructor(store: Store, lists: readonly MutableList[]) {
    super(store, { kind: "listUnknown", reason: "it holds nothing of its own" });
    this.lists = lists;
  }

  override get now(): ListContents {
    return this.lists.map((list) => list.now).reduce(joinContents);
  }

  override set now(contents: ListContents) {
    for (const list of this.lists) list.now = joinContents(list.now, contents);
  }
}

/** One of several dicts, as `JoinedList` is one of several lists. */
export class JoinedDict extends MutableDict {
  readonly dicts: readonly MutableDict[];

  constructor(store: Store, dicts: readonly MutableDict[]) {
    super(store, null);
    this.dicts = dicts;
  }

  override get now(): MutableDict["now"] {
    return this.dicts.map((dict) => dict.now).reduce(joinEntries);
  }

  override set now(entries: MutableDict["now"]) {
    for (const dict of this.dicts) dict.now = joinEntries(dict.now, entries);
  }
}

/** What stands for both lists. */
export function joinLists(a: MutableList, b: MutableList): MutableList {
  const lists = new Set([...listsOf(a), ...listsOf(b)]);
  if (lists.size === listsOf(a).length) return a;
  return new JoinedList(a.store, [...lists]);
}

/** What stands for both dicts. */
export function joinDicts(a: MutableDict, b: MutableDict): MutableDict {
  const dicts = new Set([...dictsOf(a), ...dictsOf(b)]);
  if (dicts.size === dictsOf(a).length) return a;
  return new JoinedDict(a.store, [...dicts]);
}

function listsOf(list: MutableList): readonly MutableList[] {
  return list instanceof JoinedList ? list.lists : [list];
}

function dictsOf(dict: MutableDict): readonly MutableDict[] {
  return dict instanceof JoinedDict ? dict.dicts : [dict];
}
