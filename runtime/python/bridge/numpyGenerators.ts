// The sources of NumPy's random bits: PCG64 behind `default_rng`, MT19937 behind `np.random.seed`.

/** A stream of random bits; `kind` tells it apart among the values that Python holds. */
export interface BitGenerator {
  readonly kind: "generator";
  uint32(): number;
  /** 64 bits: the upper half is the answer, the lower one is in `low` then. */
  uint64(): number;
  readonly low: number;
  /** A number from zero up to one. */
  double(): number;
  /** A normal number that was drawn with the one before, and waits; used by the legacy distributions. */
  waiting: number | null;
}

const multiplier = limbsOf(0x2360ed051fc65da44385df649fccf645n);
const limbs = 8;

/** PCG64 with XSL-RR output: a state of 128 bits, kept in limbs of 16 bits, lowest first. */
export class Pcg64 implements BitGenerator {
  readonly kind = "generator";
  low = 0;
  waiting: number | null = null;
  private readonly state: Float64Array;
  private readonly increment: Float64Array;
  private spare: number | null = null;

  /** `words` are the eight that `SeedSequence.generate_state` gives for 4 numbers of 64 bits. */
  constructor(words: readonly number[]) {
    const wide = (first: number) => (BigInt(words[first + 1]!) << 32n) | BigInt(words[first]!);
    const start = (wide(0) << 64n) | wide(2);
    const sequence = (wide(4) << 64n) | wide(6);
    this.increment = limbsOf((sequence << 1n) | 1n);
    this.state = limbsOf(BigInt.asUintN(128, numberOf(this.increment) + start));
    this.step();
  }

  uint32(): number {
    if (this.spare !== null) {
      const spare = this.spare;
      this.spare = null;
      return spare;
    }
    this.spare = this.uint64();
    return this.low;
  }

  uint64(): number {
    this.step();
    const s = this.state;
    const low = ((s[0]! ^ s[4]!) | ((s[1]! ^ s[5]!) << 16)) >>> 0;
    const high = ((s[2]! ^ s[6]!) | ((s[3]! ^ s[7]!) << 16)) >>> 0;
    const turn = s[7]! >>> 10;
    const [upper, lower] = turn < 32 ? [high, low] : [low, high];
    const by = turn % 32;
    if (by === 0) {
      this.low = lower;
      return upper;
    }
    this.low = ((lower >>> by) | (upper << (32 - by))) >>> 0;
    return ((upper >>> by) | (lower << (32 - by))) >>> 0;
  }

  double(): number {
    const high = this.uint64();
    return (high * 2 ** 21 + (this.low >>> 11)) * 2 ** -53;
  }

  private step(): void {
    const { state, increment } = this;
    const next = Float64Array.from(increment);
    for (let i = 0; i < limbs; i++) {
      for (let j = 0; j < limbs - i; j++) next[i + j] = next[i + j]! + state[i]! * multiplier[j]!;
    }
    let carry = 0;
    for (let i = 0; i < limbs; i++) {
      const sum = next[i]! + carry;
      state[i] = sum % 2 ** 16;
      carry = Math.floor(sum / 2 ** 16);
    }
  }
}

const length = 624;

/** The Mersenne Twister. */
export class Mt19937 implements BitGenerator {
  readonly kind = "generator";
  low = 0;
  waiting: number | null = null;
  private readonly words = new Uint32Array(length);
  private place = length;

  /** `seed` is one number of 32 bits, or several, as `np.random.seed` takes them. */
  constructor(seed: number | readonly number[]) {
    this.fill(typeof seed === "number" ? seed : 19650218);
    if (typeof seed !== "number") this.mix(seed);
  }

  uint32(): number {
    if (this.place === length) this.twist();
    let word = this.words[this.place++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  uint64(): number {
    const high = this.uint32();
    this.low = this.uint32();
    return high;
  }

  double(): number {
    const upper = this.uint32() >>> 5;
    return (upper * 2 ** 26 + (this.uint32() >>> 6)) * 2 ** -53;
  }

  private fill(seed: number): void {
    this.words[0] = seed;
    for (let i = 1; i < length; i++) {
      const before = this.words[i - 1]!;
      this.words[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  private mix(seed: readonly number[]): void {
    const { words } = this;
    let [i, j] = [1, 0];
    const advance = () => {
      i += 1;
      if (i < length) return;
      words[0] = words[length - 1]!;
      i = 1;
    };
    const spread = (factor: number) => Math.imul(words[i - 1]! ^ (words[i - 1]! >>> 30), factor);
    for (let k = Math.max(length, seed.length); k > 0; k--) {
      words[i] = (words[i]! ^ spread(1664525)) + seed[j]! + j;
      advance();
      j = (j + 1) % seed.length;
    }
    for (let k = length - 1; k > 0; k--) {
      words[i] = (words[i]! ^ spread(1566083941)) - i;
      advance();
    }
    words[0] = 0x80000000;
  }

  private twist(): void {
    const { words } = this;
    for (let i = 0; i < length; i++) {
      const mixed = (words[i]! & 0x80000000) | (words[(i + 1) % length]! & 0x7fffffff);
      words[i] = words[(i + 397) % length]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.place = 0;
  }
}

/** The words of 32 bits that a `SeedSequence` of this entropy, itself words of 32 bits, makes. */
export function seedWords(entropy: readonly number[], count: number): readonly number[] {
  const pool = new Uint32Array(4);
  let constant = 0x43b0d7e5;
  const hash = (value: number) => {
    let mixed = value ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    mixed = Math.imul(mixed, constant);
    return mixed ^ (mixed >>> 16);
  };
  const mix = (x: number, y: number) => {
    const mixed = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
    return mixed ^ (mixed >>> 16);
  };
  for (let i = 0; i < 4; i++) pool[i] = hash(entropy[i] ?? 0);
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mix(pool[to]!, hash(pool[from]!));
  }
  for (const word of entropy.slice(4)) {
    for (let to = 0; to < 4; to++) pool[to] = mix(pool[to]!, hash(word));
  }
  let output = 0x8b51f9dd;
  return Array.from({ length: count }, (_, i) => {
    let word = pool[i % 4]! ^ output;
    output = Math.imul(output, 0x58f38ded);
    word = Math.imul(word, output);
    return (word ^ (word >>> 16)) >>> 0;
  });
}

function limbsOf(value: bigint): Float64Array {
  return Float64Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(16 * i)) & 0xffffn));
}

function numberOf(parts: Float64Array): bigint {
  return parts.reduceRight((value, limb) => (value << 16n) | BigInt(limb), 0n);
}
