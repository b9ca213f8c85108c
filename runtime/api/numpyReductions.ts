// Rows: reductions over axes, and running ones.

import { NotKnownError, PythonError, valueError } from "../core/errors.ts";
import { type PyValue, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { argmax, argmin, nanArgmax, nanArgmin } from "../numpy/argReductions.ts";
import { broadcastTo } from "../numpy/broadcasting.ts";
import { constant } from "../numpy/conversion.ts";
import {
  type Cumulative,
  cumprod,
  cumsum,
  cumulativeProduct,
  cumulativeSum,
  nanCumprod,
  nanCumsum,
} from "../numpy/cumulative.ts";
import * as lax from "../numpy/operators.ts";
import { inexactDtype, promoteDtype } from "../numpy/promotion.ts";
import { type QuantileMethod, quantile } from "../numpy/quantiles.ts";
import type { Reduction, ReductionOptions } from "../numpy/reductions.ts";
import * as reductions from "../numpy/reductions.ts";
import type { VarianceOptions } from "../numpy/statistics.ts";
import * as statistics from "../numpy/statistics.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { elementwiseRows } from "./ufuncRow.ts";

const full = "(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)";
const promoting =
  "(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True)";
const undtyped = "(a, axis=None, out=None, keepdims=False, initial=None, where=None)";
const logical = "(a, axis=None, out=None, keepdims=False, *, where=None)";
const spread =
  "(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None)";
const nanSpread = "(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None, mean=None)";
const running = "(a, axis=None, dtype=None, out=None)";

/** The reductions, and the cumulative functions. */
export const numpyReductions: readonly ApiFunction[] = [
  ...reductionRows("sum", promoting, "Adds up", reductions.sum),
  ...reductionRows("prod", promoting, "Multiplies", reductions.prod),
  ...reductionRows("max amax", undtyped, "Takes the largest of", reductions.max),
  ...reductionRows("min amin", undtyped, "Takes the smallest of", reductions.min),
  ...reductionRows("all", logical, "Tells whether all are true of", reductions.all),
  ...reductionRows("any", logical, "Tells whether any is true of", reductions.any),
  ...reductionRows(
    "mean",
    "(a, axis=None, dtype=None, out=None, keepdims=False, *, where=None)",
    "Averages",
    statistics.mean,
  ),
  ...reductionRows("ptp", "(a, axis=None, out=None, keepdims=False)", "Gives the range of", reductions.ptp),
  ...reductionRows("nansum", full, "Adds up, leaving out NaN,", statistics.nanSum),
  ...reductionRows("nanprod", full, "Multiplies, leaving out NaN,", statistics.nanProd),
  ...reductionRows("nanmax", undtyped, "Takes the largest, leaving out NaN, of", statistics.nanMax),
  ...reductionRows("nanmin", undtyped, "Takes the smallest, leaving out NaN, of", statistics.nanMin),
  ...reductionRows(
    "nanmean",
    "(a, axis=None, dtype=None, out=None, keepdims=False, where=None)",
    "Averages, leaving out NaN,",
    statistics.nanMean,
  ),
  ...reductionRows(
    "count_nonzero",
    "(a, axis=None, keepdims=False)",
    "Counts what is not zero of",
    reductions.countNonzero,
  ),
  spreadRow("var", spread, "Gives the variance of", statistics.variance),
  spreadRow("std", spread, "Gives the standard deviation of", statistics.standardDeviation),
  spreadRow("nanvar", nanSpread, "Gives the variance, leaving out NaN, of", statistics.nanVariance),
  spreadRow("nanstd", nanSpread, "Gives the standard deviation, leaving out NaN, of", statistics.nanStandardDeviation),
  ...Object.entries({ argmax, argmin, nanargmax: nanArgmax, nanargmin: nanArgmin }).map(([name, apply]) =>
    apiFunction(
      `jax.numpy.${name}`,
      "(a, axis=None, out=None, keepdims=None)",
      `Gives the index of the ${name.endsWith("max") ? "largest" : "smallest"} element along an axis, which goes away, or in the flattened array.`,
      (args) => {
        const x = args.array("a");
        args.rejectOut();
        return apply(x, args.axis("axis"), args.flag("keepdims"));
      },
    ),
  ),
  quantileRow("quantile", "quantiles", (q) => q),
  quantileRow("percentile", "percentiles", (q) => lax.div(q, constant(100, q.aval.dtype))),
  quantileRow("nanquantile", "quantiles of those elements that are numbers", (q) => q),
  quantileRow("nanpercentile", "percentiles of those elements that are numbers", (q) =>
    lax.div(q, constant(100, q.aval.dtype)),
  ),
  ...["median", "nanmedian"].map((name) =>
    apiFunction(
      `jax.numpy.${name}`,
      "(a, axis=None, out=None, overwrite_input=False, keepdims=False)",
      `Gives the median ${name === "median" ? "" : "of those elements that are numbers "}along the axes, which go away.`,
      (args) => {
        args.rejectOut();
        const half = constant(0.5, "float32");
        const x = args.as(name === "median" ? "quantile" : name).array("a");
        return quantile(x, half, args.axes("axis"), "midpoint", args.flag("keepdims"), name === "nanmedian");
      },
    ),
  ),
  apiFunction(
    "jax.numpy.average",
    "(a, axis=None, weights=None, returned=False, keepdims=False)",
    "Averages the elements along the axes, which go away, with weights where they are given.",
    (args) => {
      const [x, weights] = args.isNone("weights") ? [args.array("a"), null] : args.arrays("a", "weights");
      const options = { axes: args.axes("axis"), keepDims: args.flag("keepdims") };
      const { average, weightSum } = statistics.average(x!, weights ?? null, options);
      return args.flag("returned") ? pyTuple([average, broadcastTo(weightSum, average.aval.shape)]) : average;
    },
  ),
  ...runningRows("cumsum", "Adds up", cumsum),
  ...runningRows("cumprod", "Multiplies", cumprod),
  ...runningRows("nancumsum", "Adds up, leaving out NaN,", nanCumsum),
  ...runningRows("nancumprod", "Multiplies, leaving out NaN,", nanCumprod),
  cumulativeRow("cumulative_sum", "sums", cumulativeSum),
  cumulativeRow("cumulative_prod", "products", cumulativeProduct),
];

/** The options of a reduction among the arguments; those its signature lacks are left at their defaults. */
export function reductionOptions(args: BoundArguments): ReductionOptions {
  return {
    axes: args.axes("axis"),
    keepDims: args.flag("keepdims"),
    dtype: args.has("dtype") ? args.dtype("dtype") : null,
    initial: args.has("initial") ? args.optionalArray("initial") : null,
    where: args.has("where") ? args.optionalArray("where") : null,
    promoteIntegers: !args.has("promote_integers") || args.flag("promote_integers"),
  };
}

/** `reductionOptions` with what variances and standard deviations take. */
export function varianceOptions(args: BoundArguments): VarianceOptions {
  const hasCorrection = args.has("correction") && !args.isNone("correction");
  const ddof = args.get("ddof");
  if (hasCorrection && !(ddof.kind === "int" && ddof.value === 0)) {
    throw valueError("ddof and correction can't be provided simultaneously.");
  }
  return {
    ...reductionOptions(args),
    correction: args.array(hasCorrection ? "correction" : "ddof"),
    mean: args.has("mean") ? args.optionalArray("mean") : null,
  };
}

function reductionRows(names: string, signature: string, what: string, apply: Reduction): readonly ApiFunction[] {
  return elementwiseRows(names, signature, `${what} the elements along the axes, which go away.`, (args) => {
    if (args.has("out")) args.rejectOut();
    return apply(args.array("a"), reductionOptions(args));
  });
}

function spreadRow(
  name: string,
  signature: string,
  what: string,
  apply: (x: ReturnType<BoundArguments["array"]>, options: VarianceOptions) => PyValue,
): ApiFunction {
  return apiFunction(`jax.numpy.${name}`, signature, `${what} the elements along the axes, which go away.`, (args) => {
    args.rejectOut();
    return apply(args.array("a"), varianceOptions(args));
  });
}

function runningRows(name: string, what: string, apply: Cumulative): readonly ApiFunction[] {
  return elementwiseRows(
    name,
    running,
    `${what} the elements up to each along an axis, keeping the shape, or of the flattened array.`,
    (args) => {
      const x = args.array("a");
      if (args.isNone("out")) return apply(x, args.axis("axis"), args.dtype("dtype"));
      throw new PythonError("NotImplementedError", `The 'out' argument to jnp.${name} is not supported`);
    },
  );
}

function quantileRow(name: string, what: string, scale: (q: ArrayValue) => ArrayValue): ApiFunction {
  const sharding = name === "percentile" ? ", out_sharding=None" : "";
  return apiFunction(
    `jax.numpy.${name}`,
    `(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None${sharding})`,
    `Gives the ${what} along the axes, which go away; an axis of q comes first.`,
    (args) => {
      const [x, q] = args.arrays("a", "q");
      if (!args.isNone("weights")) throw new NotKnownError("quantiles with weights are not worked out");
      const share = scale(promoteDtype(q!, inexactDtype));
      const method = methodOf(args.string("method"));
      return quantile(x!, share, args.axes("axis"), method, args.flag("keepdims"), name.startsWith("nan"));
    },
  );
}

function methodOf(name: string): QuantileMethod {
  if (name === "inverted_cdf") throw new NotKnownError("the method inverted_cdf is not worked out");
  if (name === "linear" || name === "lower" || name === "higher" || name === "midpoint" || name === "nearest")
    return name;
  throw valueError("method can only be 'linear', 'lower', 'higher', 'midpoint', 'nearest' or 'inverted_cdf'");
}

function cumulativeRow(name: string, what: string, apply: typeof cumulativeSum): ApiFunction {
  return apiFunction(
    `jax.numpy.${name}`,
    "(x, /, *, axis=None, dtype=None, include_initial=False)",
    `Gives the running ${what} along an axis, which grows by one if the initial one is included.`,
    (args) => apply(args.array("x"), args.axis("axis"), args.dtype("dtype"), args.flag("include_initial")),
  );
}
