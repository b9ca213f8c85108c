// Initial weights of neural networks. An initializer takes a key, a shape and a dtype.

import { type Dim, floorDivideDims, multiplyDims, type Shape, sizeOf } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { constant } from "../numpy/conversion.ts";
import * as lax from "../numpy/operators.ts";
import { truncatedNormal } from "../random/continuous.ts";
import { type FloatDType, normal, uniform } from "../random/distributions.ts";

/** How an array of random numbers is drawn. */
export type Draw = (key: ArrayValue, shape: Shape, dtype: FloatDType) => ArrayValue;

/** Which axes of the weights are for inputs, outputs and examples; a number where one alone was given. */
export interface WeightAxes {
  readonly inAxis: number | readonly number[];
  readonly outAxis: number | readonly number[];
  readonly batchAxis: number | readonly number[];
}

export interface VarianceScaling extends WeightAxes {
  readonly scale: number;
  readonly mode: string;
  readonly distribution: string;
}

/** A draw times a number, in the dtype that is drawn in. */
export function times(draw: Draw, factor: number): Draw {
  return (key, shape, dtype) => lax.mul(draw(key, shape, dtype), constant(factor, dtype));
}

/** A normal distribution cut off at limits. */
export function truncated(lower: number, upper: number): Draw {
  return (key, shape, dtype) => truncatedNormal(key, shape, dtype, [constant(lower, dtype), constant(upper, dtype)]);
}

/** Numbers from `low` up to one. */
export function uniformFrom(low: number): Draw {
  return (key, shape, dtype) => uniform(key, shape, dtype, constant(low, dtype), constant(1, dtype));
}

/** Numbers whose variance depends on how many inputs or outputs there are. Mirrors `variance_scaling`. */
export function varianceScaling({ scale, mode, distribution, ...axes }: VarianceScaling): Draw {
  return (key, shape, dtype) => {
    const variance = varianceOf(scale, mode, fansOf(shape, axes), dtype);
    switch (distribution) {
      case "truncated_normal": {
        const deviation = lax.div(unary.sqrt(variance), constant(truncatedDeviation, dtype));
        return lax.mul(truncated(-2, 2)(key, shape, dtype), deviation);
      }
      case "normal":
        return lax.mul(normal(key, shape, dtype), unary.sqrt(variance));
      case "uniform":
        return lax.mul(uniformFrom(-1)(key, shape, dtype), unary.sqrt(lax.mul(constant(3, dtype), variance)));
      default:
        throw valueError(`invalid distribution for variance scaling initializer: ${distribution}`);
    }
  };
}

/** The standard deviation of a standard normal distribution cut off at two. */
const truncatedDeviation = 0.8796256610342398;

interface Fans {
  readonly inputs: number | null;
  readonly outputs: number | null;
}

function varianceOf(scale: number, mode: string, { inputs, outputs }: Fans, dtype: FloatDType): ArrayValue {
  const denominators: Readonly<Record<string, (inputs: number, outputs: number) => number>> = {
    fan_in: (a) => a,
    fan_out: (_, b) => b,
    fan_avg: (a, b) => (a + b) / 2,
    fan_geo_avg: (a, b) => Math.sqrt(a * b),
  };
  const denominator = denominators[mode];
  if (denominator === undefined) throw valueError(`invalid mode for variance scaling initializer: ${mode}`);
  return constant(inputs === null || outputs === null ? null : scale / denominator(inputs, outputs), dtype);
}

/** How many inputs and outputs weights have, counted over the window of a convolution. Mirrors `_compute_fans`. */
function fansOf(shape: Shape, { inAxis, outAxis, batchAxis }: WeightAxes): Fans {
  if (inAxis === -2 && shape.length <= 1) {
    throw valueError(
      `Can't compute input and output sizes of a ${shape.length}-dimensional weights tensor with default in_axis. ` +
        "Must be at least 2D or specify in_axis explicitly.",
    );
  }
  const size = (axes: number | readonly number[]): Dim => sizeOf([axes].flat().map((axis) => shape.at(axis)!));
  const [inputs, outputs, batch] = [size(inAxis), size(outAxis), size(batchAxis)];
  const window = floorDivideDims(sizeOf(shape), multiplyDims(multiplyDims(inputs, outputs), batch));
  const numberOrNull = (dim: Dim) => (typeof dim === "number" ? dim : null);
  return {
    inputs: numberOrNull(multiplyDims(inputs, window)),
    outputs: numberOrNull(multiplyDims(outputs, window)),
  };
}
