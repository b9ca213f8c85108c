// Python's operators where at least one side is an array.

import { type PythonError, typeError } from "../core/errors.ts";
import { isNumPy } from "../core/library.ts";
import { type PyValue, pyBool, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import * as arithmetic from "../numpy/arithmetic.ts";
import * as comparison from "../numpy/comparison.ts";
import { matmul } from "../numpy/contraction.ts";
import { ensureArrayLike, isArrayLike, notKnown } from "../numpy/conversion.ts";
import { floorDivide, remainder } from "../numpy/division.ts";
import { power } from "../numpy/power.ts";
import { absolute } from "../numpy/rounding.ts";
import type { Binary } from "../numpy/ufunc.ts";
import { areNumPys, byNumPy } from "./byNumPy.ts";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "<<" | ">>" | "&" | "^" | "|";
export type ComparisonOperator = "<" | "<=" | ">" | ">=" | "==" | "!=";
export type BinaryOperator = ArithmeticOperator | ComparisonOperator;
export type UnaryOperator = "+" | "-" | "~" | "abs";

const binaryFunctions: { readonly [Operator in Exclude<BinaryOperator, "**">]: Binary } = {
  "+": arithmetic.add,
  "-": arithmetic.subtract,
  "*": arithmetic.multiply,
  "/": arithmetic.trueDivide,
  "//": floorDivide,
  "%": remainder,
  "@": (x, y) => matmul(x, y),
  "<<": arithmetic.leftShift,
  ">>": arithmetic.rightShift,
  "&": arithmetic.bitwiseAnd,
  "^": arithmetic.bitwiseXor,
  "|": arithmetic.bitwiseOr,
  "<": comparison.less,
  "<=": comparison.lessEqual,
  ">": comparison.greater,
  ">=": comparison.greaterEqual,
  "==": comparison.equal,
  "!=": comparison.notEqual,
};

const unaryFunctions: { readonly [Operator in UnaryOperator]: (x: ArrayValue) => ArrayValue } = {
  "+": (x) => x,
  "-": unary.neg,
  "~": unary.not,
  abs: absolute,
};

/** `left operator right` where one of them is an array. Throws Python's `TypeError` when the other is no number. */
export function binaryOperator(operator: BinaryOperator, left: PyValue, right: PyValue): PyValue {
  if (!isNumPy() && areNumPys(left, right)) return byNumPy(() => binaryOperator(operator, left, right));
  const other = left.kind === "array" ? right : left;
  if (!isArrayLike(other) && !(isNumPy() && isSequence(other))) return withoutNumber(operator, left, right, other);
  if (operator === "**") return power(left, right);
  const [x, y] = ensureArrayLike(operator, [left, right]);
  return binaryFunctions[operator](x!, y!);
}

/** `operator x` for an array. */
export function unaryOperator(operator: UnaryOperator, x: ArrayValue): PyValue {
  if (!isNumPy() && areNumPys(x)) return byNumPy(() => unaryOperator(operator, x));
  return unaryFunctions[operator](ensureArrayLike(operator, [x])[0]!);
}

/** An array compared with something that is neither array nor number, or combined with it. */
function withoutNumber(operator: BinaryOperator, left: PyValue, right: PyValue, other: PyValue): PyValue {
  if (other.kind === "unknown" || other.kind === "object") throw notKnown(other);
  const isContainer = other.kind === "list" || other.kind === "tuple" || other.kind === "dict";
  if (operator === "==" || operator === "!=") {
    if (!isContainer) return pyBool(operator === "!=");
    throw unsupported("==", "'ArrayImpl'", `'${typeName(other)}'`);
  }
  if (operator === "*" && other.kind === "str") {
    throw typeError("Only integer scalar arrays can be converted to a scalar index.");
  }
  const isRejectedByJax = isContainer && (operator === "+" || operator === "*");
  const [first, second] = [left, right].map((side) => `'${operandName(side, isRejectedByJax)}'`);
  if (isOrdering(operator)) throw typeError(`'${operator}' not supported between instances of ${first} and ${second}`);
  throw unsupported(operator === "**" ? "** or pow()" : operator, first!, second!);
}

function isSequence(value: PyValue): boolean {
  return value.kind === "list" || value.kind === "tuple";
}

function isOrdering(operator: BinaryOperator): boolean {
  return operator === "<" || operator === "<=" || operator === ">" || operator === ">=";
}

function unsupported(operator: string, first: string, second: string): PythonError {
  return typeError(`unsupported operand type(s) for ${operator}: ${first} and ${second}`);
}

/** Python gives the full name of the array's class, JAX the short one. */
function operandName(side: PyValue, isJaxMessage: boolean): string {
  return side.kind === "array" && !isJaxMessage ? "jaxlib._jax.ArrayImpl" : typeName(side);
}
