// Taking arrays apart along an axis.

import { addDims, type Dim, divideExactly, floorDivideDims, isStatic, type Shape, subtractDims } from "../core/dim.ts";
import { indexError, NotKnownError, PythonError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { squeeze } from "../lax/reshape.ts";
import { slice } from "../lax/slice.ts";
import { canonicalizeAxis, range, replaceAt } from "./axes.ts";

/** Equal sections along an axis. Throws JAX's `ValueError` when they cannot be equal. Mirrors `jnp.split`. */
export function split(x: ArrayValue, sections: number, axis: number): readonly ArrayValue[] {
  const size = sizeAlong(x, axis);
  requireSections(sections);
  if (typeof size === "number" && size % sections !== 0) {
    throw valueError(`array split does not result in an equal division: rest is ${size % sections}`);
  }
  const part = divideExactly(size, sections) ?? floorDivideDims(size, sections);
  return splitSizes(
    x,
    range(sections).map(() => part),
    axis,
  );
}

/** Sections along an axis that differ by one at most, the longer ones first. Mirrors `jnp.array_split`. */
export function arraySplit(x: ArrayValue, sections: number, axis: number): readonly ArrayValue[] {
  const size = sizeAlong(x, axis);
  requireSections(sections);
  if (typeof size !== "number") throw new NotKnownError("the sizes of the sections are not known");
  const [part, rest] = [Math.floor(size / sections), size % sections];
  return splitSizes(
    x,
    range(sections).map((index) => (index < rest ? part + 1 : part)),
    axis,
  );
}

/** The parts between these indices along an axis. */
export function splitAt(x: ArrayValue, indices: Shape, axis: number): readonly ArrayValue[] {
  const bounds = [0, ...indices, sizeAlong(x, axis)];
  return splitSizes(
    x,
    range(bounds.length - 1).map((index) => subtractDims(bounds[index + 1]!, bounds[index]!)),
    axis,
  );
}

/** The slices of one index each along an axis, which they lack. Mirrors `jnp.unstack`. */
export function unstack(x: ArrayValue, axis: number): readonly ArrayValue[] {
  const along = canonicalizeAxis(axis, x.aval.ndim);
  const size = x.aval.shape[along]!;
  if (typeof size !== "number") throw new NotKnownError("the number of slices is not known");
  return range(size).map((index) => squeeze(sliceAlong(x, index, index + 1, along), [along]));
}

/** The elements from `start` up to `limit` along one axis. Mirrors `lax.slice_in_dim`. */
export function sliceAlong(x: ArrayValue, start: Dim, limit: Dim, axis: number): ArrayValue {
  const { shape } = x.aval;
  const starts = shape.map((): Dim => 0);
  return slice(x, replaceAt(starts, axis, start), replaceAt(shape, axis, limit));
}

function sizeAlong(x: ArrayValue, axis: number): Dim {
  const size = x.aval.shape.at(axis);
  if (size === undefined) throw indexError("tuple index out of range");
  return size;
}

function requireSections(sections: number): void {
  if (sections === 0) throw new PythonError("ZeroDivisionError", "integer division or modulo by zero");
}

function splitSizes(x: ArrayValue, sizes: Shape, axis: number): readonly ArrayValue[] {
  if (isStatic(sizes) && sizes.some((size) => size < 0)) {
    const given = sizes.map((size) => `np.int64(${size})`).join(", ");
    throw valueError(`Sizes passed to split must be nonnegative, got [${given}]`);
  }
  const along = canonicalizeAxis(axis, x.aval.ndim);
  let start: Dim = 0;
  return sizes.map((size) => {
    const limit = addDims(start, size);
    const part = sliceAlong(x, start, limit, along);
    start = limit;
    return part;
  });
}
