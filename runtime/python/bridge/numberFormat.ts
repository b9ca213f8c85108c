// NumPy's text of numbers in arrays: one layout for all elements of an array, digits as few as tell a float apart.
// Mirrors numpy/_core/arrayprint.py (its options at their defaults) and dragon4 in unique mode.

import { type DType, kindOf } from "../../core/dtype.ts";
import { type EvalArray, type Scalar, valueAt } from "../../engine/evalArray.ts";
import { roundElements } from "../../engine/rounding.ts";
import { printOptions } from "./printOptions.ts";

/** Writes the element at a position in row-major order. */
export type ElementFormat = (position: number) => string;

/** How the elements of `array` are written, so that those at `positions`, which are shown, fill columns of one width. */
export function elementFormat(array: EvalArray, positions: readonly number[]): ElementFormat {
  const at = (position: number) => valueAt(array, position);
  const shown = positions.map(at);
  const format = scalarFormat(array, shown);
  return (position) => format(at(position));
}

/** The number of fewest digits that is `value` in this dtype: 0.1 for what float32 makes of it. */
export function simplest(value: number, dtype: DType): number {
  if (dtype === "float64" || !Number.isFinite(value) || value === 0) return value;
  return Math.sign(value) * Number(shortestText(Math.abs(value), dtype));
}

/** The text of a NumPy scalar: `1e-05`, `(1+2j)`, `True`. */
export function scalarText(value: Scalar, dtype: DType): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (isComplexScalar(value)) return complexText(value.re, value.im, partDtype(dtype));
  if (typeof value !== "number") return String(value);
  if (dtype === "bfloat16") return sixDigits(value);
  return kindOf(dtype) === "f" ? floatText(value, dtype, ".0") : String(value);
}

function scalarFormat(array: EvalArray, shown: readonly Scalar[]): (value: Scalar) => string {
  const { dtype } = array;
  switch (kindOf(dtype)) {
    case "b":
      return (value) => (value ? (array.shape.length === 0 ? "True" : " True") : "False");
    case "c": {
      const parts = shown.filter(isComplexScalar);
      const part = partDtype(dtype);
      const real = floatFormat(
        parts.map(({ re }) => re),
        part,
        "",
      );
      const imaginary = floatFormat(
        parts.map(({ im }) => im),
        part,
        "+",
      );
      return (value) => {
        const { re, im } = value as Extract<Scalar, { re: number }>; // SAFETY: complex dtypes hold nothing else.
        return real(re) + imaginary(im).replace(/( *)$/, "j$1");
      };
    }
    case "f": {
      if (dtype === "bfloat16") return (value) => sixDigits(Number(value));
      const format = floatFormat(shown.map(Number), dtype, "");
      return (value) => format(Number(value));
    }
    default: {
      const width = Math.max(...shown.map((value) => String(value).length), 0);
      return (value) => String(value).padStart(width);
    }
  }
}

const isComplexScalar = (value: Scalar): value is Extract<Scalar, { re: number }> =>
  typeof value === "object" && "re" in value;
const partDtype = (dtype: DType): DType => (dtype === "complex128" ? "float64" : "float32");

/** `np.finfo(dtype).precision`, which decides from where on an exponent is written. */
const decimals: { readonly [D in DType]?: number } = { float16: 3, float32: 6, float64: 15 };

