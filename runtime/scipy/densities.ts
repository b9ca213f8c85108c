// Densities and cumulative shares of distributions, whose parameters broadcast against the points.

import { unifyDims } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { logAddExp, subtract } from "../numpy/arithmetic.ts";
import { logicalOr } from "../numpy/comparison.ts";
import { constant, constantLike, filledLike, sizeConstant } from "../numpy/conversion.ts";
import { diagonal } from "../numpy/diagonals.ts";
import { einsum } from "../numpy/einsum.ts";
import { cholesky } from "../numpy/factorisations.ts";
import { solveTriangular } from "../numpy/linearSystems.ts";
import * as lax from "../numpy/operators.ts";
import { inexactDtype, promoteDtypes } from "../numpy/promotion.ts";
import { sum } from "../numpy/reductions.ts";
import { expandDims, squeeze } from "../numpy/reshaping.ts";
import { where } from "../numpy/where.ts";
import { betaln, expit, gammaln, logNdtr, ndtr, type Special, xlog1py, xlogy } from "./special.ts";

const minusInfinity = () => constant(Number.NEGATIVE_INFINITY, "float32", true);
const standardized = (x: ArrayValue, loc: ArrayValue, scale: ArrayValue) => lax.div(lax.sub(x, loc), scale);
const negate = unary.neg;
const { log } = unary;

export const normLogpdf = density("norm.logpdf", (x, loc, scale) => {
  const variance = unary.square(scale!);
  const normalizer = log(lax.mul(constantLike(x!, 2 * Math.PI), variance));
  const quadratic = lax.div(unary.square(lax.sub(x!, loc!)), variance);
  return lax.div(lax.add(normalizer, quadratic), constantLike(x!, -2));
});
export const normCdf = density("norm.cdf", (x, loc, scale) => ndtr(standardized(x!, loc!, scale!)));
export const normSf = density("norm.sf", (x, loc, scale) => ndtr(standardized(negate(x!), negate(loc!), scale!)));
export const normLogcdf = density("norm.logcdf", (x, loc, scale) => logNdtr(standardized(x!, loc!, scale!)));
export const normLogsf = density("norm.logsf", (x, loc, scale) =>
  logNdtr(standardized(negate(x!), negate(loc!), scale!)),
);

export const uniformLogpdf = density("uniform.logpdf", (x, loc, scale) => {
  const isOutside = logicalOr(lax.gt(x!, lax.add(loc!, scale!)), lax.lt(x!, loc!));
  return where(isOutside, minusInfinity(), negate(log(scale!)));
});

export const exponLogpdf = density("expon.logpdf", (x, loc, scale) => {
  const value = negate(lax.add(standardized(x!, loc!, scale!), log(scale!)));
  return where(lax.lt(x!, loc!), minusInfinity(), value);
});
export const exponCdf = density("expon.cdf", (x, loc, scale) => {
  const power = lax.div(lax.sub(loc!, x!), scale!);
  return where(lax.lt(x!, loc!), filledLike(power, 0), negate(unary.expm1(power)));
});

export const laplaceLogpdf = density("laplace.logpdf", (x, loc, scale) => {
  const distance = lax.div(unary.abs(lax.sub(x!, loc!)), scale!);
  return negate(lax.add(distance, log(lax.mul(constantLike(x!, 2), scale!))));
});
export const laplaceCdf = density("laplace.cdf", (x, loc, scale) => {
  const distance = standardized(x!, loc!, scale!);
  const half = constantLike(x!, 0.5);
  const above = lax.sub(constantLike(x!, 1), lax.mul(half, unary.exp(negate(distance))));
  return where(lax.le(distance, constantLike(x!, 0)), lax.mul(half, unary.exp(distance)), above);
});

export const cauchyLogpdf = density("cauchy.logpdf", (x, loc, scale) => {
  const scaled = standardized(x!, loc!, scale!);
  const normalizer = log(lax.mul(constantLike(x!, Math.PI), scale!));
  return negate(lax.add(normalizer, unary.log1p(lax.mul(scaled, scaled))));
});
export const cauchyCdf = density("cauchy.cdf", (x, loc, scale) => {
  const share = lax.div(constantLike(x!, 1), constantLike(x!, Math.PI));
  return lax.add(constantLike(x!, 0.5), lax.mul(share, unary.atan(standardized(x!, loc!, scale!))));
});

export const logisticLogpdf = density("logistic.logpdf", (x, loc, scale) => {
  const scaled = standardized(x!, loc!, scale!);
  const half = lax.div(scaled, constantLike(scaled, 2));
  return lax.sub(lax.mul(constantLike(scaled, -2), logAddExp(half, negate(half))), log(scale!));
});
export const logisticCdf = density("logistic.cdf", (x, loc, scale) => expit(standardized(x!, loc!, scale!)));

