// Rows: polynomials by their coefficients.

import { NotKnownError } from "../core/errors.ts";
import { pyTuple } from "../core/pyValue.ts";
import * as unary from "../lax/elementwise.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import * as polynomials from "../numpy/polynomialArithmetic.ts";
import { promoteDtypes } from "../numpy/promotion.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

const trimmed = "*, trim_leading_zeros=False";

export const numpyPolynomials: readonly ApiFunction[] = [
  apiFunction("jax.numpy.polyadd", "(a1, a2)", "Gives the coefficients of the sum of two polynomials.", (args) => {
    const [a, b] = args.arrays("a1", "a2");
    return polynomials.polyAdd(a!, b!);
  }),
  apiFunction(
    "jax.numpy.polysub",
    "(a1, a2)",
    "Gives the coefficients of the difference of two polynomials.",
    (args) => {
      const [a, b] = promoteDtypes("polysub", args.arrays("a1", "a2"));
      return polynomials.polyAdd(a!, unary.neg(b!));
    },
  ),
  apiFunction(
    "jax.numpy.polymul",
    `(a1, a2, ${trimmed})`,
    "Gives the coefficients of the product of two polynomials.",
    (args) => {
      const [a, b] = args.arrays("a1", "a2");
      requireUntrimmed(args);
      return polynomials.polyMultiply(a!, b!);
    },
  ),
  apiFunction(
    "jax.numpy.polydiv",
    `(u, v, ${trimmed})`,
    "Gives the quotient of two polynomials, and the rest.",
    (args) => {
      const [u, v] = args.arrays("u", "v");
      requireUntrimmed(args);
      return pyTuple(polynomials.polyDivide(u!, v!));
    },
  ),
  apiFunction(
    "jax.numpy.polyder",
    "(p, m=1)",
    "Gives the coefficients of the mth derivative of a polynomial.",
    (args) => polynomials.polyDerivative(args.array("p"), args.int("m")),
  ),
  apiFunction(
    "jax.numpy.polyint",
    "(p, m=1, k=None)",
    "Gives the coefficients of the mth integral of a polynomial.",
    (args) => {
      const order = args.int("m");
      const [p] = args.arrays("p");
      const constants = args.isNone("k") ? constant(0, "int32", true) : asArray(args.get("k"));
      return polynomials.polyIntegral(p!, order, constants);
    },
  ),
  apiFunction(
    "jax.numpy.roots",
    "(p, *, strip_zeros=True)",
    "Gives the complex roots of a polynomial: one fewer than coefficients, without zeros at the beginning.",
    (args) => {
      if (!args.flag("strip_zeros")) throw new NotKnownError("roots with strip_zeros=False are not worked out");
      return polynomials.polyRoots(args.array("p"));
    },
  ),
  apiFunction(
    "jax.numpy.poly",
    "(seq_of_zeros)",
    "Gives the coefficients of the polynomial with these roots.",
    (args) => polynomials.polyOfRoots(args.array("seq_of_zeros")),
  ),
];

function requireUntrimmed(args: BoundArguments): void {
  if (args.flag("trim_leading_zeros"))
    throw new NotKnownError("how many coefficients are zero depends on their values");
}
