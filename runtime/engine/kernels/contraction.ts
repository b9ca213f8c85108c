// The kernel of contractions: everything from an inner product to a batched matrix multiplication.

import { isComplex, isInexact, kindOf } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import type { DotGeneralParams } from "../../lax/dot.ts";
import { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { fusedMultiplyAdd } from "../math/float32.ts";
import { settle } from "../rounding.ts";
import { offsetsOfAxes, otherAxes, take } from "../strides.ts";
import { exactly, isWideInteger } from "../wideIntegers.ts";

const dotGeneral: Kernel<DotGeneralParams> = ([lhs, rhs], [result], { dimensionNumbers }) => {
  const { lhsContract, rhsContract, lhsBatch, rhsBatch } = dimensionNumbers;
  const left = pack(likeResult(lhs!, result!), lhsBatch, lhsContract);
  const right = pack(likeResult(rhs!, result!), rhsBatch, rhsContract);
  const inner =
    isShort(left, right) && result!.dtype === "float32" && !isNumPy()
      ? fusedInnerProduct(left.array, right.array, result!, left.inner)
      : innerProduct(left.array, right.array, result!, left.inner);
  let position = 0;
  for (let batch = 0; batch < left.batches; batch++) {
    for (let row = 0; row < left.rows; row++) {
      const leftStart = (batch * left.rows + row) * left.inner;
      for (let column = 0; column < right.rows; column++) {
        inner(leftStart, (batch * right.rows + column) * right.inner, position++);
      }
    }
  }
  settle(result!);
};

export const contractionKernels = { dot_general: dotGeneral } as const;

/** An operand as batches of rows of the elements that are summed over. */
interface Packed {
  readonly array: EvalArray;
  readonly batches: number;
  readonly rows: number;
  readonly inner: number;
}

/** The operand itself, or as complex numbers where only the other one is complex. */
function likeResult(x: EvalArray, { dtype }: EvalArray): EvalArray {
  if (!isComplex(dtype) || isComplex(x.dtype)) return x;
  const widened = new EvalArray(x.aval.update({ dtype }));
  x.data.forEach((value, i) => {
    widened.data[2 * i] = value;
  });
  return widened;
}

function pack(x: EvalArray, batchAxes: readonly number[], contractAxes: readonly number[]): Packed {
  const batches = offsetsOfAxes(x.shape, batchAxes);
  const rows = offsetsOfAxes(x.shape, otherAxes(x.shape.length, batchAxes, contractAxes));
  const inner = offsetsOfAxes(x.shape, contractAxes);
  const from = new Int32Array(x.size);
  let filled = 0;
  for (const batch of batches) {
    for (const row of rows) {
      for (const step of inner) from[filled++] = batch + row + step;
    }
  }
  const array = new EvalArray(x.aval.update({ shape: [batches.length, rows.length, inner.length] }));
  take(array, x, from);
  return { array, batches: batches.length, rows: rows.length, inner: inner.length };
}

/** Sums `length` products from the two starts on, and stores the sum; floats add up in double precision. */
type InnerProduct = (leftStart: number, rightStart: number, position: number) => void;

/** Whether XLA's CPU backend compiles a loop over products instead of calling a library, whose order depends on the machine. */
function isShort(left: Packed, right: Packed): boolean {
  return left.rows === 1 ? left.inner <= 32 : left.inner < 8 && right.rows < 8;
}

/** The inner product of floats as that loop computes it, which fuses each multiplication with the addition. */
function fusedInnerProduct(
  { data: a }: EvalArray,
  { data: b }: EvalArray,
  { data: to }: EvalArray,
  length: number,
): InnerProduct {
  return (leftStart, rightStart, position) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum = fusedMultiplyAdd(a[leftStart + i]!, b[rightStart + i]!, sum);
    to[position] = sum;
  };
}

function innerProduct(left: EvalArray, right: EvalArray, result: EvalArray, length: number): InnerProduct {
  const { data: a } = left;
  const { data: b } = right;
  const { data: to } = result;
  if (isComplex(left.dtype)) {
    return (leftStart, rightStart, position) => {
      let re = 0;
      let im = 0;
      for (let i = 0; i < length; i++) {
        const [p, q] = [2 * (leftStart + i), 2 * (rightStart + i)];
        re += a[p]! * b[q]! - a[p + 1]! * b[q + 1]!;
        im += a[p]! * b[q + 1]! + a[p + 1]! * b[q]!;
      }
      to[2 * position] = re;
      to[2 * position + 1] = im;
    };
  }
  if (isInexact(result.dtype)) {
    return (leftStart, rightStart, position) => {
      let sum = 0;
      for (let i = 0; i < length; i++) sum += a[leftStart + i]! * b[rightStart + i]!;
      to[position] = sum;
    };
  }
  if (isWideInteger(result.dtype)) {
    return (leftStart, rightStart, position) => {
      let sum = 0;
      for (let i = 0; i < length; i++) sum = exactly(sum + exactly(a[leftStart + i]! * b[rightStart + i]!));
      to[position] = sum;
    };
  }
  const stored = kindOf(result.dtype) === "b" ? (sum: number) => Number(sum !== 0) : (sum: number) => sum;
  return (leftStart, rightStart, position) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum = (sum + Math.imul(a[leftStart + i]!, b[rightStart + i]!)) | 0;
    to[position] = stored(sum);
  };
}
