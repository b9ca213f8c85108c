// Elements put at places, and taken where a condition holds.

import { type Dim, formatShape, type Shape, sizeOf, unifyDims } from "../core/dim.ts";
import { type DType, isInteger } from "../core/dtype.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import { type ArrayValue, activeTrace } from "../core/trace.ts";
import { iota } from "../lax/iota.ts";
import { argmax } from "./argReductions.ts";
import { canonicalizeAxis, range, replaceAt } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { constant, sizeConstant } from "./conversion.ts";
import { countedSize } from "./countedSizes.ts";
import { uniform } from "./creation.ts";
import { remainder } from "./division.ts";
import { take } from "./gathering.ts";
import type { IndexEntry } from "./indexing.ts";
import * as lax from "./operators.ts";
import { nonzero, unravelIndex } from "./places.ts";
import { convert } from "./promotion.ts";
import { flip } from "./rearranging.ts";
import { any } from "./reductions.ts";
import { tile } from "./repeating.ts";
import { expandDims, moveAxes, ravel, reshape } from "./reshaping.ts";
import { clip } from "./selection.ts";
import { argsort } from "./sorting.ts";
import { sliceAlong } from "./splitting.ts";
import { update } from "./updating.ts";
import { toBoolean, where } from "./where.ts";

/** `x` with values, repeated as it takes, at places of the flattened array. Mirrors `jnp.put`. */
export function put(x: ArrayValue, places: ArrayValue, values: ArrayValue, mode: "clip" | "wrap" | null): ArrayValue {
  const { shape } = x.aval;
  const [flatPlaces, flatValues] = [ravel(places), ravel(values)];
  if ([x, flatPlaces, flatValues].some(({ aval }) => aval.size === 0)) return x;
  const size = sizeOf(shape);
  const bounded =
    mode === "clip"
      ? clip(flatPlaces, constant(0, "int32", true), sizeConstant(typeof size === "number" ? size - 1 : size, "int32"))
      : mode === "wrap"
        ? remainder(flatPlaces, sizeConstant(size, flatPlaces.aval.dtype))
        : flatPlaces;
  const entries = unravelIndex(bounded, shape).map((index): IndexEntry => ({ kind: "array", index }));
  return update(x, entries, repeatedTo(flatValues, flatPlaces.aval.shape[0]!), "set");
}

/** `x` with one value after the other where the mask holds, repeated as it takes. Mirrors `jnp.place`. */
export function place(x: ArrayValue, mask: ArrayValue, values: ArrayValue): ArrayValue {
  const flatValues = ravel(values);
  const size = sizeOf(x.aval.shape);
  if (unifyDims(size, sizeOf(mask.aval.shape)) === null) throw valueError("place: arr and mask must be the same size");
  if (flatValues.aval.size === 0) throw valueError("Cannot place values from an empty array");
  if (size === 0) return x;
  const places = nonzero(ravel(mask), size, sizeConstant(size, "int32"))[0]!;
  const placed = update(ravel(x), [{ kind: "array", index: places }], repeatedTo(flatValues, size), "set");
  return reshape(placed, x.aval.shape);
}

/** `x` with a value at each of the indices along an axis. Mirrors `jnp.put_along_axis`. */
export function putAlongAxis(x: ArrayValue, indices: ArrayValue, values: ArrayValue, axis: number | null): ArrayValue {
  const operand = axis === null ? ravel(x) : x;
  const { shape, ndim } = indices.aval;
  if (operand.aval.ndim !== ndim) {
    throw valueError(
      "put_along_axis arguments 'arr' and 'indices' must have same ndim. Got " +
        `arr.ndim=${operand.aval.ndim} and indices.ndim=${ndim}.`,
    );
  }
  const along = canonicalizeAxis(axis ?? 0, ndim);
  const entries = shape.map((size, other): IndexEntry => {
    if (other === along) return { kind: "array", index: indices };
    const ones = range(ndim).map((): Dim => 1);
    return { kind: "array", index: reshape(iota("int32", [size], 0), replaceAt(ones, other, size)) };
  });
  const changed = update(operand, entries, spreadOver(values, shape), "set");
  return axis === null ? reshape(changed, x.aval.shape) : changed;
}

