// Kernels of reductions over axes.

import { isComplex, isInexact, kindOf } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import type { ArgReduceParams, ReduceParams } from "../../lax/reduce.ts";
import { type EvalArray, sizeOfShape } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { pairwiseSum, roundingOf } from "../math/pairwiseSum.ts";
import { settle } from "../rounding.ts";
import type { Elements } from "../storage.ts";
import { offsetsOfAxes, otherAxes } from "../strides.ts";
import { complexAt, storeComplex } from "./elementwise.ts";
import { accurateMonoid, complexMonoid, type Monoid, type MonoidName, manyElements, realMonoid } from "./monoid.ts";

export const reductionKernels = {
  reduce_sum: reducer("sum"),
  reduce_prod: reducer("prod"),
  reduce_max: reducer("max"),
  reduce_min: reducer("min"),
  reduce_and: reducer("and"),
  reduce_or: reducer("or"),
  argmax: argReducer((candidate, best) => candidate > best),
  argmin: argReducer((candidate, best) => candidate < best),
} as const satisfies { readonly [name: string]: Kernel<never> };

function reducer(name: MonoidName): Kernel<ReduceParams> {
  return ([x], [result], { axes }) => {
    const starts = offsetsOfAxes(x!.shape, otherAxes(x!.shape.length, axes));
    const steps = offsetsOfAxes(x!.shape, axes);
    if (isComplex(x!.dtype)) {
      const { initial, combine } = complexMonoid(name);
      for (const [i, start] of starts.entries()) {
        let total = initial;
        for (const step of steps) total = combine(total, complexAt(x!, start + step));
        storeComplex(result!, i, total);
      }
    } else {
      const { data } = x!;
      if (name === "sum" && isNumPy() && isInexact(x!.dtype)) return sumInPairs(x!, result!, axes);
      const fold = folding(name, x!, axes);
      for (let i = 0; i < starts.length; i++) result!.data[i] = fold(data, starts[i]!, steps);
    }
    settle(result!);
  };
}

/** Combines the elements that lie `steps` behind `start`. */
type Fold = (data: Elements, start: number, steps: Int32Array) => number;

/**
 * The last digits of floats show the order of the steps: XLA's CPU backend takes many neighbours in windows. For very many
 * elements the order depends on the machine.
 */
function folding(name: MonoidName, { dtype, shape, size }: EvalArray, axes: readonly number[]): Fold {
  const lengths = axes.map((axis) => shape[axis]!).filter((length) => length !== 1);
  if (size >= manyElements || !isCompiledInOrder(lengths)) return inSequence(accurateMonoid(name, dtype));
  const isWindowed = lengths.length === 1 && lengths[0]! > windowSize && !isNumPy();
  return (isWindowed ? inWindows : inSequence)(realMonoid(name, dtype));
}

/** Whether no rows are added up side by side, as XLA's compiler arranges where many short ones make up one sum. */
function isCompiledInOrder(lengths: readonly number[]): boolean {
  if (lengths.length < 2 || sizeOfShape(lengths) <= windowSize) return true;
  const [rows, columns] = lengths;
  if (lengths.length > 2 || rows! > windowSize || columns! > windowSize) return false;
  return columns! > 8 || (rows! > 2 && rows! < 16 && rows! % 4 !== 0);
}

function inSequence({ initial, combine }: Monoid<number>): Fold {
  return (data, start, steps) => {
    let total = initial;
    for (let i = 0; i < steps.length; i++) total = combine(total, data[start + steps[i]!]!);
    return total;
  };
}

const windowSize = 32;

/** Combines neighbours in windows, and then what the windows gave. The windows reach as far beyond both ends. */
function inWindows({ initial, combine }: Monoid<number>): Fold {
  return (data, start, steps) => {
    let values = Float64Array.from(steps, (step) => data[start + step]!);
    while (values.length > windowSize) {
      const windows = Math.ceil(values.length / windowSize);
      const before = Math.floor((windows * windowSize - values.length) / 2);
      const totals = new Float64Array(windows).fill(initial);
      for (const [i, value] of values.entries()) {
        const window = Math.floor((before + i) / windowSize);
        totals[window] = combine(totals[window]!, value);
      }
      values = totals;
    }
    return values.reduce((total, value) => combine(total, value), initial);
  };
}

/** NumPy sums runs of neighbours in pairs, and adds the sums of runs up one by one. */
function sumInPairs(x: EvalArray, result: EvalArray, axes: readonly number[]): void {
  const { shape, data, dtype } = x;
  const isKept = (axis: number) => !axes.includes(axis) && shape[axis] !== 1;
  const run = shape.length - 1 - shape.findLastIndex((_, axis) => isKept(axis));
  const length = shape.slice(shape.length - run).reduce((product, size) => product * size, 1);
  const starts = offsetsOfAxes(shape, otherAxes(shape.length, axes));
  const runs = offsetsOfAxes(
    shape,
    axes.filter((axis) => axis < shape.length - run),
  );
  const round = roundingOf(dtype);
  for (const [i, start] of starts.entries()) {
    let total = 0;
    for (const step of runs) total = round(total + pairwiseSum(data, dtype, start + step, length));
    result.data[i] = total;
  }
  settle(result);
}

/** The first position whose element no other is better than; a NaN is better than any number. */
function argReducer(better: (candidate: number, best: number) => boolean): Kernel<ArgReduceParams> {
  return ([x], [result], { axes }) => {
    const { data, dtype, shape } = x!;
    if (kindOf(dtype) === "c") throw new Error("complex numbers have no greatest or least");
    const starts = offsetsOfAxes(shape, otherAxes(shape.length, axes));
    const steps = offsetsOfAxes(shape, axes);
    for (let i = 0; i < starts.length; i++) {
      let position = 0;
      let best = data[starts[i]!]!;
      for (let j = 1; j < steps.length && !Number.isNaN(best); j++) {
        const candidate = data[starts[i]! + steps[j]!]!;
        if (!better(candidate, best) && !Number.isNaN(candidate)) continue;
        position = j;
        best = candidate;
      }
      result!.data[i] = position;
    }
  };
}
