// Windows that slide over an array: the elements that they see, one place of the window after the other.

import { addDims, type Dim, floorDivideDims, multiplyDims, type Shape, subtractDims } from "../core/dim.ts";
import { NotKnownError, PythonError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { pad } from "../lax/concatenate.ts";
import { slice } from "../lax/slice.ts";

/** How windows lie over an array, a number for each of its axes. */
export interface Windows {
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  /** What is added before and behind; negative numbers cut off. */
  readonly padding: readonly (readonly [low: number, high: number])[];
  /** The distance of neighbouring elements of the array, between which there are gaps of padding. */
  readonly baseDilation: readonly number[];
  /** The distance of neighbouring places of the window. */
  readonly windowDilation: readonly number[];
}

/** A padding as JAX takes it: by name, or in numbers for each axis. */
export type Padding = string | readonly (readonly [number, number])[];

/** For each place of the window, in row-major order, what all windows see there: arrays of one shape. */
export function windowParts(x: ArrayValue, windows: Windows, filling: ArrayValue): readonly ArrayValue[] {
  const { strides, padding, baseDilation } = windows;
  const config = padding.map(([low, high], axis) => ({ low, high, interior: baseDilation[axis]! - 1 }));
  const isPadded = config.some(({ low, high, interior }) => low !== 0 || high !== 0 || interior !== 0);
  const padded = isPadded ? pad(x, filling, config) : x;
  const counts = windowCounts(padded.aval.shape, windows);
  return placesOf(windows.sizes).map((place) => {
    const starts = place.map((index, axis) => (counts[axis] === 0 ? 0 : index * windows.windowDilation[axis]!));
    const limits = starts.map((start, axis) => addDims(start, extentOf(counts[axis]!, strides[axis]!)));
    return slice(padded, starts, limits, strides);
  });
}

/** The padding in numbers. Throws JAX's errors; `NotKnownError` where a symbolic size decides. */
export function paddingOf(
  padding: Padding,
  shape: Shape,
  { sizes, strides, windowDilation }: Omit<Windows, "padding">,
): readonly (readonly [number, number])[] {
  if (typeof padding !== "string") return padding;
  const name = padding.toUpperCase();
  if (name === "VALID") return sizes.map(() => [0, 0]);
  if (name !== "SAME" && name !== "SAME_LOWER") {
    throw new PythonError(
      "RuntimeError",
      `Unrecognized padding type: expected 'VALID', 'SAME', or 'SAME_LOWER', got ${padding}.`,
    );
  }
  return sizes.map((size, axis) => {
    const [stride, dim] = [strides[axis]!, shape[axis]!];
    const window = (size - 1) * windowDilation[axis]! + 1;
    const total = stride === 1 ? window - 1 : stridedPadding(dim, window, stride);
    const [less, more] = [Math.floor(total / 2), total - Math.floor(total / 2)];
    return name === "SAME" ? [less, more] : [more, less];
  });
}

function stridedPadding(dim: Dim, window: number, stride: number): number {
  if (typeof dim !== "number") throw new NotKnownError("the padding depends on a size that is not known");
  return Math.max(0, (Math.ceil(dim / stride) - 1) * stride + window - dim);
}

/** How many windows there are along each axis of a padded array. Mirrors `core.stride_dim`. */
function windowCounts(padded: Shape, { sizes, strides, windowDilation }: Windows): readonly Dim[] {
  return padded.map((dim, axis) => {
    const window = (sizes[axis]! - 1) * windowDilation[axis]! + 1;
    const rest = subtractDims(dim, window);
    if (typeof rest === "number" && rest < 0) return 0;
    const count = addDims(floorDivideDims(rest, strides[axis]!), 1);
    return typeof count === "number" ? Math.max(count, 0) : count;
  });
}

/** How far so many windows reach, from the first element of the first to that of the last. */
function extentOf(count: Dim, stride: number): Dim {
  if (typeof count === "number") return count === 0 ? 0 : (count - 1) * stride + 1;
  return stride === 1 ? count : addDims(multiplyDims(addDims(count, -1), stride), 1);
}

function placesOf(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, index) => [...place, index])),
    [[]],
  );
}
