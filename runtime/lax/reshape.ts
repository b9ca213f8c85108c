// Rearranging axes without touching elements.

import type { ShapedArray } from "../core/aval.ts";
import { formatShape, type Shape, shapesEqual, sizeOf, unifyDims } from "../core/dim.ts";
import { typeError, valueError } from "../core/errors.ts";
import { batched1, definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";

export interface ReshapeParams {
  readonly newSizes: Shape;
}
export interface TransposeParams {
  /** For each axis of the result, the axis of the operand it was. */
  readonly permutation: readonly number[];
}
export interface DimensionsParams {
  readonly dimensions: readonly number[];
}

/** The same elements, in row-major order, in another shape. Mirrors `lax.reshape`. */
export function reshape(x: ArrayValue, newSizes: Shape): ArrayValue {
  return shapesEqual(x.aval.shape, newSizes) ? x : bind1(reshape_p, [x], { newSizes });
}

/** Axis `i` of the result is axis `permutation[i]` of `x`. Mirrors `lax.transpose`. */
export function transpose(x: ArrayValue, permutation: readonly number[]): ArrayValue {
  return permutation.every((axis, place) => axis === place) && permutation.length === x.aval.ndim
    ? x
    : bind1(transpose_p, [x], { permutation });
}

/** Drops axes of size one. Mirrors `lax.squeeze`. */
export function squeeze(x: ArrayValue, dimensions: readonly number[]): ArrayValue {
  return dimensions.length === 0 ? x : bind1(squeeze_p, [x], { dimensions });
}

/** Reverses the order of elements along axes. Mirrors `lax.rev`. */
export function rev(x: ArrayValue, dimensions: readonly number[]): ArrayValue {
  return bind1(rev_p, [x], { dimensions });
}

/** The axis at `from` goes to `to`, the others keep their order. */
export function moveAxis(x: ArrayValue, from: number, to: number): ArrayValue {
  const others = x.aval.shape.map((_, axis) => axis).filter((axis) => axis !== from);
  return transpose(x, others.toSpliced(to, 0, from));
}

export const reshape_p = definePrimitive<ReshapeParams>()("reshape", {
  abstractEval([x], { newSizes }) {
    if (newSizes.some((size) => typeof size === "number" && size < 0)) {
      throw typeError(`reshape new_sizes must all be positive, got ${formatShape(newSizes)}.`);
    }
    // JAX leaves this to XLA's compiler, whose own words no user could make use of.
    if (unifyDims(x!.size, sizeOf(newSizes)) === null) {
      throw valueError(
        `reshape total size must be unchanged, got new_sizes ${formatShape(newSizes)} for shape ${formatShape(x!.shape)}`,
      );
    }
    return [x!.update({ shape: newSizes })];
  },
  batch(axisSize, [x], [dim], { newSizes }) {
    return batched1(reshape(moveAxis(x!, dim!, 0), [axisSize, ...newSizes]), 0);
  },
});

export const transpose_p = definePrimitive<TransposeParams>()("transpose", {
  abstractEval([x], { permutation }) {
    const axes = permutation.toSorted((a, b) => a - b);
    if (permutation.length !== x!.ndim || axes.some((axis, place) => axis !== place)) {
      throw typeError(
        `transpose permutation isn't a permutation of operand dimensions, got permutation ${formatShape(permutation)} for operand shape ${formatShape(x!.shape)}.`,
      );
    }
    return [x!.update({ shape: permutation.map((axis) => x!.shape[axis]!) })];
  },
  batch(_axisSize, [x], [dim], { permutation }) {
    return batched1(transpose(x!, [dim!, ...shiftAxes(permutation, dim!)]), 0);
  },
});

export const squeeze_p = definePrimitive<DimensionsParams>()("squeeze", {
  abstractEval([x], { dimensions }) {
    requireSqueezable(x!, dimensions);
    return [x!.update({ shape: x!.shape.filter((_, axis) => !dimensions.includes(axis)) })];
  },
  batch(_axisSize, [x], [dim], { dimensions }) {
    const shifted = shiftAxes(dimensions, dim!);
    return batched1(squeeze(x!, shifted), dim! - shifted.filter((axis) => axis < dim!).length);
  },
});

export const rev_p = definePrimitive<DimensionsParams>()("rev", {
  abstractEval([x], { dimensions }) {
    if (dimensions.some((axis) => axis < 0)) {
      throw typeError(`rev dimensions must have every element be nonnegative, got ${formatShape(dimensions)}.`);
    }
    if (new Set(dimensions).size !== dimensions.length) {
      throw typeError(`rev dimensions must be unique, got ${formatShape(dimensions)}.`);
    }
    if (dimensions.some((axis) => axis >= x!.ndim)) {
      throw typeError(
        `rev dimensions must all be less than operand ndim, got dimensions ${formatShape(dimensions)} for operand ndim ${x!.ndim}.`,
      );
    }
    return [x!];
  },
  batch(_axisSize, [x], [dim], { dimensions }) {
    return batched1(rev(x!, shiftAxes(dimensions, dim!)), dim!);
  },
});

/** Where axes of one example stand in an array that carries its batch at `batchDim`. */
export function shiftAxes(axes: readonly number[], batchDim: number): number[] {
  return axes.map((axis) => (axis < batchDim ? axis : axis + 1));
}

function requireSqueezable(x: ShapedArray, dimensions: readonly number[]): void {
  if (new Set(dimensions).size !== dimensions.length) {
    throw valueError(`dimensions are not unique: ${formatShape(dimensions)}`);
  }
  if (dimensions.some((axis) => axis < 0 || axis >= x.ndim)) {
    throw valueError(`dimensions outside range [0, ndim): ${formatShape(dimensions)}`);
  }
  if (dimensions.some((axis) => unifyDims(x.shape[axis]!, 1) === null)) {
    throw valueError(
      `cannot select an axis to squeeze out which has size not equal to one, got shape=${formatShape(x.shape)} and dimensions=${formatShape(dimensions)}`,
    );
  }
}
