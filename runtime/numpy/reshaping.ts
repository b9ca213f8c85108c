// Another shape or order of axes for the same elements.

import {
  type Dim,
  divideExactly,
  floorDivideDims,
  formatShape,
  isStatic,
  type Shape,
  shapesEqual,
  sizeOf,
} from "../core/dim.ts";
import { NotKnownError, PythonError, typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { expandDims as insertAxes } from "../lax/broadcast.ts";
import * as lax from "../lax/reshape.ts";
import { canonicalizeAxes, canonicalizeAxis, insertAt, range, replaceAt } from "./axes.ts";

/**
 * The array in another shape; one size may be -1 and follows from the others.
 *
 * `given` is how Python prints the requested shape, for JAX's `TypeError` when it does not fit.
 */
export function reshape(x: ArrayValue, newSizes: Shape, given: string = formatShape(newSizes)): ArrayValue {
  const sizes = resolveSizes(x.aval.shape, newSizes, given);
  return sizes.length > 0 && shapesEqual(sizes, x.aval.shape) ? x : lax.reshape(x, sizes);
}

/** `reshape` in column-major order, NumPy's `order="F"`. */
export function reshapeColumnMajor(x: ArrayValue, newSizes: Shape, given: string = formatShape(newSizes)): ArrayValue {
  const sizes = resolveSizes(x.aval.shape, newSizes, given);
  return transpose(lax.reshape(transpose(x, null), sizes.toReversed()), null);
}

/** All elements along one axis. */
export function ravel(x: ArrayValue): ArrayValue {
  return x.aval.ndim === 1 ? x : lax.reshape(x, [x.aval.size]);
}

/** The axes in the order of `axes`; reversed when it is null. */
export function transpose(x: ArrayValue, axes: readonly number[] | null): ArrayValue {
  const reversed = range(x.aval.ndim).toReversed();
  return lax.transpose(x, axes === null ? reversed : canonicalizeAxes(axes, x.aval.ndim));
}

export function swapAxes(x: ArrayValue, axis1: number, axis2: number): ArrayValue {
  const { ndim } = x.aval;
  for (const axis of [axis1, axis2]) {
    if (axis >= -ndim && axis < ndim) continue;
    throw new PythonError("IndexError", `index ${axis} is out of bounds for axis 0 with size ${ndim}`);
  }
  const [first, second] = [canonicalizeAxis(axis1, ndim), canonicalizeAxis(axis2, ndim)];
  return lax.transpose(x, replaceAt(replaceAt(range(ndim), first, second), second, first));
}

/** The array with its last two axes swapped. Mirrors `jnp.matrix_transpose`. */
export function matrixTranspose(x: ArrayValue): ArrayValue {
  const { ndim } = x.aval;
  if (ndim >= 2) return swapAxes(x, -1, -2);
  throw valueError(`x must be at least two-dimensional for matrix_transpose; got ndim=${ndim}`);
}

/** The axes `source` at the places `destination`; the others keep their order. Mirrors `jnp.moveaxis`. */
export function moveAxes(x: ArrayValue, source: readonly number[], destination: readonly number[]): ArrayValue {
  const from = canonicalizeAxes(source, x.aval.ndim);
  const to = canonicalizeAxes(destination, x.aval.ndim);
  if (from.length !== to.length) throw valueError(`Inconsistent number of elements: ${from.length} vs ${to.length}`);
  const pairs = from.map((axis, index) => ({ axis, place: to[index]! })).sort((a, b) => a.place - b.place);
  const others = range(x.aval.ndim).filter((axis) => !from.includes(axis));
  const permutation = pairs.reduce<readonly number[]>((order, { axis, place }) => insertAt(order, place, axis), others);
  return lax.transpose(x, permutation);
}

/** New axes of size one, at these places of the result. Mirrors `jnp.expand_dims`. */
export function expandDims(x: ArrayValue, axes: readonly number[]): ArrayValue {
  if (new Set(axes).size !== axes.length) {
    throw valueError(`repeated axis in lax.expand_dims: ${formatShape(axes)}`);
  }
  const places = canonicalizeAxes(axes, x.aval.ndim + axes.length);
  if (new Set(places).size !== places.length) {
    throw valueError(`repeated axis in lax.expand_dims: [${places.join(", ")}]`);
  }
  return insertAxes(
    x,
    places.toSorted((a, b) => a - b),
  );
}

/** Without the axes of size one, or without those of `axes`. Mirrors `jnp.squeeze`. */
export function squeeze(x: ArrayValue, axes: readonly number[] | null): ArrayValue {
  const { shape, ndim } = x.aval;
  if (axes !== null)
    return lax.squeeze(
      x,
      canonicalizeAxes(axes, ndim).toSorted((a, b) => a - b),
    );
  if (!isStatic(shape)) throw new NotKnownError("which axes have size one is not known");
  return lax.squeeze(
    x,
    range(ndim).filter((axis) => shape[axis] === 1),
  );
}

/** The shape with at least one axis, as `jnp.atleast_1d` gives it; likewise for two and three. */
export function atLeast1d(shape: Shape): Shape {
  return shape.length === 0 ? [1] : shape;
}

export function atLeast2d(shape: Shape): Shape {
  return shape.length < 2 ? [1, ...atLeast1d(shape)] : shape;
}

export function atLeast3d(shape: Shape): Shape {
  return shape.length < 3 ? [...atLeast2d(shape), 1] : shape;
}

function resolveSizes(shape: Shape, newSizes: Shape, given: string): Shape {
  const unknowns = newSizes.filter((size) => size === -1).length;
  const total = sizeOf(shape);
  if (unknowns > 1) throw typeError(`can only specify one unknown axis size with a \`-1\` value, got ${given}`);
  if (unknowns === 1) {
    const place = newSizes.indexOf(-1);
    const product = sizeOf(newSizes.filter((_, axis) => axis !== place));
    return replaceAt(newSizes, place, inferredSize(shape, total, product, given));
  }
  const size = sizeOf(newSizes);
  if (typeof total === "number" && typeof size === "number" && total !== size) {
    throw typeError(
      `cannot reshape array of shape ${formatShape(shape)} (size ${total}) into shape ${given} (size ${size})`,
    );
  }
  return newSizes;
}

function inferredSize(shape: Shape, total: Dim, product: Dim, given: string): Dim {
  if (product === 0) throw new PythonError("ZeroDivisionError", "integer modulo by zero");
  const size = divideExactly(total, product);
  if (size !== null) return size;
  if (typeof total !== "number" || typeof product !== "number") return floorDivideDims(total, product);
  throw typeError(
    `cannot reshape array of shape ${formatShape(shape)} (size ${total}) into shape ${given} because the product of ` +
      `specified axis sizes (${product}) does not evenly divide ${total}`,
  );
}
