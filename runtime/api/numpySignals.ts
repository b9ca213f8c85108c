// Rows: windows that signals are weighted with, bits of bytes, and histograms of points.

import { isComplex } from "../core/dtype.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import { type PyValue, pyList, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { packBits, unpackBits } from "../numpy/bits.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import { besselI0 } from "../numpy/elementary.ts";
import { histogramOfPoints } from "../numpy/histograms.ts";
import { stack } from "../numpy/joining.ts";
import { convert, inexactDtype, promoteDtypes } from "../numpy/promotion.ts";
import { reshape, transpose } from "../numpy/reshaping.ts";
import * as windows from "../numpy/signalWindows.ts";
import { sort } from "../numpy/sorting.ts";
import { sliceAlong } from "../numpy/splitting.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { edgesOf } from "./numpyOrdering.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

export const numpySignals: readonly ApiFunction[] = [
  windowRow("bartlett", "a triangle", windows.bartlett),
  windowRow("blackman", "three cosines", windows.blackman),
  windowRow("hamming", "a raised cosine that does not end at zero", windows.hamming),
  windowRow("hanning", "a raised cosine", windows.hanning),
  apiFunction(
    "jax.numpy.kaiser",
    "(M, beta)",
    "Gives the weights of a window of M samples, by Bessel functions.",
    (args) => windows.kaiser(args.dim("M"), asArray(args.get("beta"))),
  ),
  apiFunction("jax.numpy.i0", "(x)", "Gives the modified Bessel function of order zero, element by element.", (args) =>
    besselI0(args.array("x")),
  ),
  apiFunction(
    "jax.numpy.packbits",
    "(a, axis=None, bitorder='big')",
    "Puts eight elements into the bits of one byte, along an axis or of the flattened array.",
    (args) => packBits(args.array("a"), args.axis("axis"), args.string("bitorder")),
  ),
  apiFunction(
    "jax.numpy.unpackbits",
    "(a, axis=None, count=None, bitorder='big')",
    "Gives the bits of bytes, eight for each, along an axis or of the flattened array.",
    (args) => unpackBits(args.array("a"), args.axis("axis"), args.axis("count"), args.string("bitorder")),
  ),
  apiFunction("jax.numpy.sort_complex", "(a)", "Sorts along the last axis, as complex numbers.", (args) => {
    const x = args.array("a");
    const { dtype } = x.aval;
    const sorted = sort(x, -1, false);
    return isComplex(dtype) || dtype === "unknown"
      ? sorted
      : convert(sorted, dtype === "float64" ? "complex128" : "complex64");
  }),
  apiFunction(
    "jax.numpy.histogram2d",
    "(x, y, bins=10, range=None, weights=None, density=None)",
    "Counts points in each cell of a grid, and gives the ends of the bins along both axes, one more each.",
    (args) => {
      const [x, y] = args.arrays("x", "y");
      const points = transpose(stack([x!, y!], 0), null);
      const bins = args.get("bins");
      const isOfBoth =
        bins.kind === "array" || ((bins.kind === "list" || bins.kind === "tuple") && bins.items.length > 2);
      const { counts, edges } = histogramOf(args, points, isOfBoth ? pyTuple([bins, bins]) : bins);
      return pyTuple([counts, ...edges]);
    },
  ),
  apiFunction(
    "jax.numpy.histogramdd",
    "(sample, bins=10, range=None, weights=None, density=None)",
    "Counts points (n, d) in each cell of a grid of d axes, and gives the ends of the bins along each, one more.",
    (args) => {
      const { counts, edges } = histogramOf(args, args.array("sample"), args.get("bins"));
      return pyTuple([counts, pyList(edges)]);
    },
  ),
];

function windowRow(name: string, shape: string, weights: windows.SignalWindow): ApiFunction {
  return apiFunction(`jax.numpy.${name}`, "(M)", `Gives the weights of a window of M samples, ${shape}.`, (args) =>
    weights(args.dim("M")),
  );
}

function histogramOf(
  args: BoundArguments,
  points: ArrayValue,
  bins: PyValue,
): { readonly counts: ArrayValue; readonly edges: readonly ArrayValue[] } {
  const given = args.isNone("weights") ? [points] : [points, args.array("weights")];
  const [sample, weights] = promoteDtypes("histogramdd", given, inexactDtype);
  const [count, axes] = sample!.aval.shape;
  if (sample!.aval.ndim !== 2 || typeof axes !== "number")
    throw new NotKnownError("how many axes there are is not known");
  const each = bins.kind === "list" || bins.kind === "tuple" ? bins.items : Array.from({ length: axes }, () => bins);
  if (each.length !== axes) throw valueError("should be a bin for each dimension.");
  const ranges = args.isNone("range") ? null : args.list("range");
  if (ranges !== null && ranges.length !== axes) throw new NotKnownError("the ranges do not fit the points");
  const columns = each.map((_, axis) => reshape(sliceAlong(sample!, axis, axis + 1, 1), [count!]));
  const edges = columns.map((column, axis) => edgesOf(column, each[axis]!, ranges?.[axis] ?? null));
  const weight = weights ?? constant(1, "int32");
  return { counts: histogramOfPoints(columns, edges, weight, args.flag("density")), edges };
}
