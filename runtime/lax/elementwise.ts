// Arithmetic, elementary functions, bitwise operations and comparisons, element by element.
//
// The functions take operands of equal shapes and dtypes and are named as in `jax.lax`; each stands under its primitive.

import { shapesEqual } from "../core/dim.ts";
import { type DType, isInexact, isInteger, kindOf } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import type { NoParams } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import {
  anyTypes,
  boolOrIntegerTypes,
  comparableTypes,
  floatingTypes,
  inexactTypes,
  integerTypes,
  numberTypes,
  orderedTypes,
  realTypes,
} from "./acceptedTypes.ts";
import { full } from "./literal.ts";
import {
  binaryFunction,
  elementwise,
  nary,
  type ResultDType,
  requireAcceptedAt,
  unary,
  unaryDtype,
  unaryFunction,
} from "./naryop.ts";
import { printAval } from "./printedAval.ts";

/** Where `round` takes numbers halfway between two whole ones. */
export type RoundingMethod = "awayFromZero" | "toNearestEven";
export interface RoundParams {
  readonly roundingMethod: RoundingMethod;
}
export interface IntegerPowParams {
  readonly y: number;
}

const realOf: { readonly [D in DType]?: DType } = { complex64: "float32", complex128: "float64" };
const complexOf: { readonly [D in DType]?: DType } = { float32: "complex64", float64: "complex128" };

const toBool: ResultDType = () => "bool";
const toReal: ResultDType = (dtype) => realOf[dtype] ?? dtype;
const toComplex: ResultDType = (dtype) => complexOf[dtype] ?? dtype;

export const neg_p = unary("neg", numberTypes);
export const neg = unaryFunction(neg_p);

export const sign_p = unary("sign", numberTypes);
export const sign = unaryFunction(sign_p);

export const abs_p = unary("abs", ["floating", "complexfloating", "signedinteger"], toReal);
export const abs = unaryFunction(abs_p);

export const square_p = unary("square", numberTypes);
export const square = unaryFunction(square_p);

export const exp_p = unary("exp", inexactTypes);
export const exp = unaryFunction(exp_p);

export const exp2_p = unary("exp2", inexactTypes);
export const exp2 = unaryFunction(exp2_p);

export const expm1_p = unary("expm1", inexactTypes);
export const expm1 = unaryFunction(expm1_p);

export const log_p = unary("log", inexactTypes);
export const log = unaryFunction(log_p);

export const log1p_p = unary("log1p", inexactTypes);
export const log1p = unaryFunction(log1p_p);

export const sqrt_p = unary("sqrt", inexactTypes);
export const sqrt = unaryFunction(sqrt_p);

export const rsqrt_p = unary("rsqrt", inexactTypes);
export const rsqrt = unaryFunction(rsqrt_p);

export const cbrt_p = unary("cbrt", floatingTypes);
export const cbrt = unaryFunction(cbrt_p);

export const sin_p = unary("sin", inexactTypes);
export const sin = unaryFunction(sin_p);

export const cos_p = unary("cos", inexactTypes);
export const cos = unaryFunction(cos_p);

export const tan_p = unary("tan", inexactTypes);
export const tan = unaryFunction(tan_p);

export const asin_p = unary("asin", inexactTypes);
export const asin = unaryFunction(asin_p);

export const acos_p = unary("acos", inexactTypes);
export const acos = unaryFunction(acos_p);

export const atan_p = unary("atan", inexactTypes);
export const atan = unaryFunction(atan_p);

export const sinh_p = unary("sinh", inexactTypes);
export const sinh = unaryFunction(sinh_p);

export const cosh_p = unary("cosh", inexactTypes);
export const cosh = unaryFunction(cosh_p);

export const tanh_p = unary("tanh", inexactTypes);
export const tanh = unaryFunction(tanh_p);

export const asinh_p = unary("asinh", inexactTypes);
export const asinh = unaryFunction(asinh_p);

export const acosh_p = unary("acosh", inexactTypes);
export const acosh = unaryFunction(acosh_p);

export const atanh_p = unary("atanh", inexactTypes);
export const atanh = unaryFunction(atanh_p);

export const logistic_p = unary("logistic", inexactTypes);
export const logistic = unaryFunction(logistic_p);

export const erf_p = unary("erf", floatingTypes);
export const erf = unaryFunction(erf_p);

export const erfc_p = unary("erfc", floatingTypes);
export const erfc = unaryFunction(erfc_p);

export const erfInv_p = unary("erf_inv", floatingTypes);
export const erfInv = unaryFunction(erfInv_p);

export const lgamma_p = unary("lgamma", floatingTypes);
export const lgamma = unaryFunction(lgamma_p);

export const digamma_p = unary("digamma", floatingTypes);
export const digamma = unaryFunction(digamma_p);

export const besselI0e_p = unary("bessel_i0e", floatingTypes);
export const besselI0e = unaryFunction(besselI0e_p);

export const besselI1e_p = unary("bessel_i1e", floatingTypes);
export const besselI1e = unaryFunction(besselI1e_p);

export const floor_p = unary("floor", floatingTypes);
export const floor = unaryFunction(floor_p);

export const ceil_p = unary("ceil", floatingTypes);
export const ceil = unaryFunction(ceil_p);

export const isFinite_p = unary("is_finite", floatingTypes, toBool);
const finite = unaryFunction(isFinite_p);

// Exported by JAX's name, which inside this file would hide the global function.
export { finite as isFinite };

export const real_p = unary("real", ["complexfloating"], toReal);
export const real = unaryFunction(real_p);

