// How Python prints values, as error messages quote them.

import { formatDim } from "./dim.ts";
import { NotKnownError } from "./errors.ts";
import type { PyValue } from "./pyValue.ts";

/** Python's `repr(value)`. Throws `NotKnownError` where part of the value is not known; an array prints as its aval. */
export function pyRepr(value: PyValue): string {
  switch (value.kind) {
    case "none":
      return "None";
    case "ellipsis":
      return "Ellipsis";
    case "int":
      return formatDim(known(value.value));
    case "float":
      return formatFloat(known(value.value));
    case "complex":
      return formatComplex(known(value.value));
    case "bool":
      return known(value.value) ? "True" : "False";
    case "str":
      return quote(known(value.value));
    case "slice":
      return `slice(${[value.start, value.stop, value.step].map(pyRepr).join(", ")})`;
    case "list":
      return `[${value.items.map(pyRepr).join(", ")}]`;
    case "dict":
      return `{${value.entries.map(([key, item]) => `${pyRepr(key)}: ${pyRepr(item)}`).join(", ")}}`;
    case "tuple":
      if (value.fields === undefined) return formatTuple(value.items.map(pyRepr));
      return `${value.typeName}(${value.fields.map((field, i) => `${field}=${pyRepr(value.items[i]!)}`).join(", ")})`;
    case "array":
      return value.aval.toLongString();
    case "dtype":
      return `<class 'jax.numpy.${value.dtype}'>`;
    case "function":
      return `<function ${value.name}>`;
    case "object":
      return `<${value.typeName} object>`;
    case "unknown":
      throw new NotKnownError(value.reason);
  }
}

/** Python's `str(value)`, which differs from `repr` for strings alone. */
export function pyStrOf(value: PyValue): string {
  return value.kind === "str" ? known(value.value) : pyRepr(value);
}

/** A tuple of parts that are printed already: `()`, `(a,)`, `(a, b)`. */
export function formatTuple(parts: readonly string[]): string {
  return `(${parts.join(", ")}${parts.length === 1 ? "," : ""})`;
}

/** The shortest text that Python reads back as the same float: `1.0`, `1e-05`, `inf`. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  return Number.isInteger(value) ? `${BigInt(value)}.0` : String(value);
}

function known<T>(value: T | null): T {
  if (value === null) throw new NotKnownError("the value is not known");
  return value;
}

function formatComplex({ re, im }: { readonly re: number; readonly im: number }): string {
  const part = (value: number) => formatFloat(value).replace(/\.0$/, "");
  if (Object.is(re, 0)) return `${part(im)}j`;
  return `(${part(re)}${im < 0 || Object.is(im, -0) ? "" : "+"}${part(im)}j)`;
}

const escapes: { readonly [character: string]: string } = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\\n\r\t]/g, (character) => escapes[character]!);
  return `${mark}${mark === "'" ? body.replaceAll("'", "\\'") : body}${mark}`;
}
