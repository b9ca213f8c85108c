// Special functions, made of primitives. Operands are brought to one floating dtype first.

import { isComplex, isInteger, itemSize, kindOf } from "../core/dtype.ts";
import { typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { alignOperands, broadcastArrays } from "../numpy/broadcasting.ts";
import { isNaN as notANumber } from "../numpy/classification.ts";
import { logicalAnd, logicalOr } from "../numpy/comparison.ts";
import { constant, constantLike, filledLike } from "../numpy/conversion.ts";
import * as lax from "../numpy/operators.ts";
import { inexactDtype, promoteDtypes } from "../numpy/promotion.ts";
import { signBit } from "../numpy/sign.ts";
import { where } from "../numpy/where.ts";

/** A function of operands that it has brought to one floating dtype. */
export type Special = (...operands: readonly ArrayValue[]) => ArrayValue;

export const gammaln = special("gammaln", (x) => unary.lgamma(x!));
export const digamma = special("digamma", (x) => unary.digamma(x!));
export const erf = special("erf", (x) => unary.erf(x!));
export const erfc = special("erfc", (x) => unary.erfc(x!));
export const erfinv = special("erfinv", (x) => unary.erfInv(x!));
export const expit = special("expit", (x) => unary.logistic(x!));
export const logit = special("logit", (x) => unary.log(lax.div(x!, lax.sub(constantLike(x!, 1), x!))));

export const xlogy = special("xlogy", (x, y) => timesLogarithm(x!, y!, unary.log));
export const xlog1py = special("xlog1py", (x, y) => timesLogarithm(x!, y!, unary.log1p));

export const i0e = special("i0e", (x) => unary.besselI0e(x!));
export const i1e = special("i1e", (x) => unary.besselI1e(x!));
export const i0 = special("i0", (x) => lax.mul(unary.exp(unary.abs(x!)), unary.besselI0e(x!)));
export const i1 = special("i1", (x) => lax.mul(unary.exp(unary.abs(x!)), unary.besselI1e(x!)));

export const gammainc = special("gammainc", (a, x) => unary.igamma(...aligned("igamma", a!, x!)));
export const gammaincc = special("gammaincc", (a, x) => unary.igammac(...aligned("igammac", a!, x!)));

/** The Hurwitz zeta function. */
export const zeta = special("zeta", (x, q) => unary.zeta(...aligned("zeta", x!, q!)));

/** The derivative of `digamma` of order `n`, integers. */
export const polygamma: Special = (n, x) => {
  const { dtype } = n!.aval;
  if (dtype !== "unknown" && !isInteger(dtype)) {
    throw valueError(`Argument \`n\` to polygamma must be of integer type. Got dtype ${dtype}.`);
  }
  const [order, at] = promoteDtypes("polygamma", [n!, x!], inexactDtype);
  if (isComplex(at!.aval.dtype)) throw valueError("polygamma does not support complex-valued inputs.");
  const [places, values] = aligned("polygamma", order!, at!);
  const next = lax.add(places, constantLike(places, 1));
  const size = lax.mul(unary.exp(unary.lgamma(next)), unary.zeta(next, values));
  const isEven = lax.eq(lax.rem(places, constantLike(places, 2)), constantLike(places, 0));
  const derivative = where(isEven, unary.neg(size), size);
  return where(lax.eq(places, constantLike(places, 0)), unary.digamma(values), derivative);
};

/** -x log(x); minus infinity below zero. */
export const entr = special("entr", (x) =>
  where(
    lax.lt(x!, constantLike(x!, 0)),
    filledLike(x!, Number.NEGATIVE_INFINITY),
    unary.neg(timesLogarithm(x!, x!, unary.log)),
  ),
);

/** The sign of the gamma function. */
export const gammasgn = special("gammasgn", (x) => {
  requireReal("gammasgn", x!);
  const { dtype } = x!.aval;
  const floor = unary.floor(x!);
  const isNegative = lax.lt(x!, constantLike(x!, 0));
  const isOdd = lax.ne(lax.rem(floor, constantLike(floor, 2)), constantLike(floor, 0));
  const isPole = logicalOr(logicalAnd(isNegative, lax.eq(x!, floor)), notANumber(x!));
  const isMinusZero = logicalAnd(lax.eq(x!, constantLike(x!, 0)), signBit(x!));
  const sign = where(logicalOr(logicalAnd(isNegative, isOdd), isMinusZero), constant(-1, dtype), constant(1, dtype));
  return where(isPole, constant(Number.NaN, dtype), sign);
});

export const gamma = special("gamma", (x) => lax.mul(gammasgn(x!), unary.exp(unary.lgamma(x!))));

/** The logarithm of the beta function. */
export const betaln = special("betaln", (a, b) =>
  lax.sub(lax.add(unary.lgamma(a!), unary.lgamma(b!)), unary.lgamma(lax.add(a!, b!))),
);

export const beta = special("beta", (a, b) => {
  const sign = lax.mul(lax.mul(gammasgn(a!), gammasgn(b!)), gammasgn(lax.add(a!, b!)));
  return lax.mul(sign, unary.exp(betaln(a!, b!)));
});

export const factorial = special("factorial", (n) =>
  where(
    lax.lt(n!, constantLike(n!, 0)),
    constant(0, "int32", true),
    unary.exp(unary.lgamma(lax.add(n!, constant(1, n!.aval.dtype, true)))),
  ),
);

/** p log(p / q); infinite where either is negative, or `q` alone zero. */
export const relEntr = special("rel_entr", (p, q) => {
  requireReal("rel_entr", p!);
  const zero = constantLike(p!, 0);
  const one = constant(1, "int32", true);
  const arePositive = logicalAnd(lax.gt(p!, zero), lax.gt(q!, zero));
  const isZero = logicalAnd(lax.eq(p!, zero), lax.ge(q!, zero));
  const [safeP, safeQ] = [p!, q!].map((value) => where(arePositive, value, one));
  const value = lax.sub(xlogy(safeP!, safeP!), xlogy(safeP!, safeQ!));
  return where(arePositive, value, where(isZero, zero, constant(Number.POSITIVE_INFINITY, "float32", true)));
});

export const klDiv = special("kl_div", (p, q) => lax.add(lax.sub(relEntr(p!, q!), p!), q!));

/** The normal distribution's share below `x`. Throws JAX's `TypeError` unless it is a float of 32 bits or more. */
export function ndtr(x: ArrayValue): ArrayValue {
  requireWideFloat(x, (dtype) => `x.dtype=${dtype} is not supported, see docstring for supported types.`);
  return normalShare(x);
}

// From where on the share is one but for what a float cannot hold, and up to where only its series is exact.
const upperSegment = 5;
const lowerSegment = -10;

/** The logarithm of `ndtr`, exact far below zero too. Mirrors `jsp.special.log_ndtr`. */
export function logNdtr(x: ArrayValue, order = 3): ArrayValue {
  if (order < 0) throw valueError("series_order must be non-negative.");
  if (order > 30) throw valueError("series_order must be <= 30.");
  requireWideFloat(x, (dtype) => `x.dtype=${dtype} is not supported.`);
  const [upper, lower] = [upperSegment, lowerSegment].map((bound) => constant(bound, x.aval.dtype));
  const isHigh = lax.gt(x, upper!);
  const share = normalShare(where(isHigh, unary.neg(x), lax.max(x, lower!)));
  const tail = lowerTail(lax.min(x, lower!), order);
  return where(isHigh, unary.neg(share), where(lax.gt(x, lower!), unary.log(share), tail));
}

function normalShare(x: ArrayValue): ArrayValue {
  const { dtype } = x.aval;
  const strong = (value: number) => constant(value, dtype);
  const scaled = lax.mul(x, strong(Math.SQRT1_2));
  const size = unary.abs(scaled);
  const tail = unary.erfc(size);
  const near = lax.add(strong(1), unary.erf(scaled));
  const far = where(lax.gt(scaled, strong(0)), lax.sub(strong(2), tail), tail);
  return lax.mul(strong(0.5), where(lax.lt(size, strong(Math.SQRT1_2)), near, far));
}

/** The asymptotic series of the logarithm of the share far below zero. */
function lowerTail(x: ArrayValue, order: number): ArrayValue {
  const { dtype } = x.aval;
  const strong = (value: number) => constant(value, dtype);
  const square = unary.square(x);
  const scale = lax.sub(
    lax.sub(lax.mul(strong(-0.5), square), unary.log(unary.neg(x))),
    strong(0.5 * Math.log(2 * Math.PI)),
  );
  let [even, odd, power, oddProduct] = [filledLike(x, 0), filledLike(x, 0), square, 1];
  for (let n = 1; n <= order; n++) {
    oddProduct *= 2 * n - 1;
    const term = lax.div(strong(oddProduct), power);
    if (n % 2 === 1) odd = lax.add(odd, term);
    else even = lax.add(even, term);
    power = lax.mul(power, square);
  }
  return lax.add(scale, unary.log(lax.sub(lax.add(strong(1), even), odd)));
}

function aligned(name: string, x: ArrayValue, y: ArrayValue): [ArrayValue, ArrayValue] {
  const [first, second] = broadcastArrays(alignOperands(name, [x, y]));
  return [first!, second!];
}

function special(name: string, apply: Special): Special {
  return (...operands) => apply(...promoteDtypes(name, operands, inexactDtype));
}

/** `x * log(y)`, zero where `x` is. */
function timesLogarithm(x: ArrayValue, y: ArrayValue, logarithm: (y: ArrayValue) => ArrayValue): ArrayValue {
  const counts = logicalOr(lax.ne(x, constantLike(x, 0)), notANumber(y));
  return where(counts, lax.mul(x, logarithm(y)), filledLike(x, 0));
}

function requireReal(name: string, x: ArrayValue): void {
  if (isComplex(x.aval.dtype)) throw valueError(`${name} does not support complex-valued inputs.`);
}

function requireWideFloat({ aval: { dtype } }: ArrayValue, message: (dtype: string) => string): void {
  if (dtype === "unknown" || (kindOf(dtype) === "f" && itemSize(dtype) >= 4)) return;
  throw typeError(message(dtype));
}