export const bernoulliLogpmf = density("bernoulli.logpmf", (k, p, loc) => {
  const x = lax.sub(k!, loc!);
  const [zero, one] = [constantLike(k!, 0), constantLike(k!, 1)];
  const value = lax.add(xlogy(x, p!), xlog1py(lax.sub(one, x), negate(p!)));
  return where(logicalOr(lax.lt(x, zero), lax.gt(x, one)), minusInfinity(), value);
});

export const poissonLogpmf = density("poisson.logpmf", (k, mu, loc) => {
  const x = lax.sub(k!, loc!);
  const value = lax.sub(lax.sub(xlogy(x, mu!), gammaln(lax.add(x, constant(1, x.aval.dtype, true)))), mu!);
  const isNone = logicalOr(lax.lt(x, constantLike(k!, 0)), lax.ne(unary.round(k!, "toNearestEven"), k!));
  return where(isNone, minusInfinity(), value);
});

export const betaLogpdf = density("beta.logpdf", (x, a, b, loc, scale) => {
  const [one, zero] = [constantLike(x!, 1), constantLike(a!, 0)];
  const y = standardized(x!, loc!, scale!);
  const powers = lax.add(xlogy(lax.sub(a!, one), y), xlog1py(lax.sub(b!, one), negate(y)));
  const value = lax.sub(lax.add(negate(betaln(a!, b!)), powers), log(scale!));
  const isOutside = logicalOr(lax.gt(x!, lax.add(loc!, scale!)), lax.lt(x!, loc!));
  const isWrong = logicalOr(logicalOr(lax.le(a!, zero), lax.le(b!, zero)), lax.le(scale!, zero));
  return where(isWrong, constant(Number.NaN, "float32", true), where(isOutside, minusInfinity(), value));
});

export const gammaLogpdf = density("gamma.logpdf", (x, a, loc, scale) => {
  const isInside = lax.ge(x!, loc!);
  const one = constantLike(x!, 1);
  const y = where(isInside, standardized(x!, loc!, scale!), one);
  const powers = lax.sub(xlogy(lax.sub(a!, one), y), y);
  return where(isInside, lax.sub(powers, lax.add(gammaln(a!), log(scale!))), minusInfinity());
});

export const tLogpdf = density("t.logpdf", (x, df, loc, scale) => {
  const two = constantLike(x!, 2);
  const scaled = standardized(x!, loc!, scale!);
  const half = lax.div(df!, two);
  const power = lax.add(half, constantLike(x!, 0.5));
  const area = lax.mul(lax.mul(lax.mul(scale!, scale!), constantLike(x!, Math.PI)), df!);
  const normalizer = lax.sub(lax.add(unary.lgamma(half), lax.div(log(area), two)), unary.lgamma(power));
  const quadratic = lax.div(lax.mul(scaled, scaled), df!);
  return negate(lax.add(normalizer, lax.mul(power, unary.log1p(quadratic))));
});

/** The logarithm of the density of normal vectors. Mirrors `multivariate_normal.logpdf`. */
export function multivariateNormalLogpdf(...given: readonly ArrayValue[]): ArrayValue {
  const [x, mean, covariance] = promoteDtypes("logpdf", given, inexactDtype);
  const { dtype } = x!.aval;
  const strong = (value: number) => constant(value, dtype, true);
  const distance = subtract(x!, mean!);
  if (mean!.aval.ndim === 0) {
    const normalizer = lax.add(strong(Math.log(2 * Math.PI)), log(covariance!));
    const quadratic = lax.div(lax.mul(strong(-0.5), unary.square(distance)), covariance!);
    return lax.sub(quadratic, lax.mul(strong(0.5), normalizer));
  }
  const size = mean!.aval.shape.at(-1)!;
  const halfSize = lax.mul(sizeConstant(size, dtype), strong(0.5));
  const squares = (y: ArrayValue) => lax.mul(strong(-0.5), einsum("...i,...i->...", [y, y], null));
  const circle = strong(Math.log(2 * Math.PI));
  if (covariance!.aval.ndim === 0) {
    return lax.sub(lax.div(squares(distance), covariance!), lax.mul(halfSize, lax.add(circle, log(covariance!))));
  }
  const sides = covariance!.aval.shape.slice(-2);
  if (sides.length < 2 || sides.some((side) => unifyDims(side, size) === null)) {
    throw valueError("multivariate_normal.logpdf got incompatible shapes");
  }
  const factor = cholesky(covariance!, true);
  const columns = solveTriangular(factor, expandDims(distance, [-1]), {
    lower: true,
    transposeA: false,
    conjugateA: false,
    unitDiagonal: false,
  });
  const logDiagonal = sum(log(diagonal(factor, 0, -2, -1)), { axes: [-1], keepDims: false });
  return subtract(subtract(squares(squeeze(columns, [-1])), lax.mul(halfSize, circle)), logDiagonal);
}

function density(name: string, apply: Special): Special {
  return (...operands) => apply(...promoteDtypes(name, operands, inexactDtype));
}
