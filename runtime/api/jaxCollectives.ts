// The rows of jax.lax for the axis that a named vmap maps.

import { allGather, axisIndex, axisSize, pmax, pmean, pmin, psum } from "../transforms/collectives.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

export const jaxCollectiveRows: readonly ApiFunction[] = [
  ...Object.entries({ sum: psum, mean: pmean, max: pmax, min: pmin }).map(([name, reduce]) =>
    apiFunction(
      `jax.lax.p${name}`,
      "(x, axis_name, *, axis_index_groups=None)",
      `The ${name} over all examples of the vmap that has the name, the same for each of them.`,
      (args) => reduce(args.get("x"), args.get("axis_name")),
    ),
  ),
  apiFunction("jax.lax.axis_index", "(axis_name)", "The number of the example in the vmap that has the name.", (args) =>
    axisIndex(args.get("axis_name")),
  ),
  apiFunction("jax.lax.axis_size", "(axis_name)", "How many examples the vmap has that has the name.", (args) =>
    axisSize(args.get("axis_name")),
  ),
  apiFunction(
    "jax.lax.all_gather",
    "(x, axis_name, *, axis_index_groups=None, axis=0, tiled=False, to='varying')",
    "What all examples of the vmap that has the name hold, along an axis of its own.",
    (args) => allGather(args.get("x"), args.get("axis_name"), args.int("axis"), args.flag("tiled")),
  ),
];
