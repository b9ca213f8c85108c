// Values below which given shares of a distribution lie.

import { itemSize, kindOf } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { add, multiply } from "../numpy/arithmetic.ts";
import { constant, filledLike } from "../numpy/conversion.ts";
import * as lax from "../numpy/operators.ts";
import { convert } from "../numpy/promotion.ts";
import { where } from "../numpy/where.ts";

// Numerators and denominators of the rational approximations of the Cephes library, highest power first: around one
// half, then by the root of -2 log p, up to 8 and above.
const central = [
  [-59.96335010141079, 98.00107541859997, -56.67628574690703, 13.931260938727968, -1.2391658386738125],
  [
    1, 1.9544885833814176, 4.676279128988815, 86.36024213908905, -225.46268785411937, 200.26021238006066,
    -82.03722561683334, 15.90562251262117, -1.1833162112133,
  ],
] as const;
const tail = [
  [
    4.0554489230596245, 31.525109459989388, 57.16281922464213, 44.08050738932008, 14.684956192885803,
    2.1866330685079025, -0.1402560791713545, -0.03504246268278482, -0.0008574567851546854,
  ],
  [
    1, 15.779988325646675, 45.39076351288792, 41.3172038254672, 15.04253856929075, 2.504649462083094,
    -0.14218292285478779, -0.03808064076915783, -0.0009332594808954574,
  ],
] as const;
const farTail = [
  [
    3.2377489177694603, 6.915228890689842, 3.9388102529247444, 1.3330346081580755, 0.20148538954917908,
    0.012371663481782003, 0.00030158155350823543, 2.6580697468673755e-6, 6.239745391849833e-9,
  ],
  [
    1, 6.02427039364742, 3.6798356385616087, 1.3770209948908132, 0.21623699359449663, 0.013420400608854318,
    0.00032801446468212774, 2.8924786474538068e-6, 6.790194080099813e-9,
  ],
] as const;

/**
 * The value below which a share of the normal distribution lies. Mirrors `jsp.special.ndtri`.
 *
 * Throws JAX's `TypeError` unless the shares are floats of 32 bits or more.
 */
export function ndtri(p: ArrayValue): ArrayValue {
  const { dtype } = p.aval;
  if (dtype !== "unknown" && (kindOf(dtype) !== "f" || itemSize(dtype) < 4)) {
    throw typeError(`x.dtype=${dtype} is not supported, see docstring for supported types.`);
  }
  const strong = (value: number) => constant(value, dtype);
  const edge = Math.exp(-2);
  const lower = where(lax.gt(p, strong(1 - edge)), lax.sub(strong(1), p), p);
  const share = where(lax.eq(lower, strong(0)), strong(0.5), lower);
  const w = lax.sub(share, strong(0.5));
  const square = unary.square(w);
  const nearHalf = lax.mul(
    lax.add(w, lax.mul(lax.mul(w, square), rational(square, central))),
    strong(-Math.sqrt(2 * Math.PI)),
  );
  const z = unary.sqrt(lax.mul(strong(-2), unary.log(share)));
  const [first, inverse] = [lax.sub(z, lax.div(unary.log(z), z)), lax.div(filledLike(z, 1), z)];
  const [near, far] = [tail, farTail].map((ratio) => lax.sub(first, lax.div(rational(inverse, ratio), z)));
  const value = where(lax.gt(share, strong(edge)), nearHalf, where(lax.ge(z, strong(8)), far!, near!));
  const signed = where(lax.gt(p, strong(1 - edge)), value, unary.neg(value));
  const infinity = strong(Number.POSITIVE_INFINITY);
  return where(lax.eq(p, strong(0)), unary.neg(infinity), where(lax.eq(p, strong(1)), infinity, signed));
}

/** `ndtri` of a normal distribution with this mean and deviation. */
export function normPpf(q: ArrayValue, loc: ArrayValue, scale: ArrayValue): ArrayValue {
  const value = add(multiply(ndtri(q), scale), loc);
  return value.aval.dtype === "unknown"
    ? value
    : convert(value, value.aval.dtype === "float64" ? "float64" : "float32");
}

function rational(
  x: ArrayValue,
  [numerator, denominator]: readonly [readonly number[], readonly number[]],
): ArrayValue {
  return lax.div(polynomial(x, numerator), polynomial(x, denominator));
}

function polynomial(x: ArrayValue, coefficients: readonly number[]): ArrayValue {
  return coefficients.reduce<ArrayValue>(
    (value, coefficient) => lax.add(lax.mul(value, x), constant(coefficient, x.aval.dtype)),
    filledLike(x, 0),
  );
}
