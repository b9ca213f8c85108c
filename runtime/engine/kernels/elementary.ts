// Kernels of the elementary and special functions.

import { isComplex } from "../../core/dtype.ts";
import type { Kernel } from "../kernel.ts";
import * as complex from "../math/complex.ts";
import { erf, erfc, erfInv, erfInvFloat32 } from "../math/errorFunction.ts";
import { coshFloat32, exp2Float32, sinhFloat32 } from "../math/exponential.ts";
import { digamma, lgamma } from "../math/gamma.ts";
import { log1pFloat32, logFloat32 } from "../math/logarithm.ts";
import { settle } from "../rounding.ts";
import { binary, mapBinary, mapComplex, unary } from "./elementwise.ts";

export const elementaryKernels = {
  exp: unary({ real: Math.exp, complex: complex.exp }),
  exp2: unary({ real: exp2Float32, double: (x) => 2 ** x, complex: complex.exp2 }),
  expm1: unary({ real: Math.expm1, complex: complex.expm1 }),
  log: unary({ real: logFloat32, double: Math.log, complex: complex.log }),
  log1p: unary({ real: log1pFloat32, double: Math.log1p, complex: complex.log1p }),
  sqrt: unary({ real: Math.sqrt, complex: complex.sqrt }),
  rsqrt: unary({ real: (x) => 1 / Math.sqrt(x), complex: complex.rsqrt }),
  cbrt: unary({ real: Math.cbrt }),
  sin: unary({ real: Math.sin, complex: complex.sin }),
  cos: unary({ real: Math.cos, complex: complex.cos }),
  tan: unary({ real: Math.tan, complex: complex.tan }),
  asin: unary({ real: Math.asin, complex: complex.asin }),
  acos: unary({ real: Math.acos, complex: complex.acos }),
  atan: unary({ real: Math.atan, complex: complex.atan }),
  sinh: unary({ real: sinhFloat32, double: Math.sinh, complex: complex.sinh }),
  cosh: unary({ real: coshFloat32, double: Math.cosh, complex: complex.cosh }),
  tanh: unary({ real: Math.tanh, complex: complex.tanh }),
  asinh: unary({ real: Math.asinh, complex: complex.asinh }),
  acosh: unary({ real: Math.acosh, complex: complex.acosh }),
  atanh: unary({ real: Math.atanh, complex: complex.atanh }),
  logistic: unary({ real: (x) => 1 / (1 + Math.exp(-x)), complex: complex.logistic }),
  atan2: binary({ real: Math.atan2, complex: complex.atan2 }),
  pow: ([x, y], [result]) => {
    if (isComplex(x!.dtype)) mapComplex(complex.power, [x!, y!], result!);
    else mapBinary(power, x!, y!, result!);
    settle(result!);
  },
  erf: unary({ real: erf }),
  erfc: unary({ real: erfc }),
  erf_inv: unary({ real: erfInvFloat32, double: erfInv }),
  lgamma: unary({ real: lgamma }),
  digamma: unary({ real: digamma }),
} as const satisfies { readonly [name: string]: Kernel<unknown> };

/** C's `pow`, which differs from JavaScript's where the base is one or minus one: one to any power is one. */
function power(x: number, y: number): number {
  if (x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY)) return 1;
  return x ** y;
}
