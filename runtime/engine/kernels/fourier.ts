// The kernel of the Fourier transform: one axis after the other, in double precision.

import { isComplex } from "../../core/dtype.ts";
import type { FftParams } from "../../lax/fft.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { type Signal, signal, transformed } from "../math/fourier.ts";
import { settle } from "../rounding.ts";

/** Complex numbers of a shape. */
interface Field {
  readonly shape: readonly number[];
  readonly values: Signal;
}

const fft: Kernel<FftParams> = ([x], [result], { kind, lengths }) => {
  const { ndim } = x!.aval;
  const sign = kind === "ifft" || kind === "irfft" ? 1 : -1;
  const last = ndim - 1;
  const axes = lengths.map((_, index) => ndim - lengths.length + index);
  let field = fieldOf(x!);
  // The axis that real numbers halve comes first where it is halved, and last where it is made whole.
  for (const axis of kind === "rfft" ? axes.toReversed() : axes) {
    const wanted = axis === last ? result!.shape[last]! : field.shape[axis]!;
    field = alongAxis(field, axis, wanted, (line) => {
      const whole = kind === "irfft" && axis === last ? mirrored(line, wanted) : line;
      return transformed(whole, sign);
    });
  }
  const scale = sign === 1 ? 1 / lengths.reduce<number>((product, length) => product * Number(length), 1) : 1;
  const isWide = isComplex(result!.dtype);
  for (let place = 0; place < field.values.re.length; place++) {
    if (!isWide) result!.data[place] = field.values.re[place]! * scale;
    else {
      result!.data[2 * place] = field.values.re[place]! * scale;
      result!.data[2 * place + 1] = field.values.im[place]! * scale;
    }
  }
  settle(result!);
};

export const fourierKernels = { fft } as const;

function fieldOf({ data, shape, dtype, size }: EvalArray): Field {
  const values = signal(size);
  for (let place = 0; place < size; place++) {
    values.re[place] = Number(isComplex(dtype) ? data[2 * place] : data[place]);
    values.im[place] = isComplex(dtype) ? Number(data[2 * place + 1]) : 0;
  }
  return { shape, values };
}

/** Every line along an axis changed, of which the first `size` elements stay. */
function alongAxis({ shape, values }: Field, axis: number, size: number, change: (line: Signal) => Signal): Field {
  const stride = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
  const length = shape[axis]!;
  const outer = values.re.length / (stride * length) || 0;
  const result = signal(outer * size * stride);
  for (let block = 0; block < outer; block++) {
    for (let offset = 0; offset < stride; offset++) {
      const line = signal(length);
      for (let index = 0; index < length; index++) {
        const from = (block * length + index) * stride + offset;
        line.re[index] = values.re[from]!;
        line.im[index] = values.im[from]!;
      }
      const { re, im } = change(line);
      for (let index = 0; index < size; index++) {
        const to = (block * size + index) * stride + offset;
        result.re[to] = re[index]!;
        result.im[to] = im[index]!;
      }
    }
  }
  return { shape: shape.with(axis, size), values: result };
}

/** The transform of real numbers made whole: its second half mirrors the first. */
function mirrored({ re, im }: Signal, length: number): Signal {
  const whole = signal(length);
  for (let index = 0; index < length; index++) {
    const isMirror = index > length / 2;
    const from = isMirror ? length - index : index;
    whole.re[index] = re[from] ?? 0;
    // At the ends of the half the numbers are real.
    whole.im[index] = from === 0 || 2 * from === length ? 0 : (isMirror ? -1 : 1) * (im[from] ?? 0);
  }
  return whole;
}
