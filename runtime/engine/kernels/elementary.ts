// Kernels of the elementary and special functions.

import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { besselI0e, besselI1e } from "../math/bessel.ts";
import * as complex from "../math/complex.ts";
import { erf, erfc, erfcFloat32, erfFloat32, erfInv, erfInvFloat32 } from "../math/errorFunction.ts";
import { exp2Float32, exp2InSteps, expFloat32, logisticFloat32, logisticInSteps } from "../math/exponential.ts";
import { digamma, digammaFloat32, lgamma, lgammaFloat32 } from "../math/gamma.ts";
import {
  acoshFloat32,
  asinhFloat32,
  atanhFloat32,
  coshFloat32,
  expm1Float32,
  sinhFloat32,
  tanhFloat32,
} from "../math/hyperbolic.ts";
import { igamma, igammac } from "../math/incompleteGamma.ts";
import { log1pFloat32, logFloat32 } from "../math/logarithm.ts";
import {
  acosFloat32,
  asinFloat32,
  atan2Float32,
  atanOfFewFloat32,
  cosFloat32,
  sinFloat32,
} from "../math/trigonometry.ts";
import { zeta } from "../math/zeta.ts";
import { settle } from "../rounding.ts";
import { binaryOfAll, unary, unaryOfAll } from "./elementwise.ts";

const atanOfFew = unaryOfAll({ real: atanOfFewFloat32, double: Math.atan, complex: complex.atan });
const atanOfMany = unaryOfAll({ real: Math.atan, complex: complex.atan });

export const elementaryKernels = {
  exp: unary({ real: expFloat32, double: Math.exp, complex: complex.exp }),
  exp2: unary({ real: exp2Float32, double: (x) => 2 ** x, narrow: exp2InSteps, complex: complex.exp2 }),
  expm1: unaryOfAll({ real: expm1Float32, double: Math.expm1, complex: complex.expm1 }),
  log: unary({ real: logFloat32, double: Math.log, complex: complex.log }),
  log1p: unary({ real: log1pFloat32, double: Math.log1p, complex: complex.log1p }),
  sqrt: unary({ real: Math.sqrt, complex: complex.sqrt }),
  rsqrt: unary({ real: (x) => 1 / Math.sqrt(x), complex: complex.rsqrt }),
  cbrt: unary({ real: Math.cbrt }),
  sin: unaryOfAll({ real: sinFloat32, double: Math.sin, complex: complex.sin }),
  cos: unary({ real: cosFloat32, double: Math.cos, complex: complex.cos }),
  tan: unaryOfAll({ real: Math.tan, complex: complex.tan }),
  asin: unary({ real: asinFloat32, double: Math.asin, complex: complex.asin }),
  acos: unary({ real: acosFloat32, double: Math.acos, complex: complex.acos }),
  atan: (operands, results, params) => (isShort(operands[0]!) ? atanOfFew : atanOfMany)(operands, results, params),
  sinh: unary({ real: sinhFloat32, double: Math.sinh, complex: complex.sinh }),
  cosh: unary({ real: coshFloat32, double: Math.cosh, complex: complex.cosh }),
  tanh: unaryOfAll({ real: tanhFloat32, double: Math.tanh, complex: complex.tanh }),
  asinh: unary({ real: asinhFloat32, double: Math.asinh, complex: complex.asinh }),
  acosh: unary({ real: acoshFloat32, double: Math.acosh, complex: complex.acosh }),
  atanh: unary({ real: atanhFloat32, double: Math.atanh, complex: complex.atanh }),
  logistic: unary({
    real: logisticFloat32,
    double: (x) => 1 / (1 + Math.exp(-x)),
    narrow: logisticInSteps,
    complex: complex.logistic,
  }),
  atan2: settled(binaryOfAll({ real: atan2Float32, double: Math.atan2, complex: complex.atan2 })),
  pow: settled(binaryOfAll({ real: power, complex: complex.power })),
  erf: unary({ real: erfFloat32, double: erf }),
  erfc: unary({ real: erfcFloat32, double: erfc }),
  erf_inv: unary({ real: erfInvFloat32, double: erfInv }),
  lgamma: unary({ real: lgammaFloat32, double: lgamma }),
  digamma: unary({ real: digammaFloat32, double: digamma }),
  bessel_i0e: unary({ real: besselI0e }),
  bessel_i1e: unary({ real: besselI1e }),
  zeta: settled(binaryOfAll({ real: zeta })),
  igamma: settled(binaryOfAll({ real: igamma })),
  igammac: settled(binaryOfAll({ real: igammac })),
} as const satisfies { readonly [name: string]: Kernel<unknown> };

/** The kernel of a function that reads denormals but gives none. */
function settled(kernel: Kernel<unknown>): Kernel<unknown> {
  return (operands, results, params) => {
    kernel(operands, results, params);
    settle(results[0]!);
  };
}

/** Whether XLA's compiler unrolls a loop over all elements; one alone is no loop. */
function isShort({ size }: EvalArray): boolean {
  return size > 1 && size < 50;
}

/** C's `pow`, which differs from JavaScript's where the base is one or minus one: one to any power is one. */
function power(x: number, y: number): number {
  if (x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY)) return 1;
  return x ** y;
}
