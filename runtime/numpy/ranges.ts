// Arrays of numbers at equal distances.

import { addDims, type Dim, floorDivideDims, maxDims, subtractDims, unknownDim } from "../core/dim.ts";
import { type DType, isInteger, promoteTypes } from "../core/dtype.ts";
import { PythonError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate, stack } from "../lax/concatenate.ts";
import { dotGeneral } from "../lax/dot.ts";
import * as unary from "../lax/elementwise.ts";
import { iota } from "../lax/iota.ts";
import { full } from "../lax/literal.ts";
import { canonicalizeAxis, insertAt } from "./axes.ts";
import { broadcastShapes, broadcastTo } from "./broadcasting.ts";
import { constant, sizeConstant } from "./conversion.ts";
import { log10 } from "./elementary.ts";
import * as lax from "./operators.ts";
import { arrayPower } from "./power.ts";
import { convert, inexactDtype, realDtype, resultType, widenedFloat } from "./promotion.ts";
import { expandDims, moveAxes, reshape } from "./reshaping.ts";

/** A bound or step of `arange`: what it is as an array, and its number or size where that is known. */
export interface Bound {
  readonly array: ArrayValue;
  readonly value: Dim | null;
}

/** The numbers from `start` up to but not including `stop`. Mirrors `jnp.arange`. */
export function arange(start: Bound | null, stop: Bound, step: Bound | null, dtype: DType | null): ArrayValue {
  const bounds = [start, stop, step].filter((bound) => bound !== null);
  const type = dtype ?? promoteTypes(bounds.map(({ array }) => array.aval))!.dtype;
  const size = arangeSize(start?.value === undefined ? 0 : start.value, stop.value, step === null ? 1 : step.value);
  if (step === null && (start === null || start.value === 0)) return iota(type, [size], 0);
  const first = start?.array ?? constant(0, type);
  if (step === null) return lax.add(convert(first, type), iota(type, [size], 0));
  const working = widenedFloat(type);
  const steps = lax.mul(convert(step.array, working), iota(working, [size], 0));
  return convert(lax.add(convert(first, working), steps), type);
}

export interface LinspaceOptions {
  /** How many numbers. */
  readonly num: Dim;
  /** Whether the last one is `stop` itself. */
  readonly endpoint: boolean;
  readonly dtype: DType | null;
  /** Where the new axis goes. */
  readonly axis: number;
}

/** Numbers at equal distances from `start` to `stop`, and the distance. Mirrors `jnp.linspace`. */
export function linspace(
  start: ArrayValue,
  stop: ArrayValue,
  options: LinspaceOptions,
): { readonly samples: ArrayValue; readonly step: ArrayValue } {
  const { num, endpoint, axis } = options;
  if (typeof num === "number" && num < 0) throw valueError(`Number of samples, ${num}, must be non-negative.`);
  const dtype = options.dtype ?? inexactDtype(resultType("linspace", [start, stop]).dtype);
  const computation = inexactDtype(dtype);
  const [first, last] = [convert(start, computation), convert(stop, computation)];
  const bounds = broadcastShapes([first.aval.shape, last.aval.shape]);
  const place = axis < 0 ? bounds.length + axis + 1 : axis;
  const samples = interpolate(broadcastTo(first, bounds), broadcastTo(last, bounds), num, endpoint, place);
  const whole = isInteger(dtype) ? unary.floor(samples) : samples;
  return { samples: convert(whole, dtype), step: distance(first, last, num, endpoint) };
}

/** `base` to the power of `linspace`. Mirrors `jnp.logspace`. */
export function logspace(start: ArrayValue, stop: ArrayValue, base: ArrayValue, options: LinspaceOptions): ArrayValue {
  const dtype = options.dtype ?? inexactDtype(resultType("logspace", [start, stop]).dtype);
  const computation = inexactDtype(dtype);
  const exponents = linspace(convert(start, computation), convert(stop, computation), { ...options, dtype: null });
  return convert(arrayPower(base, exponents.samples), dtype);
}

/** Numbers at equal ratios from `start` to `stop`. Mirrors `jnp.geomspace`. */
export function geomspace(start: ArrayValue, stop: ArrayValue, options: LinspaceOptions): ArrayValue {
  const dtype = options.dtype ?? inexactDtype(resultType("geomspace", [start, stop]).dtype);
  const computation = inexactDtype(dtype);
  const [first, last] = [convert(start, computation), convert(stop, computation)];
  const sign = unary.sign(first);
  const exponents = [first, last].map((bound) => log10(lax.div(bound, sign)));
  const powers = logspace(exponents[0]!, exponents[1]!, constant(10, "float32", true), {
    ...options,
    dtype: computation,
    axis: 0,
  });
  const result = lax.mul(sign, powers);
  return convert(moveAxes(result, [0], [canonicalizeAxis(options.axis, result.aval.ndim)]), dtype);
}

function arangeSize(start: Dim | null, stop: Dim | null, step: Dim | null): Dim {
  if (start === null || stop === null || step === null) return unknownDim();
  if (step === 0) throw new PythonError("ZeroDivisionError", "division by zero");
  if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
    return Math.max(0, Math.ceil((stop - start) / step));
  }
  const length = subtractDims(stop, start);
  if (step === 1) return nonNegative(length);
  return nonNegative(floorDivideDims(addDims(length, subtractDims(step, 1)), step));
}

/** A size that stands for a length counts as at least zero; a difference of sizes may be less. */
function nonNegative(length: Dim): Dim {
  const isPlain = typeof length !== "number" && length.terms.every(({ coefficient }) => coefficient > 0);
  return isPlain ? length : maxDims(length, 0);
}

const firstAxes = { lhsContract: [0], rhsContract: [0], lhsBatch: [], rhsBatch: [] };

function interpolate(first: ArrayValue, last: ArrayValue, num: Dim, endpoint: boolean, place: number): ArrayValue {
  const { dtype, shape } = first.aval;
  if (num === 0) return full(insertAt(shape, place, 0), 0, dtype);
  if (num === 1) return reshape(first, insertAt(shape, place, 1));
  const sections = endpoint ? subtractDims(num, 1) : num;
  const real = realDtype(dtype);
  const count = sizeConstant(sections, real);
  const steps = iota(real, [sections], 0);
  const rest = lax.sub(constant(1, real), lax.divByConstant(steps, count));
  // XLA divides `last` rather than each step, and fuses one multiplication with the addition: an inner product of two.
  const ends = stack([first, lax.divByConstant(last, convert(count, dtype))], 0);
  const inner = dotGeneral(ends, convert(stack([rest, steps], 0), dtype), firstAxes);
  const samples = moveAxes(inner, [inner.aval.ndim - 1], [place]);
  if (!endpoint) return samples;
  return concatenate([samples, expandDims(last, [place])], place);
}

function distance(first: ArrayValue, last: ArrayValue, num: Dim, endpoint: boolean): ArrayValue {
  const { dtype } = first.aval;
  if (num === 0 || (num === 1 && endpoint)) return constant(Number.NaN, dtype);
  const sections = endpoint ? subtractDims(num, 1) : num;
  return lax.divByConstant(lax.sub(last, first), sizeConstant(sections, dtype));
}
