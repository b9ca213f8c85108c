import type { Shape } from "../core/dim.ts";
import { type DType, itemSize, kindOf } from "../core/dtype.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import { randomBits } from "../lax/randomBits.ts";
import { bitwiseAnd } from "../numpy/arithmetic.ts";
import { padRank } from "../numpy/broadcasting.ts";
import { constant, constantLike } from "../numpy/conversion.ts";
import { add, gt, le, max, min, mul, rem, sub } from "../numpy/operators.ts";
import { where } from "../numpy/where.ts";
import { checkShape } from "./distributions.ts";
import { splitInto } from "./keys.ts";

/** Uniform integers in [minval, maxval). Mirrors `jax.random.randint`, the slight bias of its remainders included. */
export function randint(
  key: ArrayValue,
  shape: Shape,
  minval: ArrayValue,
  maxval: ArrayValue,
  dtype: DType,
): ArrayValue {
  if (itemSize(dtype) === 4) return sample(key, shape, toInteger(minval), toInteger(maxval), dtype);
  const { low, high } = rangeOf(dtype);
  const [from, to] = [
    clip(convertElementType(minval, "int32"), low, high),
    clip(convertElementType(maxval, "int32"), low, high + 1),
  ];
  return convertElementType(sample(key, shape, from, to, "int32"), dtype);
}

/** Draws 64 bits for each number and takes their remainder by the size of the range. */
function sample(key: ArrayValue, shape: Shape, minval: ArrayValue, maxval: ArrayValue, dtype: DType): ArrayValue {
  checkShape("randint", shape, [minval.aval.shape, maxval.aval.shape]);
  const largest = clippedTo(constant(rangeOf(dtype).high, dtype), maxval.aval.dtype);
  const beyondRange = gt(maxval, convertElementType(largest, maxval.aval.dtype, maxval.aval.weakType));
  const [low, high] = [minval, maxval].map((bound) => padRank(clippedTo(bound, dtype), shape.length));
  const [higher, lower] = splitInto(key, 2).map((part) => randomBits(part, 32, shape));
  const span = spanOf(low!, high!, beyondRange);
  const half = rem(constantLike(span, 2 ** 16), span);
  const multiplier = rem(mul(half, half), span);
  const offset = rem(add(mul(rem(higher!, span), multiplier), rem(lower!, span)), span);
  return add(low!, convertElementType(offset, dtype));
}

/** How many integers there are to draw from, at least one; zero stands for 2^32. */
function spanOf(low: ArrayValue, high: ArrayValue, beyondRange: ArrayValue): ArrayValue {
  const difference = convertElementType(sub(high, low), "uint32");
  const span = where(le(high, low), constantLike(difference, 1), difference);
  return where(bitwiseAnd(beyondRange, gt(high, low)), add(span, constantLike(span, 1)), span);
}

function toInteger(bound: ArrayValue): ArrayValue {
  const kind = kindOf(bound.aval.dtype);
  return kind === "i" || kind === "u" ? bound : convertElementType(bound, "int32");
}

/** The integers converted, those that do not fit to the nearest that does. */
function clippedTo(x: ArrayValue, dtype: DType): ArrayValue {
  const [from, to] = [rangeOf(x.aval.dtype), rangeOf(dtype)];
  return convertElementType(clip(x, Math.max(from.low, to.low), Math.min(from.high, to.high)), dtype);
}

function clip(x: ArrayValue, low: number, high: number): ArrayValue {
  return min(max(x, constantLike(x, low)), constantLike(x, high));
}

function rangeOf(dtype: DType): { readonly low: number; readonly high: number } {
  const bits = 8 * itemSize(dtype);
  return kindOf(dtype) === "u"
    ? { low: 0, high: 2 ** bits - 1 }
    : { low: -(2 ** (bits - 1)), high: 2 ** (bits - 1) - 1 };
}
