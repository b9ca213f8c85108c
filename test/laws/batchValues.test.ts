// vmap is stacking: what a primitive makes of a batch is what it makes of each example.

import { describe, expect, test } from "vitest";
import type { ShapedArray } from "../../runtime/core/aval.ts";
import { itemSize, kindOf } from "../../runtime/core/dtype.ts";
import type { BatchDim, Primitive } from "../../runtime/core/primitive.ts";
import { none } from "../../runtime/core/pyValue.ts";
import { type ArrayValue, bind, withTrace } from "../../runtime/core/trace.ts";
import { EvalArray, sizeOfShape } from "../../runtime/engine/evalArray.ts";
import { evalTrace, requireElements } from "../../runtime/engine/evalTrace.ts";
import { lanesOf } from "../../runtime/engine/storage.ts";
import { primitives } from "../../runtime/lax/primitives.ts";
import { printAval } from "../../runtime/lax/printedAval.ts";
import { BatchTrace } from "../../runtime/transforms/batchTrace.ts";
import { batchedAval, combinationsOfBatchDims } from "./batchDims.ts";
import { type Example, examples, operandsOf } from "./primitiveExamples.ts";

/** One vmap: the size of the mapped axis, and where each operand has it. */
interface Level {
  readonly size: number;
  readonly dims: readonly BatchDim[];
}

// Without operands there is nothing to map.
const subjects = Object.values(primitives)
  .map(({ name }) => {
    // SAFETY: `examples` has the keys of `primitives`, and under each the parameters that this primitive takes.
    const key = name as keyof typeof primitives;
    return { name, primitive: primitives[key] as unknown as Primitive<string, unknown>, given: examples[key] };
  })
  .filter(({ given }) => given[0]!.operands.length > 0);

describe.each(subjects)("$name", ({ primitive, given }) => {
  test("on a batch gives the stacked results of its examples, for every combination of batch axes", () => {
    for (const example of given) {
      for (const dims of combinationsOfBatchDims(operandsOf(example, 4))) {
        expectStacking(primitive, example, [{ size: 3, dims }]);
      }
    }
  });

  test("on a batch of batches gives the stacked results of its examples", () => {
    const random = randomNumbers(7);
    for (const example of given) {
      const operands = operandsOf(example, 4);
      for (const dims of combinationsOfBatchDims(operands)) {
        const inner = { size: 3, dims };
        const outerDims = combinationsOfBatchDims(operands.map((aval, index) => batchedAval(aval, dims[index]!, 3)));
        const outer = { size: 2, dims: outerDims[Math.floor(random() * outerDims.length)]! };
        expectStacking(primitive, example, [inner, outer]);
      }
    }
  });
});

/** Runs the primitive under nested vmaps, the innermost first in `levels`, and on each example by itself. */
function expectStacking(
  primitive: Primitive<string, unknown>,
  example: Example<unknown>,
  levels: readonly Level[],
): void {
  const random = randomNumbers(1);
  const params = example.params(4);
  const operands = operandsOf(example, 4).map((aval, index) =>
    randomArray(
      levels.reduce((batched, { size, dims }) => batchedAval(batched, dims[index]!, size), aval),
      random,
    ),
  );
  const outermostFirst = levels.toReversed();
  const traces: BatchTrace[] = [];
  for (const { size } of outermostFirst) traces.push(new BatchTrace(traces.at(-1) ?? evalTrace, size, none));
  const tracers = operands.map((operand, index) =>
    traces.reduce<ArrayValue>((value, trace, level) => trace.wrap(value, outermostFirst[level]!.dims[index]!), operand),
  );
  const results = withTrace<readonly ArrayValue[]>(traces.at(-1)!, () => bind(primitive, tracers, params));
  const where = `${example.operands.join(" ")} mapped over ${levels.map(({ dims }) => dims.join()).join(" and ")}`;
  const unwrapped = results.map((result) => unwrapAll(result, traces));
  const differences: string[] = [];
  forEachExample(outermostFirst, operands, unwrapped, (slices, slicesOfResults) => {
    const wanted = evalTrace.process(primitive, slices, params).map(requireElements);
    for (const [index, result] of slicesOfResults.entries()) differences.push(...differencesOf(result, wanted[index]!));
  });
  expect({ where, differences }).toEqual({ where, differences: [] });
}

