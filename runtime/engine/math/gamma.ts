// The logarithm of the gamma function and its derivative.

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
