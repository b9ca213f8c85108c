// Types that have to agree, of a loop's carry and of branches: what both sides say together, and in what they differ.

import { ShapedArray } from "../core/aval.ts";
import { unifyDims } from "../core/dim.ts";

/** How two avals that have to agree, but for weakness, differ: JAX's words, or null. What is not known may agree. */
export function typeDifference(one: ShapedArray, other: ShapedArray): string | null {
  const isDtype = one.dtype !== other.dtype && one.dtype !== "unknown" && other.dtype !== "unknown";
  const isShape = unifiedShape(one, other) === null;
  if (!isDtype && !isShape) return null;
  const parts = [isDtype ? "the dtypes do not match" : "", isShape ? "the shapes do not match" : ""];
  return parts.filter((part) => part !== "").join(", and ");
}

/** The aval of two that agree: the more precise size of each axis. */
export function unifiedAval(one: ShapedArray, other: ShapedArray, weakType: boolean): ShapedArray {
  const dtype = one.dtype === "unknown" ? other.dtype : one.dtype;
  return new ShapedArray(unifiedShape(one, other) ?? one.shape, dtype, weakType);
}

function unifiedShape(one: ShapedArray, other: ShapedArray) {
  if (one.ndim !== other.ndim) return null;
  const dims = one.shape.map((dim, axis) => unifyDims(dim, other.shape[axis]!));
  return dims.every((dim) => dim !== null) ? dims : null;
}
