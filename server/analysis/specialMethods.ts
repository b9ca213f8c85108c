// The methods by which classes of the program take part in Python's syntax: operators, subscripts, `len`, loops.

import { typeError } from "../../runtime/core/errors.ts";
import { type PyFunction, type PyObject, type PyTuple, type PyValue, typeName } from "../../runtime/core/pyValue.ts";
import type { CompareOperator, Operator, UnaryOp } from "../syntax/ast.ts";
import { bound, classAttribute, Instance, programClassOf } from "./programClass.ts";

/** The method of the value's class that Python's syntax calls, or null where the class has none. */
export function specialMethod(value: PyValue, name: string): PyFunction | null {
  if (value instanceof Instance) return value.special(name);
  if (value.kind === "object") return methodAmong(value, name);
  const type = programClassOf(value);
  const method = type === null ? undefined : classAttribute(type.mro, name);
  if (type === null || method === undefined) return null;
  const made = bound(method, value as PyTuple, type); // SAFETY: what has a class of the program is an instance or a named tuple.
  return made.kind === "function" ? made : null;
}

function methodAmong({ attributes }: PyObject, name: string): PyFunction | null {
  const method = attributes?.get(name);
  return method?.kind === "function" ? method : null;
}

/** What a special method gives; null where the value's class has none. */
export function callSpecial(value: PyValue, name: string, ...args: readonly PyValue[]): PyValue | null {
  return specialMethod(value, name)?.call(args, new Map()) ?? null;
}

/** `left op right` where one of them has a method for it; null otherwise. */
export function specialOperator(op: Operator, left: PyValue, right: PyValue): PyValue | null {
  const name = operatorNames[op];
  return callSpecial(left, `__${name}__`, right) ?? callSpecial(right, `__r${name}__`, left);
}

/** `left op right` for comparisons; null where neither has a method for it. */
export function specialComparison(op: CompareOperator, left: PyValue, right: PyValue): PyValue | null {
  const names = comparisonNames.get(op);
  return names === undefined ? null : (callSpecial(left, names[0], right) ?? callSpecial(right, names[1], left));
}

export function specialUnary(op: Exclude<UnaryOp["op"], "not">, operand: PyValue): PyValue | null {
  return callSpecial(operand, { "-": "__neg__", "+": "__pos__", "~": "__invert__" }[op]);
}

/** Python's error for an instance whose class lacks a method that the syntax needs. */
export function lacks(
  value: Instance,
  what: "has no len()" | "is not subscriptable" | "is not iterable" | "is not callable",
) {
  const start = what === "has no len()" ? "object of type " : "";
  return typeError(`${start}'${typeName(value)}' ${start === "" ? "object " : ""}${what}`);
}

const operatorNames: { readonly [Op in Operator]: string } = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "@": "matmul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "<<": "lshift",
  ">>": "rshift",
  "|": "or",
  "^": "xor",
  "&": "and",
};

/** Each comparison and the one that says the same with its sides exchanged. */
const comparisonNames: ReadonlyMap<CompareOperator, readonly [string, string]> = new Map([
  ["==", ["__eq__", "__eq__"]],
  ["!=", ["__ne__", "__ne__"]],
  ["<", ["__lt__", "__gt__"]],
  ["<=", ["__le__", "__ge__"]],
  [">", ["__gt__", "__lt__"]],
  [">=", ["__ge__", "__le__"]],
]);
