// Arrays as texts to paste elsewhere.

import { formatShape } from "../core/dim.ts";
import { type DType, kindOf } from "../core/dtype.ts";
import { formatFloat, pyRepr } from "../core/pyRepr.ts";
import { type EvalArray, evalArray, type Scalar, valueAt } from "../engine/evalArray.ts";
import { simplest } from "./bridge/numberFormat.ts";
import type { View } from "./bridge/views.ts";
import { mostCopied } from "./inspection.ts";

/** An array in full: as nested lists, or as Python that makes it. Null where it has more than `mostCopied` elements. */
export function arrayLiteral({ array, library }: View, form: "values" | "python"): string | null {
  if (array.size > mostCopied) return null;
  if (form === "values") return nest(array, (value) => plainText(value, array.dtype));
  return callText(array, library === "jax" ? "jnp" : "np");
}

function callText(array: EvalArray, module: "jnp" | "np"): string {
  const { dtype, shape, size, data } = array;
  if (kindOf(dtype) === "k")
    return `jax.random.wrap_key_data(${callText(evalArray(data, [...shape, 2], "uint32"), module)})`;
  const type = `dtype=${module}.${dtype === "bool" ? "bool_" : dtype}`;
  // Lists do not say the sizes that follow a 0.
  if (size === 0) return `${module}.zeros(${formatShape(shape)}, ${type})`;
  return `${module}.array(${nest(array, (value) => codeText(value, dtype, module))}, ${type})`;
}

/** The elements as nested lists. */
function nest(array: EvalArray, textOf: (value: Scalar) => string): string {
  let position = 0;
  const list = (axis: number): string => {
    if (axis === array.shape.length) return textOf(valueAt(array, position++));
    return `[${Array.from({ length: array.shape[axis]! }, () => list(axis + 1)).join(", ")}]`;
  };
  return list(0);
}

function plainText(value: Scalar, dtype: DType): string {
  if (typeof value === "number") return kindOf(dtype) === "f" ? formatFloat(simplest(value, dtype)) : String(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (!("re" in value)) return `[${value.join(", ")}]`;
  return pyRepr({
    kind: "complex",
    value: { re: simplest(value.re, partOf(dtype)), im: simplest(value.im, partOf(dtype)) },
  });
}

/** What Python reads back as the same number. */
function codeText(value: Scalar, dtype: DType, module: "jnp" | "np"): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return plainText(value, dtype).replace(/nan|inf/, (name) => `${module}.${name}`);
  }
  if (typeof value !== "object" || !("re" in value)) return plainText(value, dtype);
  const isSum = [value.re, value.im].every((part) => Number.isFinite(part) && !Object.is(part, -0));
  if (isSum) return plainText(value, dtype);
  return `complex(${codeText(value.re, partOf(dtype), module)}, ${codeText(value.im, partOf(dtype), module)})`;
}

const partOf = (dtype: DType): DType => (dtype === "complex128" ? "float64" : "float32");
