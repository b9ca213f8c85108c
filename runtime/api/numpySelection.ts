// Rows: choosing, comparing, ordering and cutting out elements.

import { intDtype } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import { type PyValue, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { unifyShapes } from "../lax/naryop.ts";
import { broadcastShapes } from "../numpy/broadcasting.ts";
import { isNaN } from "../numpy/classification.ts";
import { equal, isClose, logicalAnd, logicalOr } from "../numpy/comparison.ts";
import { constant } from "../numpy/conversion.ts";
import * as diagonals from "../numpy/diagonals.ts";
import { take, takeAlongAxis, takeMode } from "../numpy/gathering.ts";
import { nonzero } from "../numpy/places.ts";
import { all } from "../numpy/reductions.ts";
import { clip, select } from "../numpy/selection.ts";
import { argsort, sort } from "../numpy/sorting.ts";
import { where } from "../numpy/where.ts";
import { requireCountable } from "../transforms/concreteValues.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readDim } from "./staticArguments.ts";

const everything = { axes: null, keepDims: false };

/** The functions that choose, compare, order and cut out elements. */
export const numpySelection: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.where",
    "(condition, x=None, y=None, /, *, size=None, fill_value=None)",
    "Takes elements of x where the condition holds and of y elsewhere; shapes are broadcast.",
    (args) => {
      if (args.isNone("x") && args.isNone("y")) {
        const size = args.isNone("size") ? null : args.dim("size");
        if (size === null) requireCountable(args.array("condition"));
        return pyTuple(nonzero(args.array("condition"), size, args.optionalArray("fill_value")));
      }
      const [condition, x, y] = args.arrays("condition", "x", "y");
      return where(condition!, x!, y!);
    },
  ),
  apiFunction(
    "jax.numpy.clip",
    "(arr=None, /, min=None, max=None)",
    "Limits elements to a range; shapes are broadcast.",
    (args) => {
      if (args.isNone("arr")) throw valueError("No input was provided to the clip function.");
      const x = args.array("arr");
      return clip(x, limit(args, "min", "maximum"), limit(args, "max", "minimum"));
    },
  ),
  apiFunction(
    "jax.numpy.select",
    "(condlist, choicelist, default=0)",
    "Takes, element by element, the first choice whose condition holds; shapes are broadcast.",
    (args) => {
      const conditions = args.list("condlist");
      const choices = args.list("choicelist");
      const arrays = args.arraysOf([...conditions, ...choices, args.get("default")]);
      const count = conditions.length;
      return select(arrays.slice(0, count), arrays.slice(count, -1), arrays.at(-1)!);
    },
  ),
  apiFunction(
    "jax.numpy.isclose",
    "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)",
    "Tells, element by element, whether two arrays are equal within a tolerance; shapes are broadcast.",
    (args) => closeness(args),
  ),
  apiFunction(
    "jax.numpy.allclose",
    "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)",
    "Tells whether all elements of two arrays are equal within a tolerance, as a scalar.",
    (args) => all(closeness(args), everything),
  ),
  apiFunction(
    "jax.numpy.array_equal",
    "(a1, a2, equal_nan=False)",
    "Tells whether two arrays have the same shape and elements, as a scalar.",
    (args) => {
      const [a, b] = [args.arrayLike("a1"), args.arrayLike("a2")];
      if (unifyShapes([a.aval.shape, b.aval.shape]) === null) return constant(0, "bool");
      const same = equal(a, b);
      return all(args.flag("equal_nan") ? logicalOr(same, logicalAnd(isNaN(a), isNaN(b))) : same, everything);
    },
  ),
  apiFunction(
    "jax.numpy.array_equiv",
    "(a1, a2)",
    "Tells whether two arrays are equal once broadcast, as a scalar.",
    (args) => {
      const [a, b] = [args.arrayLike("a1"), args.arrayLike("a2")];
      return fitTogether(a, b) ? all(equal(a, b), everything) : constant(0, "bool");
    },
  ),
  apiFunction(
    "jax.numpy.sort",
    "(a, axis=-1, *, kind=None, order=None, stable=True, descending=False)",
    "Sorts the elements along an axis, keeping the shape, or of the flattened array.",
    (args) => sort(args.array("a"), args.axis("axis"), args.flag("descending")),
  ),
  apiFunction(
    "jax.numpy.argsort",
    "(a, axis=-1, *, kind=None, order=None, stable=True, descending=False, dtype=None)",
    "Gives the indices that sort the elements along an axis, in the same shape, or of the flattened array.",
    (args) => argsort(args.array("a"), args.axis("axis"), args.flag("descending"), args.dtype("dtype") ?? intDtype()),
  ),
  apiFunction(
    "jax.numpy.take",
    "(a, indices, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None)",
    "Takes the elements at indices along an axis, which their shape replaces, or of the flattened array.",
    (args) => {
      args.rejectOut();
      const [x, indices] = args.arrays("a", "indices");
      return take(x!, indices!, args.axis("axis"), takeMode("take", args.isNone("mode") ? null : args.string("mode")));
    },
  ),
  apiFunction(
    "jax.numpy.take_along_axis",
    "(arr, indices, axis=-1, mode=None, fill_value=None, *, wrap_negative_indices=None)",
    "Takes, for each index, the element at it along an axis, which gets the size of the indices there.",
    (args) => {
      const [x, indices] = args.arrays("arr", "indices");
      const mode = takeMode("take_along_axis", args.isNone("mode") ? null : args.string("mode"));
      return takeAlongAxis(x!, indices!, args.axis("axis"), mode);
    },
  ),
  apiFunction("jax.numpy.tril", "(m, k=0)", "Puts zeros above a diagonal of the last two axes.", (args) =>
    diagonals.tril(args.array("m"), readDim(args.get("k"))),
  ),
  apiFunction("jax.numpy.triu", "(m, k=0)", "Puts zeros below a diagonal of the last two axes.", (args) =>
    diagonals.triu(args.array("m"), readDim(args.get("k"))),
  ),
  apiFunction(
    "jax.numpy.diag",
    "(v, k=0)",
    "Makes a square matrix with a vector on a diagonal, or takes a diagonal out of a matrix.",
    (args) => diagonals.diag(args.array("v"), args.int("k")),
  ),
  apiFunction(
    "jax.numpy.diagonal",
    "(a, offset=0, axis1=0, axis2=1)",
    "Takes a diagonal out of two axes, which become one at the end.",
    (args) => diagonals.diagonal(args.array("a"), args.int("offset"), args.int("axis1"), args.int("axis2")),
  ),
  apiFunction(
    "jax.numpy.trace",
    "(a, offset=0, axis1=0, axis2=1, dtype=None, out=None)",
    "Adds up a diagonal of two axes, which go away.",
    (args) => {
      args.rejectOut();
      return diagonals.trace(
        args.array("a"),
        args.int("offset"),
        args.int("axis1"),
        args.int("axis2"),
        args.dtype("dtype"),
      );
    },
  ),
];

function limit(args: BoundArguments, name: string, comparedBy: string): ArrayValue | null {
  const value: PyValue = args.get(name);
  if (value.kind === "none") return null;
  return args.as(comparedBy).array(name);
}

function closeness(args: BoundArguments): ArrayValue {
  const [a, b] = args.arrays("a", "b");
  return isClose(a!, b!, {
    relative: args.array("rtol"),
    absolute: args.array("atol"),
    equalNaN: args.flag("equal_nan"),
  });
}

function fitTogether(a: ArrayValue, b: ArrayValue): boolean {
  try {
    broadcastShapes([a.aval.shape, b.aval.shape]);
    return true;
  } catch {
    return false;
  }
}
