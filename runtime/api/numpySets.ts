// Rows: vectors as sets, and the different elements of arrays.

import { NotKnownError } from "../core/errors.ts";
import { namedTuple } from "../core/pyValue.ts";
import { difference, intersection, type SetOptions, symmetricDifference } from "../numpy/sets.ts";
import { type Uniques, unique } from "../numpy/uniques.ts";
import { requireConcrete } from "../transforms/concreteValues.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

const sized = "size=None, fill_value=None";

export const numpySets: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.intersect1d",
    `(ar1, ar2, assume_unique=False, return_indices=False, *, ${sized})`,
    "Gives the different elements that two arrays share, in order.",
    (args) => {
      const [a, b] = args.arrays("ar1", "ar2");
      if (args.flag("return_indices")) throw new NotKnownError("where the shared elements stand is not worked out");
      return intersection(a!, b!, setOptions(args));
    },
  ),
  apiFunction(
    "jax.numpy.setdiff1d",
    `(ar1, ar2, assume_unique=False, *, ${sized})`,
    "Gives the different elements of the first array that are not in the second, in order.",
    (args) => {
      const [a, b] = args.arrays("ar1", "ar2");
      return difference(a!, b!, args.flag("assume_unique"), setOptions(args));
    },
  ),
  apiFunction(
    "jax.numpy.setxor1d",
    `(ar1, ar2, assume_unique=False, *, ${sized})`,
    "Gives the different elements that only one of two arrays has, in order.",
    (args) => {
      const [a, b] = args.arrays("ar1", "ar2");
      return symmetricDifference(a!, b!, setOptions(args));
    },
  ),
  apiFunction(
    "jax.numpy.unique_values",
    `(x, /, *, ${sized})`,
    "Gives the different elements in order.",
    (args) => uniquesOf(args).values,
  ),
  uniqueRow("unique_counts", "how often each occurs", "_UniqueCountsResult", ["values", "counts"]),
  uniqueRow("unique_inverse", "which of them each element is", "_UniqueInverseResult", ["values", "inverse_indices"]),
  uniqueRow("unique_all", "where they stand and how often", "_UniqueAllResult", [
    "values",
    "indices",
    "inverse_indices",
    "counts",
  ]),
];

const parts: Readonly<Record<string, keyof Uniques>> = {
  values: "values",
  indices: "firsts",
  inverse_indices: "inverse",
  counts: "counts",
};

function uniqueRow(name: string, more: string, typeName: string, fields: readonly string[]): ApiFunction {
  const summary = `Gives the different elements in order, and ${more}.`;
  return apiFunction(`jax.numpy.${name}`, `(x, /, *, ${sized})`, summary, (args) => {
    const uniques = uniquesOf(args);
    return namedTuple(
      typeName,
      fields,
      fields.map((field) => uniques[parts[field]!]),
    );
  });
}

function uniquesOf(args: BoundArguments): Uniques {
  const x = args.array("x");
  const { size, fill } = sizeAndFill(args);
  if (size === null) requireConcrete(x);
  return unique(x, size, fill, false);
}

function setOptions(args: BoundArguments): SetOptions {
  const options = sizeAndFill(args);
  if (options.size === null) for (const x of args.arrays("ar1", "ar2")) requireConcrete(x);
  return options;
}

function sizeAndFill(args: BoundArguments): SetOptions {
  return { size: args.isNone("size") ? null : args.dim("size"), fill: args.optionalArray("fill_value") };
}
