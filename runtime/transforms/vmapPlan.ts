// Which axis of which argument one call of a mapped function maps, and how large the mapped axis is.

import { type Callee, canBind } from "../core/callee.ts";
import { type Dim, unifyDims, unknownDim } from "../core/dim.ts";
import { type PythonError, valueError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { flatten, type KeyPath, keystr, type TreeDef } from "../core/pytree.ts";
import { type PyValue, pyDict, pyInt, pyStr, pyTuple } from "../core/pyValue.ts";
import { inconsistentSizes } from "./inconsistentSizes.ts";
import { type MappedLeaf, mappedLeaf, requireArray } from "./mappedLeaf.ts";
import { flattenAxes, type PrefixEntry } from "./treePrefix.ts";
import { axesPath, type VmapSpec } from "./vmapSpec.ts";

/** One argument of the call: its place or keyword, and its structure. */
export interface PlannedArgument {
  readonly argument: number | string;
  readonly treedef: TreeDef;
}

/** Everything there is to know of a call before the function runs. */
export interface VmapPlan {
  readonly spec: VmapSpec;
  readonly axisSize: Dim;
  /** The positional arguments, then the keyword arguments in the order of their names. */
  readonly args: readonly PlannedArgument[];
  /** The leaves of all arguments, in the same order. */
  readonly leaves: readonly MappedLeaf[];
}

/**
 * Decides how a call of `vmap(fun, spec)` maps its arguments.
 *
 * Throws what JAX raises before it calls `fun`, with details that name the arguments at fault: axes that are no tree
 * prefix of the arguments, an axis that an argument lacks, mapped sizes that differ, nothing to map.
 */
export function planVmap(
  fun: Callee,
  spec: VmapSpec,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): VmapPlan {
  requireEntryPerArgument(spec.inAxes, args);
  const keywords = [...kwargs].sort(([a], [b]) => (a < b ? -1 : 1));
  const flattened = [...args.entries(), ...keywords].map(([argument, value]) => ({ argument, ...flatten(value) }));
  const positionalEntries = flattenAxes("vmap in_axes", spec.inAxes, pyTuple(args), treeMismatch);
  if (flattened.every(({ leaves }) => leaves.length === 0) && spec.axisSize === null) throw noArrays(args, keywords);
  const nameOf = argumentNames(fun, args.length, [...kwargs.keys()]);
  const named = flattened.flatMap(({ argument, leaves, paths }) =>
    leaves.map((value, i) => ({
      argument,
      path: keystr(paths[i]!),
      name: nameOf(argument) + keystr(paths[i]!),
      value,
    })),
  );
  const placed = named.map((leaf, i) => ({
    leaf,
    entry: i < positionalEntries.length ? positionalEntries[i]! : axisZero,
  }));
  for (const { leaf, entry } of placed) requireArray(leaf, entry);
  const leaves = placed.map(({ leaf, entry }) => mappedLeaf(leaf, entry));
  return { spec, axisSize: mappedAxisSize(spec, leaves), args: flattened, leaves };
}

const axisZero: PrefixEntry = { value: pyInt(0), path: [] };

function noArrays(args: readonly PyValue[], keywords: readonly (readonly [string, PyValue])[]): PythonError {
  const kwargs = pyDict(keywords.map(([name, value]) => [pyStr(name), value]));
  return valueError(
    "vmap wrapped function must be passed at least one argument containing an array or axis_size must be " +
      `specified, got empty *args=${pyRepr(pyTuple(args))} and **kwargs=${pyRepr(kwargs)}`,
    { code: "vmap-no-arrays" },
  );
}

function requireEntryPerArgument(inAxes: PyValue, args: readonly PyValue[]): void {
  if (inAxes.kind !== "tuple" || inAxes.items.length === args.length) return;
  throw valueError(
    "vmap in_axes must be an int, None, or a tuple of entries corresponding to the positional arguments passed " +
      `to the function, but got len(in_axes)=${inAxes.items.length}, len(args)=${args.length}`,
    { code: "vmap-in-axes-length", axesPath: [] },
  );
}

function treeMismatch(path: KeyPath) {
  const [argument, ...rest] = path;
  const faults = argument?.kind === "index" ? [{ argument: argument.index, path: keystr(rest) }] : [];
  return { code: "vmap-in-axes-tree", faults, axesPath: axesPath(path) };
}

/** How messages name an argument: by its parameter when Python can bind the call to the signature, else by its place. */
function argumentNames(fun: Callee, positional: number, keywords: readonly string[]) {
  const parameters = canBind(fun, positional, keywords) ? (fun.parameters ?? []) : [];
  return (argument: number | string): string => {
    if (typeof argument === "string") return `kwargs['${argument}']`;
    const parameter = parameters[argument];
    return parameter === undefined ? `args[${argument}]` : `argument ${parameter}`;
  };
}

/** The size all mapped leaves share; a new symbol where it depends on leaves that are not known. */
function mappedAxisSize(spec: VmapSpec, leaves: readonly MappedLeaf[]): Dim {
  const sizes = leaves.flatMap(({ size }) => (size === null ? [] : [size]));
  const all = spec.axisSize === null ? sizes : [...sizes, spec.axisSize];
  const mapsUnknown = leaves.some(({ aval, mapped }) => aval === null && mapped);
  if (all.length === 0 && mapsUnknown) return unknownDim();
  if (all.length === 0) {
    throw valueError("vmap must have at least one non-None value in in_axes or axis_size must be specified", {
      code: "vmap-no-mapped-axes",
      axesPath: [],
    });
  }
  const unified = all.reduce<Dim | null>((a, b) => (a === null ? null : unifyDims(a, b)), all[0]!);
  if (unified === null) throw inconsistentSizes(spec.axisSize, leaves);
  return unified;
}