function spreadOver(values: ArrayValue, shape: Shape): ArrayValue {
  const from = values.aval.shape;
  const lead = shape.length - from.length;
  const fits = lead >= 0 && from.every((size, axis) => size === 1 || unifyDims(size, shape[lead + axis]!) !== null);
  if (fits) return broadcastTo(values, shape);
  throw valueError(
    "put_along_axis argument 'values' must be broadcastable to 'indices'. Got " +
      `values.shape=${formatShape(from)} and indices.shape=${formatShape(shape)}.`,
  );
}

/** The parts along an axis where a condition holds, all or `size` of them and then `fill`. Mirrors `jnp.compress`. */
export function compress(
  condition: ArrayValue,
  x: ArrayValue,
  axis: number | null,
  size: number | null,
  fill: ArrayValue,
): ArrayValue {
  const mask = toBoolean(condition);
  if (mask.aval.ndim !== 1) throw valueError("condition must be a 1D array");
  const moved = axis === null ? ravel(x) : moveAxes(x, [axis], [0]);
  const [length, count] = [moved.aval.shape[0]!, mask.aval.shape[0]!];
  if (typeof length !== "number" || typeof count !== "number") {
    if (size === null && (length === count || typeof length !== "number"))
      return moveAxes(taken(moved, mask), [0], [axis ?? 0]);
    throw new NotKnownError("which of them is longer is not known");
  }
  if (count > length && size === null && holds(() => any(sliceAlong(mask, length, count, 0), everything))) {
    throw valueError("condition contains entries that are out of bounds");
  }
  const shared = Math.min(length, count);
  const [used, parts] = [sliceAlong(mask, 0, shared, 0), sliceAlong(moved, 0, shared, 0)];
  if (size === null) return moveAxes(taken(parts, used), [0], [axis ?? 0]);
  if (size < 0 || size > shared) {
    throw valueError(
      "size must be positive and not greater than the size of the array axis;" +
        ` got size=${size} for a.shape[axis]=${shared}`,
    );
  }
  const filled = where(expandDims(used, range(1, parts.aval.ndim)), parts, convert(fill, x.aval.dtype));
  const order = sliceAlong(argsort(used, 0, true, "int32"), 0, size, 0);
  return moveAxes(take(filled, order, 0, "clip"), [0], [axis ?? 0]);
}

function taken(parts: ArrayValue, mask: ArrayValue): ArrayValue {
  return take(parts, nonzero(mask, null, null)[0]!, 0, "clip");
}

/** The array without zeros at the front ("f") and back ("b") of axes. Mirrors `jnp.trim_zeros`. */
export function trimZeros(x: ArrayValue, trim: string, axes: readonly number[]): ArrayValue {
  const [front, back] = ["f", "b"].map((end) => trim.toLowerCase().includes(end));
  if (!front && !back) return x;
  const reason = "how many elements are zero depends on their values";
  return axes.reduce((kept, axis) => {
    const size = x.aval.shape[axis]!;
    const others = range(x.aval.ndim).filter((other) => other !== axis);
    const mask = any(x, { axes: others, keepDims: false });
    const hasAny = any(mask, everything);
    const end = sizeConstant(size, "int32");
    const zero = constant(0, "int32");
    const first = () => where(hasAny, argmax(mask, null, false), end);
    const last = () => where(hasAny, lax.sub(end, argmax(flip(mask, null), null, false)), front ? end : zero);
    const start = front ? countedSize(reason, first) : 0;
    const limit = back ? countedSize(reason, last) : size;
    return sliceAlong(kept, start, limit, axis);
  }, x);
}

