// The discrete Fourier transform.

import { ShapedArray } from "../core/aval.ts";
import { addDims, floorDivideDims, formatShape, type Shape, unifyDims } from "../core/dim.ts";
import { type DType, isComplex } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import { batched1, definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { batchAt } from "./batching.ts";

/** The transform of complex numbers and its inverse; "rfft" takes real numbers, "irfft" gives them. */
export type FftKind = "fft" | "ifft" | "rfft" | "irfft";

export interface FftParams {
  readonly kind: FftKind;
  /** The sizes of the last axes, which are transformed: as real numbers would have them. */
  readonly lengths: Shape;
}

/** The transform over the last axes. Mirrors `lax.fft`. */
export function fft(x: ArrayValue, kind: FftKind, lengths: Shape): ArrayValue {
  return bind1(fft_p, [x], { kind, lengths });
}

export const fft_p = definePrimitive<FftParams>()("fft", {
  abstractEval([x], { kind, lengths }) {
    const { shape, dtype, ndim, weakType } = x!;
    if (ndim < lengths.length) {
      throw valueError(
        `FFT input shape ${formatShape(shape)} must have at least as many input dimensions as fft_lengths ${formatShape(lengths)}.`,
      );
    }
    requireDtype(kind, dtype);
    const outer = shape.slice(0, ndim - lengths.length);
    const halved = kind === "rfft" || kind === "irfft" ? halfOf(lengths) : lengths;
    requireSizes(kind, shape, lengths);
    return [new ShapedArray([...outer, ...(kind === "irfft" ? lengths : halved)], resultDtype(kind, dtype), weakType)];
  },
  batch(axisSize, [x], [dim], { kind, lengths }) {
    return batched1(fft(batchAt(x!, dim!, axisSize, 0), kind, lengths), 0);
  },
});

/** The sizes with the last one as the transform of real numbers has it. */
function halfOf(lengths: Shape): Shape {
  return lengths.length === 0 ? [] : [...lengths.slice(0, -1), addDims(floorDivideDims(lengths.at(-1)!, 2), 1)];
}

function requireDtype(kind: FftKind, dtype: DType): void {
  if (dtype === "unknown") return;
  if (kind === "rfft" ? dtype === "float32" || dtype === "float64" : isComplex(dtype)) return;
  const wanted = kind === "rfft" ? "float32 or float64" : "complex64 or complex128";
  throw valueError(`${spoken[kind]} input must be ${wanted}, got ${dtype}`);
}

/** The last axis of what "irfft" takes may have any size. */
function requireSizes(kind: FftKind, shape: Shape, lengths: Shape): void {
  const given = shape.slice(shape.length - lengths.length);
  const checked = kind === "irfft" ? lengths.slice(0, -1) : lengths;
  if (checked.every((length, axis) => unifyDims(given[axis]!, length) !== null)) return;
  const wanted =
    kind === "irfft"
      ? `all except the last fft_length, got fft_lengths=${formatShape(lengths)}`
      : `fft_lengths ${formatShape(lengths)}`;
  throw valueError(`${spoken[kind]} input shape ${formatShape(shape)} minor dimensions must be equal to ${wanted}`);
}

/** What JAX calls the kinds. */
const spoken: { readonly [Kind in FftKind]: string } = { fft: "FFT", ifft: "FFT", rfft: "RFFT", irfft: "IRFFT" };

function resultDtype(kind: FftKind, dtype: DType): DType {
  if (kind === "rfft") return dtype === "float32" ? "complex64" : dtype === "float64" ? "complex128" : "unknown";
  if (kind !== "irfft") return dtype;
  return dtype === "complex64" ? "float32" : dtype === "complex128" ? "float64" : "unknown";
}
