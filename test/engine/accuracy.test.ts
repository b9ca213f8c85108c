import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pyInt } from "../../runtime/core/pyValue.ts";
import { type ArrayValue, withTrace } from "../../runtime/core/trace.ts";
import { type EvalArray, evalArray } from "../../runtime/engine/evalArray.ts";
import { evalTrace, requireElements } from "../../runtime/engine/evalTrace.ts";
import { concatenate } from "../../runtime/lax/concatenate.ts";
import { integerPow, neg } from "../../runtime/lax/elementwise.ts";
import { full } from "../../runtime/lax/literal.ts";
import type { primitives } from "../../runtime/lax/primitives.ts";
import { dot, matmul } from "../../runtime/numpy/contraction.ts";
import { constant } from "../../runtime/numpy/conversion.ts";
import { cumsum } from "../../runtime/numpy/cumulative.ts";
import { add } from "../../runtime/numpy/operators.ts";
import { logSumExp, sum } from "../../runtime/numpy/reductions.ts";
import { reshape } from "../../runtime/numpy/reshaping.ts";
import { mean, variance } from "../../runtime/numpy/statistics.ts";
import * as distributions from "../../runtime/random/distributions.ts";
import { seedKey } from "../../runtime/random/keys.ts";
import { apply, arrayOf, type Golden, spacing } from "./golden.ts";

// SAFETY: test/oracle/recordEngineAccuracy.py writes this form.
const accuracy = JSON.parse(readFileSync(new URL("accuracy.json", import.meta.url), "utf8")) as {
  /** For each function the hashes of its results in 256 blocks of arguments. */
  readonly checksums: Readonly<Record<keyof typeof primitives, string>>;
  /** Functions of complex numbers with their true results, rounded. */
  readonly truths: readonly Pick<Golden, "primitive" | "operands" | "results">[];
  /** How far JAX's sums are from the truth. */
  readonly sums: readonly { readonly data: Data; readonly size: number; readonly errors: Record<Sum, number> }[];
  readonly products: Readonly<Record<"matmul" | "rows" | "columns", number>>;
};

const evaluate = (body: () => ArrayValue): EvalArray => requireElements(withTrace(evalTrace, body));

describe("functions of float32 have the very bits of JAX's", () => {
  const everywhere = new Float32Array(
    Uint32Array.from({ length: 2 ** 17 }, (_, i) => (i << 15) ^ (Math.imul(i, 2654435761) & 0x7fff)).buffer,
  );
  const x = evalArray(everywhere, [everywhere.length], "float32");

  it.each(Object.entries(accuracy.checksums))("%s, whatever its argument's exponent", (name, recorded) => {
    // SAFETY: the recorder names primitives.
    const primitive = name as keyof typeof primitives;
    const words = new Uint32Array(Float32Array.from(apply({ primitive, params: {} }, [x])[0]!.data, canonical).buffer);
    const expected = recorded.split(" ");
    const differing = expected.flatMap((checksum, block) =>
      checksumOf(words.subarray(block * 512, (block + 1) * 512)) === checksum ? [] : [everywhere[block * 512]!],
    );
    expect(differing).toEqual([]);
  });
});

describe("functions of complex64 are true to one unit in the last place of each part", () => {
  it.each(accuracy.truths.map((truth) => [truth.primitive, truth] as const))("%s", (_name, truth) => {
    const actual = apply({ ...truth, params: {} }, truth.operands.map(arrayOf))[0]!;
    const expected = arrayOf(truth.results[0]!);
    const off = Array.from(expected.data.keys()).filter(
      (place) =>
        !(Math.abs(actual.data[place]! - expected.data[place]!) <= spacing(Math.abs(expected.data[place]!), "float32")),
    );
    expect(off.map((place) => [place, actual.data[place], expected.data[place]])).toEqual([]);
  });
});

