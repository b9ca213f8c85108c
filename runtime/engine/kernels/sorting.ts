// Kernels that put elements in order.

import { isComplex } from "../../core/dtype.ts";
import type { SortParams, TopKParams } from "../../lax/sort.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { lanesOf } from "../storage.ts";
import { offsetsOfAxes, otherAxes, rowMajorStrides, take } from "../strides.ts";

const sort: Kernel<SortParams> = (operands, results, { dimension, numKeys }) => {
  const { shape } = operands[0]!;
  const step = rowMajorStrides(shape)[dimension]!;
  const compare = lexicographic(operands.slice(0, numKeys).map(ascending));
  const from = new Int32Array(operands[0]!.size);
  for (const start of offsetsOfAxes(shape, otherAxes(shape.length, [dimension]))) {
    const line = lineOf(start, step, shape[dimension]!).sort(compare);
    for (let i = 0; i < line.length; i++) from[start + i * step] = line[i]!;
  }
  for (const [i, operand] of operands.entries()) take(results[i]!, operand, from);
};

const topK: Kernel<TopKParams> = ([x], [values, indices], { k, axis }) => {
  const step = rowMajorStrides(x!.shape)[axis]!;
  const resultStep = rowMajorStrides(values!.shape)[axis]!;
  const lines = otherAxes(x!.shape.length, [axis]);
  const resultStarts = offsetsOfAxes(values!.shape, lines);
  const compare = lexicographic([descending(x!)]);
  const from = new Int32Array(values!.size);
  for (const [line, start] of offsetsOfAxes(x!.shape, lines).entries()) {
    const best = lineOf(start, step, x!.shape[axis]!).sort(compare);
    for (let i = 0; i < k; i++) {
      const position = resultStarts[line]! + i * resultStep;
      from[position] = best[i]!;
      indices!.data[position] = (best[i]! - start) / step;
    }
  }
  take(values!, x!, from);
};

export const sortingKernels = { sort, top_k: topK } as const;

/** Compares two elements by where they stand. */
type Comparison = (i: number, j: number) => number;

/** By the first comparison that tells them apart, else by where they stand: every order is stable. */
function lexicographic(comparisons: readonly Comparison[]): Comparison {
  return (i, j) => {
    for (const compare of comparisons) {
      const order = compare(i, j);
      if (order !== 0) return order;
    }
    return i - j;
  };
}

/** NaNs come last, and zeros of either sign are equal; complex numbers go by their real parts first. */
function ascending({ data, dtype }: EvalArray): Comparison {
  const lanes = lanesOf(dtype);
  if (!isComplex(dtype)) return (i, j) => compareNumbers(data[i]!, data[j]!);
  return (i, j) =>
    compareNumbers(data[i * lanes]!, data[j * lanes]!) || compareNumbers(data[i * lanes + 1]!, data[j * lanes + 1]!);
}

/** NaNs come first, and -0 after 0. */
function descending({ data }: EvalArray): Comparison {
  return (i, j) => {
    const [x, y] = [data[i]!, data[j]!];
    return compareNumbers(y, x) || (x === 0 && y === 0 ? Number(Object.is(x, -0)) - Number(Object.is(y, -0)) : 0);
  };
}

function compareNumbers(x: number, y: number): number {
  if (x < y) return -1;
  if (x > y) return 1;
  return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
}

/** Where the elements of a line stand. */
function lineOf(start: number, step: number, length: number): Int32Array {
  return Int32Array.from({ length }, (_, i) => start + i * step);
}
