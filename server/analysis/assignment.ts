// Binding of names and of what unpacking, subscripts and attributes reach.

import { subtractDims } from "../../runtime/core/dim.ts";
import { NotKnownError, PythonError, valueError } from "../../runtime/core/errors.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import { none, type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import type { AugAssign, Expression, Operator } from "../syntax/ast.ts";
import { binary } from "./arithmetic.ts";
import { attributeOf, setAttribute } from "./attributes.ts";
import { dictMethod } from "./containerMethods.ts";
import { evaluate } from "./expressions.ts";
import type { Interpreter } from "./interpreter.ts";
import { elementsOf, joinEnds, lengthOfElements, listOf, repeatSequence } from "./sequences.ts";
import { setItem } from "./subscripts.ts";
import { contentsOf, type Elements, MutableDict, MutableList } from "./value.ts";

/** `target = value`, in assignments, loops, `with` and comprehensions. */
export function assign(interpreter: Interpreter, target: Expression, value: PyValue): void {
  switch (target.kind) {
    case "Name":
      interpreter.scope.bind(target.id, value);
      interpreter.see(target, "variable", target.id, target.span, value);
      return;
    case "Starred":
      assign(interpreter, target.value, value);
      return;
    case "Tuple":
    case "List":
      unpack(interpreter, target.elts, value, target);
      return;
    case "Subscript": {
      const container = evaluate(interpreter, target.value);
      const index = evaluate(interpreter, target.slice);
      interpreter.attempt(target.span, () => {
        setItem(container, index, value);
        return none;
      });
      return;
    }
    case "Attribute": {
      const owner = evaluate(interpreter, target.value);
      setAttribute(owner, target.attr, value);
      const name = dottedName(target);
      if (name !== null) interpreter.see(target, "variable", name, target.span, value);
      return;
    }
    default:
      return;
  }
}

/** `target op= value`: in place for lists, otherwise an assignment of the result. */
export function augmentedAssign(interpreter: Interpreter, { target, op, value, span }: AugAssign): void {
  const right = evaluate(interpreter, value);
  const left = currentValue(interpreter, target);
  if (changeInPlace(interpreter, op, left, right)) return;
  const result = interpreter.attempt(span, () => binary(interpreter, op, left, right));
  interpreter.claimOrigin(result, span);
  assign(interpreter, target, keepsItsArray(left, result) ? left : result);
}

/** `+=` and `*=` of a list and `|=` of a dict change what all its names hold; false for everything else. */
function changeInPlace(interpreter: Interpreter, op: Operator, left: PyValue, right: PyValue): boolean {
  if (left instanceof MutableDict && op === "|") {
    dictMethod(interpreter, left, "update")!.call([right], new Map());
    return true;
  }
  if (!(left instanceof MutableList) || (op !== "+" && op !== "*")) return false;
  try {
    const more = op === "+" ? right : repeatSequence(interpreter, left, right);
    const contents = contentsOf(elementsOf(more));
    left.now = op === "+" ? joinEnds(left.now, contents) : contents;
  } catch (error) {
    if (!(error instanceof NotKnownError || error instanceof PythonError)) throw error;
    left.now = { kind: "listUnknown", reason: error.message };
  }
  return true;
}

/** Whether the elements of an array of NumPy's are changed in place, and with them neither shape nor dtype. */
function keepsItsArray(left: PyValue, result: PyValue): boolean {
  return left instanceof NumPyArray && result instanceof NumPyArray && left.aval.ndim > 0;
}

/** What the target holds before it is changed; a name's hint shows only what it holds after. */
function currentValue(interpreter: Interpreter, target: Expression): PyValue {
  if (target.kind === "Attribute") return attributeOf(interpreter, evaluate(interpreter, target.value), target.attr);
  if (target.kind !== "Name") return evaluate(interpreter, target);
  return interpreter.scope.lookup(target.id) ?? unknown(`${target.id} is not bound here`);
}

/** `del target`. */
export function unbind(interpreter: Interpreter, target: Expression): void {
  if (target.kind === "Name") interpreter.scope.bind(target.id, undefined);
  else if (target.kind === "Tuple" || target.kind === "List") for (const each of target.elts) unbind(interpreter, each);
  else if (target.kind === "Attribute") setAttribute(evaluate(interpreter, target.value), target.attr, undefined);
  else if (target.kind === "Subscript") {
    const container = evaluate(interpreter, target.value);
    if (container instanceof MutableList)
      container.now = { kind: "listUnknown", reason: "items were deleted from this list" };
    else if (container.kind === "dict")
      setItem(container, unknown("an entry was deleted"), unknown("an entry was deleted"));
  }
}

/** `self.w`, `model.head.w`; null where the owner is no name. */
function dottedName(target: Expression): string | null {
  if (target.kind === "Name") return target.id;
  const owner = target.kind === "Attribute" ? dottedName(target.value) : null;
  return target.kind === "Attribute" && owner !== null ? `${owner}.${target.attr}` : null;
}

function unpack(interpreter: Interpreter, targets: readonly Expression[], value: PyValue, whole: Expression): void {
  const outcome = interpreter.attempt(whole.span, () => {
    const elements = elementsOf(value);
    const parts = partsFor(interpreter, targets, elements);
    for (const [index, target] of targets.entries()) assign(interpreter, target, parts[index]!);
    return { kind: "none" };
  });
  if (outcome.kind !== "unknown") return;
  for (const target of targets) assign(interpreter, target, unknown(outcome.reason));
}

/** One value for each target; the starred one, if any, gets a list of what the others leave. */
function partsFor(interpreter: Interpreter, targets: readonly Expression[], elements: Elements): readonly PyValue[] {
  const star = targets.findIndex(({ kind }) => kind === "Starred");
  const length = lengthOfElements(elements);
  const wanted = star < 0 ? targets.length : targets.length - 1;
  if (typeof length === "number") checkLength(length, wanted, star >= 0);
  if (elements.kind === "alike") {
    const rest = { ...elements, length: subtractDims(length, wanted) };
    return targets.map(({ kind }) => (kind === "Starred" ? listOf(interpreter, rest) : elements.element));
  }
  const { items } = elements;
  if (star < 0) return items;
  const rest = items.slice(star, star + items.length - wanted);
  return [
    ...items.slice(0, star),
    listOf(interpreter, { kind: "items", items: rest }),
    ...items.slice(star + rest.length),
  ];
}

function checkLength(length: number, wanted: number, starred: boolean): void {
  if (length < wanted) {
    throw valueError(`not enough values to unpack (expected ${starred ? "at least " : ""}${wanted}, got ${length})`);
  }
  if (length > wanted && !starred) throw valueError(`too many values to unpack (expected ${wanted})`);
}
