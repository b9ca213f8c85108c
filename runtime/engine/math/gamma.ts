// The logarithm of the gamma function and its derivative.

import { fround, fusedMultiplyAdd } from "./float32.ts";
import { log1pFloat32, logFloat32 } from "./logarithm.ts";
import { cosFloat32, sinFloat32 } from "./trigonometry.ts";

// Lanczos' approximation with g = 7.
const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** log |gamma(x)|; infinite at zero and the negative integers. */
export function lgamma(x: number): number {
  if (!Number.isFinite(x)) return Math.abs(x);
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x);
  const z = x - 1;
  const t = z + 7.5;
  let sum = lanczos[0]!;
  for (let i = 1; i < lanczos.length; i++) sum += lanczos[i]! / (z + i);
  return (z + 0.5) * Math.log(t) - t + Math.log(Math.sqrt(2 * Math.PI) * sum);
}

const lanczosFloat32 = lanczos.map(fround);
const seventh = fround(1 / 7.5);
const logOfSeven = fround(Math.log(7.5));
const logOfPi = fround(Math.log(Math.PI));
const logOfRootTwoPi = fround(Math.log(2 * Math.PI) / 2);
const pi = fround(Math.PI);

/** log |gamma(x)| of a float32, by the same approximation in the steps of XLA's CPU backend. */
export function lgammaFloat32(x: number): number {
  if (Math.abs(x) === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (!(x < 0.5)) return lgammaAfter(fround(x - 1));
  const size = Math.abs(x);
  const rest = fround(size - Math.floor(size));
  const reflection = logFloat32(sinFloat32(fround((rest > 0.5 ? fround(1 - rest) : rest) * pi)));
  if (!Number.isFinite(reflection)) return -reflection;
  return fround(logOfPi - reflection) - lgammaAfter(-x);
}

/** log |gamma(z + 1)| for z >= -1/2. */
function lgammaAfter(z: number): number {
  const logOfT = fround(log1pFloat32(fround(z * seventh)) + logOfSeven);
  const t = fround(z + 7.5);
  let sum = lanczosFloat32[0]!;
  for (let i = 1; i < lanczos.length; i++) sum = fround(sum + fround(lanczosFloat32[i]! / fround(z + i)));
  const power = fusedMultiplyAdd(fround(fround(z + 0.5) - fround(t / logOfT)), logOfT, logOfRootTwoPi);
  return fround(power + logFloat32(sum));
}

/** The derivative of `lgamma` on a float32, by the same approximation in the steps of XLA's CPU backend. */
export function digammaFloat32(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Number.NaN;
  if (!(x < 0.5)) return digammaAfter(fround(x - 1));
  const angle = fround(fround(x + Math.abs(Math.floor(fround(x + 0.5)))) * pi);
  const cotangent = fround(fround(cosFloat32(angle) * pi) / sinFloat32(angle));
  return digammaAfter(-x) - cotangent;
}

/** The derivative of log gamma(z + 1) for z >= -1/2. */
function digammaAfter(z: number): number {
  const logOfT = fround(log1pFloat32(fround(z * seventh)) + logOfSeven);
  let slope = 0;
  let sum = lanczosFloat32[0]!;
  for (let i = 1; i < lanczos.length; i++) {
    const step = fround(z + i);
    slope = fround(slope - fround(lanczosFloat32[i]! / fround(step * step)));
    sum = fround(sum + fround(lanczosFloat32[i]! / step));
  }
  return fround(fround(logOfT + fround(slope / sum)) - fround(7 / fround(z + 7.5)));
}

// The asymptotic series of digamma in 1 / x^2: Bernoulli numbers B(2k) / 2k.
const bernoulli = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/** The derivative of `lgamma`; NaN at zero and the negative integers. */
export function digamma(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x === Number.NEGATIVE_INFINITY || (x <= 0 && Number.isInteger(x))) return Number.NaN;
  if (x < 0) return digamma(1 - x) - (Math.PI * Math.cos(Math.PI * (x - Math.floor(x)))) / sinPi(x - Math.floor(x));
  let shifted = x;
  let value = 0;
  for (; shifted < 10; shifted++) value -= 1 / shifted;
  const inverse2 = 1 / (shifted * shifted);
  let tail = 0;
  for (let i = bernoulli.length - 1; i >= 0; i--) tail = (tail + bernoulli[i]!) * inverse2;
  return value + Math.log(shifted) - 0.5 / shifted - tail;
}

/** sin(pi x), exact near the integers. */
function sinPi(x: number): number {
  return Math.sin(Math.PI * (x - 2 * Math.round(x / 2)));
}