/** Mirrors `FloatingFormat` with `floatmode='maxprec'`; `plus` is the sign of positive numbers. */
function floatFormat(values: readonly number[], dtype: DType, plus: "" | "+"): (value: number) => string {
  const finite = values.filter(Number.isFinite);
  const hasExponent = wantsExponent(finite, dtype);
  const parts = finite.map((value) => {
    const text = hasExponent ? scientific(value, dtype) : positional(value, dtype);
    return splitNumber(signed(text, value, plus));
  });
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const fraction = widest(parts.map((part) => part.fraction));
  const exponent = widest(parts.map((part) => part.exponent));
  const right = fraction + exponent;
  let left = widest(parts.map((part) => part.whole));
  if (finite.length < values.length) {
    const hasSignedInfinity = plus === "+" || values.includes(Number.NEGATIVE_INFINITY);
    left = Math.max(left, 3 - (right + 1), 3 + (hasSignedInfinity ? 1 : 0) - (right + 1));
  }
  return (value) => {
    if (!Number.isFinite(value)) {
      const text = Number.isNaN(value) ? `${plus}nan` : signed("inf", value, plus);
      return text.padStart(left + right + 1);
    }
    const text = hasExponent ? scientific(value, dtype, fraction) : positional(value, dtype);
    const part = splitNumber(signed(text, value, plus));
    if (!hasExponent) return `${part.whole.padStart(left)}.${part.fraction.padEnd(fraction)}`;
    const digits = part.exponent.slice(2).padStart(exponent - 2, "0");
    return `${part.whole.padStart(left)}.${part.fraction}${part.exponent.slice(0, 2)}${digits}`;
  };
}

function wantsExponent(finite: readonly number[], dtype: DType): boolean {
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  if (sizes.length === 0) return false;
  const [largest, smallest] = [sizes.reduce((a, b) => Math.max(a, b)), sizes.reduce((a, b) => Math.min(a, b))];
  if (largest >= 10 ** Math.min(8, decimals[dtype]!)) return true;
  if (printOptions().suppress) return false;
  return smallest < rounded(dtype, 0.0001) || rounded(dtype, largest / smallest) > 1000;
}

interface NumberParts {
  readonly whole: string;
  readonly fraction: string;
  /** With its `e` and sign, or nothing. */
  readonly exponent: string;
}

function splitNumber(text: string): NumberParts {
  const [mantissa, exponent] = text.split("e");
  const [whole, fraction] = mantissa!.split(".");
  return { whole: whole!, fraction: fraction ?? "", exponent: exponent === undefined ? "" : `e${exponent}` };
}

/** The text of a magnitude with the sign of `value`. */
function signed(text: string, value: number, plus: "" | "+"): string {
  return `${value < 0 || Object.is(value, -0) ? "-" : plus}${text}`;
}

/** The magnitude with digits before and after the point, no trailing zeros. */
function positional(value: number, dtype: DType): string {
  const x = Math.abs(value);
  const { digits, exponent } = shortest(x, dtype);
  const { precision } = printOptions();
  if (digits.length - 1 - exponent > precision) return roundedAt(x, precision).replace(/0+$/, "");
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, "0");
  const fraction = padded.slice(exponent + 1);
  return `${padded.slice(0, exponent + 1)}.${fraction === "0" ? "" : fraction}`;
}

/** The magnitude with one digit before the point, at least `places` after it, and an exponent of two digits or more. */
function scientific(value: number, dtype: DType, places = 0): string {
  const x = Math.abs(value);
  const { digits, exponent } = shortest(x, dtype);
  const wanted = Math.max(Math.min(digits.length - 1, printOptions().precision), places);
  if (wanted === digits.length - 1) return withExponent(digits, exponent);
  // More digits than tell the float apart are those of its exact value.
  const [mantissa, power] = roundedTo(x, wanted).split("e");
  return withExponent(mantissa!.replace(".", ""), Number(power));
}

