// Rows: jax.numpy.fft.

import type { Shape } from "../core/dim.ts";
import { floatDtype } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import type { FftKind } from "../lax/fft.ts";
import { canonicalizeAxes, range } from "../numpy/axes.ts";
import { fourierTransform, frequencies } from "../numpy/fourier.ts";
import { roll } from "../numpy/rearranging.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

const kinds = ["fft", "ifft", "rfft", "irfft"] as const;

export const numpyFourier: readonly ApiFunction[] = [
  ...kinds.flatMap((kind) => [
    transformRow(kind, kind, "(a, n=None, axis=-1, norm=None)", (args) => {
      const n = args.isNone("n") ? null : args.dim("n");
      return { sizes: n === null ? null : [n], axes: [args.int("axis")] };
    }),
    transformRow(`${kind}2`, kind, "(a, s=None, axes=(-2, -1), norm=None)", (args) => {
      const axes = args.ints("axes");
      if (axes.length !== 2) {
        const text = `(${axes.join(", ")}${axes.length === 1 ? "," : ""})`;
        throw valueError(`jax.numpy.fft.${kind}2 only supports 2 axes. Got axes = ${text}.`);
      }
      return { sizes: sizesOf(args), axes };
    }),
    transformRow(`${kind}n`, kind, "(a, s=None, axes=None, norm=None)", (args) => ({
      sizes: sizesOf(args),
      axes: args.axes("axes"),
    })),
  ]),
  ...[false, true].map((isHalf) =>
    apiFunction(
      `jax.numpy.fft.${isHalf ? "r" : ""}fftfreq`,
      "(n, d=1.0, *, dtype=None, device=None)",
      "Gives the frequencies of a transform of n samples at distance d.",
      (args) => frequencies(args.int("n"), args.array("d"), args.dtype("dtype") ?? floatDtype(), isHalf),
    ),
  ),
  shiftRow("fftshift", (size) => Math.floor(size / 2), "Moves the zero frequency to the middle of the axes."),
  shiftRow("ifftshift", (size) => -Math.floor(size / 2), "Moves the zero frequency back to the front of the axes."),
];

const sizesOf = (args: BoundArguments): Shape | null => (args.isNone("s") ? null : args.shape("s"));

function transformRow(
  name: string,
  kind: FftKind,
  signature: string,
  place: (args: BoundArguments) => { readonly sizes: Shape | null; readonly axes: readonly number[] | null },
): ApiFunction {
  const what = kind.startsWith("i") ? "inverse Fourier transform" : "Fourier transform";
  const numbers = kind === "rfft" ? " of real numbers" : kind === "irfft" ? " that gives real numbers" : "";
  return apiFunction(`jax.numpy.fft.${name}`, signature, `Gives the ${what}${numbers} along axes.`, (args) => {
    const norm = args.isNone("norm") ? null : args.string("norm");
    return fourierTransform(args.array("a"), { name, kind, norm, ...place(args) });
  });
}

function shiftRow(name: string, shiftOf: (size: number) => number, summary: string): ApiFunction {
  return apiFunction(`jax.numpy.fft.${name}`, "(x, axes=None)", summary, (args) => {
    const x: ArrayValue = args.array("x");
    const axes = args.isNone("axes") ? range(x.aval.ndim) : canonicalizeAxes(args.ints("axes"), x.aval.ndim);
    return axes.reduce((array, axis) => {
      const size = array.aval.shape[axis]!;
      return typeof size === "number" ? roll(array, [shiftOf(size)], [axis]) : array;
    }, x);
  });
}
