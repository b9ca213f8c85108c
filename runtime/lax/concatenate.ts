// Joining arrays, and surrounding them with a value.

import { ShapedArray } from "../core/aval.ts";
import {
  addDims,
  type Dim,
  formatDim,
  formatShape,
  maxDims,
  multiplyDims,
  type Shape,
  subtractDims,
} from "../core/dim.ts";
import { typeError, valueError } from "../core/errors.ts";
import { type BatchDim, batched1, definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { sameDtype } from "./acceptedTypes.ts";
import { batchAt } from "./batching.ts";
import { broadcastInDim } from "./broadcast.ts";
import { full, scalarLike } from "./literal.ts";
import { allWeak, unifyShapes } from "./naryop.ts";
import { selectN } from "./select.ts";

export interface ConcatenateParams {
  readonly dimension: number;
}
export interface StackParams {
  readonly axis: number;
}

/** How much to add before, after and between the elements of one axis; negative numbers cut off instead. */
export interface AxisPadding {
  readonly low: Dim;
  readonly high: Dim;
  readonly interior: number;
}
export interface PadParams {
  readonly paddingConfig: readonly AxisPadding[];
}

/** Joins arrays along an axis they have. Mirrors `lax.concatenate`. */
export function concatenate(xs: readonly ArrayValue[], dimension: number): ArrayValue {
  return bind1(concatenate_p, xs, { dimension });
}

/** Joins arrays of one shape along a new axis, which is `axis` of the result. Mirrors JAX's primitive `stack`. */
export function stack(xs: readonly ArrayValue[], axis: number): ArrayValue {
  return bind1(stack_p, xs, { axis });
}

/** Surrounds and interleaves `x` with a scalar. Mirrors `lax.pad`. */
export function pad(x: ArrayValue, paddingValue: ArrayValue, paddingConfig: readonly AxisPadding[]): ArrayValue {
  return bind1(pad_p, [x, paddingValue], { paddingConfig });
}

export const concatenate_p = definePrimitive<ConcatenateParams>()("concatenate", {
  abstractEval(operands, { dimension }) {
    const shape = concatenatedShape(
      operands.map((operand) => operand.shape),
      dimension,
    );
    return [new ShapedArray(shape, sameDtype("concatenate", operands), allWeak(operands))];
  },
  batch(axisSize, operands, dims, { dimension }) {
    const { batches, dim } = batchTogether(axisSize, operands, dims);
    return batched1(concatenate(batches, dimension < dim ? dimension : dimension + 1), dim);
  },
});

export const stack_p = definePrimitive<StackParams>()("stack", {
  abstractEval(operands, { axis }) {
    const shape = stackedShape(
      operands.map((operand) => operand.shape),
      axis,
    );
    return [new ShapedArray(shape, sameDtype("stack", operands), allWeak(operands))];
  },
  batch(axisSize, operands, dims, { axis }) {
    const { batches, dim } = batchTogether(axisSize, operands, dims);
    return axis <= dim ? batched1(stack(batches, axis), dim + 1) : batched1(stack(batches, axis + 1), dim);
  },
});

export const pad_p = definePrimitive<PadParams>()("pad", {
  abstractEval(operands, { paddingConfig }) {
    const [x, paddingValue] = operands;
    if (x!.dtype !== paddingValue!.dtype && x!.dtype !== "unknown" && paddingValue!.dtype !== "unknown") {
      throw typeError(`pad operand and padding_value must be same dtype: got ${x!.dtype} and ${paddingValue!.dtype}.`);
    }
    const dtype = x!.dtype === "unknown" ? paddingValue!.dtype : x!.dtype;
    return [new ShapedArray(paddedShape(x!, paddingValue!, paddingConfig), dtype, allWeak(operands))];
  },
  batch(axisSize, [operand, paddingValue], [operandDim, paddingDim], { paddingConfig }) {
    const dim = operandDim ?? 0;
    const x = batchAt(operand!, operandDim!, axisSize, dim);
    const config = paddingConfig.toSpliced(dim, 0, { low: 0, high: 0, interior: 0 });
    if (paddingDim === null) return batched1(pad(x, paddingValue!, config), dim);
    // Every example has a padding value of its own: pad with any value, then put the right one wherever padding came.
    const padded = pad(x, scalarLike(x, 0), config);
    const inside = pad(full(x.aval.shape, 1, "bool"), full([], 0, "bool"), config);
    const around = broadcastInDim(paddingValue!, padded.aval.shape, [dim]);
    return batched1(selectN(inside, around, padded), dim);
  },
});

/** The operands with their batches at one axis: where all have it, else in front, so that errors read as JAX's do. */
function batchTogether(axisSize: Dim, operands: readonly ArrayValue[], dims: readonly BatchDim[]) {
  const [first] = dims;
  const dim = first !== null && first !== undefined && dims.every((other) => other === first) ? first : 0;
  return { dim, batches: operands.map((operand, index) => batchAt(operand, dims[index]!, axisSize, dim)) };
}

function stackedShape(shapes: readonly Shape[], axis: number): Shape {
  const given = shapes.map(formatShape).join(", ");
  const first = shapes[0];
  if (first === undefined) throw valueError("stack expects at least one operand, got 0.");
  if (shapes.some((shape) => shape.length !== first.length)) {
    throw valueError(`Cannot stack arrays with different numbers of dimensions: got ${given}.`);
  }
  const shape = unifyShapes(shapes);
  if (shape === null) throw valueError(`All input arrays must have the same shape. Got ${given}.`);
  return shape.toSpliced(axis, 0, shapes.length);
}

function concatenatedShape(shapes: readonly Shape[], dimension: number): Shape {
  const given = shapes.map(formatShape).join(", ");
  const first = shapes[0];
  if (first === undefined) throw valueError("concatenate requires a non-empty sequences of arrays");
  if (shapes.some((shape) => shape.length !== first.length)) {
    throw typeError(`Cannot concatenate arrays with different numbers of dimensions: got ${given}.`);
  }
  if (dimension < 0 || dimension >= first.length) {
    throw typeError(`concatenate dimension out of bounds: dimension ${dimension} for shapes ${given}.`);
  }
  const others = unifyShapes(shapes.map((shape) => shape.toSpliced(dimension, 1)));
  if (others === null) {
    throw typeError(
      `Cannot concatenate arrays with shapes that differ in dimensions other than the one being concatenated: concatenating along dimension ${dimension} for shapes ${given}.`,
    );
  }
  return others.toSpliced(dimension, 0, shapes.map((shape) => shape[dimension]!).reduce(addDims));
}

function paddedShape(x: ShapedArray, paddingValue: ShapedArray, config: readonly AxisPadding[]): Shape {
  if (paddingValue.ndim !== 0) {
    throw valueError(`padding_value must be a scalar; got np.shape(padding_value)=${formatShape(paddingValue.shape)}`);
  }
  if (config.length !== x.ndim) {
    throw valueError(
      `length of padding_config must equal the number of axes of operand, got padding_config ${formatConfig(config)} for operand shape ${formatShape(x.shape)}`,
    );
  }
  if (config.some(({ interior }) => interior < 0)) {
    throw valueError(
      `interior padding in padding_config must be nonnegative, got padding_config ${formatConfig(config)}`,
    );
  }
  const shape = x.shape.map((size, axis) => {
    const { low, high, interior } = config[axis]!;
    return addDims(addDims(low, high), dilate(size, interior));
  });
  if (shape.some((size) => typeof size === "number" && size < 0)) {
    throw valueError(
      `Dimension size after padding is not at least 0, got result shape ${formatShape(shape)}, for padding_config ${formatConfig(config)} and operand shape ${formatShape(x.shape)}`,
    );
  }
  return shape;
}

/** The size of an axis with `interior` elements put between each two of its own. Mirrors `core.dilate_dim`. */
function dilate(size: Dim, interior: number): Dim {
  if (interior === 0) return size;
  return maxDims(addDims(multiplyDims(interior + 1, subtractDims(size, 1)), 1), 0);
}

function formatConfig(config: readonly AxisPadding[]): string {
  const entries = config.map(({ low, high, interior }) => `(${formatDim(low)}, ${formatDim(high)}, ${interior})`);
  return `(${entries.join(", ")}${entries.length === 1 ? "," : ""})`;
}