function withExponent(digits: string, exponent: number): string {
  const power = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits[0]}.${digits.slice(1)}e${exponent < 0 ? "-" : "+"}${power}`;
}

interface Digits {
  /** Significant digits, the first of which stands before the point. */
  readonly digits: string;
  readonly exponent: number;
}

/**
 * A text of so many digits after the first stays the same by way of a float of this size or larger: fewer need not be
 * tried, as zeros at the end are cut off.
 */
const sureDigits: { readonly [D in DType]?: number } = { bfloat16: 1, float16: 2, float32: 5 };
const leastSure = 2 ** -14;

/** The fewest digits that read back as the same float of this dtype. */
function shortest(x: number, dtype: DType): Digits {
  return x === 0 ? { digits: "0", exponent: 0 } : digitsOf(shortestText(x, dtype));
}

/** The same with an exponent, perhaps with zeros after the digits; `x` is positive. */
function shortestText(x: number, dtype: DType): string {
  if (dtype === "float64") return x.toExponential();
  const isPower = Number.isInteger(Math.log2(x));
  for (let count = x < leastSure ? 0 : (sureDigits[dtype] ?? 0); ; count++) {
    const nearest = x.toExponential(count);
    if (rounded(dtype, Number(nearest)) === x) return nearest;
    if (!isPower) continue;
    // Above a power of two floats lie further apart than below: the farther neighbour may be the one that reads back.
    const above = (Number(nearest) + 10 ** (Math.floor(Math.log10(x)) - count)).toExponential(count);
    if (rounded(dtype, Number(above)) === x) return above;
  }
}

function digitsOf(text: string): Digits {
  const [mantissa, exponent] = text.split("e");
  return { digits: mantissa!.replace(".", "").replace(/(?<=.)0+$/, ""), exponent: Number(exponent) };
}

/** The float of this dtype next to `value`. */
function rounded(dtype: DType, value: number): number {
  if (dtype === "float64") return value;
  if (dtype === "float32") return Math.fround(value);
  const data = Float32Array.of(value);
  roundElements({ dtype, data });
  return data[0]!;
}

/** `x` with so many digits after the point, the exact value rounded half to even. */
function roundedAt(x: number, places: number): string {
  return halfToEven(x.toFixed(100), places, x.toFixed(places));
}

/** `x.toExponential(places)`, the exact value rounded half to even. */
function roundedTo(x: number, places: number): string {
  const [mantissa, power] = x.toExponential(100).split("e");
  const [up, upPower] = x.toExponential(places).split("e");
  const kept = halfToEven(mantissa!, places, up!);
  return `${kept}e${kept === up ? upPower : power}`;
}

/** JavaScript rounds a tie up: `up`, unless cutting `exact` off after `places` digits leaves an even one. */
function halfToEven(exact: string, places: number, up: string): string {
  const end = exact.indexOf(".") + 1 + places;
  const isTie = /^50*$/.test(exact.slice(end));
  return isTie && Number(exact[end - 1]) % 2 === 0 ? exact.slice(0, end) : up;
}

/** A float by itself: with an exponent when it is very large or small; a whole number ends with `ending`. */
function floatText(value: number, dtype: DType, ending: ".0" | ""): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const x = Math.abs(value);
  const { digits, exponent } = shortest(x, dtype);
  const text =
    x === 0 || (x >= 1e-4 && x < largestPlain(dtype))
      ? positionalExact(digits, exponent, ending)
      : withExponent(digits, exponent).replace(".e", "e");
  return signed(text, value, "");
}

/** From here on a scalar is written with an exponent. */
function largestPlain(dtype: DType): number {
  return dtype === "float64" ? 1e16 : 10 ** decimals[dtype]!;
}

function positionalExact(digits: string, exponent: number, ending: string): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, "0");
  const fraction = padded.slice(exponent + 1);
  return `${padded.slice(0, exponent + 1)}${fraction === "" ? ending : `.${fraction}`}`;
}

function complexText(re: number, im: number, part: DType): string {
  const imaginary = floatText(im, part, "");
  if (Object.is(re, 0)) return `${imaginary}j`;
  const sign = imaginary.startsWith("-") ? "" : "+";
  return `(${floatText(re, part, "")}${sign}${imaginary}j)`;
}

/** C's `%g`, in which bfloat16 is written. */
function sixDigits(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const { digits, exponent } = digitsOf(roundedTo(Math.abs(value), 5));
  const text =
    value === 0 || (exponent >= -4 && exponent < 6)
      ? positionalExact(digits, exponent, "")
      : withExponent(digits, exponent).replace(".e", "e");
  return signed(text, value, "");
}
