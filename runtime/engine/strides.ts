// Walking an array by offsets: what data movement, reductions and contractions have in common.

import type { EvalArray } from "./evalArray.ts";
import { sizeOfShape } from "./evalArray.ts";
import { lanesOf } from "./storage.ts";

/** For each axis, how far apart two neighbours along it lie in a row-major array. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}

/** The offsets visited by a walk over `shape` in row-major order, with these strides per axis, from `start` on. */
export function offsets(shape: readonly number[], strides: readonly number[], start = 0): Int32Array {
  const result = new Int32Array(sizeOfShape(shape));
  if (result.length === 0) return result;
  result[0] = start;
  let filled = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const block = filled;
    for (let step = 1; step < shape[axis]!; step++) {
      const shift = step * strides[axis]!;
      for (let i = 0; i < block; i++) result[filled++] = result[i]! + shift;
    }
  }
  return result;
}

/** `offsets` of the elements that a walk over these axes of a row-major array meets. */
export function offsetsOfAxes(shape: readonly number[], axes: readonly number[]): Int32Array {
  const strides = rowMajorStrides(shape);
  return offsets(
    axes.map((axis) => shape[axis]!),
    axes.map((axis) => strides[axis]!),
  );
}

/** The axes of an array of this rank that are not in the given list. */
export function otherAxes(rank: number, ...axes: (readonly number[])[]): number[] {
  return Array.from({ length: rank }, (_, axis) => axis).filter((axis) => !axes.some((list) => list.includes(axis)));
}

/** Elements wherever they lie. */
type Memory = Pick<EvalArray, "data" | "dtype">;

/** `result[i] = source[from[i]]`, element by element. */
export function take(result: Memory, source: Memory, from: Int32Array): void {
  const lanes = lanesOf(source.dtype);
  for (let i = 0; i < from.length; i++) {
    for (let lane = 0; lane < lanes; lane++) {
      result.data[i * lanes + lane] = source.data[from[i]! * lanes + lane]!;
    }
  }
}

/** `result[to[i]] = source[i]`, element by element. */
export function put(result: Memory, source: Memory, to: Int32Array): void {
  const lanes = lanesOf(source.dtype);
  for (let i = 0; i < to.length; i++) {
    for (let lane = 0; lane < lanes; lane++) {
      result.data[to[i]! * lanes + lane] = source.data[i * lanes + lane]!;
    }
  }
}
