// What the functions of jax.random have in common: their rows, shapes and dtypes.

import type { Shape } from "../core/dim.ts";
import { type DType, floatDtype, isInteger, kindOf } from "../core/dtype.ts";
import { PythonError, typeError } from "../core/errors.ts";
import { typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import type { FloatDType } from "../random/distributions.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { rowsIn } from "./row.ts";

export const isIntegerDType = (dtype: DType): dtype is DType => isInteger(dtype);
export const isFloat = (dtype: DType): dtype is FloatDType => kindOf(dtype) === "f";
export const isFloatOrComplex = (dtype: DType): dtype is FloatDType | "complex64" =>
  isFloat(dtype) || dtype === "complex64";

/** The dtype to sample in where none is asked for. */
export const usualFloat = (): "float32" | "float64" => (floatDtype() === "float64" ? "float64" : "float32");

/** A row of jax.random. */
export const randomRow = rowsIn("jax.random");

/** The argument `shape`. Throws Python's `TypeError` for None and floats. */
export function shapeOf(args: BoundArguments): Shape {
  const shape = args.get("shape");
  if (shape.kind === "none" || shape.kind === "float") throw typeError(`'${typeName(shape)}' object is not iterable`);
  return sizesOf(args.shape("shape"));
}

/** The sizes, none of which may be negative. */
export function sizesOf(shape: Shape): Shape {
  if (shape.every((dim) => typeof dim !== "number" || dim >= 0)) return shape;
  throw new PythonError("MLIRError", "Invalid type:\nerror: unknown: invalid tensor dimension size");
}

/** The dtype to sample in, and whether that is what the caller asked for: it may not be known. */
export interface SampleDType<D extends DType> {
  readonly dtype: D;
  readonly known: boolean;
}

/** The argument `dtype`. Throws `refusal` for one that the function does not sample in. */
export function sampleDtype<D extends DType>(
  args: BoundArguments,
  fallback: D,
  accepts: (dtype: DType) => dtype is D,
  refusal: (dtype: DType) => PythonError,
): SampleDType<D> {
  const dtype = args.dtype("dtype") ?? fallback;
  if (dtype === "unknown") return { dtype: fallback, known: false };
  if (!accepts(dtype)) throw refusal(dtype);
  return { dtype, known: true };
}

/** The samples, of unknown dtype where the one asked for is not known. */
export function sampled<D extends DType>(
  { dtype, known }: SampleDType<D>,
  sample: (dtype: D) => ArrayValue,
): ArrayValue {
  const samples = sample(dtype);
  return known ? samples : convertElementType(samples, "unknown");
}
