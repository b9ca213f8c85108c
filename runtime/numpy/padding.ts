// Arrays with a margin.

import { type Dim, formatShape } from "../core/dim.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate, pad as padConstant } from "../lax/concatenate.ts";
import { rev } from "../lax/reshape.ts";
import { range, replaceAt } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { index } from "./indexing.ts";
import { convert } from "./promotion.ts";
import { repeat } from "./repeating.ts";
import { sliceAlong } from "./splitting.ts";

/** How many elements go before and behind those of one axis. */
export type PadWidth = readonly [before: number, after: number];

/** A margin of one value, or of a pair of values for every axis. Mirrors `_pad_constant`. */
export function padWith(x: ArrayValue, widths: readonly PadWidth[], value: ArrayValue): ArrayValue {
  const values = convert(value, x.aval.dtype, x.aval.weakType);
  const { ndim } = x.aval;
  if (values.aval.ndim === 0) {
    return padConstant(
      x,
      values,
      widths.map(([low, high]) => ({ low, high, interior: 0 })),
    );
  }
  const pairs = broadcastTo(values, [ndim, 2]);
  return range(ndim).reduce((padded, axis) => {
    return [0, 1].reduce((array, side) => {
      const none = range(ndim).map(() => ({ low: 0, high: 0, interior: 0 }));
      const width = widths[axis]![side]!;
      const config = side === 0 ? { low: width, high: 0, interior: 0 } : { low: 0, high: width, interior: 0 };
      const at = [axis, side].map((place) => ({ kind: "integer", index: place }) as const);
      return padConstant(array, index(pairs, at), replaceAt(none, axis, config));
    }, padded);
  }, x);
}

/** A margin of copies of the outermost elements. */
export function padEdge(x: ArrayValue, widths: readonly PadWidth[]): ArrayValue {
  return alongEachAxis(x, widths, (array, [before, after], axis, size) => [
    repeat(sliceAlong(array, 0, 1, axis), before, axis),
    array,
    repeat(sliceAlong(array, size - 1, size, axis), after, axis),
  ]);
}

/** A margin as if the array were repeated without end. */
export function padWrap(x: ArrayValue, widths: readonly PadWidth[]): ArrayValue {
  return alongEachAxis(x, widths, (array, [before, after], axis, size) => {
    const whole = Math.floor(before / size) + Math.floor(after / size) + 1;
    return [
      sliceAlong(array, size - (before % size), size, axis),
      ...range(whole).map(() => array),
      sliceAlong(array, 0, after % size, axis),
    ];
  });
}

/** A margin that mirrors the array: at its outermost elements, or between them and the margin ("symmetric"). */
export function padMirrored(x: ArrayValue, widths: readonly PadWidth[], isSymmetric: boolean): ArrayValue {
  return alongEachAxis(x, widths, (array, [before, after], axis, size) => {
    const offset = isSymmetric || size === 1 ? 0 : 1;
    if (Math.max(before, after) > size - offset)
      throw new NotKnownError("a margin wider than the array is not worked out");
    return [
      rev(sliceAlong(array, offset, offset + before, axis), [axis]),
      array,
      rev(sliceAlong(array, size - offset - after, size - offset, axis), [axis]),
    ];
  });
}

function alongEachAxis(
  x: ArrayValue,
  widths: readonly PadWidth[],
  partsOf: (array: ArrayValue, width: PadWidth, axis: number, size: number) => readonly ArrayValue[],
): ArrayValue {
  return widths.reduce((array, width, axis) => {
    if (width[0] === 0 && width[1] === 0) return array;
    const size: Dim = array.aval.shape[axis]!;
    if (typeof size !== "number") throw new NotKnownError("a margin along an axis of unknown size is not worked out");
    if (size === 0) throw valueError(`cannot pad an empty axis of an array of shape ${formatShape(array.aval.shape)}`);
    return concatenate(partsOf(array, width, axis, size), axis);
  }, x);
}
