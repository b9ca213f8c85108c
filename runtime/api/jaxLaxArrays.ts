// The rows of jax.lax that order, cut, spread, reduce and contract arrays.

import { type Dim, formatShape, multiplyDims, type Shape, unifyDims } from "../core/dim.ts";
import { indexError, NotKnownError, typeError, valueError } from "../core/errors.ts";
import { type PyValue, pyList, pyTuple } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastInDim } from "../lax/broadcast.ts";
import { pad } from "../lax/concatenate.ts";
import { type DotDimensionNumbers, dotGeneral } from "../lax/dot.ts";
import * as reduce from "../lax/reduce.ts";
import { rev } from "../lax/reshape.ts";
import { selectN } from "../lax/select.ts";
import { dynamicUpdateSlice, slice } from "../lax/slice.ts";
import { sort } from "../lax/sort.ts";
import { canonicalizeAxis, range, replaceAt } from "../numpy/axes.ts";
import { constant } from "../numpy/conversion.ts";
import { full } from "../numpy/creation.ts";
import { normalizeIndex } from "../numpy/gathering.ts";
import { convert } from "../numpy/promotion.ts";
import { expandDims, reshape, squeeze } from "../numpy/reshaping.ts";
import { splitAt } from "../numpy/splitting.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readDim, readInts } from "./staticArguments.ts";

const reductions = {
  reduce_sum: reduce.reduceSum,
  reduce_prod: reduce.reduceProd,
  reduce_max: reduce.reduceMax,
  reduce_min: reduce.reduceMin,
  reduce_and: reduce.reduceAnd,
  reduce_or: reduce.reduceOr,
};

const positions = { argmax: reduce.argmax, argmin: reduce.argmin };

