// Python's operators on values that are no arrays, and the hand-over to the runtime for those that are.

import { binaryOperator, unaryOperator } from "../../runtime/api/operators.ts";
import {
  addDims,
  type Dim,
  definitelyEqual,
  floorDivideDims,
  moduloDims,
  multiplyDims,
  subtractDims,
  unknownDim,
} from "../../runtime/core/dim.ts";
import { type PyValue, pyBool, pyFloat, pyInt, pyStr, unknown } from "../../runtime/core/pyValue.ts";
import type { CompareOperator, Operator, UnaryOp } from "../syntax/ast.ts";
import { isSameType } from "./instances.ts";
import type { Interpreter } from "./interpreter.ts";
import { Instance } from "./programClass.ts";
import { concatenateSequences, knownEntries, repeatSequence } from "./sequences.ts";
import { callSpecial, specialComparison, specialOperator, specialUnary } from "./specialMethods.ts";
import { isTrue, truthOf } from "./truth.ts";
import { isIterable, isKnownKey, MutableList, sameKey } from "./value.ts";

/** `left op right`. Throws what Python raises. */
export function binary(interpreter: Interpreter, op: Operator, left: PyValue, right: PyValue): PyValue {
  if (left.kind === "unknown") return unknown(left.reason);
  if (right.kind === "unknown") return unknown(right.reason);
  const special = specialOperator(op, left, right);
  if (special !== null) return special;
  if (left.kind === "object" || right.kind === "object")
    return unknown(`${left.kind} ${op} ${right.kind} is not modelled`);
  if (left.kind === "array" || right.kind === "array") return binaryOperator(op, left, right);
  if (left.kind === "str" || right.kind === "str") return stringOperator(op, left, right);
  if (op === "+" && isSequence(left) && isSequence(right)) return concatenateSequences(interpreter, left, right);
  if (op === "*" && isSequence(left)) return repeatSequence(interpreter, left, right);
  if (op === "*" && isSequence(right)) return repeatSequence(interpreter, right, left);
  const [a, b] = [asInteger(left), asInteger(right)];
  if (a !== null && b !== null) return integerOperator(op, a, b);
  const [x, y] = [asFloat(left), asFloat(right)];
  if (x !== undefined && y !== undefined) return pyFloat(x === null || y === null ? null : floatOperator(op, x, y));
  if (isComplexOperation(op, left, x) && isComplexOperation(op, right, y)) return { kind: "complex", value: null };
  return unknown(`${left.kind} ${op} ${right.kind} is not modelled`);
}

/** `op operand`. */
export function unary(op: UnaryOp["op"], operand: PyValue): PyValue {
  if (op === "not") {
    const truth = truthOf(operand);
    return pyBool(truth === null ? null : !truth);
  }
  const special = specialUnary(op, operand);
  if (special !== null) return special;
  if (operand.kind === "array") return unaryOperator(op, operand);
  const integer = asInteger(operand);
  if (integer !== null) {
    if (op === "+") return pyInt(integer);
    return op === "-" ? pyInt(multiplyDims(-1, integer)) : pyInt(subtractDims(multiplyDims(-1, integer), 1));
  }
  if (operand.kind === "float" && op !== "~") {
    return pyFloat(operand.value === null ? null : op === "-" ? -operand.value : operand.value);
  }
  return operand.kind === "unknown" ? operand : unknown(`${op}${operand.kind} is not modelled`);
}

