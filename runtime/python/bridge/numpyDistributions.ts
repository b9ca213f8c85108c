// NumPy's distributions, step by step: the numbers of a seed are those that NumPy draws.

import type { BitGenerator } from "./numpyGenerators.ts";
import { exponentialStrips, normalStrips } from "./numpyZiggurat.ts";

/** Numbers of a distribution, one at a time. */
export const distributions: Readonly<Record<string, (bits: BitGenerator) => number>> = {
  double: (bits) => bits.double(),
  float: (bits) => (bits.uint32() >>> 8) * 2 ** -24,
  normal,
  exponential,
  legacyNormal(bits) {
    const { waiting } = bits;
    bits.waiting = null;
    if (waiting !== null) return waiting;
    for (;;) {
      const x = 2 * bits.double() - 1;
      const y = 2 * bits.double() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      bits.waiting = scale * x;
      return scale * y;
    }
  },
  legacyExponential: (bits) => -Math.log(1 - bits.double()),
};

/** Whole numbers from zero to `last`, which is at most 2**64 - 1: cut to a mask, or by Lemire's multiplication. */
export function boundedBelow(bits: BitGenerator, last: bigint, isMasked: boolean): () => number {
  if (last === 0n) return () => 0;
  if (last > 0xffffffffn) return wideBelow(bits, last, isMasked);
  const limit = Number(last);
  if (limit === 0xffffffff) return () => bits.uint32();
  return isMasked ? masked(() => bits.uint32(), limit) : multiplied(() => bits.uint32(), limit, 32);
}

/** `boundedBelow` for dtypes of 8 or 16 bits or one, which share 32 bits among several numbers. */
export function narrowBelow(bits: BitGenerator, limit: number, width: 1 | 8 | 16, isMasked: boolean): () => number {
  let [word, left] = [0, 0];
  const part = () => {
    if (left === 0) {
      word = bits.uint32();
      left = 32 / width;
    } else {
      word >>>= width;
    }
    left -= 1;
    return word & (2 ** width - 1);
  };
  if (limit === 0) return () => 0;
  if (limit === 2 ** width - 1) return part;
  return isMasked ? masked(part, limit) : multiplied(part, limit, width);
}

/** The numbers below `count` in random order; of the last `moved` places alone, if there are fewer. */
export function shuffled(bits: BitGenerator, count: number, isMasked = true, moved = count): Float64Array {
  const order = Float64Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i >= Math.max(1, count - moved); i--) {
    const j = boundedBelow(bits, BigInt(i), isMasked)();
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** `size` different numbers below `population`, as `Generator.choice` draws them without replacement. */
export function sample(bits: BitGenerator, population: number, size: number, isShuffled: boolean): Float64Array {
  const cutoff = isShuffled ? 50 : 20;
  if (population > 10000 && size > Math.floor(population / cutoff)) {
    return shuffled(bits, population, false, Math.min(size, population - 1)).slice(population - size);
  }
  const chosen = new Float64Array(size);
  const seen = new Set<number>();
  for (let last = population - size; last < population; last++) {
    const drawn = boundedBelow(bits, BigInt(last), false)();
    const value = seen.has(drawn) ? last : drawn;
    seen.add(value);
    chosen[last - population + size] = value;
  }
  if (!isShuffled) return chosen;
  return Float64Array.from(shuffled(bits, size, false), (i) => chosen[i]!);
}

const normalEnd = normalStrips[255]!;

/** Marsaglia and Tsang's ziggurat. */
function normal(bits: BitGenerator): number {
  for (;;) {
    const high = bits.uint64();
    const strip = bits.low & 0xff;
    const isNegative = (bits.low & 0x100) !== 0;
    // 52 of the 55 bits that are left.
    const size = ((high << 23) >>> 0) + (bits.low >>> 9) + ((high >>> 9) % 2 ** 20) * 2 ** 32;
    const x = size * 2 ** -52 * normalStrips[strip]!;
    const signed = isNegative ? -x : x;
    if (size < normalBounds[strip]!) return signed;
    if (strip === 0) {
      for (;;) {
        const beyond = -Math.log1p(-bits.double()) / normalEnd;
        const height = -Math.log1p(-bits.double());
        if (height + height <= beyond * beyond) continue;
        return ((size / 256) & 1) === 1 ? -(normalEnd + beyond) : normalEnd + beyond;
      }
    }
    const [upper, lower] = [normalHeights[strip - 1]!, normalHeights[strip]!];
    if ((upper - lower) * bits.double() + lower < Math.exp(-0.5 * x * x)) return signed;
  }
}

function exponential(bits: BitGenerator): number {
  for (;;) {
    const high = bits.uint64();
    const strip = (bits.low >>> 3) & 0xff;
    const size = high * 2 ** 21 + (bits.low >>> 11);
    const x = size * 2 ** -53 * exponentialStrips[strip]!;
    if (size < exponentialBounds[strip]!) return x;
    if (strip === 0) return exponentialStrips[255]! - Math.log1p(-bits.double());
    const [upper, lower] = [exponentialHeights[strip - 1]!, exponentialHeights[strip]!];
    if ((upper - lower) * bits.double() + lower < Math.exp(-x)) return x;
  }
}

/** The heights of the strips' upper ends. */
const normalHeights = normalStrips.map((x, i) => (i === 0 ? 1 : Math.exp(-0.5 * x * x)));
const exponentialHeights = exponentialStrips.map((x, i) => (i === 0 ? 1 : Math.exp(-x)));
/** Up to where a strip lies wholly under the curve, as parts of its width. */
const normalBounds = boundsOf(normalStrips, 2 ** 52);
const exponentialBounds = boundsOf(exponentialStrips, 2 ** 53);

function boundsOf(strips: readonly number[], parts: number): readonly number[] {
  return strips.map((x, i) => {
    if (i === 0) return Math.floor((strips[255]! / x) * parts);
    return i === 1 ? 0 : Math.floor((strips[i - 1]! / x) * parts);
  });
}

function masked(draw: () => number, limit: number): () => number {
  const mask = 2 ** (32 - Math.clz32(limit)) - 1;
  return () => {
    for (;;) {
      const value = (draw() & mask) >>> 0;
      if (value <= limit) return value;
    }
  };
}

function multiplied(draw: () => number, limit: number, width: number): () => number {
  const [count, whole] = [BigInt(limit + 1), 2n ** BigInt(width)];
  const threshold = (whole - 1n - BigInt(limit)) % count;
  return () => {
    for (;;) {
      const product = BigInt(draw()) * count;
      if (product % whole >= threshold) return Number(product / whole);
    }
  };
}

function wideBelow(bits: BitGenerator, last: bigint, isMasked: boolean): () => number {
  const draw = () => (BigInt(bits.uint64()) << 32n) | BigInt(bits.low);
  const mask = 2n ** BigInt(last.toString(2).length) - 1n;
  const whole = 2n ** 64n;
  const threshold = (whole - 1n - last) % (last + 1n);
  return () => {
    for (;;) {
      const bitsDrawn = draw();
      if (last === whole - 1n) return Number(bitsDrawn);
      if (isMasked && (bitsDrawn & mask) <= last) return Number(bitsDrawn & mask);
      const product = bitsDrawn * (last + 1n);
      if (!isMasked && product % whole >= threshold) return Number(product / whole);
    }
  };
}
