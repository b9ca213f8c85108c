// Loops that go on while something holds: jax.lax.while_loop and fori_loop.

import { typeError } from "../core/errors.ts";
import { flatten, formatTreeDef, type KeyPath, keystr, unflatten } from "../core/pytree.ts";
import { none, type PyFunction, type PyValue } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as lax from "../lax/elementwise.ts";
import { selectN } from "../lax/select.ts";
import { asArray, constant, isArrayLike } from "../numpy/conversion.ts";
import { calledForTypes, evaluates, holdsForAny, scalarOf } from "./elements.ts";
import { asCarry, type CarryWords, carryBehind, type TypedCarry, typedCarry } from "./loopCarry.ts";
import { tracedFor } from "./scan.ts";
import { called, type Steps } from "./steps.ts";
import { isOpaque } from "./treePrefix.ts";
import { wrapInTraces } from "./wrapInTraces.ts";

/** The value behind the last turn for which `condFun` held. Mirrors `lax.while_loop`, with its errors. */
export function* whileLoop(condFun: PyFunction, bodyFun: PyFunction, init: PyValue): Steps {
  let condition: PyValue = none;
  const name = bodyFun.parameters?.[0] ?? "val";
  const words = loopWords("while_loop body", "while_body", name, []);
  const carry = yield* typedCarry(bodyFun.name, words, init, function* (before) {
    const answer = yield* calledForTypes(condFun, [before]);
    const behind = yield* calledForTypes(bodyFun, [before]);
    condition = requireCondition(answer);
    return behind;
  });
  if (!evaluates()) return settledCarry(carry, [condition]);
  return yield* turns(
    carry,
    function* (before) {
      return asArray(yield* called(condFun, [before]));
    },
    function* (before) {
      return carryBehind(bodyFun.name, words, carry.treedef, before, yield* called(bodyFun, [before]));
    },
  );
}

/** The value behind a turn for each integer from `lower` to below `upper`. Mirrors `lax.fori_loop`, with its errors. */
export function* foriLoop(lower: PyValue, upper: PyValue, bodyFun: PyFunction, init: PyValue): Steps {
  const { from, to, isCounted } = boundsOf(lower, upper);
  const words = isCounted
    ? loopWords("scan body", "fori_loop", "loop_carry", [{ kind: "index", index: 1 }])
    : loopWords("while_loop body", "fori_loop", "loop_carry", [{ kind: "index", index: 2 }]);
  const carry = yield* typedCarry(bodyFun.name, words, init, (before) => calledForTypes(bodyFun, [from, before]));
  if (!evaluates()) return settledCarry(carry, [from, to]);
  let i = from;
  return yield* turns(
    carry,
    // biome-ignore lint/correctness/useYield: a comparison calls no function.
    function* () {
      return lax.lt(i, to);
    },
    function* (before) {
      const result = yield* called(bodyFun, [i, before]);
      i = lax.add(i, constant(1, i.aval.dtype, i.aval.weakType));
      return carryBehind(bodyFun.name, words, carry.treedef, before, result);
    },
  );
}

/** Takes turns as long as the condition holds for any example; examples for which it does not stay as they are. */
function* turns(
  { treedef, first, last }: TypedCarry,
  condition: (before: PyValue) => Steps<ArrayValue>,
  turn: (before: PyValue) => Steps<readonly PyValue[]>,
): Steps {
  let values = first;
  for (;;) {
    const before = unflatten(treedef, values);
    const goesOn = yield* condition(before);
    if (!holdsForAny(goesOn)) return unflatten(treedef, asCarry(values, last));
    const behind = asCarry(yield* turn(before), first);
    const isShared = scalarOf(goesOn) !== null;
    values = isShared ? behind : behind.map((leaf, i) => chosen(goesOn, leaf, values[i]!));
  }
}

function chosen(which: ArrayValue, onTrue: PyValue, onFalse: PyValue): PyValue {
  return onTrue.kind === "array" && onFalse.kind === "array" ? selectN(which, onFalse, onTrue) : onTrue;
}

/** The carry behind a loop of which only the types are known; how many turns it takes may differ between examples. */
function settledCarry({ treedef, last }: TypedCarry, deciding: readonly PyValue[]): PyValue {
  const models = deciding.flatMap((value) => (value.kind === "array" ? [value] : []));
  return unflatten(
    treedef,
    last.map((leaf) => (leaf.kind === "array" ? wrapInTraces(leaf.aval, [leaf, ...models]) : leaf)),
  );
}

function loopWords(loop: string, transform: string, name: string, path: KeyPath): CarryWords {
  const result: CarryWords["result"] = (fun, inner, type) =>
    tracedFor(transform, fun, keystr([...path, ...inner]), type);
  return { loop, name, path, result };
}

/** What a condition gives. Throws JAX's `TypeError` when it is not one boolean. */
function requireCondition(result: PyValue): PyValue {
  if (isOpaque(result)) return result;
  if (!isArrayLike(result)) {
    throw typeError(
      `cond_fun must return a boolean scalar, but got pytree ${formatTreeDef(flatten(result).treedef)}.`,
      { code: "while-condition" },
    );
  }
  const { aval } = asArray(result);
  if (aval.ndim === 0 && (aval.dtype === "bool" || aval.dtype === "unknown")) return asArray(result);
  const weak = aval.weakType ? ", weak_type=True" : "";
  throw typeError(
    `cond_fun must return a boolean scalar, but got output type(s) [ShapedArray(${aval.toLongString()}${weak})].`,
    { code: "while-condition" },
  );
}

/** The bounds as arrays of one type. Counted ones are numbers before the loop runs. */
function boundsOf(lower: PyValue, upper: PyValue) {
  const [from, to] = [asArray(lower), asArray(upper)];
  const [one, other] = [from.aval.dtype, to.aval.dtype];
  if (one !== other && one !== "unknown" && other !== "unknown") {
    throw typeError(`lower and upper arguments to fori_loop must have equal types, got ${one} and ${other}`, {
      code: "fori-bounds",
    });
  }
  const isCounted = [lower, upper].every((bound) => bound.kind !== "array" || scalarOf(bound) !== null);
  if (!isCounted || !evaluates()) return { from, to, isCounted };
  const [first, end] = [from, to].map((bound) => constant(scalarOf(bound), "int32", true));
  return { from: first!, to: end!, isCounted };
}
