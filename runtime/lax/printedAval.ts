// Avals as they appear inside of JAX's messages about primitives.

import type { ShapedArray } from "../core/aval.ts";

/** Python's `str` of an aval, `~float32[3]`. */
export function printAval(aval: ShapedArray): string {
  return `${aval.weakType ? "~" : ""}${aval.toLongString()}`;
}

/** Python's `repr` of a tuple of avals. */
export function printAvals(avals: readonly ShapedArray[]): string {
  const texts = avals.map((aval) => `ShapedArray(${aval.toLongString()}${aval.weakType ? ", weak_type=True" : ""})`);
  return `(${texts.join(", ")}${texts.length === 1 ? "," : ""})`;
}
