// Example operands of every primitive, which the laws of this folder are checked on.

import { ShapedArray } from "../../runtime/core/aval.ts";
import type { Dim } from "../../runtime/core/dim.ts";
import { type DType, dtypeNames, shortName } from "../../runtime/core/dtype.ts";
import type { NoParams, ParamsOf } from "../../runtime/core/primitive.ts";
import type { CumulativeParams } from "../../runtime/lax/cumulative.ts";
import type { TriangularSolveParams } from "../../runtime/lax/linalg.ts";
import type { Primitives } from "../../runtime/lax/primitives.ts";
import type { ArgReduceParams, ReduceParams } from "../../runtime/lax/reduce.ts";
import type { ScatterParams } from "../../runtime/lax/scatter.ts";

/** Operands for one example: avals as hover shows them, `~` for weak types, `n` for a size that varies. */
export interface Example<Params> {
  readonly operands: readonly string[];
  params(n: Dim): Params;
}

export type Examples = { readonly [Name in keyof Primitives]: readonly Example<ParamsOf<Primitives[Name]>>[] };

/** The operands of an example for one choice of the size that varies. */
export function operandsOf(example: Example<unknown>, n: Dim): readonly ShapedArray[] {
  return example.operands.map((text) => parseAval(text, n));
}

/** Reads `f32[3,n]` or `~f32[]`. */
export function parseAval(text: string, n: Dim): ShapedArray {
  const [, weak, short, sizes] = /^(~?)([a-z0-9<>]+)\[(.*)\]$/.exec(text)!;
  const dtype: DType = dtypeNames.find((name) => shortName(name) === short)!;
  const shape = sizes === "" ? [] : sizes!.split(",").map((size) => (size === "n" ? n : Number(size)));
  return new ShapedArray(shape, dtype, weak === "~");
}

const plain = (...operands: string[]): Example<NoParams> => ({ operands, params: () => ({}) });
const given = <Params>(params: Params | ((n: Dim) => Params), ...operands: string[]): Example<Params> => ({
  operands,
  // SAFETY: no parameter object of a primitive is itself a function.
  params: typeof params === "function" ? (params as (n: Dim) => Params) : () => params,
});

const floats = [plain("f32[n,3]"), plain("~f32[]"), plain("bf16[2]")];
const inexact = [...floats, plain("c64[n]")];
const numbers = [...inexact, plain("i32[2,n]"), plain("~i32[]")];
const complexes = [plain("c64[n,2]"), plain("~c64[]")];
const pairs = (...texts: string[]) => texts.map((text) => plain(text, text));
const floatPairs = pairs("f32[n,3]", "~f32[]", "f16[2]");
const inexactPairs = [...floatPairs, ...pairs("c64[n]")];
const realPairs = [...floatPairs, ...pairs("i32[2,n]"), plain("~i32[2]", "i32[2]")];
const numberPairs = [...realPairs, ...pairs("c64[n]")];
const integerPairs = pairs("i32[n,2]", "u32[]", "u8[3]");
const boolOrIntegerPairs = [...integerPairs, ...pairs("bool[n,2]")];
const orderedPairs = [...realPairs, ...pairs("bool[2]")];
const anyPairs = [...orderedPairs, ...pairs("c64[2,n]")];
const comparablePairs = [...anyPairs, ...pairs("key<fry>[n]")];

