// Weights that fade a signal out at both ends.

import type { Dim } from "../core/dim.ts";
import { floatDtype } from "../core/dtype.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import { full } from "../lax/literal.ts";
import { add, multiply, subtract, trueDivide } from "./arithmetic.ts";
import { constant } from "./conversion.ts";
import { uniform } from "./creation.ts";
import { besselI0, cos, sqrt } from "./elementary.ts";

/** The weights of a window of this many samples. */
export type SignalWindow = (size: Dim) => ArrayValue;

export const bartlett = signalWindow((n, size) => {
  const distance = unary.abs(subtract(add(multiply(int(2), n), int(1)), int(size)));
  return subtract(int(1), trueDivide(distance, int(size - 1)));
});

export const blackman = signalWindow((n, size) =>
  add(subtract(float(0.42), multiply(float(0.5), wave(n, size, 2))), multiply(float(0.08), wave(n, size, 4))),
);

export const hamming = signalWindow((n, size) => subtract(float(0.54), multiply(float(0.46), wave(n, size, 2))));

export const hanning = signalWindow((n, size) => multiply(float(0.5), subtract(int(1), wave(n, size, 2))));

/** A window by Bessel functions, narrower the greater `beta` is. Mirrors `jnp.kaiser`. */
export function kaiser(size: Dim, beta: ArrayValue): ArrayValue {
  const window = signalWindow((n, count) => {
    const half = constant((count - 1) / 2, "float32", true);
    const share = trueDivide(subtract(n, half), half);
    const root = sqrt(subtract(int(1), multiply(share, share)));
    return trueDivide(besselI0(multiply(beta, root)), besselI0(beta));
  });
  return window(size);
}

function signalWindow(weights: (places: ArrayValue, size: number) => ArrayValue): SignalWindow {
  return (size) => {
    if (typeof size !== "number") return full([size], null, floatDtype());
    return size <= 1 ? uniform([size], 1, floatDtype()) : weights(iota(floatDtype(), [size], 0), size);
  };
}

/** The cosine that goes through so many half circles. */
function wave(places: ArrayValue, size: number, halves: number): ArrayValue {
  return cos(trueDivide(multiply(float(halves * Math.PI), places), int(size - 1)));
}

function int(value: number): ArrayValue {
  return constant(value, "int32", true);
}

function float(value: number): ArrayValue {
  return constant(value, "float32", true);
}
