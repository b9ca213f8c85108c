// Booleans as the bits of bytes.

import { addDims, type Dim, floorDivideDims, multiplyDims, subtractDims } from "../core/dim.ts";
import { isInteger } from "../core/dtype.ts";
import { NotKnownError, typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { pad } from "../lax/concatenate.ts";
import { iota } from "../lax/iota.ts";
import { bitwiseAnd, leftShift } from "./arithmetic.ts";
import { range } from "./axes.ts";
import { constant, constantLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { convert } from "./promotion.ts";
import { flip } from "./rearranging.ts";
import { sum } from "./reductions.ts";
import { expandDims, ravel, reshape, swapAxes } from "./reshaping.ts";
import { sliceAlong } from "./splitting.ts";

/** Eight elements as the bits of one byte, in the order "big" or "little", along an axis or of the flattened array. Mirrors `jnp.packbits`. */
export function packBits(x: ArrayValue, axis: number | null, order: string): ArrayValue {
  const { dtype } = x.aval;
  if (dtype !== "bool" && dtype !== "unknown" && !isInteger(dtype)) {
    throw typeError("Expected an input array of integer or boolean data type");
  }
  const places = bitPlaces(order);
  const bits = lastAxis(convert(lax.ne(x, constantLike(x, 0)), "uint8"), axis);
  const size = bits.aval.shape.at(-1)!;
  const bytes = floorDivideDims(addDims(size, 7), 8);
  const padded = withLength(bits, multiplyDims(bytes, 8));
  const grouped = reshape(padded, [...padded.aval.shape.slice(0, -1), bytes, 8]);
  const packed = sum(leftShift(grouped, places), { axes: [-1], keepDims: false });
  return swapAxes(convert(packed, "uint8"), axis ?? 0, -1);
}

/** The bits of bytes, eight elements for each, as many as `count` says. Mirrors `jnp.unpackbits`. */
export function unpackBits(x: ArrayValue, axis: number | null, count: number | null, order: string): ArrayValue {
  if (x.aval.dtype !== "uint8" && x.aval.dtype !== "unknown") {
    throw typeError("Expected an input array of unsigned byte data type");
  }
  const places = bitPlaces(order);
  const bytes = lastAxis(x, axis);
  const isSet = bitwiseAnd(expandDims(bytes, [-1]), leftShift(constant(1, "uint8"), places));
  const bits = convert(lax.gt(isSet, constant(0, "uint8")), "uint8");
  const length = multiplyDims(bytes.aval.shape.at(-1)!, 8);
  const unpacked = reshape(bits, [...bytes.aval.shape.slice(0, -1), length]);
  return swapAxes(count === null ? unpacked : withLength(unpacked, count), axis ?? 0, -1);
}

/** The last axis cut off, or filled with zeros. */
function withLength(x: ArrayValue, count: Dim): ArrayValue {
  const last = x.aval.ndim - 1;
  const missing = subtractDims(count, x.aval.shape[last]!);
  if (typeof missing !== "number") throw new NotKnownError("whether zeros are missing is not known");
  if (missing <= 0) return sliceAlong(x, 0, count, last);
  const margins = range(x.aval.ndim).map((axis) => ({ low: 0, high: axis === last ? missing : 0, interior: 0 }));
  return pad(x, constant(0, x.aval.dtype), margins);
}

function bitPlaces(order: string): ArrayValue {
  if (order !== "big" && order !== "little") throw valueError("'order' must be either 'little' or 'big'");
  const places = iota("uint8", [8], 0);
  return order === "big" ? flip(places, null) : places;
}

function lastAxis(x: ArrayValue, axis: number | null): ArrayValue {
  return swapAxes(axis === null ? ravel(x) : x, axis ?? 0, -1);
}
