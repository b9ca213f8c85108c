// Samples of continuous distributions, each made of uniform or normal ones by a formula.

import type { Shape } from "../core/dim.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import * as unary from "../lax/elementwise.ts";
import { selectN } from "../lax/select.ts";
import { broadcastTo } from "../numpy/broadcasting.ts";
import { constant, constantLike } from "../numpy/conversion.ts";
import { euclideanNorm } from "../numpy/norms.ts";
import { add, div, lt, max, min, mul, nextafter, pow, sub } from "../numpy/operators.ts";
import { type FloatDType, mantissaBits, normal, smallest, uniform } from "./distributions.ts";

/** Draws samples of a shape and dtype; the parameters broadcast to the shape. */
export type Sampler = (
  key: ArrayValue,
  shape: Shape,
  dtype: FloatDType,
  parameters: readonly ArrayValue[],
) => ArrayValue;

export const exponential: Sampler = (key, shape, dtype) =>
  unary.neg(unary.log1p(unary.neg(between(key, shape, dtype, 0, 1))));

export const laplace: Sampler = (key, shape, dtype) => {
  const u = between(key, shape, dtype, -1 + 2 ** -(mantissaBits[dtype] + 1), 1);
  return mul(unary.sign(u), unary.log1p(unary.neg(unary.abs(u))));
};

export const logistic: Sampler = (key, shape, dtype) => {
  const x = between(key, shape, dtype, smallest[dtype], 1);
  return sub(unary.log(x), unary.log1p(unary.neg(x)));
};

export const cauchy: Sampler = (key, shape, dtype) => {
  const u = between(key, shape, dtype, 2 ** -mantissaBits[dtype], 1);
  return unary.tan(mul(constantLike(u, Math.PI), sub(u, constantLike(u, 0.5))));
};

/** Mirrors `jax.random.gumbel` in its usual mode. */
export const gumbel: Sampler = (key, shape, dtype) =>
  unary.neg(unary.log(unary.neg(unary.log(between(key, shape, dtype, smallest[dtype], 1)))));

/** Normal samples between two bounds. Mirrors `jax.random.truncated_normal`. */
export const truncatedNormal: Sampler = (key, shape, dtype, bounds) => {
  const rootOfTwo = constant(Math.SQRT2, dtype);
  const [lower, upper] = bounds.map((bound) => convertElementType(bound, dtype));
  const [a, b] = [lower!, upper!].map((bound) => unary.erf(div(bound, rootOfTwo)));
  const samples = mul(rootOfTwo, unary.erfInv(uniform(key, shape, dtype, a!, b!)));
  const [least, greatest] = [
    nextafter(lower!, constant(Number.POSITIVE_INFINITY, dtype)),
    nextafter(upper!, constant(Number.NEGATIVE_INFINITY, dtype)),
  ];
  return min(broadcastTo(greatest, shape), max(broadcastTo(least, shape), samples));
};

export const logNormal: Sampler = (key, shape, dtype, [sigma]) =>
  unary.exp(mul(normal(key, shape, dtype), spread(sigma!, shape, dtype)));

export const pareto: Sampler = (key, shape, dtype, [b]) =>
  unary.exp(div(exponential(key, shape, dtype, []), spread(b!, shape, dtype)));

export const rayleigh: Sampler = (key, shape, dtype, [scale]) => {
  const logarithm = unary.log(between(key, shape, dtype, 0, 1));
  return mul(spread(scale!, shape, dtype), unary.sqrt(mul(logarithm, constant(-2, dtype))));
};

export const weibull: Sampler = (key, shape, dtype, [scale, concentration]) => {
  const samples = exponential(key, shape, dtype, []);
  return mul(pow(samples, div(constant(1, dtype), spread(concentration!, shape, dtype))), spread(scale!, shape, dtype));
};

export const maxwell: Sampler = (key, shape, dtype) =>
  euclideanNorm(normal(key, [...shape, 3], dtype), { axes: [-1], keepDims: false });

export const triangular: Sampler = (key, shape, dtype, parameters) => {
  const [left, mode, right] = parameters.map((parameter) => spread(parameter, shape, dtype));
  const width = sub(right!, left!);
  const u = between(key, shape, dtype, 0, 1);
  const rising = add(left!, unary.sqrt(mul(mul(u, width), sub(mode!, left!))));
  const rest = sub(constant(1, dtype), u);
  const falling = sub(right!, unary.sqrt(mul(mul(rest, width), sub(right!, mode!))));
  return selectN(lt(u, div(sub(mode!, left!), width)), falling, rising);
};

/** A parameter for each sample. */
export function spread(parameter: ArrayValue, shape: Shape, dtype: FloatDType): ArrayValue {
  return broadcastTo(convertElementType(parameter, dtype), shape);
}

function between(key: ArrayValue, shape: Shape, dtype: FloatDType, low: number, high: number): ArrayValue {
  return uniform(key, shape, dtype, constant(low, dtype), constant(high, dtype));
}