export const imag_p = unary("imag", ["complexfloating"], toReal);
export const imag = unaryFunction(imag_p);

export const conj_p = unary("conj", ["float32", "complexfloating", "float64"], toComplex);
export const conj = unaryFunction(conj_p);

export const not_p = unary("not", boolOrIntegerTypes);
export const not = unaryFunction(not_p);

export const populationCount_p = unary("population_count", integerTypes);
export const populationCount = unaryFunction(populationCount_p);

export const round_p = elementwise<RoundParams>()("round", unaryDtype("round", floatingTypes));
/** Rounds to whole numbers; halves go away from zero or to the even neighbour. */
export function round(x: ArrayValue, roundingMethod: RoundingMethod): ArrayValue {
  return bind1(round_p, [x], { roundingMethod });
}

export const integerPow_p = elementwise<IntegerPowParams>()("integer_pow", ([x], { y }) => {
  const dtype = unaryDtype("integer_pow", numberTypes)([x!]);
  if (y >= 0 || !isInteger(dtype)) return dtype;
  throw typeError(`Integers cannot be raised to negative powers, got integer_pow(${printAval(x!)}, ${y})`);
});
/** `x` to a power that is known, by repeated multiplication. */
export function integerPow(x: ArrayValue, y: number): ArrayValue {
  return bind1(integerPow_p, [x], { y });
}

export const add_p = nary("add", numberTypes);
export const add = binaryFunction(add_p);

export const sub_p = nary("sub", numberTypes);
export const sub = binaryFunction(sub_p);

export const mul_p = nary("mul", numberTypes);
export const mul = binaryFunction(mul_p);

const quotient = nary("div", numberTypes);

/** XLA multiplies with the reciprocal of a float that all examples share, which the last digit shows. */
export const div_p: typeof quotient = {
  ...quotient,
  batch(axisSize, operands, dims, params) {
    const [x, y] = operands.map(({ aval }) => aval);
    const areFloats = x!.dtype === y!.dtype && kindOf(x!.dtype) === "f";
    const isShared = dims[1] === null && shapesEqual(x!.shape.toSpliced(dims[0]!, 1), y!.shape);
    if (!areFloats || !isShared) return quotient.batch(axisSize, operands, dims, params);
    const reciprocal = div(full(y!.shape, 1, y!.dtype, y!.weakType), operands[1]!);
    return mul_p.batch(axisSize, [operands[0]!, reciprocal], dims, params);
  },
};
export const div = binaryFunction(div_p);

export const rem_p = nary("rem", realTypes);
export const rem = binaryFunction(rem_p);

export const max_p = nary("max", anyTypes);
export const max = binaryFunction(max_p);

export const min_p = nary("min", anyTypes);
export const min = binaryFunction(min_p);

export const atan2_p = nary("atan2", inexactTypes);
export const atan2 = binaryFunction(atan2_p);

export const nextafter_p = nary("nextafter", floatingTypes);
export const nextafter = binaryFunction(nextafter_p);

export const zeta_p = nary("zeta", floatingTypes);
export const zeta = binaryFunction(zeta_p);

export const igamma_p = nary("igamma", floatingTypes);
export const igamma = binaryFunction(igamma_p);

export const igammac_p = nary("igammac", floatingTypes);
export const igammac = binaryFunction(igammac_p);

export const complex_p = nary("complex", ["float32", "float64"], toComplex);
export const complex = binaryFunction(complex_p);

export const and_p = nary("and", boolOrIntegerTypes);
export const and = binaryFunction(and_p);

export const or_p = nary("or", boolOrIntegerTypes);
export const or = binaryFunction(or_p);

export const xor_p = nary("xor", boolOrIntegerTypes);
export const xor = binaryFunction(xor_p);

export const shiftLeft_p = nary("shift_left", integerTypes);
export const shiftLeft = binaryFunction(shiftLeft_p);

export const shiftRightLogical_p = nary("shift_right_logical", integerTypes);
export const shiftRightLogical = binaryFunction(shiftRightLogical_p);

export const shiftRightArithmetic_p = nary("shift_right_arithmetic", integerTypes);
export const shiftRightArithmetic = binaryFunction(shiftRightArithmetic_p);

export const eq_p = nary("eq", comparableTypes, toBool);
export const eq = binaryFunction(eq_p);

export const ne_p = nary("ne", comparableTypes, toBool);
export const ne = binaryFunction(ne_p);

export const lt_p = nary("lt", orderedTypes, toBool);
export const lt = binaryFunction(lt_p);

export const le_p = nary("le", orderedTypes, toBool);
export const le = binaryFunction(le_p);

export const gt_p = nary("gt", orderedTypes, toBool);
export const gt = binaryFunction(gt_p);

export const ge_p = nary("ge", orderedTypes, toBool);
export const ge = binaryFunction(ge_p);

export const pow_p = elementwise<NoParams>()("pow", (operands) => {
  requireAcceptedAt("pow", operands, (position) => (position === 0 ? inexactTypes : numberTypes));
  const [x, y] = operands.map(({ dtype }) => dtype);
  if (x === y || isInteger(y!) || y === "unknown") return x!;
  if (x === "unknown" && isInexact(y!)) return y!;
  throw typeError(
    `the first argument to pow must have an inexact dtype (float or complex), and the second argument must have an inexact or integer dtype, and two inexact dtypes must match, but got ${x} and ${y} respectively.`,
  );
});
/** `x` to the power `y`; the exponent may also have an integer dtype. */
export const pow = binaryFunction(pow_p);
