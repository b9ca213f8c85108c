import { valueError } from "../core/errors.ts";

/** The axis counted from the front. Throws JAX's `ValueError` when there is no such axis. Mirrors `canonicalize_axis`. */
export function canonicalizeAxis(axis: number, ndim: number): number {
  if (axis < -ndim || axis >= ndim) {
    throw valueError(`axis ${axis} is out of bounds for array of dimension ${ndim}`);
  }
  return axis < 0 ? axis + ndim : axis;
}

/** `canonicalizeAxis` for each; all axes when `axes` is null. */
export function canonicalizeAxes(axes: readonly number[] | null, ndim: number): readonly number[] {
  return axes === null ? range(ndim) : axes.map((axis) => canonicalizeAxis(axis, ndim));
}

/** The numbers from `start` to just before `stop`; from zero when only one is given. */
export function range(start: number, stop?: number): readonly number[] {
  const [first, end] = stop === undefined ? [0, start] : [start, stop];
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/** The list with `value` in place of the element at `index`. */
export function replaceAt<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return list.map((element, position) => (position === index ? value : element));
}

/** The list with `value` put before the element at `index`. */
export function insertAt<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return [...list.slice(0, index), value, ...list.slice(index)];
}

/** The list without the elements at these positions. */
export function removeAt<T>(list: readonly T[], positions: readonly number[]): readonly T[] {
  return list.filter((_, position) => !positions.includes(position));
}
