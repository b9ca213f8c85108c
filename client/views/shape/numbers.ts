// How sizes, times and elements are written.

/** Letters for the kinds of elements: booleans, integers, floats, complex numbers, PRNG keys. */
export type ElementKind = "bool" | "int" | "float" | "complex" | "key";

/** What kind of elements a dtype has, by its name. */
export function kindOf(dtype: string): ElementKind {
  if (dtype === "bool") return "bool";
  if (/^u?int\d+$/.test(dtype)) return "int";
  if (/^complex\d+$/.test(dtype)) return "complex";
  return dtype.startsWith("key<") ? "key" : "float";
}

/** JAX's short name of a dtype, such as `f32`; the name itself where there is none. */
export function shortName(dtype: string): string {
  const [, kind, bits] = /^(bfloat|float|int|uint|complex)(\d+)$/.exec(dtype) ?? [];
  return kind === undefined ? dtype : `${kind === "bfloat" ? "bf" : kind[0]}${bits}`;
}

/** A number of bytes, such as `4.0 kB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  // From 999 950 on, a text with one digit would round up to 1000.0 of the smaller unit.
  const power = Math.min(3, Math.floor(Math.log10(bytes / 0.99995) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${["B", "kB", "MB", "GB"][power]}`;
}

/** A count with a comma at every thousand. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A time, such as `4 ms`, `1.2 s` or `2 min 5 s`. */
export function timeText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A number for reading, to three digits. */
export function roundText(value: number): string {
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 0.001 && size < 100_000);
  const digits = size < 1000 ? 3 : 5;
  return Number.isInteger(value) && isPlain ? String(value) : plainDigits(value, isPlain, digits);
}

/** An element as Python writes it, with as many digits as its dtype has; a complex one from its two parts. */
export function elementText(dtype: string, value: number, imaginary = 0): string {
  const kind = kindOf(dtype);
  if (kind === "bool") return value === 0 ? "False" : "True";
  if (kind === "int") return Math.abs(value) > Number.MAX_SAFE_INTEGER ? `≈${BigInt(value)}` : String(value);
  if (kind !== "complex") return floatText(dtype, value);
  const sign = imaginary < 0 || Object.is(imaginary, -0) ? "" : "+";
  const real = floatText(dtype, value).replace(/\.0$/, "");
  return `(${real}${sign}${floatText(dtype, imaginary).replace(/\.0$/, "")}j)`;
}

function plainDigits(value: number, isPlain: boolean, digits: number): string {
  return isPlain ? String(Number(value.toPrecision(digits))) : pythonExponent(value.toExponential(2));
}

function floatText(dtype: string, value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const shortest = shortestOf(value, bitsOf[dtype] ?? 53);
  const exponent = Number(shortest.toExponential().split("e")[1]);
  if (exponent < -4 || exponent >= 16) return pythonExponent(shortest.toExponential());
  return Number.isInteger(shortest) ? `${shortest}.0` : String(shortest);
}

/** The significant bits of a dtype whose numbers have fewer than JavaScript's. */
const bitsOf: Readonly<Record<string, number>> = { float32: 24, complex64: 24, float16: 11, bfloat16: 8 };

/** The number with the fewest digits that is rounded to this one and no other. */
function shortestOf(value: number, bits: number): number {
  if (bits === 53) return value;
  for (let digits = 1; digits < 10; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (rounded(candidate, bits) === value) return candidate;
  }
  return value;
}

/** To so many significant bits; halves to even. */
function rounded(value: number, bits: number): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - bits + 1);
  const units = value / unit;
  const near = Math.round(units);
  const isHalfAndOdd = near - units === 0.5 && near % 2 !== 0;
  return (isHalfAndOdd ? near - 1 : near) * unit;
}

function pythonExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, "e$10$2");
}
