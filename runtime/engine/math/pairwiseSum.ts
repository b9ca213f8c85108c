// NumPy's order of adding up, which its roundings show.

import { type DType, isInexact, itemSize } from "../../core/dtype.ts";
import type { Elements } from "../storage.ts";

const blockSize = 128;

/** The sum of `length` neighbours from `start` on: halves are summed first, and blocks in eight interleaved parts. */
export function pairwiseSum(data: Elements, dtype: DType, start: number, length: number): number {
  const round = roundingOf(dtype);
  const sum = (from: number, count: number): number => {
    if (count <= blockSize) return blockSum(data, from, count, round);
    const half = Math.floor(count / 2);
    const first = half - (half % 8);
    return round(sum(from, first) + sum(from + first, count - first));
  };
  return sum(start, length);
}

/** What happens to each partial sum of floats of a dtype; half precision adds up in single. */
export function roundingOf(dtype: DType): (value: number) => number {
  return isInexact(dtype) && itemSize(dtype) < 8 ? Math.fround : (value) => value;
}

function blockSum(data: Elements, start: number, length: number, round: (value: number) => number): number {
  let total = 0;
  let done = 0;
  if (length >= 8) {
    const part = Array.from({ length: 8 }, (_, i) => data[start + i]!);
    for (done = 8; done + 8 <= length; done += 8) {
      for (let i = 0; i < 8; i++) part[i] = round(part[i]! + data[start + done + i]!);
    }
    const pair = (i: number) => round(part[i]! + part[i + 1]!);
    total = round(round(pair(0) + pair(2)) + round(pair(4) + pair(6)));
  }
  for (; done < length; done++) total = round(total + data[start + done]!);
  return total;
}
