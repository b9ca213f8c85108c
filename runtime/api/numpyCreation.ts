// Rows: arrays made from shapes, numbers and nested lists.

import { type Dim, definitelyLess, type Shape } from "../core/dim.ts";
import { type DType, floatDtype, intDtype } from "../core/dtype.ts";
import { type PythonError, typeError, valueError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { type PyValue, pyList, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { range } from "../numpy/axes.ts";
import { asArrayOf, constant, ensureArrayLike, isScalarValue } from "../numpy/conversion.ts";
import * as creation from "../numpy/creation.ts";
import { indices, meshgrid } from "../numpy/grids.ts";
import { stack } from "../numpy/joining.ts";
import { convert } from "../numpy/promotion.ts";
import { arange, type Bound, geomspace, type LinspaceOptions, linspace, logspace } from "../numpy/ranges.ts";
import { expandDims } from "../numpy/reshaping.ts";
import { requireConcrete } from "../transforms/concreteValues.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readShape } from "./staticArguments.ts";

const like = "dtype=None, shape=None, *, device=None";
const placed = "dtype=None, *, device=None, out_sharding=None";

/** The functions that make arrays. */
export const numpyCreation: readonly ApiFunction[] = [
  ...uniformRows("zeros", 0, placed),
  ...uniformRows("ones", 1, placed),
  ...uniformRows("empty", 0, placed),
  ...likeRows("zeros_like", 0, "a", `(a, ${like}, out_sharding=None)`),
  ...likeRows("ones_like", 1, "a", `(a, ${like}, out_sharding=None)`),
  ...likeRows("empty_like", 0, "prototype", `(prototype, ${like})`),
  apiFunction(
    "jax.numpy.full",
    `(shape, fill_value, ${placed})`,
    "Makes an array of the shape, filled with one value or a broadcast array.",
    (args) => {
      const [value, dtype] = [args.get("fill_value"), args.dtype("dtype")];
      const filling = isScalarValue(value) ? asArrayOf(value, dtype) : args.array("fill_value");
      return creation.full(args.shape("shape"), filling, dtype);
    },
  ),
  apiFunction(
    "jax.numpy.full_like",
    `(a, fill_value, ${like}, out_sharding=None)`,
    "Makes an array of the shape and dtype of another, filled with one value or a broadcast array.",
    (args) => {
      const [x, value] = args.arrays("a", "fill_value");
      const dtype = args.dtype("dtype");
      const filled = convert(
        value!,
        dtype ?? x!.aval.dtype,
        dtype === null && x!.aval.weakType && value!.aval.ndim === 0,
      );
      return creation.full(likeShape(args, x!), filled, null);
    },
  ),
  apiFunction(
    "jax.numpy.array",
    "(object, dtype=None, *args, copy=True, order='K', ndmin=0, device=None, out_sharding=None)",
    "Makes an array of a number, an array or nested lists, whose lengths are its shape.",
    (args) => atLeast(asArrayOf(args.get("object"), args.dtype("dtype")), args.int("ndmin")),
  ),
  apiFunction(
    "jax.numpy.asarray",
    "(a, dtype=None, order=None, *, copy=None, device=None, out_sharding=None)",
    "Gives an array as it is, or makes one of a number or nested lists, whose lengths are its shape.",
    (args) => asArrayOf(args.get("a"), args.dtype("dtype")),
  ),
  apiFunction("jax.numpy.copy", "(a, order=None)", "Copies an array, in the same shape.", (args) => args.array("a")),
  apiFunction(
    "jax.numpy.astype",
    "(x, dtype, /, *, copy=False, device=None)",
    "Converts the elements to another dtype, in the same shape.",
    (args) => convert(args.array("x"), args.dtype("dtype") ?? floatDtype()),
  ),
  apiFunction(
    "jax.numpy.arange",
    "(start, stop=None, step=None, dtype=None, *, device=None, out_sharding=None)",
    "Makes a vector of the numbers from start up to stop, step apart.",
    arangeOf,
  ),
  apiFunction(
    "jax.numpy.linspace",
    "(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)",
    "Makes num numbers at equal distances from start to stop, along a new axis.",
    (args) => {
      const [start, stop] = args.arrays("start", "stop");
      const { samples, step } = linspace(start!, stop!, linspaceOptions(args));
      return args.flag("retstep") ? pyTuple([samples, step]) : samples;
    },
  ),
  apiFunction(
    "jax.numpy.logspace",
    "(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)",
    "Makes num powers of the base with exponents at equal distances, along a new axis.",
    (args) => {
      const [start, stop] = args.arrays("start", "stop");
      return logspace(start!, stop!, args.array("base"), linspaceOptions(args));
    },
  ),
  apiFunction(
    "jax.numpy.geomspace",
    "(start, stop, num=50, endpoint=True, dtype=None, axis=0)",
    "Makes num numbers at equal ratios from start to stop, along a new axis.",
    (args) => {
      const [start, stop] = args.arrays("start", "stop");
      return geomspace(start!, stop!, linspaceOptions(args));
    },
  ),
  apiFunction(
    "jax.numpy.eye",
    "(N, M=None, k=0, dtype=None, *, device=None)",
    "Makes an N by M matrix (N by N when M is None) with ones on a diagonal.",
    (args) => {
      const rows = matrixSize(args, "N", "argument of 'N' jnp.eye()");
      const columns = args.isNone("M") ? rows : matrixSize(args, "M", "argument 'M' of jnp.eye()");
      if (definitelyLess(rows, 0) || definitelyLess(columns, 0)) {
        throw valueError(
          `negative dimensions are not allowed, got ${pyRepr(args.get("N"))} and ${pyRepr(args.get("M"))}`,
        );
      }
      return creation.eye(rows, columns, args.array("k"), args.dtype("dtype") ?? floatDtype());
    },
  ),
  apiFunction("jax.numpy.identity", "(n, dtype=None)", "Makes the n by n identity matrix.", (args) => {
    const size = matrixSize(args, "n", "argument of 'N' jnp.eye()");
    return creation.eye(size, size, constant(0, "int32"), args.dtype("dtype") ?? floatDtype());
  }),
  apiFunction(
    "jax.numpy.tri",
    "(N, M=None, k=0, dtype=None)",
    "Makes an N by M matrix with ones on and below a diagonal.",
    (args) => {
      const rows = args.dim("N");
      const columns = args.isNone("M") ? rows : args.dim("M");
      return convert(creation.lowerTriangle(rows, columns, args.dim("k")), args.dtype("dtype") ?? floatDtype());
    },
  ),
  apiFunction(
    "jax.numpy.meshgrid",
    "(*xi, copy=True, sparse=False, indexing='xy')",
    "Spreads vectors over a grid: one array for each, of the lengths of all (the first two swapped for 'xy').",
    (args) => {
      const vectors = args.arraysOf(args.rest);
      if (!args.flag("copy")) throw valueError("jax.numpy.meshgrid only supports copy=True");
      const indexing = args.string("indexing");
      if (indexing !== "xy" && indexing !== "ij") {
        throw valueError(`Valid values for indexing are 'xy' and 'ij', got ${indexing}`);
      }
      return pyList(meshgrid(vectors, indexing, args.flag("sparse")));
    },
  ),
  apiFunction(
    "jax.numpy.indices",
    "(dimensions, dtype=None, sparse=False)",
    "Makes the indices of a grid of these lengths, one array for each axis, stacked unless sparse.",
    (args) => {
      const arrays = indices(args.shape("dimensions"), args.dtype("dtype") ?? intDtype(), args.flag("sparse"));
      return args.flag("sparse") ? pyTuple(arrays) : stack(arrays, 0);
    },
  ),
];

/** What `jnp.arange` gives for these arguments. */
export function arangeBetween(start: PyValue, stop: PyValue, step: PyValue, dtype: DType | null): ArrayValue {
  const isCount = stop.kind === "none" && step.kind === "none";
  const first = boundOf(start, isCount ? "stop" : "start");
  const [end, by] = [boundOf(stop, "stop"), boundOf(step, "step")];
  if (first === null) throw valueError("arange() requires stop to be specified.");
  return end === null ? arange(null, first, by, dtype) : arange(first, end, by, dtype);
}

function uniformRows(name: string, value: number, rest: string): readonly ApiFunction[] {
  const what = name === "empty" ? "zeros, which JAX gives for an empty one" : name;
  return [
    apiFunction(`jax.numpy.${name}`, `(shape, ${rest})`, `Makes an array of the shape, full of ${what}.`, (args) => {
      const [shape, dtype] = [args.get("shape"), args.get("dtype")];
      if (shape.kind === "int" && dtype.kind === "int") throw forgotTuple(name, shape, dtype);
      return creation.uniform(args.shape("shape"), value, args.dtype("dtype") ?? floatDtype());
    }),
  ];
}

function likeRows(name: string, value: number, parameter: string, signature: string): readonly ApiFunction[] {
  const what = value === 0 ? "zeros" : "ones";
  return [
    apiFunction(
      `jax.numpy.${name}`,
      signature,
      `Makes an array of ${what} with the shape and dtype of another, or those given.`,
      (args) => {
        const [x] = args.as(name === "empty_like" ? "ones_like" : name).arrays(parameter);
        const dtype = args.dtype("dtype");
        const weak = dtype === null && x!.aval.weakType;
        return creation.full(likeShape(args, x!), constant(value, dtype ?? x!.aval.dtype, weak), null);
      },
    ),
  ];
}

function likeShape(args: BoundArguments, x: ArrayValue): Shape {
  return args.isNone("shape") ? x.aval.shape : args.shape("shape");
}

function forgotTuple(name: string, shape: PyValue, dtype: PyValue): PythonError {
  const [size, second] = [pyRepr(shape), pyRepr(dtype)];
  return typeError(
    `Cannot interpret '${second}' as a data type.\n\nDid you accidentally write \`jax.numpy.${name}(${size}, ${second})\` ` +
      `when you meant \`jax.numpy.${name}((${size}, ${second}))\`, i.e. with a single tuple argument for the shape?`,
  );
}

function atLeast(x: ArrayValue, ndim: number): ArrayValue {
  return x.aval.ndim >= ndim ? x : expandDims(x, range(ndim - x.aval.ndim));
}

function matrixSize(args: BoundArguments, name: string, context: string): Dim {
  return readShape(args.get(name), ` ${context}.`)[0]!;
}

function linspaceOptions(args: BoundArguments): LinspaceOptions {
  return {
    num: args.dim("num"),
    endpoint: args.flag("endpoint"),
    dtype: args.dtype("dtype"),
    axis: args.int("axis"),
  };
}

function arangeOf(args: BoundArguments): ArrayValue {
  return arangeBetween(args.get("start"), args.get("stop"), args.get("step"), args.dtype("dtype"));
}

function boundOf(value: PyValue, name: string): Bound | null {
  if (value.kind === "none") return null;
  const array = ensureArrayLike("arange", [value])[0]!;
  if (array.aval.ndim > 0) {
    throw valueError(`jax.numpy.arange: arguments must be scalars; got ${name}=${array.aval.toLongString()}`);
  }
  if (value.kind === "complex") {
    throw valueError("Passing complex start/stop/step to jnp.arange is no longer supported starting in JAX v0.10.0.");
  }
  if (value.kind === "array") requireConcrete(value);
  return { array, value: isScalarValue(value) && value.kind !== "bool" ? value.value : null };
}
