import { itemSize } from "../../core/dtype.ts";
import type { Library } from "../../core/library.ts";
import type { EvalArray } from "../../engine/evalArray.ts";
import type { AxisLevels } from "./axisMarks.ts";
import { statisticsOf } from "./statistics.ts";

/** Beyond so many elements an array that is only listed is not counted through. */
const mostListed = 100_000;

/** What `ArraySummary` describes. The number `view` is 0 for an array that is only listed. */
export function summaryOf(array: EvalArray, library: Library, mapped: AxisLevels, view: number) {
  const { aval, dtype, shape, size } = array;
  return {
    view,
    library,
    dtype,
    shape,
    weakType: aval.weakType,
    bytes: size * itemSize(dtype),
    statistics: view > 0 || size <= mostListed ? statisticsOf(array) : null,
    mapped,
  };
}
