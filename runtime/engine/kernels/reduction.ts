// Kernels of reductions over axes and of running reductions along one.

import { isComplex, kindOf } from "../../core/dtype.ts";
import type { CumulativeParams } from "../../lax/cumulative.ts";
import type { ArgReduceParams, ReduceParams } from "../../lax/reduce.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import type { Complex } from "../math/complex.ts";
import { settle } from "../rounding.ts";
import { offsetsOfAxes, otherAxes, rowMajorStrides } from "../strides.ts";
import { complexAt, storeComplex } from "./elementwise.ts";
import { complexMonoid, leastOf, type Monoid, type MonoidName, realMonoid } from "./monoid.ts";

const cumLogSumExp: Kernel<CumulativeParams> = ([x], [result], params) => {
  scanReals(x!, result!, params, { initial: leastOf(x!.dtype), combine: logAddExp });
  settle(result!);
};

export const reductionKernels = {
  reduce_sum: reducer("sum"),
  reduce_prod: reducer("prod"),
  reduce_max: reducer("max"),
  reduce_min: reducer("min"),
  reduce_and: reducer("and"),
  reduce_or: reducer("or"),
  argmax: argReducer((candidate, best) => candidate > best),
  argmin: argReducer((candidate, best) => candidate < best),
  cumsum: scan("sum"),
  cumprod: scan("prod"),
  cummax: scan("max"),
  cummin: scan("min"),
  cumlogsumexp: cumLogSumExp,
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
      const { initial, combine } = realMonoid(name, x!.dtype);
      const { data } = x!;
      for (let i = 0; i < starts.length; i++) {
        const start = starts[i]!;
        let total = initial;
        for (let j = 0; j < steps.length; j++) total = combine(total, data[start + steps[j]!]!);
        result!.data[i] = total;
      }
    }
    settle(result!);
  };
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

function scan(name: MonoidName): Kernel<CumulativeParams> {
  return ([x], [result], params) => {
    if (isComplex(x!.dtype)) scanComplex(x!, result!, params, complexMonoid(name));
    else scanReals(x!, result!, params, realMonoid(name, x!.dtype));
    settle(result!);
  };
}

function scanReals(x: EvalArray, result: EvalArray, params: CumulativeParams, monoid: Monoid<number>): void {
  const { data } = x;
  forEachLine(x, params, (start, step, length) => {
    let total = monoid.initial;
    for (let i = 0, at = start; i < length; i++, at += step) {
      total = monoid.combine(total, data[at]!);
      result.data[at] = total;
    }
  });
}

function scanComplex(x: EvalArray, result: EvalArray, params: CumulativeParams, monoid: Monoid<Complex>): void {
  forEachLine(x, params, (start, step, length) => {
    let total = monoid.initial;
    for (let i = 0, at = start; i < length; i++, at += step) {
      total = monoid.combine(total, complexAt(x, at));
      storeComplex(result, at, total);
    }
  });
}

/** Calls `visit` with the first element, the stride and the length of each line along the axis. */
function forEachLine(
  x: EvalArray,
  { axis, reverse }: CumulativeParams,
  visit: (start: number, step: number, length: number) => void,
): void {
  const length = x.shape[axis]!;
  const step = rowMajorStrides(x.shape)[axis]!;
  for (const start of offsetsOfAxes(x.shape, otherAxes(x.shape.length, [axis]))) {
    if (reverse) visit(start + (length - 1) * step, -step, length);
    else visit(start, step, length);
  }
}

/** log(exp(x) + exp(y)) without overflow. */
function logAddExp(x: number, y: number): number {
  const larger = Math.max(x, y);
  return Number.isFinite(larger) ? larger + Math.log1p(Math.exp(Math.min(x, y) - larger)) : larger;
}
