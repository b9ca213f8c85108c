// How points spread over the cells of a grid.

import { addDims, type Shape, sizeOf } from "../core/dim.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastTo } from "./broadcasting.ts";
import { constant, sizeConstant } from "./conversion.ts";
import { uniform } from "./creation.ts";
import { index } from "./indexing.ts";
import * as lax from "./operators.ts";
import { openGrid } from "./places.ts";
import { convert } from "./promotion.ts";
import { sum } from "./reductions.ts";
import { reshape } from "./reshaping.ts";
import { diff, searchSorted } from "./sequences.ts";
import { sliceAlong } from "./splitting.ts";
import { update } from "./updating.ts";
import { where } from "./where.ts";

/** How many points, or how much weight, lies in each cell between edges along each axis. Mirrors `jnp.histogramdd`. */
export function histogramOfPoints(
  columns: readonly ArrayValue[],
  edges: readonly ArrayValue[],
  weights: ArrayValue,
  isDensity: boolean,
): ArrayValue {
  // A bin more at each end, for what lies outside.
  const bins: Shape = edges.map((ends) => addDims(ends.aval.shape[0]!, 1));
  const places = columns.map((column, axis) => binsOf(column, edges[axis]!));
  const flat = places.reduce(
    (before, place, axis) => lax.add(lax.mul(before, sizeConstant(bins[axis]!, "int32")), place),
    constant(0, "int32"),
  );
  const spread = broadcastTo(weights, columns[0]!.aval.shape);
  const counted = update(
    uniform([sizeOf(bins)], 0, weights.aval.dtype),
    [{ kind: "array", index: flat }],
    spread,
    "add",
  );
  const inside = bins.reduce(
    (counts, size, axis) => sliceAlong(counts, 1, addDims(size, -1), axis),
    reshape(counted, bins),
  );
  if (!isDensity) return inside;
  const { dtype } = columns[0]!.aval;
  const shares = lax.div(convert(inside, dtype), sum(convert(inside, dtype), { axes: null, keepDims: false }));
  return openGrid(edges.map((ends) => diff(ends, 1, -1, null, null))).reduce(
    (each, width) => lax.div(each, width),
    shares,
  );
}

function binsOf(column: ArrayValue, edges: ArrayValue): ArrayValue {
  const place = searchSorted(edges, column, "right");
  const last = index(edges, [{ kind: "integer", index: -1 }]);
  return where(lax.eq(column, last), lax.sub(place, constant(1, "int32")), place);
}