const reductions: readonly Example<ReduceParams>[] = [
  given({ axes: [1] }, "f32[2,n,3]"),
  given({ axes: [0, 2] }, "~f32[2,n,3]"),
  given({ axes: [] }, "i32[n]"),
  given({ axes: [0] }, "i32[3]"),
];
const logicalReductions: readonly Example<ReduceParams>[] = [
  given({ axes: [1] }, "bool[2,n,3]"),
  given({ axes: [0, 1] }, "bool[2,3]"),
  given({ axes: [0] }, "~i32[3]"),
];
const positions: readonly Example<ArgReduceParams>[] = [
  given({ axes: [1], indexDtype: "int32" }, "f32[n,3]"),
  given({ axes: [0], indexDtype: "int32" }, "~i32[3,n]"),
];
const running: readonly Example<CumulativeParams>[] = [
  given({ axis: 0, reverse: false }, "f32[n,3]"),
  given({ axis: 1, reverse: true }, "f32[2,3,n]"),
];
const scatters: readonly Example<ScatterParams>[] = [
  // x[i] = u for rows
  given({ dimensionNumbers: scatterNumbers([1], [0], [0]), mode: "fillOrDrop" }, "f32[n,3]", "i32[2,1]", "f32[2,3]"),
  // x[i, j] = u for single elements
  given({ dimensionNumbers: scatterNumbers([], [0, 1], [0, 1]), mode: "clip" }, "~f32[4,3]", "i32[n,2]", "f32[n]"),
  // a window
  given({ dimensionNumbers: scatterNumbers([0, 1], [], [1]), mode: "clip" }, "i32[4,5]", "i32[1]", "i32[4,2]"),
  // one index for each row
  given(
    {
      dimensionNumbers: { ...scatterNumbers([], [1], [1]), operandBatchingDims: [0], scatterIndicesBatchingDims: [0] },
      mode: "promiseInBounds",
    },
    "f32[n,5]",
    "i32[n,1]",
    "f32[n]",
  ),
];

function scatterNumbers(window: readonly number[], inserted: readonly number[], operandDims: readonly number[]) {
  return {
    updateWindowDims: window,
    insertedWindowDims: inserted,
    scatterDimsToOperandDims: operandDims,
    operandBatchingDims: [],
    scatterIndicesBatchingDims: [],
  };
}

