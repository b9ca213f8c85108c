// NumPy's arrays: memory that can be written to, and views of it.

import { ShapedArray } from "../../core/aval.ts";
import { canonicalizeDtype, type DType } from "../../core/dtype.ts";
import { withLibrary } from "../../core/library.ts";
import type { ArrayValue } from "../../core/trace.ts";
import { EvalArray, sizeOfShape } from "../../engine/evalArray.ts";
import { evalTrace, requireElements } from "../../engine/evalTrace.ts";
import { type Elements, lanesOf } from "../../engine/storage.ts";
import { offsets, put, rowMajorStrides, take } from "../../engine/strides.ts";
import { convertElementType_p } from "../../lax/convert.ts";

/** Where the elements of a view lie in memory; strides and offset count elements. */
export interface Placement {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** A mutable array: some elements of a memory that it may share with others. */
export class NdArray implements Placement {
  readonly kind = "ndarray";
  readonly dtype: DType;
  readonly data: Elements;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  /** Whether the memory was made for this array, which all others are views of. */
  readonly isOwner: boolean;

  private constructor(memory: Pick<EvalArray, "data" | "dtype">, placement: Placement, isOwner: boolean) {
    this.dtype = memory.dtype;
    this.data = memory.data;
    this.shape = placement.shape;
    this.strides = placement.strides;
    this.offset = placement.offset;
    this.isOwner = isOwner;
  }

  /** An array that takes over the memory of what was computed. */
  static over(array: EvalArray): NdArray {
    return new NdArray(array, { shape: array.shape, strides: rowMajorStrides(array.shape), offset: 0 }, true);
  }

  /** Other elements of the same memory. */
  view(placement: Placement): NdArray {
    return new NdArray(this, placement, false);
  }

  /** The number of elements. */
  get size(): number {
    return sizeOfShape(this.shape);
  }

  get aval(): ShapedArray {
    return new ShapedArray(this.shape, this.dtype);
  }

  /** Whether the elements lie one behind the other, in row-major order. */
  get isContiguous(): boolean {
    const { shape, strides } = this;
    const expected = rowMajorStrides(shape);
    return this.size < 2 || shape.every((size, axis) => size === 1 || strides[axis] === expected[axis]);
  }

  /** The elements for a computation that ends before they change: where it can be, the memory itself. */
  read(): EvalArray {
    return this.isContiguous ? borrow(new EvalArray(this.aval, this.span())) : this.copy();
  }

  /** The elements as they are now. */
  copy(): EvalArray {
    if (this.isContiguous) return new EvalArray(this.aval, this.span().slice());
    const array = new EvalArray(this.aval);
    take(array, this, this.positions());
    return array;
  }

  /** Stores elements of the same dtype and shape. */
  write(values: EvalArray): void {
    this.writeAt(this.positions(), values);
  }

  /** Stores elements of the same dtype at these places of the memory. */
  writeAt(positions: Int32Array, values: EvalArray): void {
    const isShared = values.data.buffer === this.data.buffer;
    put(this, isShared ? new EvalArray(values.aval, values.data.slice()) : values, positions);
  }

  /** Where in memory the elements lie, in row-major order. */
  positions(): Int32Array {
    return offsets(this.shape, this.strides, this.offset);
  }

  /** The memory of elements that lie one behind the other. */
  private span(): Elements {
    const lanes = lanesOf(this.dtype);
    return this.data.subarray(this.offset * lanes, (this.offset + this.size) * lanes);
  }
}

/** Arrays whose memory is that of others: no computation may hand it out as its result. */
const borrowed = new WeakSet<EvalArray>();

/** Marks memory that stays another's, and gives it. */
export function borrow(array: EvalArray): EvalArray {
  borrowed.add(array);
  return array;
}

/** A new array of what a computation gave. */
export function newNdArray(result: ArrayValue): NdArray {
  const array = requireElements(result);
  return NdArray.over(borrowed.has(array) ? new EvalArray(array.aval, array.data.slice()) : array);
}

/** The array of JAX's that the elements of one of NumPy's make: of 32 bits at most. */
export function toJax(array: EvalArray): EvalArray {
  const newDtype = canonicalizeDtype(array.dtype);
  if (newDtype === array.dtype) return new EvalArray(array.aval, array.data.slice());
  // Whatever transformation is under way, elements are converted here and now, as NumPy does it.
  const [converted] = withLibrary("numpy", () =>
    evalTrace.process(convertElementType_p, [array], { newDtype, weakType: false }),
  );
  return requireElements(converted!);
}
