// Copies of an array with elements at an index changed.

import type { Dim } from "../core/dim.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate } from "../lax/concatenate.ts";
import { iota } from "../lax/iota.ts";
import { type ScatterCombiner, scatter } from "../lax/scatter.ts";
import { range } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { sizeConstant } from "./conversion.ts";
import { type IndexEntry, index } from "./indexing.ts";
import { convert, promoteDtypes } from "./promotion.ts";
import { expandDims, reshape } from "./reshaping.ts";
import { where } from "./where.ts";

/** `x.at[index].set(updates)`, `.add(updates)` and so on; shape and dtype stay those of `x`. */
export function update(
  x: ArrayValue,
  entries: readonly IndexEntry[],
  updates: ArrayValue,
  combiner: ScatterCombiner,
): ArrayValue {
  const [first] = entries;
  if (entries.length === 1 && first?.kind === "mask" && updates.aval.ndim === 0)
    return updateMasked(x, first.index, updates, combiner);
  if (x.aval.ndim === 0) return reshape(update(reshape(x, [1]), [wholeAxis, ...entries], updates, combiner), []);
  const { dtype, weakType, ndim } = x.aval;
  const places = placesOf(x, entries);
  const target = index(x, entries).aval.shape;
  const [operand, values] = promoteDtypes("scatter", [x, broadcastTo(updates, target)]);
  const axes = range(ndim);
  const dimensions = { updateWindowDims: [], insertedWindowDims: axes, scatterDimsToOperandDims: axes };
  return convert(scatter(operand!, places, values!, dimensions, combiner, "fillOrDrop"), dtype, weakType);
}

const wholeAxis: IndexEntry = { kind: "slice", start: null, stop: null, step: 1 };

/** The coordinates in `x` of every element of `x[index]`, along a last axis; those out of bounds stay so. */
function placesOf(x: ArrayValue, entries: readonly IndexEntry[]): ArrayValue {
  const { shape } = x.aval;
  const asArrays = entries.map(
    (entry): IndexEntry =>
      entry.kind === "integer" ? { kind: "array", index: sizeConstant(entry.index, "int32") } : entry,
  );
  const coordinates = shape.map((size, axis) => {
    const along = shape.map((_, other): Dim => (other === axis ? size : 1));
    return index(broadcastTo(reshape(iota("int32", [size], 0), along), shape), asArrays, "fillOrDrop");
  });
  return concatenate(
    coordinates.map((coordinate) => expandDims(coordinate, [-1])),
    coordinates[0]!.aval.ndim,
  );
}

/** Where the mask holds, every element is combined with the same scalar. */
function updateMasked(x: ArrayValue, mask: ArrayValue, updates: ArrayValue, combiner: ScatterCombiner): ArrayValue {
  const { dtype, weakType, ndim } = x.aval;
  const everywhere = update(x, [{ kind: "ellipsis" }], updates, combiner);
  const which = expandDims(mask, range(mask.aval.ndim, ndim));
  return convert(where(which, everywhere, x), dtype, weakType);
}
