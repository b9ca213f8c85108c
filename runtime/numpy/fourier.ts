// The functions of jnp.fft.

import { type Dim, multiplyDims, type Shape, subtractDims } from "../core/dim.ts";
import { type DType, isComplex } from "../core/dtype.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { pad } from "../lax/concatenate.ts";
import * as unary from "../lax/elementwise.ts";
import { type FftKind, fft } from "../lax/fft.ts";
import { literal } from "../lax/literal.ts";
import { slice } from "../lax/slice.ts";
import { canonicalizeAxes, range, replaceAt } from "./axes.ts";
import { constant, constantLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";
import { moveAxes } from "./reshaping.ts";

export interface TransformOptions {
  readonly name: string;
  readonly kind: FftKind;
  /** The sizes to cut or pad the axes to. */
  readonly sizes: Shape | null;
  readonly axes: readonly number[] | null;
  readonly norm: string | null;
}

/** The transform over axes, which are cut or padded to sizes before. Mirrors `_fft_core`. */
export function fourierTransform(x: ArrayValue, { name, kind, sizes, axes, norm }: TransformOptions): ArrayValue {
  const { ndim } = x.aval;
  if (sizes?.some((size) => typeof size === "number" && size <= 0)) throw valueError("Shape should be positive.");
  if (sizes !== null && axes !== null && sizes.length !== axes.length) {
    throw valueError("Shape and axes have different lengths.");
  }
  if (axes !== null && new Set(axes).size !== axes.length) {
    const text = `(${axes.join(", ")}${axes.length === 1 ? "," : ""})`;
    throw valueError(`jax.numpy.fft.${name} does not support repeated axes. Got axes ${text}.`);
  }
  const count = axes?.length ?? sizes?.length ?? ndim;
  const inner = range(Math.max(ndim - count, 0), ndim);
  const from = axes === null ? inner : canonicalizeAxes(axes, ndim);
  const moved = axes === null ? x : moveAxes(x, from, inner);
  const lengths = sizes ?? wholeSizes(moved.aval.shape.slice(ndim - count), kind);
  const fitted = sizes === null || count > ndim ? moved : resized(moved, kind === "irfft" ? halved(sizes) : sizes);
  const result = scaled(fft(prepared(fitted, kind, name), kind, lengths), kind, lengths, norm);
  return axes === null ? result : moveAxes(result, inner, from);
}

/** The frequencies of a transform of `n` samples at distance `d`; the first half alone for real numbers. */
export function frequencies(n: number, d: ArrayValue, dtype: DType, isHalf: boolean): ArrayValue {
  const half = Math.floor(n / 2);
  const counted = isHalf ? range(half + 1) : range(n).map((index) => ((index + half) % n) - half);
  const numbers = literal(counted, [counted.length], dtype);
  return lax.div(numbers, convert(lax.mul(d, constantLike(d, n)), dtype));
}

function wholeSizes(given: Shape, kind: FftKind): Shape {
  if (kind !== "irfft" || given.length === 0) return given;
  const last = multiplyDims(2, subtractDims(given.at(-1)!, 1));
  return [...given.slice(0, -1), typeof last === "number" ? Math.max(last, 0) : last];
}

function halved(sizes: Shape): Shape {
  const last = sizes.at(-1)!;
  if (typeof last !== "number") throw new NotKnownError("the size of the transform is not known");
  return [...sizes.slice(0, -1), Math.floor(last / 2) + 1];
}

/** The last axes cut or padded with zeros. */
function resized(x: ArrayValue, sizes: Shape): ArrayValue {
  return sizes.reduce<ArrayValue>((array, size, index) => {
    const { shape, ndim } = array.aval;
    const axis = ndim - sizes.length + index;
    const given: Dim = shape[axis]!;
    if (typeof given !== "number" || typeof size !== "number") {
      throw new NotKnownError("whether the axis is cut or padded is not known");
    }
    if (size === given) return array;
    if (size < given) {
      return slice(
        array,
        shape.map(() => 0),
        replaceAt(shape, axis, size),
      );
    }
    const margins = shape.map((_, other) => ({ low: 0, high: other === axis ? size - given : 0, interior: 0 }));
    return pad(array, constant(0, array.aval.dtype), margins);
  }, x);
}

function prepared(x: ArrayValue, kind: FftKind, name: string): ArrayValue {
  const { dtype } = x.aval;
  if (dtype === "unknown") return x;
  if (kind === "rfft") {
    if (isComplex(dtype)) throw valueError(`only real valued inputs supported for ${name}`);
    return convert(x, dtype === "float64" ? dtype : "float32");
  }
  return convert(x, isComplex(dtype) ? dtype : dtype === "float64" ? "complex128" : "complex64");
}

function scaled(x: ArrayValue, kind: FftKind, lengths: Shape, norm: string | null): ArrayValue {
  const isInverse = kind === "ifft" || kind === "irfft";
  if (norm === null || norm === "backward") return x;
  if (norm !== "ortho" && norm !== "forward") {
    throw valueError(`Invalid norm value ${norm}; should be "backward","ortho" or "forward".`);
  }
  const product = lengths.reduce(multiplyDims, 1);
  const size = constant(
    typeof product === "number" ? product : null,
    isComplex(x.aval.dtype) ? "float32" : x.aval.dtype,
  );
  const factor = norm === "ortho" ? unary.sqrt(size) : size;
  const weight = convert(factor, x.aval.dtype);
  return isInverse ? lax.mul(x, weight) : lax.div(x, weight);
}
