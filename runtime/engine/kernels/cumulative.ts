// Kernels of running reductions along an axis.

import { isComplex } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import type { CumulativeParams } from "../../lax/cumulative.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import type { Complex } from "../math/complex.ts";
import { expFloat32 } from "../math/exponential.ts";
import { fround } from "../math/float32.ts";
import { log1pFloat32 } from "../math/logarithm.ts";
import { settle } from "../rounding.ts";
import type { Elements } from "../storage.ts";
import { offsetsOfAxes, otherAxes, rowMajorStrides } from "../strides.ts";
import { complexAt, storeComplex } from "./elementwise.ts";
import {
  accurateMonoid,
  complexMonoid,
  leastOf,
  type Monoid,
  type MonoidName,
  manyElements,
  realMonoid,
} from "./monoid.ts";

const cumLogSumExp: Kernel<CumulativeParams> = ([x], [result], params) => {
  scanReals(x!, result!, params, { initial: leastOf(x!.dtype), combine: logAddExp });
  settle(result!);
};

export const cumulativeKernels = {
  cumsum: scan("sum"),
  cumprod: scan("prod"),
  cummax: scan("max"),
  cummin: scan("min"),
  cumlogsumexp: cumLogSumExp,
} as const satisfies { readonly [name: string]: Kernel<never> };

function scan(name: MonoidName): Kernel<CumulativeParams> {
  return ([x], [result], params) => {
    const { dtype } = x!;
    if (isComplex(dtype)) scanComplex(x!, result!, params, complexMonoid(name));
    else scanReals(x!, result!, params, realMonoid(name, dtype), accurateMonoid(name, dtype));
    settle(result!);
  };
}

/** XLA's CPU backend scans blocks of this length. */
const blockSize = 16;

function scanReals(
  x: EvalArray,
  result: EvalArray,
  { axis, reverse }: CumulativeParams,
  monoid: Monoid<number>,
  monoidOfMany = monoid,
): void {
  const isLong = x.size >= manyElements && x.shape[axis]! > blockSize;
  if (!isLong && !isNumPy()) {
    result.data.set(x.data);
    forEachLine(x, axis, (line) => scanBlocks({ ...line, data: result.data }, monoid, reverse));
  } else {
    const { initial, combine } = isLong ? monoidOfMany : monoid;
    forEachLine(x, axis, (line) => {
      const { data, start, step, length } = reverse ? reversed(line) : line;
      let total = initial;
      for (let i = 0, at = start; i < length; i++, at += step) {
        total = combine(total, data[at]!);
        result.data[at] = total;
      }
    });
  }
}

/** Equally spaced elements. */
interface Line {
  readonly data: Elements;
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/**
 * Replaces the elements by their running totals as XLA's CPU backend does: block by block, then with the totals of the
 * blocks, which are combined with each element of the next block.
 */
function scanBlocks(line: Line, monoid: Monoid<number>, reverse: boolean): void {
  const { data, start, step, length } = line;
  for (let first = 0; first < length; first += blockSize) {
    const block = { data, start: start + first * step, step, length: Math.min(blockSize, length - first) };
    if (reverse) totalsToEnd(block, monoid);
    else totalsFromStart(block, monoid);
  }
  if (length <= blockSize) return;
  const blocks = Math.ceil(length / blockSize);
  const totals = data.slice(0, blocks);
  for (let block = 0; block < blocks; block++) {
    const last = reverse ? block * blockSize : Math.min((block + 1) * blockSize, length) - 1;
    totals[block] = data[start + last * step]!;
  }
  scanBlocks({ data: totals, start: 0, step: 1, length: blocks }, monoid, reverse);
  for (let i = 0; i < length; i++) {
    const before = Math.floor(i / blockSize) + (reverse ? 1 : -1);
    if (before < 0 || before === blocks) continue;
    const at = start + i * step;
    data[at] = monoid.combine(totals[before]!, data[at]!);
  }
}

function totalsFromStart({ data, start, step, length }: Line, { initial, combine }: Monoid<number>): void {
  let total = initial;
  for (let i = 0, at = start; i < length; i++, at += step) {
    total = combine(total, data[at]!);
    data[at] = total;
  }
}

/** Each total adds up from its own element on, so that none is the start of another one. */
function totalsToEnd({ data, start, step, length }: Line, { initial, combine }: Monoid<number>): void {
  for (let first = 0; first < length; first++) {
    let total = initial;
    for (let i = first; i < length; i++) total = combine(total, data[start + i * step]!);
    data[start + first * step] = total;
  }
}

function scanComplex(
  x: EvalArray,
  result: EvalArray,
  { axis, reverse }: CumulativeParams,
  { initial, combine }: Monoid<Complex>,
): void {
  forEachLine(x, axis, (line) => {
    const { start, step, length } = reverse ? reversed(line) : line;
    let total = initial;
    for (let i = 0, at = start; i < length; i++, at += step) {
      total = combine(total, complexAt(x, at));
      storeComplex(result, at, total);
    }
  });
}

/** Calls `visit` with each line along the axis. */
function forEachLine(x: EvalArray, axis: number, visit: (line: Line) => void): void {
  const { data, shape } = x;
  const step = rowMajorStrides(shape)[axis]!;
  for (const start of offsetsOfAxes(shape, otherAxes(shape.length, [axis]))) {
    visit({ data, start, step, length: shape[axis]! });
  }
}

function reversed({ data, start, step, length }: Line): Line {
  return { data, start: start + (length - 1) * step, step: -step, length };
}

/** log(exp(x) + exp(y)) without overflow. */
function logAddExp(x: number, y: number): number {
  const difference = fround(x - y);
  if (Number.isNaN(difference)) return x + y;
  return fround(Math.max(x, y) + log1pFloat32(expFloat32(-Math.abs(difference))));
}
