// Convolutions: sums of products of a kernel and the windows of an array.

import { type Dim, divideExactly, floorDivideDims, moduloDims, type Shape, unifyDims } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { NotKnownError, typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { dotGeneral } from "../lax/dot.ts";
import { constant } from "../numpy/conversion.ts";
import { stack } from "../numpy/joining.ts";
import { reshape, transpose } from "../numpy/reshaping.ts";
import { type Padding, paddingOf, type Windows, windowParts } from "./windowParts.ts";

/** Which axis of each array is which: batch (of the kernel: output features), features, then the spatial ones. */
export interface ConvDimensionNumbers {
  readonly lhs: readonly number[];
  readonly rhs: readonly number[];
  readonly out: readonly number[];
}

/** A convolution in JAX's words; null for dilations of one, and for the dtype of the operands. */
export interface ConvOptions {
  readonly strides: readonly number[];
  readonly padding: Padding;
  readonly lhsDilation: readonly number[] | null;
  readonly rhsDilation: readonly number[] | null;
  readonly numbers: ConvDimensionNumbers;
  readonly featureGroupCount: number;
  readonly dtype: DType | null;
}

/** The convolution of `lhs` with the kernel `rhs`. Mirrors `lax.conv_general_dilated`, with its errors. */
export function convolve(lhs: ArrayValue, rhs: ArrayValue, options: ConvOptions): ArrayValue {
  const { numbers, featureGroupCount: groups, dtype } = options;
  const [images, kernel] = [transpose(lhs, numbers.lhs), transpose(rhs, numbers.rhs)];
  requireFit(images.aval.shape, kernel.aval.shape, options);
  requireSameDtypes(lhs, rhs);
  const windows = windowsOf(images.aval.shape, kernel.aval.shape, options);
  const [batch, outputs, inputs] = [images.aval.shape[0]!, kernel.aval.shape[0]!, kernel.aval.shape[1]!];
  const parts = windowParts(images, windows, constant(0, images.aval.dtype));
  const patches = stack(
    parts.map((part) => reshape(part, [batch, groups, inputs, ...part.aval.shape.slice(2)])),
    0,
  );
  const kernels = reshape(kernel, [groups, floorDivideDims(outputs, groups), inputs, parts.length]);
  const contraction = { lhsContract: [2, 3], rhsContract: [3, 0], lhsBatch: [0], rhsBatch: [2] };
  const products = dotGeneral(kernels, patches, contraction, dtype);
  const spatial = products.aval.shape.slice(3);
  const byImage = transpose(products, [2, 0, 1, ...spatial.map((_, axis) => axis + 3)]);
  return transpose(reshape(byImage, [batch, outputs, ...spatial]), inverse(numbers.out));
}

function windowsOf(images: Shape, kernel: Shape, options: ConvOptions): Windows {
  const sizes = kernel.slice(2).map((size) => {
    if (typeof size === "number") return size;
    throw new NotKnownError("the size of the kernel is not known");
  });
  const ones = sizes.map(() => 1);
  const { strides, lhsDilation, rhsDilation } = options;
  const spatial = { sizes, strides, baseDilation: lhsDilation ?? ones, windowDilation: rhsDilation ?? ones };
  if (typeof options.padding === "string" && spatial.baseDilation.some((distance) => distance !== 1)) {
    throw valueError(
      "String padding is not implemented for transposed convolution using this op. Please either exactly specify the " +
        "required padding or use conv_transpose.",
    );
  }
  const padding = paddingOf(options.padding, images.slice(2), spatial);
  if (padding.length !== sizes.length) {
    throw typeError(`Wrong number of explicit pads for convolution: expected ${sizes.length}, got ${padding.length}.`);
  }
  return {
    sizes: [1, 1, ...spatial.sizes],
    strides: [1, 1, ...spatial.strides],
    padding: [[0, 0], [0, 0], ...padding],
    baseDilation: [1, 1, ...spatial.baseDilation],
    windowDilation: [1, 1, ...spatial.windowDilation],
  };
}

/** Throws JAX's `ValueError` for features that do not fit, of operands with their axes in JAX's order. */
function requireFit(images: Shape, kernel: Shape, { featureGroupCount: groups, strides }: ConvOptions): void {
  const [features, outputs, inputs] = [images[1]!, kernel[0]!, kernel[1]!];
  if (groups <= 0) {
    throw valueError(`conv_general_dilated feature_group_count must be a positive integer, got ${groups}.`);
  }
  if (isIndivisible(features, groups)) {
    throw valueError(
      "conv_general_dilated feature_group_count must divide lhs feature dimension size, but " +
        `${groups} does not divide ${features}.`,
    );
  }
  if (unifyDims(divideExactly(features, groups) ?? floorDivideDims(features, groups), inputs) === null) {
    throw valueError(
      "conv_general_dilated lhs feature dimension size divided by feature_group_count must equal the rhs input feature " +
        `dimension size, but ${features} // ${groups} != ${inputs}.`,
    );
  }
  if (isIndivisible(outputs, groups)) {
    throw valueError(
      "conv_general_dilated rhs output feature dimension size must be a multiple of feature_group_count, but " +
        `${outputs} is not a multiple of ${groups}.`,
    );
  }
  if (kernel.length - 2 !== strides.length) {
    throw valueError(
      "conv_general_dilated window and window_strides must have the same number of dimensions, but got " +
        `${kernel.length - 2} and ${strides.length}`,
    );
  }
}

function isIndivisible(size: Dim, parts: number): boolean {
  const rest = moduloDims(size, parts);
  return typeof rest === "number" && rest !== 0;
}

function requireSameDtypes(lhs: ArrayValue, rhs: ArrayValue): void {
  const [one, other] = [lhs.aval.dtype, rhs.aval.dtype];
  if (one === other || one === "unknown" || other === "unknown") return;
  throw typeError(`lax.conv_general_dilated requires arguments to have the same dtypes, got ${one}, ${other}.`);
}

function inverse(axes: readonly number[]): readonly number[] {
  return axes.map((_, axis) => axes.indexOf(axis));
}
