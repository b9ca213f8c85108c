// Contractions of two arrays.

import { ShapedArray } from "../core/aval.ts";
import { type Dim, formatShape, unifyDims } from "../core/dim.ts";
import { type DType, isComplex, itemSize, kindOf } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import { type BatchDim, type Batched, batched1, definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { allWeak, unifyShapes } from "./naryop.ts";
import { shiftAxes } from "./reshape.ts";

/** Which axes are summed over, and which both operands and the result share; the lists pair up. */
export interface DotDimensionNumbers {
  readonly lhsContract: readonly number[];
  readonly rhsContract: readonly number[];
  readonly lhsBatch: readonly number[];
  readonly rhsBatch: readonly number[];
}

export interface DotGeneralParams {
  readonly dimensionNumbers: DotDimensionNumbers;
  /** The dtype to add up in, which is the result's; null for that of the operands. */
  readonly preferredElementType: DType | null;
}

/**
 * Sums products over the contracted axes. Mirrors `lax.dot_general`.
 *
 * The result has the batch axes first, then the other axes of `lhs`, then those of `rhs`.
 */
export function dotGeneral(
  lhs: ArrayValue,
  rhs: ArrayValue,
  dimensionNumbers: DotDimensionNumbers,
  preferredElementType: DType | null = null,
): ArrayValue {
  return bind1(dotGeneral_p, [lhs, rhs], { dimensionNumbers, preferredElementType });
}

export const dotGeneral_p = definePrimitive<DotGeneralParams>()("dot_general", {
  abstractEval(operands, { dimensionNumbers, preferredElementType }) {
    const [lhs, rhs] = operands;
    requireDimensionNumbers(lhs!, rhs!, dimensionNumbers);
    const shape = resultShape(lhs!, rhs!, dimensionNumbers);
    const dtype = resultDtype(lhs!.dtype, rhs!.dtype, preferredElementType);
    return [new ShapedArray(shape, dtype, allWeak(operands))];
  },
  batch: batchDot,
});

/** Two mapped operands get one more batch axis; the axis of a single one is kept like any other. */
function batchDot(
  _axisSize: Dim,
  [lhs, rhs]: readonly ArrayValue[],
  [lhsDim, rhsDim]: readonly BatchDim[],
  { dimensionNumbers: numbers, preferredElementType }: DotGeneralParams,
): Batched {
  const shifted = {
    lhsContract: shiftMapped(numbers.lhsContract, lhsDim!),
    rhsContract: shiftMapped(numbers.rhsContract, rhsDim!),
    lhsBatch: shiftMapped(numbers.lhsBatch, lhsDim!),
    rhsBatch: shiftMapped(numbers.rhsBatch, rhsDim!),
  };
  if (lhsDim !== null && rhsDim !== null) {
    const lhsBatch = [lhsDim!, ...shifted.lhsBatch];
    const rhsBatch = [rhsDim!, ...shifted.rhsBatch];
    return batched1(dotGeneral(lhs!, rhs!, { ...shifted, lhsBatch, rhsBatch }, preferredElementType), 0);
  }
  const product = dotGeneral(lhs!, rhs!, shifted, preferredElementType);
  if (lhsDim !== null) {
    const summed = [...shifted.lhsContract, ...shifted.lhsBatch].filter((axis) => axis < lhsDim!);
    return batched1(product, numbers.lhsBatch.length + lhsDim! - summed.length);
  }
  const summed = [...shifted.rhsContract, ...shifted.rhsBatch].filter((axis) => axis < rhsDim!);
  const kept = lhs!.aval.ndim - numbers.lhsContract.length;
  return batched1(product, kept + rhsDim! - summed.length);
}

function shiftMapped(axes: readonly number[], dim: BatchDim): readonly number[] {
  return dim === null ? axes : shiftAxes(axes, dim);
}

function resultShape(lhs: ShapedArray, rhs: ShapedArray, numbers: DotDimensionNumbers): readonly Dim[] {
  const shared = numbers.lhsBatch.map(
    (axis, index) => unifyDims(lhs.shape[axis]!, rhs.shape[numbers.rhsBatch[index]!]!)!,
  );
  const lhsKept = lhs.shape.filter(
    (_, axis) => !numbers.lhsBatch.includes(axis) && !numbers.lhsContract.includes(axis),
  );
  const rhsKept = rhs.shape.filter(
    (_, axis) => !numbers.rhsBatch.includes(axis) && !numbers.rhsContract.includes(axis),
  );
  return [...shared, ...lhsKept, ...rhsKept];
}

/** The wider of two dtypes as XLA orders them. Mirrors `_dot_general_dtype_rule`. */
function resultDtype(lhs: DType, rhs: DType, preferred: DType | null): DType {
  if (preferred === null) return widerDtype(lhs, rhs);
  const dtype = widerDtype(lhs, rhs);
  if (
    dtype !== "unknown" &&
    preferred !== "unknown" &&
    kindOf(dtype) !== "f" &&
    bitWidth(preferred) < bitWidth(dtype)
  ) {
    throw typeError(
      `\`preferred_element_type\` must not be narrower than the original type, got preferred_element_type of ${preferred} for result type of ${dtype}.`,
    );
  }
  return preferred;
}

function widerDtype(lhs: DType, rhs: DType): DType {
  if (lhs === rhs) return lhs;
  if (lhs === "unknown" || rhs === "unknown") return "unknown";
  const [left, right] = [widthOf(lhs), widthOf(rhs)];
  const decisive = left.findIndex((value, index) => value !== right[index]);
  if (decisive < 0) throw typeError(`lax.dot_general argument type error: ${lhs}, ${rhs}`);
  return left[decisive]! > right[decisive]! ? lhs : rhs;
}

/** What XLA compares dtypes by: complex or not, the range of exponents, the bits of the mantissa, all bits, the sign. */
function widthOf(dtype: DType): readonly number[] {
  const floating = floatFormats[dtype];
  return [
    Number(isComplex(dtype)),
    floating?.maxExponent ?? -1,
    floating?.mantissaBits ?? -1,
    bitWidth(dtype),
    Number(kindOf(dtype) !== "u"),
  ];
}

interface FloatFormat {
  readonly maxExponent: number;
  readonly mantissaBits: number;
}

const single: FloatFormat = { maxExponent: 128, mantissaBits: 23 };
const double: FloatFormat = { maxExponent: 1024, mantissaBits: 52 };
const floatFormats: { readonly [D in DType]?: FloatFormat } = {
  bfloat16: { maxExponent: 128, mantissaBits: 7 },
  float16: { maxExponent: 16, mantissaBits: 10 },
  float32: single,
  float64: double,
  complex64: single,
  complex128: double,
};

function bitWidth(dtype: DType): number {
  if (dtype === "bool") return 1;
  return (isComplex(dtype) ? itemSize(dtype) / 2 : itemSize(dtype)) * 8;
}

function requireDimensionNumbers(lhs: ShapedArray, rhs: ShapedArray, numbers: DotDimensionNumbers): void {
  requireAxes("lhs", lhs.ndim, numbers.lhsBatch, numbers.lhsContract);
  requireAxes("rhs", rhs.ndim, numbers.rhsBatch, numbers.rhsContract);
  if (numbers.lhsBatch.length !== numbers.rhsBatch.length) {
    throw typeError(
      `dot_general requires equal numbers of lhs_batch and rhs_batch dimensions, got lhs_batch ${formatShape(numbers.lhsBatch)} and rhs_batch ${formatShape(numbers.rhsBatch)}.`,
    );
  }
  requireDistinct("lhs", numbers.lhsBatch, numbers.lhsContract);
  requireDistinct("rhs", numbers.rhsBatch, numbers.rhsContract);
  const batchSizes = [sizesOf(lhs, numbers.lhsBatch), sizesOf(rhs, numbers.rhsBatch)];
  if (unifyShapes(batchSizes) === null) {
    throw typeError(
      `dot_general requires lhs batch dimensions and rhs batch dimensions to have the same shape, got ${batchSizes.map(formatShape).join(" and ")}.`,
    );
  }
  const contractedSizes = [sizesOf(lhs, numbers.lhsContract), sizesOf(rhs, numbers.rhsContract)];
  if (unifyShapes(contractedSizes) === null) {
    throw typeError(
      `dot_general requires contracting dimensions to have the same shape, got ${contractedSizes.map(formatShape).join(" and ")}.`,
    );
  }
}

function sizesOf(aval: ShapedArray, axes: readonly number[]): readonly Dim[] {
  return axes.map((axis) => aval.shape[axis]!);
}

function requireAxes(side: string, ndim: number, batch: readonly number[], contract: readonly number[]): void {
  if ([...batch, ...contract].every((axis) => axis >= 0 && axis < ndim)) return;
  throw typeError(
    `dot_general requires ${side} dimension numbers to be nonnegative and less than the number of axes of the ${side} value, got ${side}_batch of ${formatShape(batch)} and ${side}_contracting of ${formatShape(contract)} for ${side} of rank ${ndim}`,
  );
}

function requireDistinct(side: string, batch: readonly number[], contract: readonly number[]): void {
  if (new Set(batch).size !== batch.length) {
    throw typeError(
      `dot_general requires ${side} batch dimensions to be distinct, got ${side}_batch ${formatShape(batch)}.`,
    );
  }
  if (new Set(contract).size !== contract.length) {
    throw typeError(
      `dot_general requires ${side} contracting dimensions to be distinct, got ${side}_contracting ${formatShape(contract)}.`,
    );
  }
  if (batch.some((axis) => contract.includes(axis))) {
    throw typeError(
      `dot_general requires ${side} batch dimensions to be disjoint from contracting dimensions, got ${side}_batch ${formatShape(batch)} and ${side}_contracting ${formatShape(contract)}.`,
    );
  }
}
