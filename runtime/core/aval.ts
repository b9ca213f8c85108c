import { type Dim, formatDim, type Shape, shapesEqual, sizeOf } from "./dim.ts";
import { certainDtype, type DType, shortName } from "./dtype.ts";

/** What is known of an array without its elements: JAX's abstract value, or "aval". Mirrors `core.ShapedArray`. */
export class ShapedArray {
  readonly shape: Shape;
  readonly dtype: DType;
  /** Whether the dtype came from a Python number alone, and so yields in promotion. */
  readonly weakType: boolean;

  constructor(shape: Shape, dtype: DType, weakType = false) {
    this.shape = shape;
    this.dtype = certainDtype(dtype);
    this.weakType = weakType;
  }

  get ndim(): number {
    return this.shape.length;
  }

  /** The number of elements. */
  get size(): Dim {
    return sizeOf(this.shape);
  }

  equals(other: ShapedArray): boolean {
    return this.dtype === other.dtype && this.weakType === other.weakType && shapesEqual(this.shape, other.shape);
  }

  /** The same with another shape, dtype or weakness. */
  update(change: { shape?: Shape; dtype?: DType; weakType?: boolean }): ShapedArray {
    return new ShapedArray(change.shape ?? this.shape, change.dtype ?? this.dtype, change.weakType ?? this.weakType);
  }

  /** JAX's `str_short(short_dtypes=True)`, `f32[3,4]`, which is also the text of an inlay hint. */
  toString(): string {
    return `${shortName(this.dtype)}[${this.shape.map(formatDim).join(",")}]`;
  }

  /** JAX's long form, `float32[3,4]`, as its error messages print it. */
  toLongString(): string {
    return `${this.dtype}[${this.shape.map(formatDim).join(",")}]`;
  }
}
