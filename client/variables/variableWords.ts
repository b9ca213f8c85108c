// What a row of the variables view says of a variable.

import type { ArraySummary, VariableSummary } from "../../runtime/python/inspection.ts";
import { bytesText } from "../views/shape/numbers.ts";
import { factsOf, shapeText } from "../views/shape/words.ts";

/** What stands beside the name: `f32[13,7,11] · 4.0 kB`, or the type and the beginning of the value. */
export function descriptionOf({ array, type, preview }: VariableSummary): string {
  return array === null ? `${type} · ${preview}` : `${shapeText(array)} · ${bytesText(array.bytes)}`;
}

/** All that is known of it, as one line: dtype, library, bytes and statistics of an array. */
export function detailsOf({ array, type }: VariableSummary): string {
  if (array === null) return type;
  const facts = factsOf(array).map(({ text }) => text);
  return [`${libraries[array.library]} array of ${array.dtype}`, ...facts].join(" · ");
}

/** The row for someone who hears it. */
export function spokenOf(variable: VariableSummary): string {
  const { name, array, type, preview } = variable;
  if (array === null) return `${name}, ${type}, ${preview}`;
  const shape = array.shape.length === 0 ? "without axes" : `of shape ${array.shape.join(" by ")}`;
  return `${name}, ${array.dtype} array ${shape}, ${bytesText(array.bytes)}`;
}

/** The shape as Python writes it: `(13, 7, 11)`. */
export function pythonShape({ shape }: ArraySummary): string {
  return `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
}

/** The codicon for a value of this type. */
export function iconOf({ array, type }: VariableSummary): string {
  return array === null ? (icons.get(type) ?? "symbol-variable") : "symbol-array";
}

const libraries = { jax: "JAX", numpy: "NumPy" } as const satisfies Record<ArraySummary["library"], string>;

const icons: ReadonlyMap<string, string> = new Map([
  ["bool", "symbol-boolean"],
  ["complex", "symbol-numeric"],
  ["dict", "symbol-object"],
  ["float", "symbol-numeric"],
  ["int", "symbol-numeric"],
  ["list", "list-ordered"],
  ["str", "symbol-string"],
  ["tuple", "list-ordered"],
]);
