// The text of NumPy's arrays.

import { formatShape } from "../../core/dim.ts";
import type { DType } from "../../core/dtype.ts";
import type { EvalArray } from "../../engine/evalArray.ts";
import { layOut } from "./arrayText.ts";
import { printOptions } from "./printOptions.ts";

const impliedDtypes: ReadonlySet<DType> = new Set(["bool", "int64", "float64", "complex128"]);
const prefix = "array(";

/** `repr(a)`: `array([1., 2.])`, with shape and dtype where the elements do not tell. */
export function ndarrayRepr(array: EvalArray): string {
  const { dtype, shape, size } = array;
  const { threshold, linewidth } = printOptions();
  const extras: string[] = [];
  if (size > threshold || (size === 0 && shape.join() !== "0")) extras.push(`shape=${formatShape(shape)}`);
  if (!impliedDtypes.has(dtype) || size === 0) extras.push(`dtype=${dtype}`);
  const body = size === 0 ? "[]" : layOut(array, ", ", prefix.length, 1);
  if (extras.length === 0) return `${prefix}${body})`;
  const text = `${prefix}${body},`;
  const extra = `${extras.join(", ")})`;
  const isFull = text.length - (text.lastIndexOf("\n") + 1) + extra.length + 1 > linewidth;
  return text + (isFull ? `\n${" ".repeat(prefix.length)}` : " ") + extra;
}
