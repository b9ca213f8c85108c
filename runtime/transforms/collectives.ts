// Operations over the axis that a named vmap maps: jax.lax.psum and its kin.

import { type Dim, multiplyDims } from "../core/dim.ts";
import { NotKnownError, PythonError, typeError } from "../core/errors.ts";
import { pyStrOf } from "../core/pyRepr.ts";
import { flatten, mapLeaves } from "../core/pytree.ts";
import { type PyValue, pyInt } from "../core/pyValue.ts";
import { type ArrayValue, activeTrace, type Trace, withTrace } from "../core/trace.ts";
import { broadcastAlong } from "../lax/broadcast.ts";
import { iota } from "../lax/iota.ts";
import { reduceMax, reduceMin, reduceSum } from "../lax/reduce.ts";
import { moveAxis, reshape } from "../lax/reshape.ts";
import { multiply, trueDivide } from "../numpy/arithmetic.ts";
import { canonicalizeAxis } from "../numpy/axes.ts";
import { asArray, constant, isArrayLike } from "../numpy/conversion.ts";
import { convert, numericDtype, promoteDtype } from "../numpy/promotion.ts";
import { BatchTrace } from "./batchTrace.ts";
import { invalidType } from "./invalidType.ts";
import { JitTrace } from "./jitTrace.ts";
import { isOpaque } from "./treePrefix.ts";

/** The sum over the examples, of every array in a tree; an int stays one, times how many there are. Mirrors `lax.psum`. */
export function psum(x: PyValue, axisName: PyValue): PyValue {
  return overAxes("psum", x, axisName, (leaf, axis) => {
    if (leaf.kind === "int") return pyInt(leaf.value === null ? null : multiplyDims(leaf.value, axis.axisSize));
    return sum(asArray(leaf), axis);
  });
}

/** The mean over the examples, of every array in a tree. Mirrors `lax.pmean`. */
export function pmean(x: PyValue, axisName: PyValue): PyValue {
  return overAxes(null, x, axisName, (leaf, axis) => trueDivide(sum(asArray(leaf), axis), count(axis.axisSize)));
}

/** The largest over the examples, of every array in a tree. Mirrors `lax.pmax`. */
export const pmax = extreme(reduceMax);

/** The smallest over the examples, of every array in a tree. Mirrors `lax.pmin`. */
export const pmin = extreme(reduceMin);

/** The number of the example. Mirrors `lax.axis_index`. */
export function axisIndex(axisName: PyValue): ArrayValue {
  const axis = axisNamed(axisName, "axis_index");
  return axis.wrap(
    withTrace(axis.parent, () => iota("int32", [axis.axisSize], 0)),
    0,
  );
}

/** How many examples there are. Mirrors `lax.axis_size`. */
export function axisSize(axisName: PyValue): PyValue {
  return pyInt(axisNamed(axisName, null).axisSize);
}

/** Every array of a tree as it is for all examples, along a new axis or joined along one there is. Mirrors `lax.all_gather`. */
export function allGather(x: PyValue, axisName: PyValue, axis: number, tiled: boolean): PyValue {
  return overAxes(null, x, axisName, (leaf, mapped) => {
    const gathered = overAxis(activeTrace(), mapped, asArray(leaf), 1, (value, dim) =>
      dim === null ? broadcastAlong(value, mapped.axisSize, 0) : moveAxis(value, dim, 0),
    );
    const { shape } = gathered.aval;
    const to = canonicalizeAxis(axis, tiled ? shape.length - 1 : shape.length);
    const placed = moveAxis(gathered, 0, to);
    if (!tiled) return placed;
    const sizes = placed.aval.shape;
    return reshape(placed, sizes.toSpliced(to, 2, multiplyDims(sizes[to]!, sizes[to + 1]!)));
  });
}

/** What to do with all examples, along `dim`, or with a value that is the same for all. */
type Rule = (value: ArrayValue, dim: number | null) => ArrayValue;

function extreme(reduce: (x: ArrayValue, axes: readonly number[]) => ArrayValue) {
  return (x: PyValue, axisName: PyValue): PyValue =>
    overAxes(null, x, axisName, (leaf, axis) =>
      overAxis(activeTrace(), axis, asArray(leaf), 0, (value, dim) => (dim === null ? value : reduce(value, [dim]))),
    );
}

function sum(x: ArrayValue, axis: BatchTrace): ArrayValue {
  return overAxis(activeTrace(), axis, promoteDtype(x, numericDtype), 0, (value, dim) => {
    if (dim !== null) return convert(reduceSum(value, [dim]), value.aval.dtype, value.aval.weakType);
    return multiply(value, count(axis.axisSize));
  });
}

/** A size as a Python number gives it. */
function count(size: Dim): ArrayValue {
  return constant(typeof size === "number" ? size : null, "int32", true);
}

/** Every leaf of a tree, by one named axis after the other. */
function overAxes(
  name: string | null,
  tree: PyValue,
  axisName: PyValue,
  change: (leaf: PyValue, axis: BatchTrace) => PyValue,
): PyValue {
  const names = axisName.kind === "tuple" || axisName.kind === "list" ? axisName.items : [axisName];
  // A number alone needs no interpreter, and so is refused in other words.
  const isTraced = flatten(tree).leaves.some(({ kind }) => kind === "array");
  const axes = names.map((each) => axisNamed(each, isTraced ? name : null));
  return mapLeaves(tree, (leaf) => {
    if (isOpaque(leaf)) return leaf;
    if (!isArrayLike(leaf)) throw typeError(invalidType(leaf));
    return axes.reduce(change, leaf as PyValue);
  });
}

/** The trace of the innermost vmap that has the name. Throws JAX's `NameError` when there is none. */
function axisNamed(name: PyValue, operation: string | null): BatchTrace {
  if (name.kind === "unknown" || name.kind === "object") throw new NotKnownError("the name of the axis is not known");
  const text = pyStrOf(name);
  for (let trace: Trace | undefined = activeTrace(); trace !== undefined; trace = outsideOf(trace)) {
    if (trace instanceof BatchTrace && trace.axisName.kind === name.kind && pyStrOf(trace.axisName) === text)
      return trace;
  }
  const message =
    operation === null
      ? `unbound axis name: ${text}`
      : `Found an unbound axis name: ${text}. To fix this, please call ${operation} under \`jax.shard_map\`.`;
  throw new PythonError("NameError", message, { code: "axis-name" });
}

const outsideOf = (trace: Trace): Trace | undefined => trace.parent ?? trace.outside;

/**
 * Applies a rule to all examples of `axis` at once; the result is the same for all of them.
 *
 * Other axes that vmaps inside of it map stay mapped; they move up by `added` axes that the rule puts in front.
 */
function overAxis(trace: Trace, axis: BatchTrace, x: ArrayValue, added: number, rule: Rule): ArrayValue {
  if (trace === axis) {
    const { value, dim } = axis.unwrap(x);
    return withTrace(axis.parent, () => rule(value, dim));
  }
  if (trace instanceof JitTrace) return trace.wrap(overAxis(trace.parent, axis, trace.unwrap(x), added, rule));
  if (!(trace instanceof BatchTrace)) return rule(x, null);
  const { value, dim } = trace.unwrap(x);
  return trace.wrap(overAxis(trace.parent, axis, value, added, rule), dim === null ? null : dim + added);
}
