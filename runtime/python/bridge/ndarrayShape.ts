// Other shapes of NumPy's arrays, as views where the elements need not move.

import { valueError } from "../../core/errors.ts";
import { EvalArray, sizeOfShape } from "../../engine/evalArray.ts";
import { rowMajorStrides } from "../../engine/strides.ts";
import { NdArray, type Placement } from "./ndarray.ts";

/** The array in another shape, of which one size may be -1: a view, or a copy where there can be none. */
export function reshaped(array: NdArray, shape: readonly number[]): NdArray {
  const sizes = resolvedShape(array.size, shape);
  const strides = array.isContiguous ? rowMajorStrides(sizes) : stridesInShape(array, sizes);
  if (strides !== null) return array.view({ shape: sizes, strides, offset: array.offset });
  const copy = array.copy();
  return NdArray.over(new EvalArray(copy.aval.update({ shape: sizes }), copy.data));
}

/** The array repeated to a shape, without more memory. Throws NumPy's `ValueError` where it does not fit. */
export function broadcastView(array: NdArray, shape: readonly number[]): NdArray {
  const lead = shape.length - array.shape.length;
  if (lead < 0) throw valueError("input operand has more dimensions than allowed by the axis remapping");
  const fits = array.shape.every((size, axis) => size === shape[lead + axis] || size === 1);
  if (!fits) {
    throw valueError(
      "operands could not be broadcast together with remapped shapes [original->remapped]: " +
        `${tightShape(array.shape)}  and requested shape ${tightShape(shape)}`,
    );
  }
  const strides = shape.map((size, axis) => {
    const own = array.shape[axis - lead];
    return own === undefined || own !== size ? 0 : array.strides[axis - lead]!;
  });
  return array.view({ shape, strides, offset: array.offset });
}

/** The axes in another order. */
export function transposed(array: NdArray, axes: readonly number[]): NdArray {
  const { shape, strides, offset } = array;
  return array.view({ shape: axes.map((axis) => shape[axis]!), strides: axes.map((axis) => strides[axis]!), offset });
}

/** A shape as NumPy's messages write it: `(3,4)`. */
export function tightShape(shape: readonly number[]): string {
  return `(${shape.join(",")}${shape.length === 1 ? "," : ""})`;
}

function resolvedShape(size: number, shape: readonly number[]): readonly number[] {
  const free = shape.findIndex((length) => length < 0);
  if (shape.filter((length) => length < 0).length > 1) throw valueError("can only specify one unknown dimension");
  const known = sizeOfShape(shape.filter((_, axis) => axis !== free));
  if (free < 0 ? known === size : known > 0 && size % known === 0) {
    return free < 0 ? shape : shape.with(free, size / known);
  }
  // NumPy leaves out a free size in front.
  const wanted = shape.slice(free === 0 ? 1 : 0).map((length) => (length < 0 ? "newaxis" : length));
  throw valueError(
    `cannot reshape array of size ${size} into shape (${wanted.join(",")}${shape.length === 1 ? "," : ""})`,
  );
}

/** The strides for a shape of as many elements; null where no strides reach them in the right order. */
function stridesInShape({ shape, strides }: Placement, sizes: readonly number[]): readonly number[] | null {
  const axes = shape.map((size, axis) => ({ size, stride: strides[axis]! })).filter(({ size }) => size !== 1);
  const result = sizes.map(() => 1);
  let [from, to] = [0, 0];
  while (from < axes.length) {
    // The shortest runs of old and of new axes that hold as many elements.
    let [oldEnd, newEnd] = [from + 1, to];
    let [oldSize, newSize] = [axes[from]!.size, 1];
    while (oldSize !== newSize || newEnd === to) {
      if (newSize < oldSize || newEnd === to) newSize *= sizes[newEnd++]!;
      else oldSize *= axes[oldEnd++]!.size;
    }
    for (let axis = from; axis < oldEnd - 1; axis++) {
      if (axes[axis]!.stride !== axes[axis + 1]!.stride * axes[axis + 1]!.size) return null;
    }
    let stride = axes[oldEnd - 1]!.stride;
    for (let axis = newEnd - 1; axis >= to; axis--) {
      result[axis] = stride;
      stride *= sizes[axis]!;
    }
    [from, to] = [oldEnd, newEnd];
  }
  return result;
}
