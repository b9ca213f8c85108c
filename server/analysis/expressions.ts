// What each expression evaluates to.

import { pyStrOf } from "../../runtime/core/pyRepr.ts";
import {
  ellipsis,
  none,
  type PyValue,
  pyBool,
  pyFloat,
  pyInt,
  pyStr,
  pyTuple,
  unknown,
} from "../../runtime/core/pyValue.ts";
import type { BoolOp, Compare, ConstantValue, Dict, Expression, IfExp, JoinedStr, Span, Yield } from "../syntax/ast.ts";
import { binary, compare, unary } from "./arithmetic.ts";
import { assign } from "./assignment.ts";
import { attributeOf } from "./attributes.ts";
import { evaluateCall } from "./calls.ts";
import { evaluateComprehension } from "./comprehensions.ts";
import { makeClosure } from "./functions.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinValues } from "./join.ts";
import { anyElement, elementsOf, itemsOf, joinEnds, knownEntries, listOf, tupleOf } from "./sequences.ts";
import { getSubscript } from "./subscripts.ts";
import { holds, truthAt } from "./truth.ts";
import { contentsOf, type Elements, isIterable, iterable, MutableDict } from "./value.ts";

/** The value of an expression; unknown, with the reason, where it cannot be told. Problems are reported on the way. */
export function evaluate(interpreter: Interpreter, node: Expression): PyValue {
  interpreter.step();
  const value = evaluateKind(interpreter, node);
  if (computes(node)) interpreter.claimOrigin(value, node.span);
  if (isPointedAt(node)) interpreter.see(node, "value", null, node.span, value);
  return value;
}

/** The values of a call's or display's elements, starred ones spread out; null when a starred one is not known. */
export function evaluateElements(interpreter: Interpreter, nodes: readonly Expression[]): readonly PyValue[] | null {
  const values: PyValue[] = [];
  let complete = true;
  for (const node of nodes) {
    const value = evaluate(interpreter, node.kind === "Starred" ? node.value : node);
    if (node.kind !== "Starred") values.push(value);
    else {
      const spread = interpreter.attempt(node.span, () => {
        const items = itemsOf(elementsOf(value));
        return items === null ? unknown("how many there are is not known") : pyTuple(items);
      });
      if (spread.kind === "tuple") values.push(...spread.items);
      else complete = false;
    }
  }
  return complete ? values : null;
}

function evaluateKind(interpreter: Interpreter, node: Expression): PyValue {
  switch (node.kind) {
    case "Constant":
      return constant(node.value);
    case "Name":
      return interpreter.scope.lookup(node.id) ?? unknown(`${node.id} is not bound here`);
    case "Attribute": {
      const owner = evaluate(interpreter, node.value);
      return interpreter.attempt(node.span, () => attributeOf(interpreter, owner, node.attr));
    }
    case "Call":
      return evaluateCall(interpreter, node);
    case "BinOp": {
      const left = evaluate(interpreter, node.left);
      const right = evaluate(interpreter, node.right);
      return interpreter.attempt(node.span, () => binary(interpreter, node.op, left, right));
    }
    case "UnaryOp": {
      const operand = evaluate(interpreter, node.operand);
      return interpreter.attempt(node.span, () => unary(node.op, operand));
    }
    case "Compare":
      return evaluateCompare(interpreter, node);
    case "BoolOp":
      return evaluateBoolOp(interpreter, node);
    case "IfExp":
      return evaluateConditional(interpreter, node);
    case "Subscript": {
      const container = evaluate(interpreter, node.value);
      const index = evaluate(interpreter, node.slice);
      return interpreter.attempt(node.span, () => getSubscript(interpreter, container, index));
    }
    case "Slice": {
      const [start, stop, step] = [node.lower, node.upper, node.step].map((part) =>
        part === null ? none : evaluate(interpreter, part),
      );
      return { kind: "slice", start: start!, stop: stop!, step: step! };
    }
    case "Tuple": {
      const items = evaluateElements(interpreter, node.elts);
      return items === null ? unknown("how many items it has is not known") : tupleOf(items);
    }
    case "List": {
      const items = evaluateElements(interpreter, node.elts);
      return items === null
        ? unknown("how many items it has is not known")
        : listOf(interpreter, { kind: "items", items });
    }
    case "Set":
      evaluateElements(interpreter, node.elts);
      return unknown("sets are not modelled");
    case "Dict":
      return evaluateDict(interpreter, node);
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return evaluateComprehension(interpreter, node);
    case "Lambda":
      return makeClosure(interpreter, node);
    case "NamedExpr": {
      const value = evaluate(interpreter, node.value);
      interpreter.inScope(interpreter.scope.namedExpressionScope, () => assign(interpreter, node.target, value));
      return value;
    }
    case "JoinedStr":
      return pyStr(
        joinedText(
          node,
          node.values.map((value) => evaluate(interpreter, value)),
        ),
      );
    case "Starred":
      return evaluate(interpreter, node.value);
    case "Await":
      evaluate(interpreter, node.value);
      return unknown("coroutines are not modelled");
    case "Yield":
      evaluateYield(interpreter, node);
      return unknown("what it is resumed with is not known");
    case "BrokenExpression":
      return unknown("the expression is not complete");
  }
}

