// How the state of a loop is kept from changing for ever.

import { addDims, type Dim, definitelyEqual, multiplyDims, subtractDims, unknownDim } from "../../runtime/core/dim.ts";
import type { PyValue } from "../../runtime/core/pyValue.ts";
import { codeIn, unknownWith } from "./code.ts";
import { isContents, joinValues, lengthOf } from "./join.ts";
import { JoinedDict, JoinedList } from "./joinedContainers.ts";
import { JoinedInstance } from "./joinedInstances.ts";
import { Instance } from "./programClass.ts";
import type { Changes, Ref } from "./store.ts";
import { sameTraces } from "./tracers.ts";
import { isUnranked, type ListContents, MutableDict, MutableList, sameKey } from "./value.ts";

/** A list that every turn of a loop makes longer by `added` items; behind the first turn it had `firstLength`. */
export interface Growth {
  readonly firstLength: Dim;
  readonly added: number;
}

/** How a list grew in one turn, and its contents for a turn from now on; null when it did not just grow. */
export function growthOf(
  old: unknown,
  now: unknown,
  known: Growth | undefined,
): { readonly growth: Growth; readonly contents: ListContents } | null {
  if (!isContents(old) || !isContents(now) || old.kind === "listUnknown" || now.kind === "listUnknown") return null;
  const added = subtractDims(lengthOf(now), lengthOf(old));
  if (typeof added !== "number" || added <= 0 || (known !== undefined && known.added !== added)) return null;
  if (
    old.kind === "listItems" &&
    now.kind === "listItems" &&
    old.items.some((item, index) => item !== now.items[index])
  )
    return null;
  const growth = known ?? { firstLength: lengthOf(old), added };
  const element = [elementOf(old), elementOf(now)].filter((each) => each !== undefined).reduce(joinValues);
  const length = known === undefined ? unknownDim() : lengthOf(old);
  return { growth, contents: { kind: "listRepeated", repeated: { element, length } } };
}

/** One value for all items of a list; undefined when there are none, or for what is no list. */
export function elementOf(stored: unknown): PyValue | undefined {
  if (!isContents(stored) || stored.kind === "listUnknown") return undefined;
  if (stored.kind === "listRepeated") return stored.repeated.element;
  return stored.items.length === 0 ? undefined : stored.items.reduce(joinValues);
}

/** The state behind all turns of a loop: every growing list has grown so many times. */
export function settleLengths(state: Changes, growing: ReadonlyMap<Ref<unknown>, Growth>, turns: Dim | null): Changes {
  const settled = new Map(state);
  for (const [ref, { firstLength, added }] of growing) {
    const entry = state.get(ref);
    const element = elementOf(entry?.now);
    if (entry === undefined || element === undefined) continue;
    const length = turns === null ? unknownDim() : addDims(firstLength, multiplyDims(added, subtractDims(turns, 1)));
    settled.set(ref, { ...entry, now: { kind: "listRepeated", repeated: { element, length } } });
  }
  return settled;
}

/** What stays of a place that changes with every turn. */
export function giveUp(stored: unknown): unknown {
  const reason = "it changes from turn to turn of a loop";
  if (isContents(stored)) return { kind: "listUnknown", reason } satisfies ListContents;
  return Array.isArray(stored) || stored === null ? null : unknownWith(reason, codeIn(stored as PyValue)); // SAFETY: as in `covers`.
}

/** Whether whatever `next` stands for is already among what `old` stands for. */
export function covers(old: unknown, next: unknown): boolean {
  if (old === next) return true;
  if (old === undefined || next === undefined) return next === undefined;
  if (old === null || next === null) return old === null;
  if (isContents(old) || isContents(next)) return isContents(old) && isContents(next) && coversContents(old, next);
  if (Array.isArray(old) && Array.isArray(next)) {
    return (
      old.length === next.length &&
      old.every(([key, value], index) => sameKey(key, next[index][0]) && covers(value, next[index][1]))
    );
  }
  return coversValue(old as PyValue, next as PyValue); // SAFETY: what is neither list contents nor dict entries is a variable's value.
}

function coversContents(old: ListContents, next: ListContents): boolean {
  if (old.kind === "listUnknown") return true;
  if (next.kind === "listUnknown") return false;
  if (old.kind === "listItems") {
    return (
      next.kind === "listItems" &&
      old.items.length === next.items.length &&
      old.items.every((item, index) => covers(item, next.items[index]))
    );
  }
  return coversDim(old.repeated.length, lengthOf(next)) && covers(old.repeated.element, elementOf(next));
}

function coversValue(old: PyValue, next: PyValue): boolean {
  if (old.kind === "unknown" && !isUnranked(old)) return true;
  if (old.kind !== next.kind) return false;
  if (old.kind === "array" && next.kind === "array") {
    const [a, b] = [old.aval, next.aval];
    const sameType = a.dtype === b.dtype && a.weakType === b.weakType && a.ndim === b.ndim;
    return sameType && sameTraces(old, next) && a.shape.every((dim, axis) => coversDim(dim, b.shape[axis]!));
  }
  if (old.kind === "int" && next.kind === "int")
    return old.value !== null && next.value !== null && coversDim(old.value, next.value);
  if (old.kind === "tuple" && next.kind === "tuple") {
    return (
      old.items.length === next.items.length && old.items.every((item, index) => coversValue(item, next.items[index]!))
    );
  }
  if (old instanceof JoinedList && next instanceof MutableList) return coversContents(old.now, next.now);
  if (old instanceof JoinedInstance && next instanceof Instance) return coversInstance(old, next);
  if (old instanceof JoinedDict && next instanceof MutableDict) return covers(old.now, next.now);
  if (isUnranked(old) && isUnranked(next)) return old.unranked === next.unranked;
  if ("value" in old && "value" in next) return old.value === null || old.value === next.value;
  return old.kind === "none";
}

/** Instances that hold each other are compared once. */
const compared = new Set<Instance>();

function coversInstance(old: JoinedInstance, next: Instance): boolean {
  if (compared.has(next)) return true;
  if (old.type !== next.type) return false;
  compared.add(next);
  try {
    return next.members.names.every((name) => covers(old.members.get(name), next.members.get(name)));
  } finally {
    compared.delete(next);
  }
}

/** A size nobody named stands for any. */
function coversDim(old: Dim, next: Dim): boolean {
  return definitelyEqual(old, next) || (typeof old !== "number" && !old.named);
}
