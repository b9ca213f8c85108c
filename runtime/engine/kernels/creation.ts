// Kernels that make arrays from parameters, and that change their dtype.

import { type DType, isComplex, isInexact, isInteger } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import type { ConvertElementTypeParams } from "../../lax/convert.ts";
import type { IotaParams } from "../../lax/iota.ts";
import type { FullParams, LiteralParams } from "../../lax/literal.ts";
import type { Kernel } from "../kernel.ts";
import { integerRange } from "../math/integer.ts";
import { roundElements } from "../rounding.ts";
import { lanesOf } from "../storage.ts";
import { rowMajorStrides } from "../strides.ts";
import { isWideInteger } from "../wideIntegers.ts";
import { mapComplexToReal, mapUnary, type RealUnary } from "./elementwise.ts";

const full: Kernel<FullParams> = (_operands, [result], { fillValue }) => {
  if (fillValue === null) throw new Error("the fill value is not known");
  const { re, im } = typeof fillValue === "number" ? { re: fillValue, im: 0 } : fillValue;
  const { data } = result!;
  if (isComplex(result!.dtype)) for (let i = 0; i < data.length; i++) data[i] = i % 2 === 0 ? re : im;
  else data.fill(re);
  roundElements(result!);
};

const literal: Kernel<LiteralParams> = (_operands, [result], { values }) => {
  if (values === null) throw new Error("the elements are not known");
  result!.data.set(values);
  roundElements(result!);
};

const iota: Kernel<IotaParams> = (_operands, [result], { dimension }) => {
  const lanes = lanesOf(result!.dtype);
  const stride = rowMajorStrides(result!.shape)[dimension]!;
  const length = result!.shape[dimension]!;
  for (let i = 0; i < result!.size; i++) result!.data[i * lanes] = Math.floor(i / stride) % length;
  roundElements(result!);
};

const convertElementType: Kernel<ConvertElementTypeParams> = ([x], [result]) => {
  const [from, to] = [x!.dtype, result!.dtype];
  if (from === to || (isComplex(from) && isComplex(to))) result!.data.set(x!.data);
  else if (isComplex(from)) mapComplexToReal(({ re }) => conversion("float32", to)(re), x!, result!);
  else if (isComplex(to)) for (let i = 0; i < x!.size; i++) result!.data[2 * i] = x!.data[i]!;
  else mapUnary(conversion(from, to), x!, result!);
  roundElements(result!);
};

export const creationKernels = { full, literal, iota, convert_element_type: convertElementType } as const;

/**
 * Floats lose their fraction on the way to an integer, integers wrap. JAX's floats saturate, and NaN becomes zero; NumPy's
 * wrap like the integers they are converted to first, beyond which there is only the least of those.
 */
function conversion(from: DType, to: DType): RealUnary {
  if (to === "bool") return (value) => Number(value !== 0);
  if (!isInteger(to) || !isInexact(from)) return (value) => value;
  const { min, max } = integerRange(to);
  if (isNumPy()) {
    const limit = to === "uint32" ? 2 ** 63 : 2 ** 31;
    if (isWideInteger(to)) return (value) => value;
    return (value) => (value > -limit - 1 && value < limit ? value : -limit);
  }
  return (value) => (Number.isNaN(value) ? 0 : Math.min(Math.max(Math.trunc(value), min), max));
}
