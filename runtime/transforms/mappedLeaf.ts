// One leaf of the arguments of a mapped function, and the axis of it that is mapped.

import { ShapedArray } from "../core/aval.ts";
import { type Dim, formatShape } from "../core/dim.ts";
import { type FaultyArgument, typeError, valueError } from "../core/errors.ts";
import { taken } from "../core/numpyArray.ts";
import type { PyValue } from "../core/pyValue.ts";
import { exampleAval } from "./batchTrace.ts";
import { invalidType } from "./invalidType.ts";
import { isOpaque, type PrefixEntry } from "./treePrefix.ts";
import { axesPath, axisOf } from "./vmapSpec.ts";

/** One leaf of the arguments and how it is mapped. */
export interface MappedLeaf extends FaultyArgument {
  /** As JAX's messages call it: `argument xs['w']`, `args[1]`, `kwargs['y']`. */
  readonly name: string;
  readonly value: PyValue;
  /** False for a leaf that every example gets whole; true also where it is not known which axis is mapped. */
  readonly mapped: boolean;
  /** The mapped axis counted from the front, or null. */
  readonly axis: number | null;
  /** The mapped axis as `in_axes` has it, possibly negative. */
  readonly givenAxis: number | null;
  /** The entry of `in_axes` that decides, as in `PythonErrorDetails`; null for keyword arguments. */
  readonly axesPath: readonly (number | string)[] | null;
  /** Null where the leaf is no array or not known. */
  readonly aval: ShapedArray | null;
  /** The aval that the function sees. */
  readonly example: ShapedArray | null;
  /** The size of the mapped axis of this leaf. */
  readonly size: Dim | null;
}

/** A leaf before its axis is looked at. */
export type NamedLeaf = Pick<MappedLeaf, "argument" | "path" | "name" | "value">;

/** Throws JAX's `TypeError` for a leaf that is mapped and no array; of all leaves, this is checked first. */
export function requireArray({ argument, path, value }: NamedLeaf, entry: PrefixEntry): void {
  if (entry?.value.kind !== "int" || isOpaque(value) || avalOf(value) !== null) return;
  const details = {
    code: "vmap-argument-type",
    faults: [{ argument, path }],
    ...(typeof argument === "number" && { axesPath: axesPath(entry.path) }),
  };
  throw typeError(invalidType(value), details);
}

/** The leaf with the axis that its entry of `in_axes` names. Throws JAX's `ValueError` when it has no such axis. */
export function mappedLeaf(named: NamedLeaf, entry: PrefixEntry): MappedLeaf {
  const aval = avalOf(named.value);
  const givenAxis = entry === null ? null : axisOf(entry.value);
  const mapped = entry === null || givenAxis !== null;
  const path = entry === null || typeof named.argument === "string" ? null : axesPath(entry.path);
  const leaf = { ...named, mapped, givenAxis, axesPath: path, aval };
  if (givenAxis === null || aval === null) return { ...leaf, axis: null, example: aval, size: null };
  const axis = givenAxis < 0 ? givenAxis + aval.ndim : givenAxis;
  if (axis < 0 || axis >= aval.ndim) {
    throw valueError(
      `vmap was requested to map its argument along axis ${givenAxis}, which implies that its rank should be at ` +
        `least ${givenAxis < 0 ? -givenAxis : givenAxis + 1}, but is only ${aval.ndim} ` +
        `(its shape is ${formatShape(aval.shape)})`,
      {
        code: "vmap-axis-out-of-range",
        faults: [{ argument: named.argument, path: named.path }],
        ...(path !== null && { axesPath: path }),
      },
    );
  }
  return { ...leaf, axis, example: exampleAval(aval, axis), size: aval.shape[axis]! };
}

/** The aval of an array or a Python number, or null for anything else. */
function avalOf(value: PyValue): ShapedArray | null {
  switch (value.kind) {
    case "array":
      return taken(value).aval;
    case "bool":
      return new ShapedArray([], "bool");
    case "int":
      return new ShapedArray([], "int32", true);
    case "float":
      return new ShapedArray([], "float32", true);
    case "complex":
      return new ShapedArray([], "complex64", true);
    default:
      return null;
  }
}