export const jaxLaxArrayRows: readonly ApiFunction[] = [
  apiFunction(
    "jax.lax.sort",
    "(operand, dimension=-1, is_stable=True, num_keys=1)",
    "Sorts an array along an axis, or several alike by the first num_keys of them.",
    (args) => {
      const operand = args.get("operand");
      const isSequence = operand.kind === "tuple" || operand.kind === "list";
      const operands = isSequence ? args.arraysOf(operand.items) : [args.array("operand")];
      if (operands.length === 0) throw typeError("Sort requires at least one operand");
      const keys = args.int("num_keys");
      if (keys < 1 || keys > operands.length) {
        throw valueError(`num_keys=${keys} must be between 1 and len(operand)=${operands.length}`);
      }
      const sorted = sort(operands, canonicalizeAxis(args.int("dimension"), operands[0]!.aval.ndim), keys);
      return isSequence ? pyTuple(sorted) : sorted[0]!;
    },
  ),
  apiFunction(
    "jax.lax.sort_key_val",
    "(keys, values, dimension=-1, is_stable=True)",
    "Sorts keys along an axis, and values alike.",
    (args) => {
      const [keys, values] = args.arrays("keys", "values");
      return pyTuple(sort([keys!, values!], canonicalizeAxis(args.int("dimension"), keys!.aval.ndim)));
    },
  ),
  ...Object.entries(positions).map(([name, apply]) =>
    apiFunction(
      `jax.lax.${name}`,
      "(operand, axis, index_dtype)",
      `Gives the index of the ${name === "argmax" ? "largest" : "smallest"} element along an axis, which goes away.`,
      (args) => apply(args.array("operand"), args.int("axis"), args.dtype("index_dtype")!),
    ),
  ),
  ...Object.entries(reductions).map(([name, apply]) =>
    apiFunction(
      `jax.lax.${name}`,
      name === "reduce_sum" ? "(operand, axes, *, out_sharding=None)" : "(operand, axes)",
      `Reduces the axes, which go away, by ${name.slice("reduce_".length)}.`,
      (args) => apply(args.array("operand"), args.ints("axes")),
    ),
  ),
  apiFunction(
    "jax.lax.dot",
    "(lhs, rhs, *, dimension_numbers=None, precision=None, preferred_element_type=None, out_sharding=None)",
    "Multiplies vectors and matrices, or contracts the axes that dimension_numbers names.",
    (args) => {
      const [lhs, rhs] = args.arrays("lhs", "rhs");
      return dotGeneral(
        lhs!,
        rhs!,
        dotNumbers(args, lhs!.aval.shape, rhs!.aval.shape),
        args.dtype("preferred_element_type"),
      );
    },
  ),
  apiFunction(
    "jax.lax.dot_general",
    "(lhs, rhs, dimension_numbers, precision=None, preferred_element_type=None, *, out_sharding=None)",
    "Sums products over axes: ((lhs contracting, rhs contracting), (lhs batch, rhs batch)).",
    (args) => {
      const [lhs, rhs] = args.arrays("lhs", "rhs");
      return dotGeneral(
        lhs!,
        rhs!,
        readDotNumbers(args.get("dimension_numbers")),
        args.dtype("preferred_element_type"),
      );
    },
  ),
  apiFunction(
    "jax.lax.batch_matmul",
    "(lhs, rhs, precision=None)",
    "Multiplies the matrices of the last two axes; those before count them.",
    (args) => {
      const [lhs, rhs] = args.arrays("lhs", "rhs");
      const { ndim } = lhs!.aval;
      if (Math.min(ndim, rhs!.aval.ndim) < 2) {
        throw valueError(`Arguments to batch_matmul must be at least 2D, got ${ndim}, ${rhs!.aval.ndim}`);
      }
      if (ndim !== rhs!.aval.ndim) {
        throw valueError(`Arguments to batch_matmul must have same ndim, got ${ndim}, ${rhs!.aval.ndim}`);
      }
      const batch = range(ndim - 2);
      const numbers = { lhsContract: [ndim - 1], rhsContract: [ndim - 2], lhsBatch: batch, rhsBatch: batch };
      return dotGeneral(lhs!, rhs!, numbers);
    },
  ),
  apiFunction(
    "jax.lax.broadcast",
    "(operand, sizes, *, out_sharding=None)",
    "Repeats an array along new axes of these sizes, in front.",
    (args) => {
      const x = args.array("operand");
      const sizes = args.shape("sizes");
      return broadcastInDim(x, [...sizes, ...x.aval.shape], range(sizes.length, sizes.length + x.aval.ndim));
    },
  ),
  apiFunction(
    "jax.lax.broadcast_in_dim",
    "(operand, shape, broadcast_dimensions, *, out_sharding=None)",
    "Repeats an array to a shape, of which broadcast_dimensions are its own axes.",
    (args) => broadcastInDim(args.array("operand"), args.shape("shape"), args.ints("broadcast_dimensions")),
  ),
  apiFunction(
    "jax.lax.pad",
    "(operand, padding_value, padding_config)",
    "Adds a margin before, behind and between the elements of every axis.",
    (args) => {
      const [x, value] = args.arrays("operand", "padding_value");
      const config = args.list("padding_config").map((entry) => {
        const [low, high, interior] = readInts(entry);
        return { low: low!, high: high!, interior: interior! };
      });
      return pad(x!, value!, config);
    },
  ),
  apiFunction("jax.lax.rev", "(operand, dimensions)", "Reverses the order along axes.", (args) =>
    rev(args.array("operand"), args.ints("dimensions")),
  ),
  apiFunction(
    "jax.lax.slice",
    "(operand, start_indices, limit_indices, strides=None)",
    "Cuts out a box from start_indices up to limit_indices.",
    (args) =>
      slice(
        args.array("operand"),
        dimsOf(args, "start_indices"),
        dimsOf(args, "limit_indices"),
        args.isNone("strides") ? null : args.ints("strides"),
      ),
  ),
  apiFunction(
    "jax.lax.slice_in_dim",
    "(operand, start_index, limit_index, stride=1, axis=0)",
    "Cuts a range out of one axis.",
    (args) => {
      const x = args.array("operand");
      const { shape, ndim } = x.aval;
      const size = shape.at(args.int("axis"));
      if (size === undefined) throw indexError("tuple index out of range");
      const axis = canonicalizeAxis(args.int("axis"), ndim);
      const place = (name: string, absent: Dim): Dim => {
        if (args.isNone(name)) return absent;
        const index = args.dim(name);
        return typeof index === "number" && typeof size === "number" && index < 0 ? index + size : index;
      };
      const starts = replaceAt<Dim>(
        shape.map(() => 0),
        axis,
        place("start_index", 0),
      );
      const strides = replaceAt(
        shape.map(() => 1),
        axis,
        args.int("stride"),
      );
      return slice(x, starts, replaceAt(shape, axis, place("limit_index", size)), strides);
    },
  ),
  apiFunction(
    "jax.lax.index_in_dim",
    "(operand, index, axis=0, keepdims=True)",
    "Cuts one slice out of an axis, which stays with size one unless keepdims is false.",
    (args) => {
      const x = args.array("operand");
      const axis = canonicalizeAxis(args.int("axis"), x.aval.ndim);
      const [index, size] = [args.int("index"), x.aval.shape[axis]!];
      if (typeof size === "number" && (index < -size || index >= size)) {
        throw indexError(`index ${index} is out of bounds for axis ${axis} with size ${size}`);
      }
      const cut = slice(x, ...boxAt(x.aval.shape, axis, index < 0 && typeof size === "number" ? index + size : index));
      return args.flag("keepdims") ? cut : squeeze(cut, [axis]);
    },
  ),
  apiFunction(
    "jax.lax.dynamic_update_slice_in_dim",
    "(operand, update, start_index, axis, *, allow_negative_indices=True)",
    "Puts an array over a range of one axis, in the shape of the other.",
    (args) => {
      const [x, update, start] = args.arrays("operand", "update", "start_index");
      return updateAlong(x!, update!, start!, args.int("axis"));
    },
  ),
  apiFunction(
    "jax.lax.dynamic_update_index_in_dim",
    "(operand, update, index, axis, *, allow_negative_indices=True)",
    "Puts an array over one slice of an axis, in the shape of the other.",
    (args) => {
      const [x, update, index] = args.arrays("operand", "update", "index");
      const axis = canonicalizeAxis(args.int("axis"), x!.aval.ndim);
      if (update!.aval.ndim === x!.aval.ndim) return updateAlong(x!, update!, index!, axis);
      return updateAlong(x!, expandDims(update!, [axis]), index!, axis);
    },
  ),
  apiFunction(
    "jax.lax.select_n",
    "(which, *cases)",
    "Takes every element from the case that which names there; all have one shape.",
    (args) => {
      if (args.rest.length === 0) throw valueError("select_n() must have at least one case");
      const [which, ...cases] = args.arraysOf([args.get("which"), ...args.rest]);
      return selectN(which!, ...cases);
    },
  ),
  apiFunction(
    "jax.lax.split",
    "(operand, sizes, axis=0)",
    "Cuts an axis into parts of these sizes, as a list.",
    (args) => {
      const x = args.array("operand");
      const axis = canonicalizeAxis(args.int("axis"), x.aval.ndim);
      const sizes = args.ints("sizes");
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (unifyDims(x.aval.shape[axis]!, total) === null) {
        const shape = `[${x.aval.shape.join(", ")}]`;
        throw valueError(`Sum of sizes ${total} must be equal to dimension ${axis} of the operand shape ${shape}`);
      }
      const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
      return pyList(splitAt(x, ends.slice(0, -1), axis));
    },
  ),
  apiFunction(
    "jax.lax.collapse",
    "(operand, start_dimension, stop_dimension=None)",
    "Makes one axis of neighbouring ones.",
    (args) => {
      const x = args.array("operand");
      const { shape, ndim } = x.aval;
      const wrap = (axis: number) => (axis < 0 ? axis + ndim : axis);
      const start = wrap(args.int("start_dimension"));
      const stop = args.isNone("stop_dimension") ? ndim : wrap(args.int("stop_dimension"));
      const merged = shape.slice(start, stop).reduce<Dim>(multiplyDims, 1);
      return reshape(x, [...shape.slice(0, start), merged, ...shape.slice(stop)]);
    },
  ),
  apiFunction(
    "jax.lax.full_like",
    "(x, fill_value, dtype=None, shape=None, sharding=None)",
    "Makes an array of the shape and dtype of another, full of one value.",
    (args) => {
      const [x, value] = args.arrays("x", "fill_value");
      const shape = args.isNone("shape") ? x!.aval.shape : args.shape("shape");
      const dtype = args.dtype("dtype");
      const filling = convert(value!, dtype ?? x!.aval.dtype, dtype === null && x!.aval.weakType);
      return full(shape, filling, null);
    },
  ),
];

