// jax.lax.associative_scan: running results of an associative function, by halves.

import { type Dim, formatShape, unifyDims } from "../core/dim.ts";
import { PythonError, valueError } from "../core/errors.ts";
import { flatten, type TreeDef, unflatten } from "../core/pytree.ts";
import type { PyFunction, PyValue } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate, stack } from "../lax/concatenate.ts";
import { reshape, rev } from "../lax/reshape.ts";
import { slice } from "../lax/slice.ts";
import { canonicalizeAxis } from "../numpy/axes.ts";
import { asArray } from "../numpy/conversion.ts";
import { calledOpenly, type Steps } from "./steps.ts";
import { wrapInTraces } from "./wrapInTraces.ts";

/** What `fn` makes of every stretch from the start, along an axis of the arrays of a tree. Mirrors `lax.associative_scan`. */
export function* associativeScan(fn: PyFunction, elems: PyValue, reverse: boolean, axis: number): Steps {
  const { leaves, treedef } = flatten(elems);
  if (leaves.length === 0) throw new PythonError("IndexError", "list index out of range");
  const arrays = leaves.map(asArray);
  const place = canonicalizeAxis(axis, arrays[0]!.aval.ndim);
  const size = commonSize(arrays, place);
  const flip = (xs: readonly ArrayValue[]) => (reverse ? xs.map((x) => rev(x, [place])) : xs);
  const results = yield* scanned({ fn, treedef, axis: place }, flip(arrays), size);
  return unflatten(treedef, flip(results));
}

interface Scan {
  readonly fn: PyFunction;
  readonly treedef: TreeDef;
  readonly axis: number;
}

function commonSize(arrays: readonly ArrayValue[], axis: number): Dim {
  const sizes = arrays.map(({ aval }) => aval.shape[axis] ?? null);
  const common = sizes.reduce<Dim | null>((a, b) => (a === null || b === null ? null : unifyDims(a, b)), sizes[0]!);
  if (common !== null) return common;
  throw valueError(
    "Array inputs to associative_scan must have the same first dimension. " +
      `(saw: [${arrays.map(({ aval }) => formatShape(aval.shape)).join(", ")}])`,
    { code: "associative-scan-sizes" },
  );
}

function* scanned(scan: Scan, xs: readonly ArrayValue[], size: Dim): Steps<readonly ArrayValue[]> {
  if (typeof size !== "number") {
    const results = yield* combined(scan, xs, xs);
    return xs.map((x, i) => wrapInTraces(x.aval, [x, results[i]!]));
  }
  if (size < 2) return xs;
  const part = (arrays: readonly ArrayValue[], start: number, stop: number, step = 1) =>
    arrays.map((x) => along(x, scan.axis, start, stop, step));
  const pairs = yield* combined(scan, part(xs, 0, size - 1, 2), part(xs, 1, size, 2));
  const odd = yield* scanned(scan, pairs, Math.floor(size / 2));
  const rest = part(xs, 2, size, 2);
  const isEven = size % 2 === 0;
  const after = size === 2 ? [] : yield* combined(scan, isEven ? part(odd, 0, size / 2 - 1) : odd, rest);
  const first = part(xs, 0, 1);
  return xs.map((_, i) => {
    const even = size === 2 ? first[i]! : concatenate([first[i]!, after[i]!], scan.axis);
    return interleaved(even, odd[i]!, scan.axis);
  });
}

function* combined(
  { fn, treedef }: Scan,
  a: readonly ArrayValue[],
  b: readonly ArrayValue[],
): Steps<readonly ArrayValue[]> {
  const result = flatten(yield* calledOpenly(fn, [unflatten(treedef, a), unflatten(treedef, b)]));
  // Throws when there are other leaves than those of the arguments.
  unflatten(treedef, result.leaves);
  return result.leaves.map(asArray);
}

function along(x: ArrayValue, axis: number, start: number, stop: number, step: number): ArrayValue {
  const { shape } = x.aval;
  if (axis >= shape.length) throw new PythonError("IndexError", "tuple index out of range");
  return slice(
    x,
    shape.map((_, i) => (i === axis ? start : 0)),
    shape.map((size, i) => (i === axis ? stop : size)),
    shape.map((_, i) => (i === axis ? step : 1)),
  );
}

/** One slice of each in turn; `even` may have one more. */
function interleaved(even: ArrayValue, odd: ArrayValue, axis: number): ArrayValue {
  const count = Number(odd.aval.shape[axis]);
  const pairs = stack([along(even, axis, 0, count, 1), odd], axis + 1);
  const both = reshape(pairs, odd.aval.shape.with(axis, 2 * count));
  const total = Number(even.aval.shape[axis]);
  return total === count ? both : concatenate([both, along(even, axis, count, total, 1)], axis);
}
