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

const withSignOf = (size: number, sign: number): number => (sign < 0 || Object.is(sign, -0) ? -size : size);

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

/** Free of cancellation near the unit circle. */
export const log: Unary = (z) => {
  const larger = Math.max(Math.abs(z.re), Math.abs(z.im));
  const smaller = Math.min(Math.abs(z.re), Math.abs(z.im));
  if (!(larger > 0.5 && larger < 2)) return complex(Math.log(magnitude(z)), phase(z));
  return complex(Math.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2, phase(z));
};

/** Free of cancellation for small `z`. */
export const log1p: Unary = (z) => {
  if (Math.abs(z.re) > 0.5 || Math.abs(z.im) > 0.5) return log(plusOne(z));
  return complex(Math.log1p(z.re * (2 + z.re) + z.im * z.im) / 2, Math.atan2(z.im, 1 + z.re));
};

export const sqrt: Unary = (z) => {
  if (Math.abs(z.im) === Number.POSITIVE_INFINITY) return complex(Number.POSITIVE_INFINITY, z.im);
  const size = magnitude(z);
  if (size === 0) return complex(0, z.im);
  const larger = Math.sqrt((size + Math.abs(z.re)) / 2);
  const smaller = Math.abs(z.im) / (2 * larger);
  const im = z.re >= 0 ? smaller : larger;
  return complex(z.re >= 0 ? larger : smaller, withSignOf(im, z.im));
};
export const rsqrt: Unary = (z) => reciprocal(sqrt(z));

/** a to the power b; 0 to the power 0 is 1. */
export const power: Binary = (a, b) => {
  if (b.re === 0 && b.im === 0) return one;
  if (a.re === 0 && a.im === 0) return b.re > 0 ? complex(0, 0) : complex(Number.NaN, Number.NaN);
  return exp(multiply(b, log(a)));
};

/** By the exponential that does not overflow. */
export const logistic: Unary = (z) => {
  if (!(z.re < 0)) return reciprocal(add(one, exp(negate(z))));
  const size = exp(z);
  return divide(size, add(one, size));
};

// Nothing times an infinity is nothing where the angle is zero.
export const sinh: Unary = ({ re, im }) =>
  complex(Math.sinh(re) * Math.cos(im), im === 0 ? im : Math.cosh(re) * Math.sin(im));
export const cosh: Unary = ({ re, im }) =>
  complex(Math.cosh(re) * Math.cos(im), im === 0 ? im * Math.sign(re) : Math.sinh(re) * Math.sin(im));

/** Kahan's form, in which nothing cancels. Goes over to its limit before the exponentials in it overflow. */
export const tanh: Unary = ({ re, im }) => {
  if (Math.abs(re) >= 20 && Number.isFinite(im)) {
    return complex(Math.sign(re), 2 * Math.sin(2 * im) * Math.exp(-2 * Math.abs(re)));
  }
  if (Math.abs(re) === Number.POSITIVE_INFINITY) return complex(Math.sign(re), 0);
  const tangent = Math.tan(im);
  const slope = 1 + tangent * tangent;
  const sine = Math.sinh(re);
  const denominator = 1 + slope * sine * sine;
  return complex((slope * Math.sqrt(1 + sine * sine) * sine) / denominator, tangent / denominator);
};

/** Free of cancellation, as the real part comes of the sizes of the parts alone. At infinity it is a quarter turn. */
export const atanh: Unary = ({ re, im }) => {
  const x = Math.abs(re);
  if (x === Number.POSITIVE_INFINITY || Math.abs(im) === Number.POSITIVE_INFINITY) {
    return complex(withSignOf(0, re), withSignOf(Number.isNaN(im) ? Number.NaN : Math.PI / 2, im));
  }
  const size = Math.log1p((4 * x) / ((1 - x) * (1 - x) + im * im)) / 4;
  return complex(withSignOf(size, re), Math.atan2(2 * im, (1 - x) * (1 + x) - im * im) / 2);
};

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

export const asin: Unary = (z) => {
  const { opposite, adjacent, logarithm } = cosineTriangle(z);
  return complex(Math.atan2(withSignOf(opposite, z.re), adjacent), withSignOf(logarithm, z.im));
};
export const acos: Unary = (z) => {
  const { opposite, adjacent, logarithm } = cosineTriangle(z);
  return complex(Math.atan2(adjacent, withSignOf(opposite, z.re)), -withSignOf(logarithm, z.im));
};
export const asinh: Unary = (z) => timesMinusI(asin(timesI(z)));
export const acosh: Unary = (z) => {
  const { re, im } = acos(z);
  return complex(Math.abs(im), withSignOf(re, z.im));
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

/** Beyond it one is lost beside the square of a number. */
const far = 2 ** 60;

/**
 * The parts of the inverse cosine of |re| + i |im|: its real one is the angle between `adjacent` and `opposite`, its
 * imaginary one the `logarithm`. By Hull, Fairgrieve and Tang, from the distances to the branch points at 1 and -1.
 */
function cosineTriangle(z: Complex) {
  const x = Math.abs(z.re);
  const y = Math.abs(z.im);
  const size = Math.hypot(x, y);
  if (size > far) return { opposite: x, adjacent: y, logarithm: Math.log(size) + Math.LN2 };
  const beyondLeft = excess(x + 1, y);
  const semiAxis = (Math.hypot(x + 1, y) + Math.hypot(x - 1, y)) / 2;
  const beyondOne = (beyondLeft + excess(1 - x, y)) / 2;
  const beyondX = (beyondLeft + excess(x - 1, y)) / 2;
  return {
    opposite: x,
    adjacent: Math.sqrt((semiAxis + x) * beyondX),
    logarithm: Math.log1p(beyondOne + Math.sqrt(beyondOne * (semiAxis + 1))),
  };
}

/** How much longer the hypotenuse of a right triangle is than one of its legs, which may count backwards. */
function excess(leg: number, other: number): number {
  const hypotenuse = Math.hypot(leg, other);
  return leg <= 0 ? hypotenuse - leg : (other * other) / (hypotenuse + leg);
}