const dimsOf = (args: BoundArguments, name: string): Shape => args.list(name).map(readDim);

function boxAt(shape: Shape, axis: number, index: number): [start: Shape, limit: Shape] {
  const zeros = shape.map(() => 0);
  return [replaceAt<Dim>(zeros, axis, index), replaceAt(shape, axis, index + 1)];
}

function updateAlong(x: ArrayValue, update: ArrayValue, start: ArrayValue, axis: number): ArrayValue {
  const along = canonicalizeAxis(axis, x.aval.ndim);
  const starts = replaceAt(
    x.aval.shape.map(() => constant(0, "int32")),
    along,
    convert(normalizeIndex(start, x.aval.shape[along]!), "int32"),
  );
  return dynamicUpdateSlice(x, update, starts);
}

function dotNumbers(args: BoundArguments, lhs: Shape, rhs: Shape): DotDimensionNumbers {
  if (!args.isNone("dimension_numbers")) return readDotNumbers(args.get("dimension_numbers"));
  const fit = [lhs, rhs].every(({ length }) => length === 1 || length === 2);
  if (!fit || unifyDims(lhs.at(-1)!, rhs[0]!) === null) {
    throw valueError(
      "jax.lax.dot: dimension_numbers must be specified when not performing simple un-batched matrix-matrix, " +
        `matrix-vector, or vector-vector products; got lhs_shape=${formatShape(lhs)} rhs_shape=${formatShape(rhs)}`,
    );
  }
  return { lhsContract: [lhs.length - 1], rhsContract: [0], lhsBatch: [], rhsBatch: [] };
}

/** `((lhs contracting, rhs contracting), (lhs batch, rhs batch))`. */
function readDotNumbers(value: PyValue): DotDimensionNumbers {
  const pairs = itemsOf(value).map((pair) => itemsOf(pair).map(readInts));
  const [[lhsContract, rhsContract], [lhsBatch, rhsBatch]] = [pairs[0] ?? [], pairs[1] ?? []];
  if (!lhsContract || !rhsContract || !lhsBatch || !rhsBatch) {
    throw new NotKnownError("these dimension numbers are not understood");
  }
  return { lhsContract, rhsContract, lhsBatch, rhsBatch };
}

function itemsOf(value: PyValue): readonly PyValue[] {
  if (value.kind === "tuple" || value.kind === "list") return value.items;
  throw new NotKnownError("the dimension numbers are not known");
}
