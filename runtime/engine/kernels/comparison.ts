// Kernels of comparisons and of choosing among elements.

import { isComplex } from "../../core/dtype.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { larger, smaller } from "../math/complex.ts";
import { lanesOf } from "../storage.ts";
import { complexAt, leastRead, mapBinary, mapUnary, storeComplex } from "./elementwise.ts";

export const comparisonKernels = {
  eq: equality(true),
  ne: equality(false),
  lt: ordered((x, y) => x < y),
  le: ordered((x, y) => x <= y),
  gt: ordered((x, y) => x > y),
  ge: ordered((x, y) => x >= y),
  is_finite: ([x], [result]) => mapUnary((value) => Number(Number.isFinite(value)), x!, result!),
  select_n: ([which, ...cases], [result]) => {
    const lanes = lanesOf(result!.dtype);
    const step = stepOf(which!);
    for (let i = 0; i < result!.size; i++) {
      // XLA takes the nearest case where an integer `which` is out of range.
      const chosen = cases[Math.min(Math.max(which!.data[i * step]!, 0), cases.length - 1)]!;
      for (let lane = i * lanes; lane < (i + 1) * lanes; lane++) result!.data[lane] = chosen.data[lane]!;
    }
  },
  clamp: ([min, x, max], [result]) => {
    const [minStep, step, maxStep] = [stepOf(min!), stepOf(x!), stepOf(max!)];
    if (isComplex(x!.dtype)) {
      for (let i = 0; i < result!.size; i++) {
        const raised = larger(complexAt(x!, i * step), complexAt(min!, i * minStep));
        storeComplex(result!, i, smaller(raised, complexAt(max!, i * maxStep)));
      }
      return;
    }
    for (let i = 0; i < result!.size; i++) {
      result!.data[i] = Math.min(Math.max(x!.data[i * step]!, min!.data[i * minStep]!), max!.data[i * maxStep]!);
    }
  },
} as const satisfies { readonly [name: string]: Kernel<unknown> };

function ordered(holds: (x: number, y: number) => boolean): Kernel<unknown> {
  return ([x, y], [result]) => mapBinary((a, b) => Number(holds(a, b)), x!, y!, result!, leastRead(x!));
}

function equality(wanted: boolean): Kernel<unknown> {
  const ofNumbers = ordered((x, y) => (x === y) === wanted);
  return (operands, [result], params) => {
    const [x, y] = operands;
    if (lanesOf(x!.dtype) === 1) return ofNumbers(operands, [result!], params);
    for (let i = 0; i < result!.size; i++) {
      const areEqual = x!.data[2 * i] === y!.data[2 * i] && x!.data[2 * i + 1] === y!.data[2 * i + 1];
      result!.data[i] = Number(areEqual === wanted);
    }
  };
}

/** A scalar among arrays is the same at every position. */
function stepOf(operand: EvalArray): 0 | 1 {
  return operand.shape.length === 0 ? 0 : 1;
}