describe("sums are at least as exact as JAX's, but for the last rounding", () => {
  it.each(accuracy.sums)("of $size numbers, $data", ({ data, size, errors }) => {
    const x = evaluate(() => dataSets[data](size));
    const y = evaluate(() => normal(size + 1, size));
    for (const [name, { ours, truth }] of Object.entries(sumsOf(x, y))) {
      // SAFETY: the entries of sumsOf are those of Sum.
      expectExact(name, ours.data, truth, errors[name as Sum]);
    }
  });

  it("along axes and in products of matrices", () => {
    const x = evaluate(() => reshape(normal(0, 60_000), [200, 300]));
    const y = evaluate(() => reshape(normal(1, 30_000), [300, 100]));
    const row = (i: number) => x.data.subarray(300 * i, 300 * (i + 1));
    const column = (array: EvalArray, j: number) =>
      Float32Array.from({ length: array.size / array.shape[1]! }, (_, i) => array.data[i * array.shape[1]! + j]!);
    const along = (axis: number) => evaluate(() => sum(x, { axes: [axis], keepDims: false })).data;
    const times = (a: Elements, b: Elements) => total(Float64Array.from(a, (value, i) => value * b[i]!));
    const [rows, columns] = [200, 300].map((length) => Array.from({ length }, (_, i) => i));
    const columnsOfY = Array.from({ length: 100 }, (_, j) => column(y, j));
    const { products } = accuracy;
    expectExact(
      "rows",
      along(1),
      rows!.map((i) => total(row(i))),
      products.rows,
    );
    expectExact(
      "columns",
      along(0),
      columns!.map((j) => total(column(x, j))),
      products.columns,
    );
    const truth = rows!.flatMap((i) => columnsOfY.map((other) => times(row(i), other)));
    expectExact("matmul", evaluate(() => matmul(x, y)).data, truth, products.matmul);
  });
});

type Data = keyof typeof dataSets;
type Sum = keyof ReturnType<typeof sumsOf>;
type Elements = EvalArray["data"];

const normal = (seed: number, size: number) => distributions.normal(key(seed), [size], "float32");
const uniform = (seed: number, size: number) => {
  const [zero, one] = [0, 1].map((bound) => constant(bound, "float32"));
  return distributions.uniform(key(seed), [size], "float32", zero!, one!);
};
const wide = (seed: number, size: number) => integerPow(normal(seed, size), 9);

// Of what sums are made; test/oracle/recordEngineAccuracy.py makes the same.
const dataSets = {
  uniform: (size: number) => uniform(size, size),
  normal: (size: number) => normal(size, size),
  tenths: (size: number) => full([size], 0.1, "float32"),
  "far from zero": (size: number) => add(normal(size, size), constant(10000, "float32")),
  "of all sizes": (size: number) => wide(size, size),
  cancelling: (size: number) => {
    const half = wide(size, size / 2);
    return add(concatenate([half, neg(half)], 0), uniform(size, size));
  },
} as const;

/** Each sum as the engine computes it, and as it is in double precision. */
function sumsOf(x: EvalArray, y: EvalArray) {
  const all = { axes: null, keepDims: false };
  const size = x.data.length;
  const center = total(x.data) / size;
  const greatest = Float64Array.from(x.data).sort().at(-1)!;
  const sumsOfFunction = (f: (value: number, place: number) => number) => total(Float64Array.from(x.data, f));
  return {
    sum: { ours: evaluate(() => sum(x, all)), truth: [total(x.data)] },
    mean: { ours: evaluate(() => mean(x, all)), truth: [center] },
    var: {
      ours: evaluate(() => variance(x, { ...all, correction: constant(0, "int32"), mean: null })),
      truth: [sumsOfFunction((value) => (value - center) ** 2) / size],
    },
    dot: { ours: evaluate(() => dot(x, y)), truth: [sumsOfFunction((value, i) => value * y.data[i]!)] },
    logsumexp: {
      ours: evaluate(() => logSumExp(x, all)),
      truth: [greatest + Math.log(sumsOfFunction((value) => Math.exp(value - greatest)))],
    },
    cumsum: { ours: evaluate(() => cumsum(x, 0, null)), truth: runningTotals(x.data) },
  };
}

function key(seed: number): ArrayValue {
  return seedKey("key", pyInt(seed));
}

/** Expects that no element is farther from the truth than JAX's farthest, and the spacing of floats of the largest size. */
function expectExact(name: string, ours: Elements, truth: ArrayLike<number>, errorOfJax: number): void {
  let error = 0;
  let largest = 0;
  for (let i = 0; i < ours.length; i++) {
    error = Math.max(error, Math.abs(ours[i]! - truth[i]!));
    largest = Math.max(largest, Math.abs(truth[i]!));
  }
  expect(error, name).toBeLessThanOrEqual(errorOfJax + spacing(largest, "float32"));
}

function total(values: Elements | Float64Array): number {
  return runningTotals(values).at(-1)!;
}

/** Neumaier's sums in double precision. */
function runningTotals(values: Elements | Float64Array): Float64Array {
  let [sum, lost] = [0, 0];
  return Float64Array.from(values, (value) => {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    return sum + lost;
  });
}

const notANumber = new Float32Array(new Uint32Array([0x7fc00000]).buffer)[0]!;

/** Makes one of all NaNs. */
function canonical(value: number): number {
  return Number.isNaN(value) ? notANumber : value;
}

/** FNV's hash, in hexadecimal. */
function checksumOf(words: Uint32Array): string {
  let hash = 2166136261;
  for (const word of words) hash = Math.imul(hash ^ word, 16777619) >>> 0;
  return hash.toString(16);
}
