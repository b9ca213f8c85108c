// Kernels of PRNG keys and random bits, with JAX's default of partitionable Threefry.

import type { RandomBitsParams } from "../../lax/randomBits.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { threefry2x32 } from "../threefry.ts";

const randomBits: Kernel<RandomBitsParams> = ([keys], [result], { bitWidth }) => {
  // While x64 is off JAX narrows 64 random bits to the lower word; 8 and 16 bits are the end of the folded word.
  const folded = bitWidth !== 64;
  forEachBlock(keys!, result!.size, (position, block) => {
    result!.data[position] = folded ? block[0]! ^ block[1]! : block[1]!;
  });
};

const randomSplit: Kernel<unknown> = ([keys], [result]) => {
  forEachBlock(keys!, result!.size, (position, block) => result!.data.set(block, 2 * position));
};

const randomSeed: Kernel<unknown> = ([seeds], [result]) => {
  // The upper word is that of a seed of at most 32 bits: zero.
  for (let i = 0; i < seeds!.size; i++) result!.data[2 * i + 1] = seeds!.data[i]!;
};

const randomFoldIn: Kernel<unknown> = ([keys, data], [result]) => {
  const block = new Uint32Array(2);
  for (let i = 0; i < result!.size; i++) {
    const [k0, k1] = keyWords(keys!, i);
    threefry2x32(k0, k1, 0, data!.data[i]!, block);
    result!.data.set(block, 2 * i);
  }
};

export const randomKernels = {
  random_bits: randomBits,
  random_split: randomSplit,
  random_seed: randomSeed,
  random_fold_in: randomFoldIn,
} as const;

/** Enciphers, under each key, a counter for each of its elements of the result; the counter's upper word is zero. */
function forEachBlock(keys: EvalArray, size: number, visit: (position: number, block: Uint32Array) => void): void {
  const perKey = size / keys.size;
  const block = new Uint32Array(2);
  for (let key = 0; key < keys.size; key++) {
    const [k0, k1] = keyWords(keys, key);
    for (let counter = 0; counter < perKey; counter++) {
      threefry2x32(k0, k1, 0, counter, block);
      visit(key * perKey + counter, block);
    }
  }
}

function keyWords({ data }: EvalArray, position: number): readonly [number, number] {
  return [data[2 * position]!, data[2 * position + 1]!];
}
