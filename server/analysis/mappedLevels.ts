// The `vmap`s around a function, which other transformations may stand between.

import type { PyValue } from "../../runtime/core/pyValue.ts";
import { isJittedFunction } from "../../runtime/transforms/jit.ts";
import { isMappedFunction, type MappedFunction } from "../../runtime/transforms/vmap.ts";

/** One `vmap` of `vmap(vmap(f))`. */
export interface MappedLevel {
  readonly inAxes: PyValue;
  readonly outAxes: PyValue;
  /** The names of the positional parameters, null where they are not known. */
  readonly parameters: readonly string[] | null;
}

/** The mapped function behind a callable: itself, or what `jit` wraps. */
export function mappedBehind(callee: PyValue): MappedFunction | null {
  if (isMappedFunction(callee)) return callee;
  return isJittedFunction(callee) ? mappedBehind(callee.fun) : null;
}

/** All `vmap`s of a callable, outermost first. */
export function mappedLevels(callee: PyValue): readonly MappedLevel[] {
  const mapped = mappedBehind(callee);
  if (mapped === null) return [];
  const { spec, fun, parameters } = mapped;
  return [{ inAxes: spec.inAxes, outAxes: spec.outAxes, parameters }, ...mappedLevels(fun)];
}
