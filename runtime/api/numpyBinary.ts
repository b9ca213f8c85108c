// Rows: elementwise functions of two arrays, and of more.

import { pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as arithmetic from "../numpy/arithmetic.ts";
import * as comparison from "../numpy/comparison.ts";
import { divmod, floorDivide, fmod, remainder } from "../numpy/division.ts";
import { power } from "../numpy/power.ts";
import { copySign } from "../numpy/sign.ts";
import type { Binary } from "../numpy/ufunc.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { elementwiseRows, ufuncRow } from "./ufuncRow.ts";

type BinaryRow = readonly [names: string, apply: Binary, what: string];

const ufuncRows: readonly BinaryRow[] = [
  ["add", arithmetic.add, "Adds two arrays"],
  ["subtract", arithmetic.subtract, "Subtracts the second array from the first"],
  ["multiply", arithmetic.multiply, "Multiplies two arrays"],
  ["maximum", arithmetic.maximum, "Takes the larger of two arrays"],
  ["minimum", arithmetic.minimum, "Takes the smaller of two arrays"],
  ["logaddexp", arithmetic.logAddExp, "Gives log(exp(x) + exp(y))"],
  ["logaddexp2", arithmetic.logAddExp2, "Gives log2(2**x + 2**y)"],
  ["bitwise_and", arithmetic.bitwiseAnd, "Combines the bits of two arrays by and"],
  ["bitwise_or", arithmetic.bitwiseOr, "Combines the bits of two arrays by or"],
  ["bitwise_xor", arithmetic.bitwiseXor, "Combines the bits of two arrays by exclusive or"],
  ["logical_and", comparison.logicalAnd, "Tells whether both arrays are true"],
  ["logical_or", comparison.logicalOr, "Tells whether one of two arrays is true"],
  ["logical_xor", comparison.logicalXor, "Tells whether exactly one of two arrays is true"],
];

const xyRows: readonly BinaryRow[] = [
  ["equal", comparison.equal, "Tells whether two arrays are equal"],
  ["not_equal", comparison.notEqual, "Tells whether two arrays differ"],
  ["greater", comparison.greater, "Tells whether the first array is greater"],
  ["greater_equal", comparison.greaterEqual, "Tells whether the first array is greater or equal"],
  ["less", comparison.less, "Tells whether the first array is less"],
  ["less_equal", comparison.lessEqual, "Tells whether the first array is less or equal"],
  ["left_shift", arithmetic.leftShift, "Shifts the bits of the first array to the left"],
  ["bitwise_left_shift", arithmetic.leftShift, "Shifts the bits of the first array to the left"],
  ["float_power", arithmetic.floatPower, "Raises the first array to the second, as floats"],
  ["nextafter", arithmetic.nextAfter, "Gives the next float after the first array towards the second"],
];

const x1x2Rows: readonly BinaryRow[] = [
  ["true_divide divide", arithmetic.trueDivide, "Divides the first array by the second, as floats"],
  ["floor_divide", floorDivide, "Divides and rounds down"],
  ["remainder mod", remainder, "Gives the remainder with the sign of the divisor"],
  ["fmod", fmod, "Gives the remainder with the sign of the dividend"],
  ["arctan2", arithmetic.arctan2, "Gives the angle of the point (x2, x1)"],
  ["atan2", arithmetic.arctan2, "Gives the angle of the point (x2, x1)"],
  ["hypot", arithmetic.hypot, "Gives the length of the hypotenuse"],
  ["heaviside", arithmetic.heaviside, "Gives zero, one, or the second array where the first is zero"],
  ["copysign", copySign, "Gives the first array the signs of the second"],
  ["right_shift bitwise_right_shift", arithmetic.rightShift, "Shifts the bits of the first array to the right"],
];

const keywordRows: readonly BinaryRow[] = [
  ["fmax", arithmetic.fmax, "Takes the larger of two arrays, passing over NaN"],
  ["fmin", arithmetic.fmin, "Takes the smaller of two arrays, passing over NaN"],
];

/** The elementwise functions of two arrays. */
export const numpyBinary: readonly ApiFunction[] = [
  ...ufuncRows.map(([name, apply, what]) =>
    ufuncRow(name, "(x, y, /)", describe(what), (args) => both(args.arrays("x", "y"), apply)),
  ),
  ...xyRows.flatMap(([names, apply, what]) =>
    elementwiseRows(names, "(x, y, /)", describe(what), (args) => both(args.arrays("x", "y"), apply)),
  ),
  ...x1x2Rows.flatMap(([names, apply, what]) =>
    elementwiseRows(names, "(x1, x2, /)", describe(what), (args) => both(args.arrays("x1", "x2"), apply)),
  ),
  ...keywordRows.flatMap(([names, apply, what]) =>
    elementwiseRows(names, "(x1, x2)", describe(what), (args) =>
      both(args.as(names === "fmax" ? "greater" : "less").arrays("x1", "x2"), apply),
    ),
  ),
  ...elementwiseRows("power pow", "(x1, x2, /)", describe("Raises the first array to the second"), (args) =>
    power(args.get("x1"), args.get("x2")),
  ),
  apiFunction(
    "jax.numpy.divmod",
    "(x1, x2, /)",
    "Gives the rounded quotient and the remainder, both of the broadcast shape.",
    (args) => {
      const [x, y] = args.arrays("x1", "x2");
      return pyTuple(divmod(x!, y!));
    },
  ),
];

function both([x, y]: readonly ArrayValue[], apply: Binary): ArrayValue {
  return apply(x!, y!);
}

function describe(what: string): string {
  return `${what}, element by element; shapes are broadcast.`;
}