/** A whole result, with the axis of each level's batch, the outermost first. */
interface BatchedResult {
  readonly array: EvalArray;
  readonly dims: readonly BatchDim[];
}

function unwrapAll(result: ArrayValue, traces: readonly BatchTrace[]): BatchedResult {
  const dims: BatchDim[] = [];
  let value = result;
  for (const trace of traces.toReversed()) {
    const inner = trace.unwrap(value);
    value = inner.value;
    dims.unshift(inner.dim);
  }
  return { array: requireElements(value), dims };
}

/** Takes operands and results apart, the outermost batch first, and visits each example with its results. */
function forEachExample(
  levels: readonly Level[],
  operands: readonly EvalArray[],
  results: readonly BatchedResult[],
  visit: (operands: readonly EvalArray[], results: readonly EvalArray[]) => void,
): void {
  const [level, ...inner] = levels;
  if (level === undefined) {
    visit(
      operands,
      results.map(({ array }) => array),
    );
    return;
  }
  for (let i = 0; i < level.size; i++) {
    const slices = operands.map((operand, index) => sliceAt(operand, level.dims[index]!, i));
    const resultSlices = results.map(({ array, dims: [dim, ...dims] }) => ({ array: sliceAt(array, dim!, i), dims }));
    forEachExample(inner, slices, resultSlices, visit);
  }
}

/** The array at one index along an axis; the array itself when it is not mapped. */
function sliceAt(array: EvalArray, axis: BatchDim, index: number): EvalArray {
  if (axis === null) return array;
  const slice = new EvalArray(array.aval.update({ shape: array.aval.shape.toSpliced(axis, 1) }));
  const run = sizeOfShape(array.shape.slice(axis + 1)) * lanesOf(array.dtype);
  for (let block = 0; block * run < slice.data.length; block++) {
    const start = (block * array.shape[axis]! + index) * run;
    slice.data.set(array.data.subarray(start, start + run), block * run);
  }
  return slice;
}

/** Small numbers, so that integers are also places inside and outside of the examples' axes. */
function randomArray(aval: ShapedArray, random: () => number): EvalArray {
  const array = new EvalArray(aval);
  for (let i = 0; i < array.data.length; i++) array.data[i] = randomElement(aval, random());
  return array;
}

function randomElement(aval: ShapedArray, draw: number): number {
  switch (kindOf(aval.dtype)) {
    case "b":
      return Number(draw < 0.5);
    case "k":
      return Math.floor(draw * 2 ** 32);
    case "u":
      return Math.floor(draw * 6);
    case "i":
      return Math.floor(draw * 10) - 3;
    default:
      return (Math.floor(draw * 41) - 20) / 8;
  }
}

/** The mulberry32 generator: numbers from 0 to 1, the same ones in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What two arrays differ in: their avals, or the first element that the order of the roundings cannot explain. */
function differencesOf(seen: EvalArray, wanted: EvalArray): string[] {
  if (!seen.aval.equals(wanted.aval)) return [`${printAval(seen.aval)} for ${printAval(wanted.aval)}`];
  const tolerance = itemSize(wanted.dtype) === 2 ? 2e-3 : 1e-5;
  for (const [index, value] of wanted.data.entries()) {
    const other = seen.data[index]!;
    if (Object.is(other, value) || Math.abs(other - value) <= tolerance * Math.max(1, Math.abs(value))) continue;
    return [`element ${index}: ${other} for ${value}`];
  }
  return [];
}