/** Adds to what the generator has yielded; a list takes part in branches and loops as everything else does. */
function evaluateYield(interpreter: Interpreter, { value, isFrom, span }: Yield): void {
  const yielded = value === null ? none : evaluate(interpreter, value);
  const { yields } = interpreter.frame;
  if (yields === null) return;
  const more = isFrom ? interpreter.attempt(span, () => iterable("iterator", elementsOf(yielded))) : null;
  const elements: Elements = { kind: "items", items: [yielded] };
  if (more !== null && !isIterable(more)) {
    yields.list.now = {
      kind: "listUnknown",
      reason: more.kind === "unknown" ? more.reason : "what it yields is not known",
    };
    yields.all.push(unknown("what it yields is not known"));
    return;
  }
  const contents = more === null ? elements : more.elements;
  yields.list.now = joinEnds(yields.list.now, contentsOf(contents));
  const element = anyElement(contents);
  if (element !== null) yields.all.push(element);
}

/** Names and attributes only pass a value on; every other expression makes it. */
function computes(node: Expression): boolean {
  return node.kind !== "Name" && node.kind !== "Attribute" && node.kind !== "NamedExpr";
}

/** Whether a hover may ask for the value: not for literals, whose text says it all. */
function isPointedAt({ kind }: Expression): boolean {
  return kind !== "Constant" && kind !== "JoinedStr" && kind !== "Lambda" && kind !== "Slice" && kind !== "Starred";
}

/** Longer texts are not followed: those that a loop puts together double. */
const longestText = 1000;

/** The text of an f-string; null where that of a value in it is not known. */
function joinedText({ texts }: JoinedStr, values: readonly PyValue[]): string | null {
  const shown = values.map(textOf);
  if (texts === null || shown.includes(null)) return null;
  const text = texts.map((each, index) => `${shown[index - 1] ?? ""}${each}`).join("");
  return text.length > longestText ? null : text;
}

/** `str(value)` for what has no elements or parts. */
function textOf(value: PyValue): string | null {
  if (value.kind === "none") return "None";
  const isKnown = value.kind === "str" || value.kind === "bool" || value.kind === "int";
  return isKnown && value.value !== null && typeof value.value !== "object" ? pyStrOf(value) : null;
}

function constant(value: ConstantValue): PyValue {
  switch (value.kind) {
    case "int":
      return pyInt(value.value);
    case "float":
      return pyFloat(value.value);
    case "imaginary":
      return { kind: "complex", value: { re: 0, im: value.value } };
    case "str":
      return pyStr(value.value);
    case "bool":
      return pyBool(value.value);
    case "none":
      return none;
    case "ellipsis":
      return ellipsis;
    case "bytes":
      return unknown("bytes are not modelled");
  }
}

function evaluateCompare(interpreter: Interpreter, node: Compare): PyValue {
  let left = evaluate(interpreter, node.left);
  return shortCircuit(
    interpreter,
    "and",
    [...node.ops.entries()],
    () => node.span,
    ([index, op]) => {
      const [before, right] = [left, evaluate(interpreter, node.comparators[index]!)];
      left = right;
      return interpreter.attempt(node.span, () => compare(op, before, right));
    },
  );
}

function evaluateBoolOp(interpreter: Interpreter, node: BoolOp): PyValue {
  return shortCircuit(
    interpreter,
    node.op,
    node.values,
    ({ span }) => span,
    (each) => evaluate(interpreter, each),
  );
}

/**
 * `a and b` is `a` when that is false, else `b`; `or` the other way round.
 *
 * Operands behind one that decides are not reached; behind one that may decide, nothing is reported. Arrays without
 * one truth value raise.
 */
function shortCircuit<Operand>(
  interpreter: Interpreter,
  op: "and" | "or",
  [first, ...rest]: readonly Operand[],
  spanOf: (operand: Operand) => Span,
  operandValue: (operand: Operand) => PyValue,
): PyValue {
  const value = operandValue(first!);
  if (rest.length === 0) return value;
  const answer = truthAt(interpreter, value, spanOf(first!));
  if (answer.kind === "unknown") return answer;
  const { value: truth } = answer;
  if (truth === (op === "or")) return value;
  const others = () => shortCircuit(interpreter, op, rest, spanOf, operandValue);
  return truth === null
    ? joinValues(
        value,
        interpreter.doubtfully(() => interpreter.silently(others)),
      )
    : others();
}

function evaluateConditional(interpreter: Interpreter, { test, body, orelse }: IfExp): PyValue {
  const truth = holds(interpreter, evaluate(interpreter, test), test.span);
  if (truth !== null) return evaluate(interpreter, truth ? body : orelse);
  return interpreter.doubtfully(() => joinValues(evaluate(interpreter, body), evaluate(interpreter, orelse)));
}

function evaluateDict(interpreter: Interpreter, node: Dict): PyValue {
  const dict = new MutableDict(interpreter.store, []);
  for (const [index, key] of node.keys.entries()) {
    const value = evaluate(interpreter, node.values[index]!);
    if (key === null) {
      const entries = knownEntries(value);
      if (entries === null) dict.now = null;
      else for (const [innerKey, inner] of entries) dict.set(innerKey, inner);
    } else dict.set(evaluate(interpreter, key), value);
  }
  return dict;
}
