// `for` and `while`: short ones turn by turn, others by what all turns have in common.

import type { Dim } from "../../runtime/core/dim.ts";
import { unknown } from "../../runtime/core/pyValue.ts";
import type { For, Stmt, While } from "../syntax/ast.ts";
import { assign } from "./assignment.ts";
import { evaluate } from "./expressions.ts";
import type { Interpreter, LoopExits } from "./interpreter.ts";
import { joinStored, joinValues } from "./join.ts";
import { elementsOf, itemsOf, lengthOfElements } from "./sequences.ts";
import { runBlock } from "./statements.ts";
import type { Changes, Mark, Ref } from "./store.ts";
import { holds } from "./truth.ts";
import { isIterable, iterable } from "./value.ts";
import { covers, elementOf, type Growth, giveUp, growthOf, settleLengths } from "./widening.ts";

/** Loops are unrolled up to this many turns, fewer inside another unrolled loop. */
const mostTurns = [32, 8, 3];

/** How many turns a loop takes: at least so many, and exactly `count` where that is known. */
interface Turns {
  readonly atLeast: 0 | 1;
  readonly count: Dim | null;
}

/** Rounds after which what still changes is given up. */
const mostRounds = 4;

export function runFor(interpreter: Interpreter, node: For): boolean {
  const iterated = evaluate(interpreter, node.iter);
  const value = interpreter.attempt(node.iter.span, () => iterable("iterator", elementsOf(iterated)));
  if (!isIterable(value)) {
    const reason = value.kind === "unknown" ? value.reason : "what it iterates over is not known";
    return runAbstractly(interpreter, node.body, node.orelse, { atLeast: 1, count: null }, () =>
      assign(interpreter, node.target, unknown(reason)),
    );
  }
  const { elements } = value;
  const items = itemsOf(elements);
  if (items !== null && items.length <= turnsAllowed(interpreter)) {
    const turns = items.map((item) => () => assign(interpreter, node.target, item));
    return runTurns(interpreter, node.body, node.orelse, turns);
  }
  const count = lengthOfElements(elements);
  if (count === 0) return runBlock(interpreter, node.orelse);
  const element = elements.kind === "alike" ? elements.element : elements.items.reduce(joinValues);
  return runAbstractly(interpreter, node.body, node.orelse, { atLeast: 1, count }, () =>
    assign(interpreter, node.target, element),
  );
}

/** Runs turn by turn as long as the condition is known, then abstractly. */
export function runWhile(interpreter: Interpreter, { test, body, orelse }: While): boolean {
  const { store } = interpreter;
  const mark = store.mark();
  const breaks: Changes[] = [];
  const turns = test.kind === "Constant" ? 0 : turnsAllowed(interpreter);
  const condition = () => holds(interpreter, evaluate(interpreter, test), test.span);
  let truth = condition();
  for (let turn = 0; truth === true && turn < turns; turn += 1) {
    if (!runTurn(interpreter, body, { mark, breaks, continues: [], unrolled: true })) {
      return finish(interpreter, orelse, mark, false, breaks);
    }
    truth = condition();
  }
  if (truth === false) return finish(interpreter, orelse, mark, true, breaks);
  const atLeast = truth === true ? 1 : 0;
  const goesOn = runAbstractly(interpreter, body, orelse, { atLeast, count: null }, () => {
    evaluate(interpreter, test);
  });
  interpreter.mergeStates(mark, goesOn ? [...breaks, store.changes(mark)] : breaks);
  return goesOn || breaks.length > 0;
}

function turnsAllowed(interpreter: Interpreter): number {
  const depth = interpreter.frame.loops.filter(({ unrolled }) => unrolled).length;
  return mostTurns[depth] ?? 1;
}

function runTurns(
  interpreter: Interpreter,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
  turns: readonly (() => void)[],
): boolean {
  const { store } = interpreter;
  const mark = store.mark();
  const breaks: Changes[] = [];
  let goesOn = true;
  for (const begin of turns) {
    begin();
    goesOn = runTurn(interpreter, body, { mark, breaks, continues: [], unrolled: true });
    if (!goesOn) break;
  }
  return finish(interpreter, orelse, mark, goesOn, breaks);
}

