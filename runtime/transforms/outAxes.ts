// Putting the mapped axis of a result where out_axes wants it.

import { ShapedArray } from "../core/aval.ts";
import type { Shape } from "../core/dim.ts";
import { type PythonErrorDetails, typeError, valueError } from "../core/errors.ts";
import { NumPyArray, TakenArray } from "../core/numpyArray.ts";
import { pyRepr, pyStrOf } from "../core/pyRepr.ts";
import { flatten, type KeyPath, keystr, unflatten } from "../core/pytree.ts";
import { type PyValue, typeName, unknown } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastAlong } from "../lax/broadcast.ts";
import { reduceSum } from "../lax/reduce.ts";
import { moveAxis } from "../lax/reshape.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { promoteDtype, summedDtype } from "../numpy/promotion.ts";
import type { BatchTrace } from "./batchTrace.ts";
import { flattenAxes, isOpaque, type PrefixEntry } from "./treePrefix.ts";
import { axesPath, axisOf, type VmapSpec } from "./vmapSpec.ts";

/**
 * The batched result of a mapped function from that of one example; runs under the trace outside.
 *
 * Throws JAX's errors: `outAxes` is no tree prefix of the result, has None for a mapped leaf, or an axis that a leaf
 * lacks; a leaf is no array.
 */
export function matchOutAxes(trace: BatchTrace, spec: VmapSpec, result: PyValue): PyValue {
  const { leaves, paths, treedef } = flatten(result);
  const detailsOf = (code: string) => (path: KeyPath) => ({ code, axesPath: axesPath(path) });
  const entries = flattenAxes("vmap out_axes", spec.outAxes, result, detailsOf("vmap-out-axes-tree"));
  return unflatten(
    treedef,
    leaves.map((leaf, i) => matchLeaf(trace, spec, leaf, entries[i]!, paths[i]!)),
  );
}

function matchLeaf(
  trace: BatchTrace,
  spec: VmapSpec,
  leaf: PyValue,
  entry: Exclude<PrefixEntry, null>,
  path: KeyPath,
): PyValue {
  if (isOpaque(leaf)) return unknown(leaf.kind === "unknown" ? leaf.reason : `this ${typeName(leaf)} is not known`);
  if (!isArrayLike(leaf)) {
    throw typeError(
      `Output from batched function ${pyRepr(leaf)} with type <class '${typeName(leaf)}'> is not a valid JAX type`,
      { code: "vmap-result-type" },
    );
  }
  const to = axisOf(entry.value);
  const at = axesPath(entry.path);
  const { value, dim } = leaf.kind === "array" ? trace.unwrap(leaf) : { value: leaf, dim: null };
  if (dim === to) return dim !== null && value instanceof TakenArray ? handedBack(value, value.aval.shape) : value;
  if (to === null && spec.sumMatch) return sumOf(asArray(value), dim!);
  if (to === null) throw mappedOutput(spec, path, dim!, at);
  const array = asArray(value);
  if (dim !== null) {
    const moved = moveAxis(array, dim, placeOf(to, array.aval.ndim, at));
    return value instanceof TakenArray ? handedBack(value, moved.aval.shape) : moved;
  }
  return broadcastAlong(array, trace.axisSize, placeOf(to, array.aval.ndim + 1, at));
}

/** An argument that a function gives back as it is stays NumPy's, with a dtype that JAX has not where nothing touched it. */
function handedBack({ aval, from }: TakenArray, shape: Shape): NumPyArray {
  return new NumPyArray(new ShapedArray(shape, aval.dtype === from.aval.dtype ? aval.dtype : "unknown"));
}

function sumOf(x: ArrayValue, axis: number): ArrayValue {
  return reduceSum(promoteDtype(x, summedDtype), [axis]);
}

function mappedOutput(spec: VmapSpec, path: KeyPath, dim: number, at: PythonErrorDetails["axesPath"] & object) {
  const details = { code: "vmap-out-axes-none", axesPath: at };
  if (spec.axisName.kind !== "none") {
    const name = pyStrOf(spec.axisName);
    return valueError(`vmap has mapped output (axis_name=${name}) but out_axes is None`, details);
  }
  const place = `vmap out_axes${keystr(path)}`;
  return valueError(`at ${place}, got axis spec None but output was batched on axis ${dim}`, details);
}

function placeOf(axis: number, ndim: number, at: readonly (number | string)[]): number {
  if (axis >= -ndim && axis < ndim) return axis < 0 ? axis + ndim : axis;
  throw valueError(`axis ${axis} is out of bounds for array of dimension ${ndim}`, {
    code: "vmap-out-axes-range",
    axesPath: at,
  });
}
