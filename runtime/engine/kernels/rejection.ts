// Kernels of samples that are drawn until one is accepted, in the single precision of XLA's loops.

import type { RandomGammaParams, RandomPoissonParams } from "../../lax/randomRejection.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { erfInvFloat32 } from "../math/errorFunction.ts";
import { fround } from "../math/float32.ts";
import { lgammaFloat32 } from "../math/gamma.ts";
import { log1pFloat32, logFloat32 } from "../math/logarithm.ts";
import { settle } from "../rounding.ts";
import { threefry2x32 } from "../threefry.ts";

const randomGamma: Kernel<RandomGammaParams> = ([keys, a], [result], { logSpace }) => {
  forEachKey(keys!, result!, (key, start, end) => {
    for (let i = start; i < end; i++) result!.data[i] = gammaSample(split(key, i - start), a!.data[i]!, logSpace);
  });
  settle(result!);
};

const randomPoisson: Kernel<RandomPoissonParams> = ([keys, rates], [result]) => {
  forEachKey(keys!, result!, (key, start, end) => {
    const own = rates!.data.subarray(start, end);
    const byRejection = poissonsByRejection(
      key,
      Array.from(own, (rate) => (rate >= 10 ? rate : 1e5)),
    );
    for (const [place, rate] of own.entries()) {
      const sample = rate >= 10 ? byRejection[place]! : poissonByProducts(key, rate, place);
      result!.data[start + place] = rate === 0 ? 0 : sample;
    }
  });
};

export const rejectionKernels = { random_gamma: randomGamma, random_poisson: randomPoisson } as const;

/** The two words of a key. */
type Key = readonly [number, number];

const minusOne = -(1 - 2 ** -24);
const rootOfTwo = fround(Math.SQRT2);

function forEachKey(
  { data, size }: EvalArray,
  result: EvalArray,
  visit: (key: Key, start: number, end: number) => void,
): void {
  const perKey = result.size / size;
  for (let i = 0; i < size; i++) visit([data[2 * i]!, data[2 * i + 1]!], i * perKey, (i + 1) * perKey);
}

/** The key at one place of those that a key is split into. */
function split([k0, k1]: Key, place: number): Key {
  const block = new Uint32Array(2);
  threefry2x32(k0, k1, 0, place, block);
  return [block[0]!, block[1]!];
}

/** The float in [0, 1) at one place of those drawn with a key. */
function uniformAt(key: Key, place: number): number {
  const [high, low] = split(key, place);
  return ((high ^ low) >>> 9) * 2 ** -23;
}

function normalOf(key: Key): number {
  const u = Math.max(minusOne, fround(uniformAt(key, 0) * 2 + minusOne));
  return fround(rootOfTwo * erfInvFloat32(u));
}

/** Marsaglia and Tsang's method, for parameters below one with the boost of another power. Mirrors `_gamma_one`. */
function gammaSample(given: Key, parameter: number, logSpace: boolean): number {
  const isBoosted = !(parameter >= 1);
  const d = fround((isBoosted ? fround(parameter + 1) : parameter) - fround(1 / 3));
  const c = fround(fround(1 / 3) / fround(Math.sqrt(d)));
  const boostKey = split(given, 1);
  let key = split(given, 0);
  let [square, cube, u] = [0, 1, 2];
  while (u >= fround(1 - fround(fround(0.0331) * fround(square * square))) && isRejected(u, square, cube, d)) {
    let [x, v] = [0, -1];
    let sampleKey = split(key, 1);
    const uniformKey = split(key, 2);
    key = split(key, 0);
    while (v <= 0) {
      x = normalOf(split(sampleKey, 1));
      sampleKey = split(sampleKey, 0);
      v = fround(1 + fround(x * c));
    }
    square = fround(x * x);
    cube = fround(fround(v * v) * v);
    u = uniformAt(uniformKey, 0);
  }
  const inverse = fround(1 / parameter);
  if (logSpace) {
    const sample = log1pFloat32(-uniformAt(boostKey, 0));
    const boost = !isBoosted || sample === 0 ? 0 : fround(sample * inverse);
    return fround(fround(logFloat32(d) + logFloat32(cube)) + boost);
  }
  const boost = isBoosted ? fround(fround(1 - uniformAt(boostKey, 0)) ** inverse) : 1;
  return fround(fround(d * cube) * boost);
}

function isRejected(u: number, square: number, cube: number, d: number): boolean {
  const bound = fround(fround(square * 0.5) + fround(d * fround(fround(1 - cube) + logFloat32(cube))));
  return logFloat32(u) >= bound;
}

/** Knuth's method: how many uniform numbers it takes until their product is small. Mirrors `_poisson_knuth`. */
function poissonByProducts(given: Key, rate: number, place: number): number {
  if (Number.isNaN(rate)) return -1;
  let key = given;
  let count = 0;
  for (let sum = 0; sum > -rate; count++) {
    sum = fround(sum + logFloat32(uniformAt(split(key, 1), place)));
    key = split(key, 0);
  }
  return count - 1;
}

/** Hörmann's transformed rejection; all go on until the last is accepted, and the last that is counts. Mirrors `_poisson_rejection`. */
function poissonsByRejection(given: Key, rates: readonly number[]): readonly number[] {
  const samples: (number | null)[] = rates.map(() => null);
  for (let key = given; samples.includes(null); key = split(key, 0)) {
    const [shiftKey, testKey] = [split(key, 1), split(key, 2)];
    for (const [place, rate] of rates.entries()) {
      samples[place] = proposal(uniformAt(shiftKey, place), uniformAt(testKey, place), rate) ?? samples[place]!;
    }
  }
  return samples.map(Number);
}

/** The number that two uniform ones lead to, or null where it is not accepted. */
function proposal(first: number, v: number, rate: number): number | null {
  const b = fround(fround(0.931) + fround(fround(2.53) * fround(Math.sqrt(rate))));
  const a = fround(fround(-0.059) + fround(fround(0.02483) * b));
  const inverseAlpha = fround(fround(1.1239) + fround(fround(1.1328) / fround(b - fround(3.4))));
  const quick = fround(fround(0.9277) - fround(fround(3.6224) / fround(b - 2)));
  const u = fround(first - 0.5);
  const shifted = fround(0.5 - Math.abs(u));
  const slope = fround(fround(fround(2 * a) / shifted) + b);
  const k = Math.floor(fround(fround(fround(slope * u) + rate) + fround(0.43)));
  if (shifted >= fround(0.07) && v <= quick) return k;
  if (k < 0 || (shifted < fround(0.013) && v > shifted)) return null;
  const s = logFloat32(fround(fround(v * inverseAlpha) / fround(fround(a / fround(shifted * shifted)) + b)));
  const t = fround(fround(-rate + fround(k * logFloat32(rate))) - lgammaFloat32(fround(k + 1)));
  return s <= t ? k : null;
}
