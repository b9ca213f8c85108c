// Python's `itertools`: the tuples that are made of items that are known one by one.

import { type PyTuple, type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { elementsOf, itemsOf } from "./sequences.ts";
import { IteratorValue } from "./value.ts";

type Items = readonly PyValue[];
type NativeRow = readonly [string, (interpreter: Interpreter) => PyValue];

/** Whether the item at a place may stand behind those at the places `before`. */
type Follows = (place: number, before: readonly number[]) => boolean;

/** What may stand at each position of a tuple; null where that is not known. */
type Positions = (args: Items, kwargs: ReadonlyMap<string, PyValue>) => readonly (Items | null)[] | null;

const mostTuples = 4096;

/** The functions by their full names, with what makes them. */
export const itertools: readonly NativeRow[] = [
  tupling("product", factors),
  tupling("combinations", repeated, (place, before) => place > (before.at(-1) ?? -1)),
  tupling("combinations_with_replacement", repeated, (place, before) => place >= (before.at(-1) ?? 0)),
  tupling("permutations", repeated, (place, before) => !before.includes(place)),
];

function tupling(name: string, positions: Positions, follows: Follows = () => true): NativeRow {
  const compute = ({ store }: Interpreter, args: Items, kwargs: ReadonlyMap<string, PyValue>): PyValue => {
    const items = positions(args, kwargs);
    const places = items === null || !items.every((each) => each !== null) ? null : tuplesOf(items, follows);
    if (items === null || places === null) return unknown(`what ${name} gives is not known`);
    const tuples = places.map((each): PyTuple => ({ kind: "tuple", items: each.map((place, i) => items[i]![place]!) }));
    return new IteratorValue(store, name, { kind: "items", items: tuples });
  };
  const made = (interpreter: Interpreter) => nativeFunction(name, (args, kwargs) => compute(interpreter, args, kwargs));
  return [`itertools.${name}`, made];
}

/** Those of `product(*sequences, repeat)`. */
function factors(...[sequences, kwargs]: Parameters<Positions>): ReturnType<Positions> {
  const once = sequences.map((each) => itemsOf(elementsOf(each)));
  const repeat = kwargs.has("repeat") ? countIn(kwargs.get("repeat")) : 1;
  return repeat === null ? null : Array.from({ length: repeat }, () => once).flat();
}

/** Those of `combinations(sequence, r)`, and of `permutations`, which may leave out how many there are. */
function repeated(...[[sequence, second], kwargs]: Parameters<Positions>): ReturnType<Positions> {
  const items = sequence === undefined ? null : itemsOf(elementsOf(sequence));
  const given = second ?? kwargs.get("r");
  const count = given === undefined ? (items?.length ?? null) : countIn(given);
  return count === null ? null : Array(count).fill(items);
}

function countIn(value: PyValue | undefined): number | null {
  const count = value?.kind === "int" ? value.value : null;
  return typeof count === "number" && count >= 0 && count <= mostTuples ? count : null;
}

/** The places of the items of each tuple, in the order in which Python makes them; null where there are too many. */
function tuplesOf(positions: readonly Items[], follows: Follows): readonly (readonly number[])[] | null {
  let tuples: readonly (readonly number[])[] = [[]];
  for (const items of positions) {
    if (tuples.length * items.length > mostTuples) return null;
    tuples = tuples.flatMap((before) =>
      [...items.keys()].filter((place) => follows(place, before)).map((place) => [...before, place]),
    );
  }
  return tuples;
}
