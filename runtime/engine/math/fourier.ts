// The discrete Fourier transform in double precision, by the factors of its length.

/** Complex numbers as two lists of their parts. */
export interface Signal {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function signal(length: number): Signal {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

/** The sums of `x[j] * exp(sign * 2πi * jk / n)` over `j`, for each `k`; nothing is divided. */
export function transformed(x: Signal, sign: 1 | -1): Signal {
  const n = x.re.length;
  if (n < 2) return x;
  const factor = smallestFactor(n);
  const size = n / factor;
  const parts = Array.from({ length: factor }, (_, first) => transformed(everyNth(x, factor, first), sign));
  const result = signal(n);
  const { cos, sin } = circle(n, sign);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < factor; j++) {
      const { re, im } = parts[j]!;
      const [place, turn] = [k % size, (j * k) % n];
      result.re[k]! += re[place]! * cos[turn]! - im[place]! * sin[turn]!;
      result.im[k]! += re[place]! * sin[turn]! + im[place]! * cos[turn]!;
    }
  }
  return result;
}

function everyNth({ re, im }: Signal, step: number, first: number): Signal {
  const take = (_: unknown, index: number) => first + index * step;
  const places = Array.from({ length: re.length / step }, take);
  return { re: Float64Array.from(places, (place) => re[place]!), im: Float64Array.from(places, (place) => im[place]!) };
}

/** The points of the unit circle by turns of `sign / n`. */
function circle(n: number, sign: 1 | -1): { readonly cos: Float64Array; readonly sin: Float64Array } {
  const angle = (turn: number) => (sign * 2 * Math.PI * turn) / n;
  return {
    cos: Float64Array.from({ length: n }, (_, turn) => withoutNoise(Math.cos(angle(turn)))),
    sin: Float64Array.from({ length: n }, (_, turn) => withoutNoise(Math.sin(angle(turn)))),
  };
}

/** At quarter turns pi's rounding leaves what should be zero. */
const withoutNoise = (value: number): number => (Math.abs(value) < 1e-15 ? 0 : value);

function smallestFactor(n: number): number {
  for (let factor = 2; factor * factor <= n; factor++) if (n % factor === 0) return factor;
  return n;
}