export const examples: Examples = {
  neg: numbers,
  sign: numbers,
  abs: numbers,
  square: numbers,
  exp: inexact,
  exp2: inexact,
  expm1: inexact,
  log: inexact,
  log1p: inexact,
  sqrt: inexact,
  rsqrt: inexact,
  cbrt: floats,
  sin: inexact,
  cos: inexact,
  tan: inexact,
  asin: inexact,
  acos: inexact,
  atan: inexact,
  sinh: inexact,
  cosh: inexact,
  tanh: inexact,
  asinh: inexact,
  acosh: inexact,
  atanh: inexact,
  logistic: inexact,
  erf: floats,
  erfc: floats,
  erf_inv: floats,
  lgamma: floats,
  bessel_i0e: floats,
  bessel_i1e: floats,
  digamma: floats,
  floor: floats,
  ceil: floats,
  is_finite: floats,
  real: complexes,
  imag: complexes,
  conj: [...complexes, plain("f32[3]")],
  not: [plain("bool[n,2]"), plain("i32[3]"), plain("~i32[]")],
  population_count: [plain("i32[n,2]"), plain("u32[3]")],
  round: [given({ roundingMethod: "toNearestEven" }, "f32[n,3]"), given({ roundingMethod: "awayFromZero" }, "~f32[2]")],
  integer_pow: [given({ y: 3 }, "f32[n,3]"), given({ y: -2 }, "~f32[]"), given({ y: 2 }, "i32[2]")],
  add: numberPairs,
  sub: numberPairs,
  mul: numberPairs,
  div: numberPairs,
  rem: realPairs,
  max: anyPairs,
  min: anyPairs,
  atan2: inexactPairs,
  zeta: floatPairs,
  igamma: floatPairs,
  igammac: floatPairs,
  nextafter: floatPairs,
  complex: pairs("f32[n,3]", "~f32[]"),
  and: boolOrIntegerPairs,
  or: boolOrIntegerPairs,
  xor: boolOrIntegerPairs,
  shift_left: integerPairs,
  shift_right_logical: integerPairs,
  shift_right_arithmetic: integerPairs,
  eq: comparablePairs,
  ne: comparablePairs,
  lt: orderedPairs,
  le: orderedPairs,
  gt: orderedPairs,
  ge: orderedPairs,
  pow: [...inexactPairs, plain("f32[n,3]", "i32[n,3]"), plain("~f32[]", "i32[]")],
  select_n: [
    plain("bool[n,3]", "f32[n,3]", "f32[n,3]"),
    plain("bool[]", "~f32[2,n]", "~f32[2,n]"),
    plain("bool[]", "f32[]", "~f32[]"),
    plain("i32[2]", "i32[2]", "i32[2]", "i32[2]"),
    plain("bool[n]", "key<fry>[n]", "key<fry>[n]"),
  ],
  clamp: [
    plain("f32[]", "f32[n,3]", "f32[]"),
    plain("f32[n,3]", "f32[n,3]", "f32[]"),
    plain("~f32[]", "~f32[2]", "~f32[2]"),
    plain("i32[]", "i32[]", "i32[]"),
  ],
  reduce_sum: reductions,
  reduce_prod: reductions,
  reduce_max: reductions,
  reduce_min: reductions,
  reduce_and: logicalReductions,
  reduce_or: logicalReductions,
  argmax: positions,
  argmin: positions,
  cumsum: running,
  cumprod: running,
  cummax: running,
  cummin: running,
  cumlogsumexp: running,
  dot_general: [
    given({ dimensionNumbers: dotNumbers([1], [0]), preferredElementType: null }, "f32[n,3]", "f32[3,2]"),
    given({ dimensionNumbers: dotNumbers([0], [0]), preferredElementType: null }, "~f32[3]", "f32[3]"),
    given({ dimensionNumbers: dotNumbers([2], [1], [0], [0]), preferredElementType: null }, "f32[2,n,3]", "f32[2,3]"),
    given(
      { dimensionNumbers: dotNumbers([0, 2], [2, 1], [1], [0]), preferredElementType: null },
      "i32[3,n,2]",
      "i32[n,2,3]",
    ),
    given({ dimensionNumbers: dotNumbers([], []), preferredElementType: null }, "f32[2]", "f32[n]"),
    given({ dimensionNumbers: dotNumbers([1], [0]), preferredElementType: "float32" }, "bf16[2,3]", "bf16[3]"),
    given({ dimensionNumbers: dotNumbers([1], [0]), preferredElementType: null }, "f32[2,3]", "bf16[3]"),
  ],
  broadcast_in_dim: [
    given((n) => ({ shape: [2, n, 3], broadcastDimensions: [1, 2] }), "f32[n,3]"),
    given((n) => ({ shape: [n, 3], broadcastDimensions: [0, 1] }), "~f32[1,3]"),
    given((n) => ({ shape: [n, 2], broadcastDimensions: [] }), "i32[]"),
    given({ shape: [3, 2], broadcastDimensions: [1, 0] }, "f32[2,3]"),
  ],
  reshape: [
    given((n) => ({ newSizes: [3, n] }), "f32[n,3]"),
    given({ newSizes: [] }, "~i32[1,1]"),
    given({ newSizes: [2, 1, 3] }, "f32[6]"),
  ],
  transpose: [given({ permutation: [2, 0, 1] }, "f32[2,n,3]"), given({ permutation: [1, 0] }, "~f32[2,3]")],
  squeeze: [given({ dimensions: [0, 2] }, "f32[1,n,1,3]"), given({ dimensions: [1] }, "~f32[2,1]")],
  rev: [given({ dimensions: [1] }, "f32[2,n]"), given({ dimensions: [0, 2] }, "~i32[2,3,2]")],
  concatenate: [
    given({ dimension: 0 }, "f32[n,3]", "f32[2,3]"),
    given({ dimension: 1 }, "~f32[2,3]", "f32[2,n]", "f32[2,1]"),
    given({ dimension: 0 }, "~i32[3]"),
  ],
  stack: [
    given({ axis: 0 }, "f32[n,3]", "f32[n,3]"),
    given({ axis: 1 }, "~f32[2,3]", "f32[2,3]", "f32[2,3]"),
    given({ axis: 2 }, "~i32[2,n]"),
  ],
  pad: [
    given(
      {
        paddingConfig: [
          { low: 1, high: 2, interior: 0 },
          { low: 0, high: 0, interior: 1 },
        ],
      },
      "f32[n,3]",
      "f32[]",
    ),
    given({ paddingConfig: [{ low: -1, high: 3, interior: 0 }] }, "~f32[4]", "~f32[]"),
    given((n) => ({ paddingConfig: [{ low: n, high: 0, interior: 2 }] }), "i32[n]", "i32[]"),
    given({ paddingConfig: [] }, "f32[]", "f32[]"),
  ],
  slice: [
    given((n) => ({ startIndices: [1, 0], limitIndices: [3, n], strides: null }), "f32[4,n]"),
    given((n) => ({ startIndices: [1, 0], limitIndices: [n, 3], strides: [2, 3] }), "~f32[n,3]"),
  ],
  dynamic_slice: [
    given((n) => ({ sliceSizes: [2, n] }), "f32[4,n]", "i32[]", "i32[]"),
    given({ sliceSizes: [1] }, "~f32[3]", "u32[]"),
    given({ sliceSizes: [] }, "i32[]"),
  ],
  dynamic_update_slice: [
    plain("f32[4,n]", "f32[2,n]", "i32[]", "i32[]"),
    plain("~f32[3]", "~f32[1]", "~i32[]"),
    plain("~i32[3]", "i32[3]", "u32[]"),
  ],
  gather: [
    // x[i] for rows
    given(
      { dimensionNumbers: gatherNumbers([1], [0], [0]), sliceSizes: [1, 3], mode: "fillOrDrop", fillValue: null },
      "f32[n,3]",
      "i32[2,1]",
    ),
    // x[i, j] for single elements
    given(
      { dimensionNumbers: gatherNumbers([], [0, 1], [0, 1]), sliceSizes: [1, 1], mode: "clip", fillValue: null },
      "~f32[4,3]",
      "i32[n,2,2]",
    ),
    // a window, its axes around the places
    given(
      { dimensionNumbers: gatherNumbers([0, 2], [], [1]), sliceSizes: [4, 2], mode: "clip", fillValue: null },
      "i32[4,5]",
      "u32[3,1]",
    ),
    // one place for each row
    given(
      {
        dimensionNumbers: { ...gatherNumbers([], [1], [1]), operandBatchingDims: [0], startIndicesBatchingDims: [0] },
        sliceSizes: [1, 1],
        mode: "promiseInBounds",
        fillValue: null,
      },
      "f32[n,5]",
      "i32[n,1]",
    ),
  ],
  scatter: scatters,
  "scatter-add": scatters,
  "scatter-mul": scatters,
  "scatter-min": scatters,
  "scatter-max": scatters,
  sort: [
    given({ dimension: 1, numKeys: 1 }, "f32[n,3]"),
    given({ dimension: 0, numKeys: 1 }, "~f32[3,2]", "i32[3,2]"),
    given({ dimension: 0, numKeys: 2 }, "i32[n]", "f32[n]", "i32[n]"),
  ],
  top_k: [given({ k: 2, axis: 1 }, "f32[n,3]"), given({ k: 3, axis: 0 }, "~i32[3,2]")],
  iota: [
    given((n) => ({ dtype: "int32", shape: [n, 3], dimension: 0 })),
    given({ dtype: "float32", shape: [2], dimension: 0 }),
  ],
  full: [
    given((n) => ({ shape: [n, 2], fillValue: 3, dtype: "float32", weakType: false })),
    given({ shape: [], fillValue: 1, dtype: "int32", weakType: true }),
  ],
  literal: [given({ values: [1, 2, 3, 4], shape: [2, 2], dtype: "float32", weakType: false })],
  convert_element_type: [
    given({ newDtype: "int32", weakType: false }, "f32[n,3]"),
    given({ newDtype: "float32", weakType: true }, "~i32[]"),
    given({ newDtype: "float32", weakType: false }, "c64[2]"),
  ],
  cholesky: [plain("f32[n,n]"), plain("~f32[2,3,3]")],
  lu: [plain("f32[n,3]"), plain("f32[2,3,n]"), plain("~f32[2,2]")],
  qr: [given({ fullMatrices: false }, "f32[n,3]"), given({ fullMatrices: true }, "~f32[2,3,n]")],
  svd: [
    given({ fullMatrices: true, computeUv: true }, "f32[n,3]"),
    given({ fullMatrices: false, computeUv: true }, "~f32[2,3,n]"),
    given({ fullMatrices: false, computeUv: false }, "f32[2,n]"),
  ],
  eigh: [given({ lower: true }, "f32[n,n]"), given({ lower: false }, "~f32[2,3,3]")],
  eig: [
    given({ computeRightEigenvectors: true }, "f32[n,n]"),
    given({ computeRightEigenvectors: false }, "~f32[2,3,3]"),
    given({ computeRightEigenvectors: true }, "c64[2,2]"),
  ],
  fft: [
    given((n: Dim) => ({ kind: "fft", lengths: [n] }) as const, "c64[2,n]"),
    given({ kind: "ifft", lengths: [2, 3] }, "c64[n,2,3]"),
    given((n: Dim) => ({ kind: "rfft", lengths: [n, 4] }) as const, "f32[2,n,4]"),
    given({ kind: "irfft", lengths: [4] }, "c64[n,3]"),
  ],
  triangular_solve: [
    given(triangular({ leftSide: true, lower: true }), "f32[n,n]", "f32[n,2]"),
    given(triangular({ leftSide: false, transposeA: true }), "f32[2,3,3]", "f32[2,n,3]"),
    given(triangular({ leftSide: true, unitDiagonal: true }), "~f32[3,3]", "~f32[3,n]"),
  ],
  random_seed: [plain("i32[]"), plain("u32[n]"), plain("~i32[]")],
  random_wrap: [plain("u32[2]"), plain("u32[n,2]")],
  random_unwrap: [plain("key<fry>[]"), plain("key<fry>[n]")],
  random_bits: [
    given((n) => ({ bitWidth: 32, shape: [n, 3] }), "key<fry>[]"),
    given({ bitWidth: 8, shape: [] }, "key<fry>[n]"),
    given({ bitWidth: 16, shape: [5] }, "key<fry>[2]"),
    given({ bitWidth: 64, shape: [3] }, "key<fry>[]"),
  ],
  random_split: [given((n) => ({ shape: [n] }), "key<fry>[]"), given({ shape: [2, 2] }, "key<fry>[n]")],
  random_gamma: [
    given({ logSpace: false }, "key<fry>[]", "f32[n,2]"),
    given({ logSpace: true }, "key<fry>[n]", "f32[n]"),
  ],
  random_poisson: [
    given({ dtype: "int32" }, "key<fry>[]", "f32[n]"),
    given({ dtype: "int32" }, "key<fry>[2]", "f32[2,n]"),
  ],
  random_fold_in: [plain("key<fry>[]", "u32[]"), plain("key<fry>[n]", "i32[n]")],
};

function dotNumbers(
  lhsContract: readonly number[],
  rhsContract: readonly number[],
  lhsBatch: readonly number[] = [],
  rhsBatch: readonly number[] = [],
) {
  return { lhsContract, rhsContract, lhsBatch, rhsBatch };
}

function triangular(chosen: Partial<TriangularSolveParams>): TriangularSolveParams {
  return { leftSide: true, lower: false, transposeA: false, conjugateA: false, unitDiagonal: false, ...chosen };
}

function gatherNumbers(offset: readonly number[], collapsed: readonly number[], indexMap: readonly number[]) {
  return {
    offsetDims: offset,
    collapsedSliceDims: collapsed,
    startIndexMap: indexMap,
    operandBatchingDims: [],
    startIndicesBatchingDims: [],
  };
}
