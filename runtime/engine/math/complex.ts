// Functions of complex numbers, computed in double precision.

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

type Unary = (z: Complex) => Complex;
type Binary = (a: Complex, b: Complex) => Complex;

export const complex = (re: number, im: number): Complex => ({ re, im });
const one = complex(1, 0);

export const magnitude = ({ re, im }: Complex): number => Math.hypot(re, im);
export const phase = ({ re, im }: Complex): number => Math.atan2(im, re);

export const negate: Unary = (z) => complex(-z.re, -z.im);
export const conjugate: Unary = (z) => complex(z.re, -z.im);
export const add: Binary = (a, b) => complex(a.re + b.re, a.im + b.im);
export const subtract: Binary = (a, b) => complex(a.re - b.re, a.im - b.im);
export const multiply: Binary = (a, b) => complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
export const scale = (z: Complex, factor: number): Complex => complex(z.re * factor, z.im * factor);

/** 1 + z with the sign of a zero imaginary part, on which the side of a branch cut depends. */
const plusOne: Unary = (z) => complex(1 + z.re, z.im);

/** Smith's division, which does not overflow halfway. */
export const divide: Binary = (a, b) => {
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    if (b.re === 0) return complex(a.re / 0, a.im / 0);
    const ratio = b.im / b.re;
    const denominator = b.re + b.im * ratio;
    return complex((a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator);
  }
  const ratio = b.re / b.im;
  const denominator = b.re * ratio + b.im;
  return complex((a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator);
};

export const reciprocal: Unary = (z) => divide(one, z);

/** z / |z|, and 0 for 0. */
export const sign: Unary = (z) => (z.re === 0 && z.im === 0 ? z : scale(z, 1 / magnitude(z)));

export const exp: Unary = ({ re, im }) => {
  const size = Math.exp(re);
  return complex(size * Math.cos(im), im === 0 ? im : size * Math.sin(im));
};
export const exp2: Unary = (z) => exp(scale(z, Math.LN2));

/** Free of cancellation for small `z`. */
export const expm1: Unary = ({ re, im }) => {
  const halfSine = Math.sin(im / 2);
  return complex(Math.expm1(re) * Math.cos(im) - 2 * halfSine * halfSine, Math.exp(re) * Math.sin(im));
};

export const log: Unary = (z) => complex(Math.log(magnitude(z)), phase(z));

/** Free of cancellation for small `z`. */
export const log1p: Unary = (z) => {
  if (Math.abs(z.re) > 0.5 || Math.abs(z.im) > 0.5) return log(plusOne(z));
  return complex(Math.log1p(z.re * (2 + z.re) + z.im * z.im) / 2, Math.atan2(z.im, 1 + z.re));
};

export const sqrt: Unary = (z) => {
  const size = magnitude(z);
  if (size === 0) return complex(0, z.im);
  const larger = Math.sqrt((size + Math.abs(z.re)) / 2);
  const smaller = Math.abs(z.im) / (2 * larger);
  const im = z.re >= 0 ? smaller : larger;
  return complex(z.re >= 0 ? larger : smaller, z.im < 0 || Object.is(z.im, -0) ? -im : im);
};
export const rsqrt: Unary = (z) => reciprocal(sqrt(z));

/** a to the power b; 0 to the power 0 is 1. */
export const power: Binary = (a, b) => {
  if (b.re === 0 && b.im === 0) return one;
  if (a.re === 0 && a.im === 0) return b.re > 0 ? complex(0, 0) : complex(Number.NaN, Number.NaN);
  return exp(multiply(b, log(a)));
};

export const logistic: Unary = (z) => reciprocal(add(one, exp(negate(z))));

export const sinh: Unary = ({ re, im }) => complex(Math.sinh(re) * Math.cos(im), Math.cosh(re) * Math.sin(im));
export const cosh: Unary = ({ re, im }) => complex(Math.cosh(re) * Math.cos(im), Math.sinh(re) * Math.sin(im));

/** Goes over to its limit before the exponentials in it overflow. */
export const tanh: Unary = (z) => {
  if (Math.abs(z.re) < 20) return divide(sinh(z), cosh(z));
  return complex(Math.sign(z.re), 2 * Math.sin(2 * z.im) * Math.exp(-2 * Math.abs(z.re)));
};

/** Each half-plane has its own form in which the sum does not cancel. */
export const asinh: Unary = (z) => {
  const root = sqrt(plusOne(multiply(z, z)));
  return z.re < 0 || Object.is(z.re, -0) ? negate(log(add(negate(z), root))) : log(add(z, root));
};
export const acosh: Unary = (z) => log(add(z, multiply(sqrt(plusOne(z)), sqrt(negate(plusOne(negate(z)))))));
export const atanh: Unary = (z) => scale(subtract(log1p(z), log1p(negate(z))), 0.5);

// f(z) = -i g(iz) gives the circular functions from the hyperbolic ones.
const timesI: Unary = (z) => complex(-z.im, z.re);
const timesMinusI: Unary = (z) => complex(z.im, -z.re);
const rotated =
  (hyperbolic: Unary): Unary =>
  (z) =>
    timesMinusI(hyperbolic(timesI(z)));

export const sin = rotated(sinh);
export const cos: Unary = (z) => cosh(timesI(z));
export const tan = rotated(tanh);
export const asin = rotated(asinh);
export const acos: Unary = (z) => {
  const { re, im } = asin(z);
  return complex(Math.PI / 2 - re, -im);
};
export const atan = rotated(atanh);

/** The angle of x + iy, continued to complex `x` and `y`. */
export const atan2: Binary = (y, x) => {
  const length = sqrt(add(multiply(x, x), multiply(y, y)));
  return timesMinusI(log(divide(add(x, timesI(y)), length)));
};

/** The later one, by the real parts first and the imaginary ones then. */
export const larger: Binary = (a, b) => (compare(a, b) < 0 ? b : a);
/** The earlier one, by the real parts first and the imaginary ones then. */
export const smaller: Binary = (a, b) => (compare(a, b) > 0 ? b : a);

function compare(a: Complex, b: Complex): number {
  return a.re - b.re || a.im - b.im;
}
