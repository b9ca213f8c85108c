// Rows: functions of neighbouring elements, tables and margins.

import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import type { PyValue } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { range } from "../numpy/axes.ts";
import { asArray, constant } from "../numpy/conversion.ts";
import { correlation, covariance } from "../numpy/covariance.ts";
import { type PadWidth, padEdge, padMirrored, padWith, padWrap } from "../numpy/padding.ts";
import { diff, ediff1d, interpolate, searchSorted, trapezoid, vander } from "../numpy/sequences.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readInt } from "./staticArguments.ts";

export const numpySequences: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.diff",
    "(a, n=1, axis=-1, prepend=None, append=None)",
    "Gives the differences of neighbours along an axis, whose size lessens by one each of n times.",
    (args) => {
      const x = args.array("a");
      if (x.aval.ndim === 0) {
        const tracer = `JitTracer(${x.aval.weakType ? "~" : ""}${x.aval.toLongString()})`;
        throw valueError(`diff requires input that is at least one dimensional; got ${tracer}`);
      }
      return diff(x, args.int("n"), args.int("axis"), args.optionalArray("prepend"), args.optionalArray("append"));
    },
  ),
  apiFunction(
    "jax.numpy.ediff1d",
    "(ary, to_end=None, to_begin=None)",
    "Gives the differences of neighbours in the flattened array, between two optional ends.",
    (args) => ediff1d(args.array("ary"), args.optionalArray("to_begin"), args.optionalArray("to_end")),
  ),
  apiFunction(
    "jax.numpy.trapezoid",
    "(y, x=None, dx=1.0, axis=-1)",
    "Integrates along an axis, which goes away.",
    (args) => trapezoid(args.array("y"), args.optionalArray("x"), args.array("dx"), args.int("axis")),
  ),
  apiFunction(
    "jax.numpy.searchsorted",
    "(a, v, side='left', sorter=None, *, method='scan')",
    "Gives the place in a sorted vector where each value belongs, in the shape of the values.",
    (args) => {
      const [table, values] = args.arrays("a", "v");
      const side = args.string("side");
      if (side === "left" || side === "right") return searchSorted(table!, values!, side);
      throw valueError(`'${side}' is an invalid value for keyword 'side'. Expected one of ['left', 'right'].`);
    },
  ),
  apiFunction(
    "jax.numpy.interp",
    "(x, xp, fp, left=None, right=None, period=None)",
    "Gives the values on straight lines between those of a table, in the shape of x.",
    (args) => {
      const [x, positions, values] = args.arrays("x", "xp", "fp");
      return interpolate(x!, positions!, values!, args.optionalArray("left"), args.optionalArray("right"));
    },
  ),
  apiFunction(
    "jax.numpy.vander",
    "(x, N=None, increasing=False)",
    "Gives the powers of a vector's elements as N columns (as many as elements when None).",
    (args) => vander(args.array("x"), args.axis("N"), args.flag("increasing")),
  ),
  apiFunction(
    "jax.numpy.cov",
    "(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, dtype=None)",
    "Gives the covariance matrix of the variables that the rows (or columns) are.",
    (args) => {
      if (!args.isNone("fweights") || !args.isNone("aweights") || !args.isNone("dtype")) {
        throw new NotKnownError("cov with weights or a dtype is not worked out");
      }
      const correction = args.isNone("ddof") ? Number(!args.flag("bias")) : args.int("ddof");
      return covariance(args.array("m"), args.optionalArray("y"), args.flag("rowvar"), correction);
    },
  ),
  apiFunction(
    "jax.numpy.corrcoef",
    "(x, y=None, rowvar=True, dtype=None)",
    "Gives the correlation coefficients of the variables that the rows (or columns) are.",
    (args) => correlation(args.array("x"), args.optionalArray("y"), args.flag("rowvar")),
  ),
  apiFunction(
    "jax.numpy.pad",
    "(array, pad_width, mode='constant', **kwargs)",
    "Adds a margin along every axis: each size grows by the widths before and behind.",
    padOf,
  ),
];

function padOf(args: BoundArguments): ArrayValue {
  const x = args.array("array");
  const widths = widthsOf(args.get("pad_width"), x.aval.ndim);
  const mode = args.string("mode");
  if (!modes.includes(mode)) {
    throw new PythonError("NotImplementedError", `Unimplemented padding mode '${mode}' for np.pad.`);
  }
  if (widths.some((pair) => pair.some((width) => width < 0))) throw valueError("index can't contain negative values");
  switch (x.aval.ndim === 0 ? "empty" : mode) {
    case "empty":
    case "constant":
      return x.aval.ndim === 0 ? x : padWith(x, widths, marginOf(args));
    case "edge":
      return padEdge(x, widths);
    case "wrap":
      return padWrap(x, widths);
    case "reflect":
    case "symmetric":
      return padMirrored(x, widths, mode === "symmetric");
    default:
      throw new NotKnownError(`padding by ${mode} is not worked out`);
  }
}

const modes = [
  "constant",
  "edge",
  "empty",
  "linear_ramp",
  "maximum",
  "mean",
  "median",
  "minimum",
  "reflect",
  "symmetric",
  "wrap",
];

function marginOf(args: BoundArguments): ArrayValue {
  const value = args.extra.get("constant_values");
  return value === undefined ? constant(0, "int32", true) : asArray(value);
}

/** Widths for every axis: one number, one pair, or a pair for each. Mirrors `_broadcast_to_pairs`. */
function widthsOf(value: PyValue, ndim: number): readonly PadWidth[] {
  const items = value.kind === "tuple" || value.kind === "list" ? value.items : null;
  const width = (item: PyValue): number => {
    if (item.kind === "float") throw typeError("`pad_width` must be of integral type.");
    return readInt(item);
  };
  if (items === null) return range(ndim).map(() => [width(value), width(value)]);
  const pairs = items.map((item) => (item.kind === "tuple" || item.kind === "list" ? item.items.map(width) : null));
  if (pairs.every((pair) => pair === null)) {
    const [before, after] = items.map(width);
    if (items.length <= 2 && before !== undefined) return range(ndim).map(() => [before, after ?? before]);
  } else if (pairs.every((pair) => pair?.length === 2) && (pairs.length === ndim || pairs.length === 1)) {
    return range(ndim).map((axis) => {
      const [before, after] = pairs[pairs.length === 1 ? 0 : axis]!;
      return [before!, after!];
    });
  }
  const shape = `(${items.length}, ${pairs[0]?.length ?? 1})`;
  throw valueError(
    `jnp.pad: pad_width with nd=${ndim} has unsupported shape ${shape}. Valid shapes are (${ndim}, 2), (1, 2), (2,), (1,), or ().`,
  );
}
