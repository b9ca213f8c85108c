// Random numbers as Python sees them: generators by number, and arrays of what they draw.

import { ShapedArray } from "../../core/aval.ts";
import type { DType } from "../../core/dtype.ts";
import { EvalArray } from "../../engine/evalArray.ts";
import { requireExact } from "../../engine/wideIntegers.ts";
import { boundedBelow, distributions, narrowBelow, sample, shuffled } from "./numpyDistributions.ts";
import { type BitGenerator, Mt19937, Pcg64, seedWords } from "./numpyGenerators.ts";

/** PCG64 for words of entropy; MT19937 for the seed of `np.random.seed`, a number or several. */
export function newGenerator(name: string, words: readonly number[], isSeries: boolean): BitGenerator {
  if (name === "PCG64") return new Pcg64(seedWords(words, 8));
  return new Mt19937(isSeries ? words : words[0]!);
}

/** So many numbers of a distribution. */
export function draw(bits: BitGenerator, distribution: string, count: number): EvalArray {
  const next = distributions[distribution]!;
  const result = vector(distribution === "float" ? "float32" : "float64", count);
  for (let i = 0; i < count; i++) result.data[i] = next(bits);
  return result;
}

/** So many whole numbers from `low` on, the largest of which is `range` more. */
export function drawIntegers(
  bits: BitGenerator,
  { low, range, dtype, isMasked }: { low: string; range: string; dtype: DType; isMasked: boolean },
  count: number,
): EvalArray {
  const width = narrowWidths[dtype];
  const next =
    width === undefined
      ? boundedBelow(bits, BigInt(range), isMasked)
      : narrowBelow(bits, Number(range), width, isMasked);
  const result = vector(dtype, count);
  const first = Number(low);
  for (let i = 0; i < count; i++) result.data[i] = first + next();
  requireExact(result);
  return result;
}

/** The numbers below `count` in random order. */
export function drawOrder(bits: BitGenerator, count: number): EvalArray {
  return new EvalArray(new ShapedArray([count], "int64"), shuffled(bits, count));
}

/** Different numbers below `population`. */
export function drawSample(bits: BitGenerator, population: number, size: number, isShuffled: boolean): EvalArray {
  return new EvalArray(new ShapedArray([size], "int64"), sample(bits, population, size, isShuffled));
}

const narrowWidths: { readonly [D in DType]?: 1 | 8 | 16 } = { bool: 1, int8: 8, uint8: 8, int16: 16, uint16: 16 };

function vector(dtype: DType, count: number): EvalArray {
  return new EvalArray(new ShapedArray([count], dtype));
}
