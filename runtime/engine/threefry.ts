// The Threefry-2x32 block cipher, the source of all random bits. Salmon et al., "Parallel random numbers", 2011.

const parity = 0x1bd11bda;
const rotations = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/** Enciphers the block (`x0`, `x1`) under the key (`k0`, `k1`) and stores the two words, unsigned, in `out`. */
export function threefry2x32(k0: number, k1: number, x0: number, x1: number, out: Uint32Array): void {
  const keys = [k0, k1, k0 ^ k1 ^ parity];
  let a = (x0 + k0) | 0;
  let b = (x1 + k1) | 0;
  for (let round = 0; round < 5; round++) {
    for (const distance of rotations[round % 2]!) {
      a = (a + b) | 0;
      b = ((b << distance) | (b >>> (32 - distance))) ^ a;
    }
    a = (a + keys[(round + 1) % 3]!) | 0;
    b = (b + keys[(round + 2) % 3]! + round + 1) | 0;
  }
  out[0] = a;
  out[1] = b;
}
