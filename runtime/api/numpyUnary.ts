// Rows: elementwise functions of one array.

import { PythonError } from "../core/errors.ts";
import { pyTuple } from "../core/pyValue.ts";
import * as lax from "../lax/elementwise.ts";
import * as classification from "../numpy/classification.ts";
import { logicalNot } from "../numpy/comparison.ts";
import * as elementary from "../numpy/elementary.ts";
import * as rounding from "../numpy/rounding.ts";
import { signBit } from "../numpy/sign.ts";
import type { Unary } from "../numpy/ufunc.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { elementwiseRows, ufuncRow } from "./ufuncRow.ts";

type UnaryRow = readonly [names: string, apply: Unary, what: string];

const floatRows: readonly UnaryRow[] = [
  ["exp", elementary.exp, "e to the power"],
  ["exp2", elementary.exp2, "two to the power"],
  ["expm1", elementary.expm1, "e to the power, minus one,"],
  ["log", elementary.log, "the natural logarithm"],
  ["log1p", elementary.log1p, "the natural logarithm of one plus the value, element by element: that"],
  ["log2", elementary.log2, "the logarithm to base two"],
  ["log10", elementary.log10, "the logarithm to base ten"],
  ["sqrt", elementary.sqrt, "the square root"],
  ["cbrt", elementary.cbrt, "the cube root"],
  ["sin", elementary.sin, "the sine"],
  ["cos", elementary.cos, "the cosine"],
  ["tan", elementary.tan, "the tangent"],
  ["arcsin", elementary.arcsin, "the inverse sine"],
  ["asin", elementary.arcsin, "the inverse sine"],
  ["arccos", elementary.arccos, "the inverse cosine"],
  ["acos", elementary.arccos, "the inverse cosine"],
  ["arctan", elementary.arctan, "the inverse tangent"],
  ["atan", elementary.arctan, "the inverse tangent"],
  ["sinh", elementary.sinh, "the hyperbolic sine"],
  ["cosh", elementary.cosh, "the hyperbolic cosine"],
  ["tanh", elementary.tanh, "the hyperbolic tangent"],
  ["arcsinh", elementary.arcsinh, "the inverse hyperbolic sine"],
  ["asinh", elementary.arcsinh, "the inverse hyperbolic sine"],
  ["arccosh", elementary.arccosh, "the inverse hyperbolic cosine"],
  ["acosh", elementary.arccosh, "the inverse hyperbolic cosine"],
  ["arctanh", elementary.arctanh, "the inverse hyperbolic tangent"],
  ["atanh", elementary.arctanh, "the inverse hyperbolic tangent"],
  ["reciprocal", elementary.reciprocal, "one divided by the value"],
  ["deg2rad radians", elementary.degToRad, "the angle in radians"],
  ["rad2deg degrees", elementary.radToDeg, "the angle in degrees"],
  ["sinc", elementary.sinc, "sin(pi x) / (pi x)"],
  ["fabs", elementary.fabs, "the magnitude as a float"],
  ["spacing", elementary.spacing, "the distance to the next float away from zero"],
];

const rows: readonly UnaryRow[] = [
  ["absolute abs", rounding.absolute, "the magnitude"],
  ["positive", (x) => x, "the value itself"],
  ["sign", lax.sign, "the sign"],
  ["square", rounding.square, "the square"],
  ["floor", rounding.floor, "the largest whole number not above"],
  ["ceil", rounding.ceil, "the smallest whole number not below"],
  ["rint", rounding.rint, "the nearest whole number"],
  ["conjugate conj", classification.conjugate, "the complex conjugate"],
  ...["bitwise_not", "bitwise_invert", "invert"].map(
    (name): UnaryRow => [name, lax.not, "the value with every bit flipped"],
  ),
  ["bitwise_count", rounding.bitwiseCount, "the number of one bits, as uint8,"],
  ["logical_not", logicalNot, "whether the value is zero or false"],
  ["isfinite", classification.isFinite, "whether the value is neither infinite nor NaN"],
  ["isinf", classification.isInf, "whether the value is infinite"],
  ["isnan", classification.isNaN, "whether the value is NaN"],
  ["signbit", signBit, "whether the sign is negative"],
];

const partRows: readonly UnaryRow[] = [
  ["iscomplex", classification.isComplexNumber, "whether the imaginary part is not zero"],
  ["isreal", classification.isRealNumber, "whether the imaginary part is zero"],
];

const complexRows: readonly UnaryRow[] = [
  ["real", classification.real, "the real part"],
  ["imag", classification.imag, "the imaginary part"],
];

const outRows: readonly UnaryRow[] = [
  ["isposinf", classification.isPosInf, "whether the value is plus infinity"],
  ["isneginf", classification.isNegInf, "whether the value is minus infinity"],
];

/** The elementwise functions of one array. */
export const numpyUnary: readonly ApiFunction[] = [
  ...floatRows.flatMap((row) => unaryRows(row, "(x, /)", "x", "; integers give floats")),
  ...rows.flatMap((row) => unaryRows(row, "(x, /)", "x")),
  ...unaryRows(["trunc", rounding.trunc, "the value rounded towards zero"], "(x)", "x"),
  ...partRows.flatMap(([names, apply, what]) =>
    elementwiseRows(names, "(x)", describe(what), (args) => apply(args.as("imag").array("x"))),
  ),
  ...complexRows.flatMap((row) => unaryRows(row, "(val, /)", "val")),
  ...outRows.flatMap(([names, apply, what]) =>
    elementwiseRows(names, "(x, /, out=None)", describe(what), (args) => {
      if (args.isNone("out")) return apply(args.array("x"));
      throw new PythonError("NotImplementedError", "The 'out' argument to isneginf/isposinf is not supported.");
    }),
  ),
  ufuncRow("negative", "(x, /)", describe("the negated value"), (args) => lax.neg(args.array("x"))),
  apiFunction("jax.numpy.angle", "(z, deg=False)", describe("the angle in radians or degrees"), (args) =>
    classification.angle(args.array("z"), args.flag("deg")),
  ),
  ...elementwiseRows("round around", "(a, decimals=0, out=None)", describe("the value to so many decimals"), (args) => {
    args.rejectOut();
    return rounding.round(args.array("a"), args.int("decimals"));
  }),
  apiFunction(
    "jax.numpy.modf",
    "(x, /, out=None)",
    "Gives two arrays of the same shape: the fraction and the whole part of every element.",
    (args) => {
      args.rejectOut();
      return pyTuple(rounding.modf(args.array("x")));
    },
  ),
  apiFunction(
    "jax.numpy.nan_to_num",
    "(x, copy=True, nan=0.0, posinf=None, neginf=None)",
    "Puts numbers in place of NaN and infinities, in the same shape.",
    (args) =>
      classification.nanToNum(args.array("x"), {
        nan: args.array("nan"),
        positiveInfinity: args.optionalArray("posinf"),
        negativeInfinity: args.optionalArray("neginf"),
      }),
  ),
];

function unaryRows([names, apply, what]: UnaryRow, signature: string, parameter: string, note = "") {
  return elementwiseRows(names, signature, describe(what, note), (args) => apply(args.array(parameter)));
}

function describe(what: string, note = ""): string {
  return `Gives ${what} of every element, in the same shape${note}.`;
}