/** `left op right` for one comparison. */
export function compare(op: CompareOperator, left: PyValue, right: PyValue): PyValue {
  const sameType = isSameType(left, right);
  if (sameType !== undefined && typeComparisons.has(op)) return negateIf(op === "is not" || op === "!=", sameType);
  if (op === "is" || op === "is not") return negateIf(op === "is not", identity(left, right));
  if (op === "in" || op === "not in") return negateIf(op === "not in", contains(right, left));
  if (left.kind === "unknown") return unknown(left.reason);
  if (right.kind === "unknown") return unknown(right.reason);
  const special = specialComparison(op, left, right);
  if (special !== null) return special;
  if (left.kind === "object" || right.kind === "object") return pyBool(left === right && op === "==" ? true : null);
  if (left.kind === "array" || right.kind === "array") return binaryOperator(op, left, right);
  if (op === "==" || op === "!=") return negateIf(op === "!=", equality(left, right));
  const [x, y] = [asFloat(left), asFloat(right)];
  if (typeof x !== "number" || typeof y !== "number") return pyBool(null);
  return pyBool({ "<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y }[op]);
}

const typeComparisons: ReadonlySet<CompareOperator> = new Set<CompareOperator>(["is", "is not", "==", "!="]);

function isSequence(value: PyValue): boolean {
  return value.kind === "list" || value.kind === "tuple";
}

function asInteger(value: PyValue): Dim | null {
  if (value.kind === "int") return value.value ?? unknownDim();
  if (value.kind === "bool") return value.value === null ? unknownDim() : Number(value.value);
  return null;
}

/** The number, null where it is some number, undefined where it is none. */
function asFloat(value: PyValue): number | null | undefined {
  if (value.kind === "float") return value.value;
  const integer = asInteger(value);
  return integer === null ? undefined : typeof integer === "number" ? integer : null;
}

/** A complex operand, or a number beside one: plain numbers have been dealt with before. */
function isComplexOperation(op: Operator, operand: PyValue, asNumber: number | null | undefined): boolean {
  return ["+", "-", "*", "/", "**"].includes(op) && (operand.kind === "complex" || asNumber !== undefined);
}

function integerOperator(op: Operator, a: Dim, b: Dim): PyValue {
  switch (op) {
    case "+":
      return pyInt(addDims(a, b));
    case "-":
      return pyInt(subtractDims(a, b));
    case "*":
      return pyInt(multiplyDims(a, b));
    case "//":
      return b === 0 ? unknown("it divides by zero") : pyInt(floorDivideDims(a, b));
    case "%":
      return b === 0 ? unknown("it divides by zero") : pyInt(moduloDims(a, b));
    case "/":
      return pyFloat(typeof a === "number" && typeof b === "number" ? a / b : null);
    case "**":
      if (typeof a !== "number" || typeof b !== "number") return pyInt(unknownDim());
      return b < 0 ? pyFloat(a ** b) : safeInt(a ** b);
    default:
      if (typeof a !== "number" || typeof b !== "number") return pyInt(unknownDim());
      return bitOperator(op, a, b);
  }
}

function bitOperator(op: Operator, a: number, b: number): PyValue {
  const [x, y] = [BigInt(a), BigInt(b)];
  if ((op === "<<" || op === ">>") && (b < 0 || b > 64)) return pyInt(unknownDim());
  if (op === "<<") return safeInt(Number(x << y));
  if (op === ">>") return safeInt(Number(x >> y));
  if (op === "|") return safeInt(Number(x | y));
  if (op === "&") return safeInt(Number(x & y));
  return op === "^" ? safeInt(Number(x ^ y)) : unknown(`int ${op} int is not modelled`);
}

/** Integers beyond 2^53 are not exact in a JavaScript number. */
function safeInt(value: number): PyValue {
  return pyInt(Number.isSafeInteger(value) ? value : unknownDim());
}

function floatOperator(op: Operator, x: number, y: number): number | null {
  switch (op) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "/":
      return y === 0 ? null : x / y;
    case "//":
      return y === 0 ? null : Math.floor(x / y);
    case "%":
      return y === 0 ? null : x - y * Math.floor(x / y);
    case "**":
      return x < 0 && !Number.isInteger(y) ? null : x ** y;
    default:
      return null;
  }
}

function stringOperator(op: Operator, left: PyValue, right: PyValue): PyValue {
  if (op === "+" && left.kind === "str" && right.kind === "str") {
    return pyStr(left.value === null || right.value === null ? null : left.value + right.value);
  }
  if ((op === "%" && left.kind === "str") || op === "*") return pyStr(null);
  return unknown(`${left.kind} ${op} ${right.kind} is not modelled`);
}

function negateIf(negate: boolean, value: boolean | null): PyValue {
  return pyBool(value === null ? null : value !== negate);
}

function identity(left: PyValue, right: PyValue): boolean | null {
  if (left.kind === "unknown" || right.kind === "unknown") return null;
  if (left.kind === "none" || right.kind === "none") return left.kind === right.kind;
  return left === right ? true : null;
}

/** Whether `item in container`; null where that is not known. */
function contains(container: PyValue, item: PyValue): boolean | null {
  if (container instanceof Instance) {
    const answer = callSpecial(container, "__contains__", item);
    return answer === null ? null : isTrue(answer);
  }
  if (container.kind === "str") {
    return item.kind === "str" && item.value !== null && container.value !== null
      ? container.value.includes(item.value)
      : null;
  }
  const items = itemsIn(container);
  if (items === null) return null;
  const answers = items.map((each) =>
    each === item ? true : (equality(each, item) ?? (areDifferentKeys(each, item) ? false : null)),
  );
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
}

/** The items of a container that can be looked into without using it up. */
function itemsIn(container: PyValue): readonly PyValue[] | null {
  if (container.kind === "tuple") return container.items;
  if (container.kind === "dict") return knownEntries(container)?.map(([key]) => key) ?? null;
  if (container instanceof MutableList) return container.now.kind === "listItems" ? container.now.items : null;
  const isRange = isIterable(container) && container.typeName === "range";
  return isRange && container.elements.kind === "items" ? container.elements.items : null;
}

/** Keys that are known and not the same, such as 1 and "a". */
function areDifferentKeys(a: PyValue, b: PyValue): boolean {
  return isKnownKey(a) && isKnownKey(b) && !sameKey(a, b);
}

function equality(left: PyValue, right: PyValue): boolean | null {
  const [x, y] = [asFloat(left), asFloat(right)];
  if (typeof x === "number" && typeof y === "number") return x === y;
  if (left.kind === "int" && right.kind === "int" && left.value !== null && right.value !== null) {
    return definitelyEqual(left.value, right.value) ? true : null;
  }
  if (left.kind === "str" && right.kind === "str") {
    return left.value === null || right.value === null ? null : left.value === right.value;
  }
  if (left.kind === "tuple" && right.kind === "tuple") {
    if (left.items.length !== right.items.length) return false;
    const parts = left.items.map((item, index) => equality(item, right.items[index]!));
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  if (left.kind === "none" || right.kind === "none") return left.kind === right.kind ? true : null;
  return sameKey(left, right) ? true : null;
}