/** For each element of `x`, an integer, the element of the choice that it names. Mirrors `jnp.choose`. */
export function choose(x: ArrayValue, choices: ArrayValue, mode: string): ArrayValue {
  const count = choices.aval.shape[0]!;
  const { dtype } = x.aval;
  if (dtype !== "unknown" && !isInteger(dtype)) throw valueError("`a` array must be integer typed");
  if (typeof count !== "number") throw new NotKnownError("how many choices there are is not known");
  const [least, most] = [constant(0, dtype), constant(count - 1, dtype)];
  if (mode === "raise") {
    const isWrong = () => any(lax.or(lax.lt(x, least), lax.gt(x, most)), everything);
    if (holds(isWrong)) throw valueError("invalid entry in choice array");
  } else if (mode !== "wrap" && mode !== "clip") {
    throw valueError(`mode='${mode}' not understood. Must be 'raise', 'wrap', or 'clip'`);
  }
  const places = mode === "wrap" ? remainder(x, constant(count, dtype)) : clip(x, least, most);
  const spread = broadcastTo(places, choices.aval.shape.slice(1));
  return range(count - 1).reduceRight(
    (rest, at) => where(lax.eq(spread, constant(at, dtype)), choiceAt(choices, at), rest),
    choiceAt(choices, count - 1),
  );
}

function choiceAt(choices: ArrayValue, at: number): ArrayValue {
  return reshape(sliceAlong(choices, at, at + 1, 0), choices.aval.shape.slice(1));
}

/** The indices in the flattened array of those for each axis. Mirrors `jnp.ravel_multi_index`. */
export function ravelMultiIndex(
  indices: readonly ArrayValue[],
  sizes: readonly number[],
  mode: string,
  strides: readonly number[],
  dtype: DType,
): ArrayValue {
  const bounds = sizes.map((size, axis) => [indices[axis]!, constant(size, indices[axis]!.aval.dtype)] as const);
  if (mode === "raise") {
    const isWrong = bounds.map(([index, size]) => () => {
      const zero = constant(0, index.aval.dtype);
      return any(lax.or(lax.lt(index, zero), lax.ge(index, size)), everything);
    });
    if (isWrong.some(holds)) throw valueError("invalid entry in coordinates array");
  }
  const inside = bounds.map(([index, size]) => {
    if (mode === "wrap") return remainder(index, size);
    const zero = constant(0, index.aval.dtype);
    return mode === "clip" ? clip(index, zero, lax.sub(size, constant(1, index.aval.dtype))) : index;
  });
  return inside.reduce(
    (sum, index, axis) => lax.add(sum, lax.mul(convert(index, dtype), constant(strides[axis]!, dtype))),
    constant(0, dtype),
  );
}

/** A matrix with the elements on a diagonal. Mirrors `jnp.diagflat`. */
export function diagFlat(x: ArrayValue, offset: number): ArrayValue {
  const flat = ravel(x);
  const count = flat.aval.shape[0]!;
  if (typeof count !== "number") throw new NotKnownError("the size of the matrix is not known");
  const size = count + Math.abs(offset);
  const along = iota("int32", [count], 0);
  const shift = (by: number): IndexEntry => ({ kind: "array", index: lax.add(along, constant(by, "int32")) });
  const places = [shift(Math.max(0, -offset)), shift(Math.max(0, offset))];
  return update(uniform([size, size], 0, x.aval.dtype), places, flat, "set");
}

const everything = { axes: null, keepDims: false };

/** Whether a condition certainly holds: where elements are known, and no trace hides them. */
function holds(condition: () => ArrayValue): boolean {
  const trace = activeTrace();
  return trace.scalarOf !== undefined && trace.scalarOf(condition()) !== 0;
}

function repeatedTo(values: ArrayValue, size: Dim): ArrayValue {
  const count = values.aval.shape[0]!;
  if (count === 1) return broadcastTo(values, [size]);
  if (typeof size !== "number" || typeof count !== "number")
    throw new NotKnownError("how often values are repeated is not known");
  return sliceAlong(count >= size ? values : tile(values, [Math.ceil(size / count)]), 0, size, 0);
}
