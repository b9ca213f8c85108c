// List, set, dict comprehensions and generator expressions.

import { type Dim, multiplyDims, unknownDim } from "../../runtime/core/dim.ts";
import { type PyValue, pyTuple, unknown } from "../../runtime/core/pyValue.ts";
import type { Comprehension, Generator } from "../syntax/ast.ts";
import { assign } from "./assignment.ts";
import { evaluate } from "./expressions.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinValues } from "./join.ts";
import { Scope } from "./scope.ts";
import { elementsOf, listOf } from "./sequences.ts";
import { holds } from "./truth.ts";
import { type Elements, IteratorValue, isIterable, iterable, MutableDict } from "./value.ts";

/** The value of a comprehension: its elements one by one where they are known, else one for all and how many. */
export function evaluateComprehension(interpreter: Interpreter, node: Comprehension): PyValue {
  const scope = new Scope(interpreter.store, interpreter.scope, "comprehension");
  const collected = interpreter.attempt(node.span, () =>
    iterable(
      "generator",
      interpreter.inScope(scope, () => collect(interpreter, node, node.generators)),
    ),
  );
  if (!isIterable(collected)) return collected;
  const { elements } = collected;
  switch (node.kind) {
    case "ListComp":
      return listOf(interpreter, elements);
    case "GeneratorExp":
      return new IteratorValue(interpreter.store, "generator", elements);
    case "DictComp":
      return dictOf(interpreter, elements);
    case "SetComp":
      return unknown("sets are not modelled");
  }
}

/** What the element expression gives for every turn of the loops, the outermost first. */
function collect(interpreter: Interpreter, node: Comprehension, [generator, ...inner]: readonly Generator[]): Elements {
  if (generator === undefined) {
    const element = evaluate(interpreter, node.elt);
    return {
      kind: "items",
      items: [node.key === null ? element : pyTuple([evaluate(interpreter, node.key), element])],
    };
  }
  const elements = elementsOf(evaluate(interpreter, generator.iter));
  if (elements.kind === "alike") {
    const { passes, result } = turn(interpreter, node, generator, inner, elements.element);
    if (passes === false) return { kind: "items", items: [] };
    return flatten(result, passes === null ? unknownDim() : elements.length);
  }
  const turns = elements.items.map((item) => turn(interpreter, node, generator, inner, item));
  const kept = turns.filter(({ passes }) => passes !== false).map(({ result }) => result);
  if (kept.every(({ kind }) => kind === "items") && turns.every(({ passes }) => passes !== null)) {
    return { kind: "items", items: kept.flatMap((result) => (result.kind === "items" ? result.items : [])) };
  }
  return flatten({ kind: "items", items: kept.flatMap(representative) }, unknownDim());
}

function turn(
  interpreter: Interpreter,
  node: Comprehension,
  { target, ifs }: Generator,
  inner: readonly Generator[],
  item: PyValue,
): { readonly passes: boolean | null; readonly result: Elements } {
  interpreter.step();
  assign(interpreter, target, item);
  let passes: boolean | null = true;
  for (const condition of ifs) {
    const truth = holds(interpreter, evaluate(interpreter, condition), condition.span);
    if (truth === false) return { passes: false, result: { kind: "items", items: [] } };
    if (truth === null) passes = null;
  }
  const result = interpreter.doubtfully(() => collect(interpreter, node, inner));
  return { passes, result };
}

/** The elements of `length` turns that each give `result`. */
function flatten(result: Elements, length: Dim): Elements {
  if (result.kind === "alike") return { ...result, length: multiplyDims(result.length, length) };
  const [first, ...rest] = result.items;
  if (first === undefined) return result;
  const element = rest.reduce(joinValues, first);
  return { kind: "alike", element, length: multiplyDims(result.items.length, length) };
}

function representative(result: Elements): readonly PyValue[] {
  return result.kind === "items" ? result.items : [result.element];
}

function dictOf(interpreter: Interpreter, elements: Elements): PyValue {
  if (elements.kind === "alike") return new MutableDict(interpreter.store, null);
  const dict = new MutableDict(interpreter.store, []);
  for (const pair of elements.items) if (pair.kind === "tuple") dict.set(pair.items[0]!, pair.items[1]!);
  return dict;
}
