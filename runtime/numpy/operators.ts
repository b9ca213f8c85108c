// The binary primitives of lax with lax's own broadcasting: ranks are equal, or one operand is a scalar.

import { shapesEqual } from "../core/dim.ts";
import { kindOf } from "../core/dtype.ts";
import { isNumPy } from "../core/library.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as lax from "../lax/elementwise.ts";
import { full } from "../lax/literal.ts";
import { alignOperands } from "./broadcasting.ts";

export type BinaryOperator = (x: ArrayValue, y: ArrayValue) => ArrayValue;

export const add = broadcasting("add", lax.add);
export const sub = broadcasting("sub", lax.sub);
export const mul = broadcasting("mul", lax.mul);
export const rem = broadcasting("rem", lax.rem);
export const pow = broadcasting("pow", lax.pow);
export const max = broadcasting("max", lax.max);
export const min = broadcasting("min", lax.min);
export const atan2 = broadcasting("atan2", lax.atan2);
export const nextafter = broadcasting("nextafter", lax.nextafter);
export const and = broadcasting("and", lax.and);
export const or = broadcasting("or", lax.or);
export const xor = broadcasting("xor", lax.xor);
export const shiftLeft = broadcasting("shift_left", lax.shiftLeft);
export const shiftRightLogical = broadcasting("shift_right_logical", lax.shiftRightLogical);
export const shiftRightArithmetic = broadcasting("shift_right_arithmetic", lax.shiftRightArithmetic);
export const complex = broadcasting("complex", lax.complex);
export const eq = broadcasting("eq", lax.eq);
export const ne = broadcasting("ne", lax.ne);
export const lt = broadcasting("lt", lax.lt);
export const le = broadcasting("le", lax.le);
export const gt = broadcasting("gt", lax.gt);
export const ge = broadcasting("ge", lax.ge);

/** The quotient. To divide by a repeated float, XLA multiplies with its reciprocal, which the last digit shows. */
export function div(x: ArrayValue, y: ArrayValue): ArrayValue {
  const [left, right] = alignOperands("div", [x, y]);
  return isRepeated(y, right!) && areFloatsOfJax(x, y) ? mul(x, reciprocal(y)) : lax.div(left!, right!);
}

/** The quotient by a number that XLA knows when it compiles, which it replaces by its reciprocal. */
export function divByConstant(x: ArrayValue, y: ArrayValue): ArrayValue {
  return areFloatsOfJax(x, y) ? mul(x, reciprocal(y)) : div(x, y);
}

function reciprocal(x: ArrayValue): ArrayValue {
  return lax.div(full(x.aval.shape, 1, x.aval.dtype, x.aval.weakType), x);
}

function isRepeated(x: ArrayValue, stretched: ArrayValue): boolean {
  const [from, to] = [x, stretched].map(({ aval }) => aval.shape.filter((size) => size !== 1));
  return !shapesEqual(from!, to!);
}

function areFloatsOfJax(x: ArrayValue, y: ArrayValue): boolean {
  return x.aval.dtype === y.aval.dtype && kindOf(x.aval.dtype) === "f" && !isNumPy();
}

function broadcasting(name: string, operator: BinaryOperator): BinaryOperator {
  return (x, y) => {
    const [left, right] = alignOperands(name, [x, y]);
    return operator(left!, right!);
  };
}
