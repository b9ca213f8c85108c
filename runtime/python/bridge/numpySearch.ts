import { ShapedArray } from "../../core/aval.ts";
import { promoteTypes } from "../../core/dtype.ts";
import { valueError } from "../../core/errors.ts";
import { EvalArray } from "../../engine/evalArray.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { convert } from "../../numpy/promotion.ts";

/** Where in the sorted vector `table` each value belongs: before equal ones, or behind them. NaNs come last. */
export function searchSorted(table: EvalArray, values: EvalArray, isRight: boolean): EvalArray {
  if (table.shape.length !== 1) throw valueError("object too deep for desired array");
  const { dtype } = promoteTypes([table.aval, values.aval])!;
  const [{ data: sorted }, { data: sought }] = [table, values].map((array) =>
    requireElements(convert(array, dtype)),
  ) as [EvalArray, EvalArray]; // SAFETY: two arrays were converted.
  const result = new EvalArray(new ShapedArray(values.shape, "int64"));
  for (let i = 0; i < sought.length; i++) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const isBefore = isRight ? !isLess(sought[i]!, sorted[middle]!) : isLess(sorted[middle]!, sought[i]!);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    result.data[i] = low;
  }
  return result;
}

function isLess(x: number, y: number): boolean {
  return x < y || (Number.isNaN(y) && !Number.isNaN(x));
}
