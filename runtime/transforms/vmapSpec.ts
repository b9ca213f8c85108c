// What a call of jax.vmap asks for, checked as far as it can be before the mapped function is called.

import type { Dim } from "../core/dim.ts";
import { NotKnownError, typeError } from "../core/errors.ts";
import { pyRepr, pyStrOf } from "../core/pyRepr.ts";
import { flatten, type KeyPath, keyName } from "../core/pytree.ts";
import { none, type PyValue, pyInt, pyTuple } from "../core/pyValue.ts";

/** The options of one `jax.vmap`, in JAX's words. */
export interface VmapSpec {
  /** An int or None for all positional arguments, or a tuple with a tree prefix for each. */
  readonly inAxes: PyValue;
  /** A tree prefix of the result, of ints and None. */
  readonly outAxes: PyValue;
  /** What collectives call the mapped axis, or None. */
  readonly axisName: PyValue;
  /** The size of the mapped axis where the caller gives it. */
  readonly axisSize: Dim | null;
  /** Whether a mapped result for which `outAxes` has None is summed instead of refused. */
  readonly sumMatch: boolean;
}

/**
 * The options with the defaults filled in; a list of `inAxes` becomes a tuple.
 *
 * Throws JAX's `TypeError` when the axes are no ints, None or containers of them.
 */
export function vmapSpec(given: Partial<VmapSpec> = {}): VmapSpec {
  const { inAxes = pyInt(0), outAxes = pyInt(0), axisName = none, axisSize = null, sumMatch = false } = given;
  const tupled = inAxes.kind === "list" ? pyTuple(inAxes.items) : inAxes;
  requireInAxes(tupled);
  requireAxisLeaves("in_axes", tupled);
  requireAxisLeaves("out_axes", outAxes);
  return { inAxes: tupled, outAxes, axisName, axisSize, sumMatch };
}

/** The axis that an entry stands for, or null for None. Throws `NotKnownError` when that is not known. */
export function axisOf(entry: PyValue): number | null {
  if (entry.kind === "none") return null;
  if (entry.kind === "int" && typeof entry.value === "number") return entry.value;
  throw new NotKnownError(entry.kind === "unknown" ? entry.reason : "which axis is mapped is not known");
}

/** The steps of a path as error details give them. */
export function axesPath(path: KeyPath): readonly (number | string)[] {
  return path.map((entry) => {
    if (entry.kind === "index") return entry.index;
    return entry.kind === "key" ? pyStrOf(entry.key) : keyName(entry);
  });
}

function requireInAxes(inAxes: PyValue): void {
  if (inAxes.kind === "int" || inAxes.kind === "none" || inAxes.kind === "unknown") return;
  if (inAxes.kind === "tuple" && inAxes.fields === undefined) return;
  throw typeError(
    "vmap in_axes must be an int, None, or a tuple of entries corresponding to the positional arguments " +
      `passed to the function, but got ${pyStrOf(inAxes)}.`,
    { code: "vmap-in-axes-type", axesPath: [] },
  );
}

function requireAxisLeaves(parameter: "in_axes" | "out_axes", axes: PyValue): void {
  const { leaves, paths } = flatten(axes);
  const wrong = leaves.findIndex((leaf) => leaf.kind !== "int" && leaf.kind !== "unknown");
  if (wrong >= 0) {
    throw typeError(
      `vmap ${parameter} must be an int, None, or (nested) container with those types as leaves, ` +
        `but got ${axes.kind === "str" ? pyStrOf(axes) : pyRepr(axes)}.`,
      { code: parameter === "in_axes" ? "vmap-in-axes-type" : "vmap-out-axes-type", axesPath: axesPath(paths[wrong]!) },
    );
  }
}
