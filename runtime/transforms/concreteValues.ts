// Where Python asks an array for its elements: what JAX raises when they are hidden, too many or of the wrong type.

import { isStatic } from "../core/dim.ts";
import { isInteger } from "../core/dtype.ts";
import { indexError, PythonError, typeError, valueError } from "../core/errors.ts";
import type { PyValue } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { BatchTracer } from "./batchTrace.ts";
import { JitTracer } from "./jitTrace.ts";
import { tracerText } from "./tracerText.ts";

/** Whether it is certain that Python cannot see the elements, because the array is being traced. */
export function isTraced(value: PyValue): value is BatchTracer | JitTracer {
  return value instanceof JitTracer || (value instanceof BatchTracer && !value.trace.isDoubtful);
}

/** Throws what `bool(x)` raises of an array, as far as that is certain without its elements. */
export function requireTruth(x: ArrayValue): void {
  const { shape, dtype } = x.aval;
  if (!isStatic(shape)) return;
  const size = shape.reduce((product, dim) => product * dim, 1);
  if (size > 1) {
    throw valueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()", {
      code: "array-truth",
    });
  }
  if (size === 0) {
    throw valueError(
      "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.",
      { code: "array-truth" },
    );
  }
  if (!isTraced(x) || dtype === "unknown") return;
  throw new PythonError("TracerBoolConversionError", `Attempted boolean conversion of ${tracedWith(x)}.`, {
    code: "traced-truth",
  });
}

/** Throws what `int(x)`, `float(x)` and `complex(x)` raise of an array. */
export function requireNumber(x: ArrayValue): void {
  if (x.aval.ndim > 0) {
    throw typeError(`Only scalar arrays can be converted to Python scalars; got arr.ndim=${x.aval.ndim}`, {
      code: "array-number",
    });
  }
  requireConcrete(x);
}

/** Throws what Python raises where it takes an array as the number of an item or of turns. */
export function requireIndex(x: ArrayValue): void {
  const { dtype, ndim } = x.aval;
  if (dtype === "unknown") return;
  if (ndim > 0 || !isInteger(dtype)) {
    throw typeError("Only integer scalar arrays can be converted to a scalar index.", { code: "array-index" });
  }
  if (!isTraced(x)) return;
  throw new PythonError("TracerIntegerConversionError", `The __index__() method was called on ${tracedWith(x)}`, {
    code: "traced-number",
  });
}

/** Throws JAX's `ConcretizationTypeError` for elements that are hidden. */
export function requireConcrete(x: ArrayValue): void {
  if (!isTraced(x) || x.aval.dtype === "unknown") return;
  throw concretization(x.aval.toLongString());
}

/** Throws JAX's `ConcretizationTypeError` where it would have to count hidden elements. */
export function requireCountable(x: ArrayValue): void {
  if (isTraced(x)) throw concretization("int32[]");
}

/** Throws what JAX raises of an index that needs hidden elements: a mask, or where a slice begins or ends. */
export function requireStaticIndex(index: PyValue): void {
  const entries = index.kind === "tuple" ? index.items : [index];
  for (const entry of entries) {
    if (entry.kind !== "array" || entry.aval.dtype !== "bool" || !isTraced(entry)) continue;
    throw new PythonError(
      "NonConcreteBooleanIndexError",
      `Array boolean indices must be concrete; got ${entry.aval.toLongString()}`,
      { code: "traced-mask" },
    );
  }
  for (const [position, entry] of entries.entries()) {
    if (entry.kind !== "slice") continue;
    const bounds = [entry.start, entry.stop, entry.step];
    if (!bounds.some(isTraced)) continue;
    const texts = bounds.map(boundText);
    const given = texts.includes(null) ? "" : ` Got slice(${texts.join(", ")}) at position ${position}`;
    throw indexError(`Slice entries must be static integers.${given}`, { code: "traced-slice" });
  }
}

function boundText(bound: PyValue): string | null {
  if (bound.kind === "none") return "None";
  if (isTraced(bound)) return tracerText(bound);
  return bound.kind === "int" && typeof bound.value === "number" ? String(bound.value) : null;
}

function concretization(type: string): PythonError {
  return new PythonError(
    "ConcretizationTypeError",
    `Abstract tracer value encountered where concrete value is expected: traced array with shape ${type}`,
    { code: "traced-number" },
  );
}

function tracedWith({ aval }: ArrayValue): string {
  return `traced array with shape ${aval.toLongString()}`;
}
