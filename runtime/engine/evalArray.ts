// An array with elements, the value that programs compute.

import { ShapedArray } from "../core/aval.ts";
import { formatShape, isStatic, type Shape } from "../core/dim.ts";
import { type DType, kindOf } from "../core/dtype.ts";
import type { ArrayValue } from "../core/trace.ts";
import type { Complex } from "./math/complex.ts";
import { roundElements } from "./rounding.ts";
import { allocate, type Elements, lanesOf } from "./storage.ts";
import { requireExact } from "./wideIntegers.ts";

/** An array with its elements, contiguous and row-major. Never written to once the kernel that made it is done. */
export class EvalArray implements ArrayValue {
  readonly kind = "array";
  readonly aval: ShapedArray;
  /** The sizes of `aval`, all of which are numbers. */
  readonly shape: readonly number[];
  readonly data: Elements;

  /** Zeros of the given aval, or the elements of another array of it. An Error if a size is not a number. */
  constructor(aval: ShapedArray, data?: Elements) {
    this.aval = aval;
    this.shape = requireStatic(aval.shape);
    this.data = data ?? allocate(aval.dtype, sizeOfShape(this.shape));
  }

  get dtype(): DType {
    return this.aval.dtype;
  }

  /** The number of elements. */
  get size(): number {
    return this.data.length / lanesOf(this.dtype);
  }
}

/** One element as a JavaScript value; a PRNG key is its two words. */
export type Scalar = number | boolean | Complex | readonly [number, number];
/** Elements nested as deep as the array has axes. */
export type Nested = Scalar | readonly Nested[];

/** The sizes as numbers. An Error if one is symbolic: such arrays are never run. */
export function requireStatic(shape: Shape): readonly number[] {
  if (!isStatic(shape)) throw new Error(`the sizes ${formatShape(shape)} are not all numbers`);
  return shape;
}

/** The number of elements of a shape of numbers. */
export function sizeOfShape(shape: readonly number[]): number {
  return shape.reduce((size, dim) => size * dim, 1);
}

/** An array with the given elements, row-major; complex numbers and keys as two numbers each. */
export function evalArray(
  values: ArrayLike<number>,
  shape: readonly number[],
  dtype: DType,
  weakType = false,
): EvalArray {
  const array = new EvalArray(new ShapedArray(shape, dtype, weakType));
  if (values.length !== array.data.length) {
    throw new Error(`${values.length} values do not fill an array of ${array.data.length}`);
  }
  array.data.set(values);
  roundElements(array);
  requireExact(array);
  return array;
}

/** The element at a position in row-major order. */
export function valueAt(array: EvalArray, position: number): Scalar {
  const { data, dtype } = array;
  switch (kindOf(dtype)) {
    case "b":
      return data[position] === 1;
    case "c":
      return { re: data[2 * position]!, im: data[2 * position + 1]! };
    case "k":
      return [data[2 * position]!, data[2 * position + 1]!];
    default:
      return data[position]!;
  }
}

/** The elements as nested lists, like Python's `tolist`. */
export function toNested(array: EvalArray): Nested {
  let position = 0;
  const nest = (axis: number): Nested => {
    if (axis === array.shape.length) return valueAt(array, position++);
    return Array.from({ length: array.shape[axis]! }, () => nest(axis + 1));
  };
  return nest(0);
}
