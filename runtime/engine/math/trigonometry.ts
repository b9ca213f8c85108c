// Circular functions of float32: those of the C library, and the inverse ones that XLA's CPU backend takes from them.

import { flushed, fround, fusedMultiplyAdd } from "./float32.ts";

/** Where the remainder of a division by pi/2 in double precision begins to lose digits that count. */
const far = 120;

/** The sine of a float32, below `far` with the very bits of the C library. */
export function sinFloat32(x: number): number {
  if (Math.abs(x) < 2 ** -12) return x;
  return Math.abs(x) < far ? afterQuarterTurns(x, 0) : fround(Math.sin(x));
}

/** The cosine of a float32, below `far` with the very bits of the C library. */
export function cosFloat32(x: number): number {
  return Math.abs(x) < far ? afterQuarterTurns(x, 1) : fround(Math.cos(x));
}

/**
 * The inverse tangent of a float32 in short arrays, by the rational function with which XLA's CPU backend takes them
 * one by one. Longer arrays go by fours to the C library.
 */
export function atanOfFewFloat32(x: number): number {
  const size = Math.abs(x);
  if (size < fround(1e-3)) return x;
  const y = size > 1 ? fround(1 / size) : size;
  const y2 = fround(y * y);
  let numerator = fusedMultiplyAdd(y2, fround(0.11202698), fround(0.7296696));
  numerator = fusedMultiplyAdd(numerator, y2, fround(0.8109951));
  let denominator = fusedMultiplyAdd(y2, fround(0.010091711), fround(0.2831856));
  denominator = fusedMultiplyAdd(denominator, y2, 1);
  denominator = fusedMultiplyAdd(denominator, y2, fround(0.8109951));
  const angle = fround(y * fround(numerator / denominator));
  return Math.sign(x) * (size > 1 ? fround(fround(Math.PI / 2) - angle) : angle);
}

/** The angle of a point with float32 coordinates. Denormals count as zeros, save a height straight above zero. */
export function atan2Float32(y: number, x: number): number {
  return x === 0 ? Math.atan2(y, x) : Math.atan2(flushed(y), flushed(x));
}

/** The sine after a number of further quarter turns. */
function afterQuarterTurns(x: number, turns: 0 | 1): number {
  const nearest = Math.round(x * (2 / Math.PI));
  const rest = x - nearest * (Math.PI / 2);
  const quadrant = (nearest + turns) & 3;
  const size = quadrant % 2 === 0 ? sineNearZero(rest) : cosineNearZero(rest);
  return quadrant < 2 ? size : -size;
}

function sineNearZero(x: number): number {
  const x2 = x * x;
  const x3 = x * x2;
  return fround(x + x3 * -0.16666654943701084 + x3 * x2 * (0.008332178146138854 + x2 * -0.00019517298981385725));
}

function cosineNearZero(x: number): number {
  const x2 = x * x;
  const x4 = x2 * x2;
  const low = 1 + x2 * -0.49999999725108224 + x4 * 0.041666623324344516;
  return fround(low + x4 * x2 * (-0.001388676379437604 + x2 * 0.000024390450703564542));
}

/** The angle in [-pi/2, pi/2] whose sine is a float32. */
export function asinFloat32(x: number): number {
  return 2 * flushed(fround(Math.atan2(x, fround(otherSide(x) + 1))));
}

/** The angle in [0, pi] whose cosine is a float32. */
export function acosFloat32(x: number): number {
  return Math.atan2(otherSide(x), x);
}

/** sqrt(1 - x^2), the third side of a right triangle with a hypotenuse of one. */
function otherSide(x: number): number {
  return fround(Math.sqrt(fround(fround(1 - x) * fround(x + 1))));
}
