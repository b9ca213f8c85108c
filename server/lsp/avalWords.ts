// What an array's aval means, in words.

import type { ShapedArray } from "../../runtime/core/aval.ts";
import { type DType, itemSize, kindOf } from "../../runtime/core/dtype.ts";
import { type Description, hasShape, hiddenSizes, label } from "../analysis/describe.ts";
import { type Marks, withHidden } from "./hintLabel.ts";
import { aligned } from "./markdown.ts";

type ArrayDescription = Extract<Description, { kind: "array" }>;

/** A shape as code shows it: per example, with the hidden sizes behind it. A list says what it is a list of. */
export function describedLabel(description: Description, marks: Marks): string {
  if (description.kind === "list" && description.element !== null && hasShape(description.element)) {
    return `list of ${description.length} ${describedLabel(description.element, marks)}`;
  }
  return withHidden(label(description), hiddenSizes(description), marks);
}

/**
 * The two views of an array inside a mapped function, that of one example first, and what each `vmap` maps:
 * `per example  f32[7,7]`, `batched      f32[13,7,7]  vmap maps axis 0`. They are the `aval` and `batched` of JAX's tracers.
 *
 * Empty outside of mapped functions, and where the calls differ.
 */
export function exampleLines(descriptions: readonly Description[]): readonly string[] {
  const views = mappedArrays(descriptions).map(({ aval, mapped }) => {
    const weak = aval.weakType ? "~" : "";
    const batched = mapped.map(({ axis, batched: whole }, level) => {
      const which = mapped.length === 1 ? "vmap" : `vmap ${level + 1}`;
      return [level === 0 ? "batched" : "", `${weak}${whole}`, `${which} maps axis ${axis}`];
    });
    return batched.length === 0 ? [] : aligned([["per example", `${weak}${aval}`], ...batched]);
  });
  return views[0] !== undefined && same(views.map((lines) => lines.join())) ? views[0] : [];
}

/** The dtype and the memory of an array in a sentence; only what holds of all descriptions. */
export function sizeSentence(descriptions: readonly Description[]): string {
  const arrays = mappedArrays(descriptions);
  const sentences = arrays.map(({ aval, mapped }) => {
    const words = [dtypeWords(aval.dtype), ...memoryWords({ aval, mapped })];
    if (aval.weakType) words.push("weakly typed: other dtypes win over it");
    return `${words.join(", ")}.`;
  });
  if (sentences[0] !== undefined && same(sentences)) return sentences[0];
  const dtypes = arrays.map(({ aval }) => `${dtypeWords(aval.dtype)}.`);
  return dtypes[0] !== undefined && same(dtypes) ? dtypes[0] : "";
}

/** How many arrays there are and how much memory they take, as far as that is known; of mapped ones, for one example. */
export function totalSentence(leaves: readonly Description[]): string {
  const arrays = leaves.filter((leaf) => leaf.kind === "array");
  const count = `${arrays.length} array${arrays.length === 1 ? "" : "s"}`;
  const amounts = arrays.map(({ aval }) => byteCount(aval)).filter((amount) => amount !== null);
  if (amounts.length < arrays.length || leaves.some(({ kind }) => kind === "unranked")) return `${count}.`;
  const total = byteWords(amounts.reduce((sum, amount) => sum + amount, 0));
  return `${count}, ${total}${arrays.some(({ mapped }) => mapped.length > 0) ? " per example" : ""} in all.`;
}

/** The arrays among them; as in a hint, those that hide an axis come before those that do not. */
function mappedArrays(descriptions: readonly Description[]): readonly ArrayDescription[] {
  const arrays = descriptions.filter((description) => description.kind === "array");
  const mapped = arrays.filter((array) => array.mapped.length > 0);
  return mapped.length > 0 ? mapped : arrays;
}

function same(texts: readonly string[]): boolean {
  return new Set(texts).size === 1;
}

function memoryWords({ aval, mapped }: Pick<ArrayDescription, "aval" | "mapped">): readonly string[] {
  const own = bytesOf(aval);
  const [outermost] = mapped;
  if (outermost === undefined) return own === null ? [] : [own];
  const whole = bytesOf(outermost.batched);
  return [...(own === null ? [] : [`${own} per example`]), ...(whole === null ? [] : [`${whole} in all`])];
}

function dtypeWords(dtype: DType): string {
  const bits = itemSize(dtype) * 8;
  switch (kindOf(dtype)) {
    case "b":
      return "Booleans";
    case "i":
      return `${bits}-bit integers`;
    case "u":
      return `Unsigned ${bits}-bit integers`;
    case "f":
      return dtype === "bfloat16" ? "16-bit brain floats" : `${bits}-bit floats`;
    case "c":
      return `${bits}-bit complex numbers`;
    case "k":
      return "PRNG keys";
    case "?":
      return "The dtype is not known";
  }
}

function bytesOf(aval: ShapedArray): string | null {
  const amount = byteCount(aval);
  return amount === null ? null : byteWords(amount);
}

function byteCount({ size, dtype }: ShapedArray): number | null {
  return typeof size !== "number" || dtype === "unknown" ? null : size * itemSize(dtype);
}

function byteWords(count: number): string {
  if (count < 1000) return `${count} byte${count === 1 ? "" : "s"}`;
  let amount = count;
  for (const unit of ["kB", "MB", "GB"]) {
    amount /= 1000;
    if (amount < 1000) return `${Number(amount.toPrecision(3))} ${unit}`;
  }
  return `${Number((amount / 1000).toPrecision(3))} TB`;
}
