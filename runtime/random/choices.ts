// Samples of finitely many things, and of whole numbers.

import { definitelyLess, formatDim, formatShape, type Shape, sizeOf, unifyDims } from "../core/dim.ts";
import { type DType, kindOf } from "../core/dtype.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import * as unary from "../lax/elementwise.ts";
import { topK } from "../lax/sort.ts";
import { argmax } from "../numpy/argReductions.ts";
import { range } from "../numpy/axes.ts";
import { broadcastTo } from "../numpy/broadcasting.ts";
import { constant, sizeConstant } from "../numpy/conversion.ts";
import { cumsum } from "../numpy/cumulative.ts";
import { log } from "../numpy/elementary.ts";
import { take } from "../numpy/gathering.ts";
import { index } from "../numpy/indexing.ts";
import { add, div, eq, mul, sub } from "../numpy/operators.ts";
import { inexactDtype, promoteDtype } from "../numpy/promotion.ts";
import { expandDims, reshape } from "../numpy/reshaping.ts";
import { searchSorted } from "../numpy/sequences.ts";
import { sliceAlong } from "../numpy/splitting.ts";
import { where } from "../numpy/where.ts";
import { gumbel } from "./continuous.ts";
import { bernoulli, checkShape, type FloatDType, uniform } from "./distributions.ts";
import { permutation, permutedRange } from "./permutation.ts";
import { randint } from "./randint.ts";

/** What `choice` chooses from: the slices of an array along an axis, or the numbers below a size. */
export type Population =
  | { readonly kind: "slices"; readonly array: ArrayValue; readonly axis: number }
  | { readonly kind: "numbers"; readonly size: Shape[number] };

/** Slices or numbers, drawn with replacement or without, with probabilities of their own if given. Mirrors `jax.random.choice`. */
export function choice(
  key: ArrayValue,
  from: Population,
  shape: Shape,
  replaces: boolean,
  p: ArrayValue | null,
): ArrayValue {
  const size = from.kind === "numbers" ? from.size : from.array.aval.shape[from.axis]!;
  const draws = sizeOf(shape);
  if (draws !== 0 && typeof size === "number" && size <= 0) {
    throw valueError("a must be greater than 0 unless no samples are taken");
  }
  if (!replaces && definitelyLess(size, draws)) {
    throw valueError(
      `Cannot take a larger sample (size ${formatDim(draws)}) than population (size ${formatDim(size)}) when 'replace=False'`,
    );
  }
  if (p === null && !replaces) {
    if (from.kind === "numbers") return reshape(sliceAlong(permutedRange(key, size), 0, draws, 0), shape);
    const shuffled = permutation(key, from.array, from.axis, false);
    return shapedLike(sliceAlong(shuffled, 0, draws, from.axis), from, shape);
  }
  const places =
    p === null
      ? randint(key, shape, constant(0, "int32", true), weakSize(size), "int32")
      : weightedPlaces(key, size, shape, replaces, promoteDtype(p, inexactDtype));
  if (from.kind === "numbers") return reshape(places, shape);
  return shapedLike(take(from.array, places, from.axis, "fill"), from, shape);
}

/** For each row of logits along an axis, which of them was drawn. Mirrors `jax.random.categorical` with replacement. */
export function categorical(key: ArrayValue, logits: ArrayValue, axis: number, shape: Shape | null): ArrayValue {
  const rows = logits.aval.shape.filter((_, other) => other !== axis);
  const sizes = shape === null ? rows : checkShape("categorical", shape, [rows]);
  const repeats = sizes.slice(0, sizes.length - rows.length);
  const drawn = sizes.slice(repeats.length).toSpliced(axis, 0, logits.aval.shape[axis]!);
  const noise = gumbel(key, [...repeats, ...drawn], floatOf(logits.aval.dtype), []);
  return argmax(add(noise, expandDims(logits, range(repeats.length))), axis + repeats.length, false);
}

/** Minus one or one, each as likely. Mirrors `jax.random.rademacher`. */
export function rademacher(key: ArrayValue, shape: Shape, dtype: DType): ArrayValue {
  const coins = convertElementType(bernoulli(key, constant(0.5, "float32", true), shape, "low"), dtype);
  return sub(mul(constant(2, dtype), coins), constant(1, dtype));
}

/** How many trials it takes until one of probability `p` succeeds. Mirrors `jax.random.geometric`. */
export function geometric(key: ArrayValue, shape: Shape, p: ArrayValue, dtype: DType): ArrayValue {
  const probability = promoteDtype(p, inexactDtype);
  const { dtype: working } = probability.aval;
  const u = uniform(key, shape, floatOf(working), constant(0, floatOf(working)), constant(1, floatOf(working)));
  const one = constant(1, u.aval.dtype);
  const positive = where(eq(u, constant(0, u.aval.dtype)), one, u);
  const failure = broadcastTo(unary.log1p(unary.neg(probability)), shape);
  return convertElementType(add(unary.floor(div(unary.log(positive), failure)), one), dtype);
}

function weightedPlaces(
  key: ArrayValue,
  size: Shape[number],
  shape: Shape,
  replaces: boolean,
  p: ArrayValue,
): ArrayValue {
  if (p.aval.ndim !== 1 || unifyDims(p.aval.shape[0]!, size) === null) {
    throw valueError(
      `p must be None or a 1D vector with the same size as a.shape[axis]. p has shape ${formatShape(p.aval.shape)} and a.shape[axis] is ${formatDim(size)}.`,
    );
  }
  const dtype = floatOf(p.aval.dtype);
  if (!replaces) {
    const draws = sizeOf(shape);
    if (typeof draws !== "number") throw new NotKnownError(`the value of ${draws} is not known`);
    const places = topK(add(gumbel(key, [size], dtype, []), log(p)), draws)[1];
    return reshape(places, shape);
  }
  const totals = cumsum(p, null, null);
  const last = index(totals, [{ kind: "integer", index: -1 }]);
  const u = uniform(key, shape, dtype, constant(0, dtype), constant(1, dtype));
  return searchSorted(totals, mul(last, sub(constant(1, dtype), u)), "left");
}

/** The chosen slices, with the axes of `shape` in place of the one they were chosen along. */
function shapedLike(chosen: ArrayValue, { array, axis }: Population & { kind: "slices" }, shape: Shape): ArrayValue {
  const sizes = array.aval.shape;
  return reshape(chosen, [...sizes.slice(0, axis), ...shape, ...sizes.slice(axis + 1)]);
}

function weakSize(size: Shape[number]): ArrayValue {
  return convertElementType(sizeConstant(size, "int32"), "int32", true);
}

/** The dtype to draw noise in. Throws JAX's `ValueError` for integers, as `gumbel` does. */
function floatOf(dtype: DType): FloatDType {
  if (dtype === "unknown") return "float32";
  // SAFETY: the four dtypes of this kind are those of FloatDType.
  if (kindOf(dtype) === "f") return dtype as FloatDType;
  throw valueError(`dtype argument to \`gumbel\` must be a float dtype, got ${dtype}`);
}
