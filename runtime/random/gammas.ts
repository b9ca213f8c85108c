// Samples of the gamma distribution, and those made of them.

import type { Shape } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import * as unary from "../lax/elementwise.ts";
import { randomGamma, randomPoisson } from "../lax/randomRejection.ts";
import { softmax } from "../nn/normalization.ts";
import { broadcastTo } from "../numpy/broadcasting.ts";
import { constant, constantLike } from "../numpy/conversion.ts";
import { add, div, max, mul, pow, sub } from "../numpy/operators.ts";
import { sum } from "../numpy/reductions.ts";
import { expandDims } from "../numpy/reshaping.ts";
import { rademacher } from "./choices.ts";
import { exponential, type Sampler, spread } from "./continuous.ts";
import { type FloatDType, normal } from "./distributions.ts";
import { splitInto } from "./keys.ts";

export const gamma: Sampler = (key, shape, dtype, [a]) => randomGamma(key, spread(a!, shape, dtype), false);

export const logGamma: Sampler = (key, shape, dtype, [a]) => randomGamma(key, spread(a!, shape, dtype), true);

export const beta: Sampler = (key, shape, dtype, parameters) => {
  const keys = splitInto(key, 2);
  const [a, b] = parameters.map((parameter, place) => logGamma(keys[place]!, shape, dtype, [parameter]));
  const largest = max(a!, b!);
  const [scaledA, scaledB] = [a!, b!].map((part) => unary.exp(sub(part, largest)));
  return div(scaledA!, add(scaledA!, scaledB!));
};

/** Vectors of positive parts that add up to one; the last axis of `alpha` comes after `shape`. */
export const dirichlet: Sampler = (key, shape, dtype, [alpha]) =>
  softmax(logGamma(key, [...shape, alpha!.aval.shape.at(-1)!], dtype, [alpha!]), [-1], null);

export const chisquare: Sampler = (key, shape, dtype, [df]) => {
  const two = constant(2, dtype);
  return mul(unary.exp(logGamma(key, shape, dtype, [div(convertElementType(df!, dtype), two)])), two);
};

export const studentT: Sampler = (key, shape, dtype, [df]) => {
  const [normalKey, gammaKey] = splitInto(key, 2);
  const half = div(convertElementType(df!, dtype), constant(2, dtype));
  const samples = gamma(gammaKey!, shape, dtype, [half]);
  return mul(normal(normalKey!, shape, dtype), unary.sqrt(div(broadcastTo(half, shape), samples)));
};

export const fisherF: Sampler = (key, shape, dtype, parameters) => {
  const keys = splitInto(key, 2).toReversed();
  const [numerator, denominator] = parameters.map((df, place) =>
    div(chisquare(keys[place]!, shape, dtype, [df]), spread(df, shape, dtype)),
  );
  return div(numerator!, denominator!);
};

export const generalizedNormal: Sampler = (key, shape, dtype, [p]) => {
  const [gammaKey, signKey] = splitInto(key, 2);
  const power = div(constant(1, dtype), convertElementType(p!, dtype));
  const sizes = pow(gamma(gammaKey!, shape, dtype, [power]), broadcastTo(power, shape));
  return mul(rademacher(signKey!, shape, dtype), sizes);
};

/** Points of `d` coordinates inside the unit ball of the `p`-norm. Mirrors `jax.random.ball`. */
export function ball(key: ArrayValue, d: Shape[number], p: ArrayValue, shape: Shape, dtype: FloatDType): ArrayValue {
  const [normalKey, exponentialKey] = splitInto(key, 2);
  const directions = generalizedNormal(normalKey!, [...shape, d], dtype, [p]);
  const power = convertElementType(p, dtype);
  const powers = pow(unary.abs(directions), broadcastTo(power, directions.aval.shape));
  const total = add(sum(powers, { axes: [-1], keepDims: false }), exponential(exponentialKey!, shape, dtype, []));
  const sizes = pow(total, broadcastTo(div(constantLike(power, 1), power), total.aval.shape));
  return div(directions, expandDims(sizes, [-1]));
}

/** Integers of the Poisson distribution. Mirrors `jax.random.poisson`. */
export function poisson(key: ArrayValue, shape: Shape, rates: ArrayValue, dtype: DType): ArrayValue {
  return randomPoisson(key, convertElementType(broadcastTo(rates, shape), "float32"), dtype);
}