/** Runs the body once; afterwards the state is what its end and its `continue`s have in common. */
function runTurn(interpreter: Interpreter, body: readonly Stmt[], exits: LoopExits): boolean {
  interpreter.step();
  const { loops } = interpreter.frame;
  loops.push(exits);
  const ends: Changes[] = [];
  try {
    if (runBlock(interpreter, body)) ends.push(interpreter.store.changes(exits.mark));
  } finally {
    loops.pop();
  }
  ends.push(...exits.continues);
  interpreter.mergeStates(exits.mark, ends);
  return ends.length > 0;
}

/** Goes on behind the loop: from its regular end through `else`, and from every `break`. */
function finish(
  interpreter: Interpreter,
  orelse: readonly Stmt[],
  mark: Mark,
  goesOn: boolean,
  breaks: readonly Changes[],
): boolean {
  const ends = [...breaks];
  if (goesOn && runBlock(interpreter, orelse)) ends.push(interpreter.store.changes(mark));
  interpreter.mergeStates(mark, ends);
  return ends.length > 0;
}

/**
 * Runs the body for all turns at once: the first turn from the state before the loop, then one from what all states
 * behind a turn have in common, until that no longer changes. A list to which every turn adds as many items keeps an
 * exact length.
 */
function runAbstractly(
  interpreter: Interpreter,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
  turns: Turns,
  begin: () => void,
): boolean {
  const { store } = interpreter;
  const mark = store.mark();
  const breaks: Changes[] = [];
  const turn = (): boolean => {
    begin();
    return runTurn(interpreter, body, { mark, breaks, continues: [], unrolled: false });
  };
  const ends: Changes[] = turns.atLeast === 0 ? [new Map()] : [];
  if (turn()) {
    const first = store.changes(mark);
    const { last, growing } =
      turns.count === 1 ? { last: first, growing: new Map() } : repeat(interpreter, mark, first, turn);
    if (turns.count === null || turns.count === 1) ends.push(settleLengths(first, growing, turns.count));
    if (turns.count !== 1) ends.push(settleLengths(last, growing, turns.count));
  }
  if (ends.length === 0) return finish(interpreter, orelse, mark, false, breaks);
  interpreter.mergeStates(mark, ends);
  return finish(interpreter, orelse, mark, true, breaks);
}

/** Runs turns after the first until one more gives nothing new; `last` is the state behind any of them. */
function repeat(
  interpreter: Interpreter,
  mark: Mark,
  first: Changes,
  turn: () => boolean,
): { readonly last: Changes; readonly growing: ReadonlyMap<Ref<unknown>, Growth> } {
  const { store } = interpreter;
  const growing = new Map<Ref<unknown>, Growth>();
  let head = first;
  let last = first;
  for (let round = 1; round <= mostRounds; round += 1) {
    if (!turn()) return { last: head, growing };
    last = store.changes(mark);
    const widened = widen(mark, head, last, growing, round);
    store.undo(mark);
    for (const ref of last.keys()) if (!head.has(ref)) store.read(ref);
    for (const [ref, value] of widened.values) store.write(ref, value);
    head = store.changes(mark);
    if (widened.stable) break;
  }
  return { last: head, growing };
}

/** What the states `head` and `next` have in common, as the state for one more turn. */
function widen(
  mark: Mark,
  head: Changes,
  next: Changes,
  growing: Map<Ref<unknown>, Growth>,
  round: number,
): { readonly values: ReadonlyMap<Ref<unknown>, unknown>; readonly stable: boolean } {
  const values = new Map<Ref<unknown>, unknown>();
  let stable = true;
  for (const [ref, { before, now }] of next) {
    if (!head.has(ref) && ref.serial > mark.made) {
      values.set(ref, now);
      continue;
    }
    const old = head.has(ref) ? head.get(ref)!.now : before;
    const grown = growthOf(old, now, growing.get(ref));
    if (grown !== null && (round === 1 || growing.has(ref))) {
      stable &&= growing.has(ref) && covers(elementOf(old), elementOf(now));
      growing.set(ref, grown.growth);
      values.set(ref, grown.contents);
      continue;
    }
    stable &&= !growing.delete(ref);
    if (covers(old, now)) values.set(ref, old);
    else {
      stable = false;
      values.set(ref, round < mostRounds ? joinStored(old, now) : giveUp(now));
    }
  }
  return { values, stable };
}
