// Arrays to look at, with the facts that Python would tell of them.

import type { ArraySummary } from "../../runtime/python/inspection.ts";
import type { Viewable } from "./resultsView.ts";

/** An array whose elements a function of the index in order gives; booleans are 0 and 1, complex numbers two elements. */
export function arrayOf(
  view: number,
  dtype: string,
  shape: readonly number[],
  elementAt: (index: number) => number,
  more: Partial<ArraySummary> = {},
): Viewable {
  const isComplex = dtype.startsWith("complex");
  const size = shape.reduce((product, each) => product * each, 1) * (isComplex ? 2 : 1);
  const elements = Float64Array.from({ length: size }, (_, index) => elementAt(index));
  const finite = elements.filter(Number.isFinite);
  const sum = finite.reduce((total, each) => total + each, 0);
  const some = (value: number) => (finite.length === 0 ? null : value);
  const statistics = {
    min: some(finite.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)),
    max: some(finite.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY)),
    mean: some(sum / finite.length),
    nan: elements.filter(Number.isNaN).length,
    infinite: elements.filter((each) => Math.abs(each) === Number.POSITIVE_INFINITY).length,
  };
  const bytes = size * (Number(/\d+/.exec(dtype)?.[0] ?? 8) / 8 / (isComplex ? 2 : 1));
  const summary: ArraySummary = {
    view,
    library: "jax",
    dtype,
    shape,
    weakType: false,
    bytes,
    statistics: isComplex || size === 0 ? null : statistics,
    mapped: shape.map(() => null),
    ...more,
  };
  return { summary, elements };
}

/** A 32-bit float between -2.4 and 2.4 that looks drawn by lot. */
export function noise(index: number): number {
  const turn = Math.sin(index * 12.9898 + 78.233) * 43758.5453;
  return Math.fround((turn - Math.floor(turn) - 0.5) * 2.4 * (1 + Math.cos(index * 0.7)));
}
