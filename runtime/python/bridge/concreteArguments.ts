// Where a function wants to know a number: arrays with elements can tell, tracers cannot.

import { kindOf } from "../../core/dtype.ts";
import { NotKnownError, PythonError, typeError } from "../../core/errors.ts";
import { pyRepr } from "../../core/pyRepr.ts";
import { flatten, mapLeaves } from "../../core/pytree.ts";
import { type PyValue, pyBool, pyFloat, pyInt, pyTuple } from "../../core/pyValue.ts";
import type { ArrayValue } from "../../core/trace.ts";
import { EvalArray, evalArray, valueAt } from "../../engine/evalArray.ts";
import { valueRepr } from "./tracerText.ts";

type Call<Result> = (args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>) => Result;

/**
 * The result of a call. Where the function wants a number and was given an array of one, it is called again with the
 * number, as Python reads it by `__index__`.
 *
 * Throws JAX's `ConcretizationTypeError` where a tracer stands in the way, `NotImplementedError` where nothing can help.
 */
export function callConcretely<Result>(
  call: Call<Result>,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): Result {
  try {
    return call(args, kwargs);
  } catch (error) {
    if (!(error instanceof NotKnownError)) throw error;
    const read = args.map(withNumbers);
    const named = new Map([...kwargs].map(([name, value]) => [name, withNumbers(value)]));
    return unlessUnknown([...args, ...kwargs.values()], () => call(read, named));
  }
}

/**
 * The result of a function of an array and an index. Where elements of the index decide, slices between arrays and
 * boolean masks among it, they are read; JAX's errors for tracers.
 */
export function indexConcretely(x: ArrayValue, index: PyValue, run: (index: PyValue) => PyValue): PyValue {
  try {
    return run(index);
  } catch (error) {
    if (!(error instanceof NotKnownError)) throw error;
    return unlessUnknown([x, index], () => run(pyTuple(readEntries(x, index))));
  }
}

function unlessUnknown<Result>(values: readonly PyValue[], run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof NotKnownError)) throw error;
    const tracer = values.flatMap(arraysIn).find((array) => !(array instanceof EvalArray));
    if (tracer !== undefined) throw concretization(tracer, error.reason);
    const object = values.flatMap((value) => flatten(value).leaves).find(({ kind }) => kind === "object");
    if (object !== undefined) throw noArray(object);
    throw notOffered(error);
  }
}

/** What a run raises where it would have to know what only more of JAX would. */
export function notOffered({ reason }: NotKnownError): PythonError {
  return new PythonError("NotImplementedError", `The bundled runtime does not offer this: ${reason}.`);
}

function concretization({ aval }: ArrayValue, reason: string): PythonError {
  return new PythonError(
    "ConcretizationTypeError",
    "Abstract tracer value encountered where concrete value is expected: traced array with shape " +
      `${aval.toLongString()}\nIt is needed because ${reason}.\n`,
  );
}

function noArray(object: PyValue): PythonError {
  return typeError(
    `Value '${pyRepr(object)}' with dtype object is not a valid JAX array type. ` +
      "Only arrays of numeric types are supported by JAX.",
  );
}

function withNumbers(value: PyValue): PyValue {
  return mapLeaves(value, (leaf) => (leaf.kind === "array" ? numberOf(leaf) : leaf));
}

/** The element of an array of one without axes, as a Python number. */
function numberOf(array: ArrayValue): PyValue {
  if (!(array instanceof EvalArray) || array.shape.length > 0) return array;
  const element = valueAt(array, 0);
  if (typeof element === "boolean") return pyBool(element);
  if (typeof element !== "number") return array;
  return kindOf(array.dtype) === "f" ? pyFloat(element) : pyInt(element);
}

function arraysIn(value: PyValue): readonly ArrayValue[] {
  if (value.kind === "array") return [value];
  if (value.kind === "tuple" || value.kind === "list") return value.items.flatMap(arraysIn);
  return value.kind === "slice" ? [value.start, value.stop, value.step].flatMap(arraysIn) : [];
}

function readEntries(x: ArrayValue, index: PyValue): readonly PyValue[] {
  const entries = index.kind === "tuple" ? index.items : [index];
  const taken = entries.map(axesTaken);
  const after = (place: number) => taken.slice(place).reduce((sum, axes) => sum + axes, 0);
  const ellipsis = entries.findIndex(({ kind }) => kind === "ellipsis");
  return entries.flatMap((entry, place): readonly PyValue[] => {
    if (entry.kind === "slice") return [readSlice(entry, place)];
    if (entry.kind !== "array" || entry.aval.dtype !== "bool" || entry.aval.ndim === 0) return [entry];
    const isBehindEllipsis = ellipsis >= 0 && ellipsis < place;
    const axis = isBehindEllipsis ? x.aval.ndim - after(place) : after(0) - after(place);
    return nonzero(requireMask(x, entry, axis, place));
  });
}

function axesTaken(entry: PyValue): number {
  if (entry.kind === "none" || entry.kind === "ellipsis") return 0;
  return entry.kind === "array" && entry.aval.dtype === "bool" ? entry.aval.ndim : 1;
}

function readSlice(slice: Extract<PyValue, { kind: "slice" }>, place: number): PyValue {
  const bounds = [slice.start, slice.stop, slice.step];
  if (arraysIn(slice).some((array) => !(array instanceof EvalArray))) {
    const text = bounds.map((bound) => boundText(bound)).join(", ");
    throw new PythonError(
      "IndexError",
      `Slice entries must be static integers. Got slice(${text}) at position ${place}`,
    );
  }
  const [start, stop, step] = bounds.map((bound) => (bound.kind === "array" ? numberOf(bound) : bound));
  return { kind: "slice", start: start!, stop: stop!, step: step! };
}

function boundText(bound: PyValue): string {
  if (bound.kind === "array") return valueRepr(bound);
  return bound.kind === "int" ? String(bound.value) : "None";
}

function requireMask(x: ArrayValue, mask: ArrayValue, axis: number, place: number): EvalArray {
  if (!(mask instanceof EvalArray)) {
    throw new PythonError(
      "NonConcreteBooleanIndexError",
      `Array boolean indices must be concrete; got ${mask.aval.toLongString()}\n`,
    );
  }
  const expected = x.aval.shape.slice(axis, axis + mask.shape.length);
  if (mask.shape.every((size, i) => size === expected[i])) return mask;
  const got = `(${mask.shape.join(", ")}${mask.shape.length === 1 ? "," : ""})`;
  throw new PythonError(
    "IndexError",
    `boolean index did not match shape of indexed array in index ${place}: got ${got}, expected [${expected.join(", ")}]`,
  );
}

/** Where a mask is true: for each of its axes the places along it. Mirrors `jnp.nonzero`. */
export function nonzero(mask: EvalArray): readonly EvalArray[] {
  const positions = new Int32Array(mask.size);
  let count = 0;
  for (let position = 0; position < mask.size; position++) if (mask.data[position] !== 0) positions[count++] = position;
  const found = positions.subarray(0, count);
  let stride = mask.size;
  return mask.shape.map((size) => {
    const step = stride / size;
    const places = found.map((position) => Math.floor((position % stride) / step));
    stride = step;
    return evalArray(places, [places.length], "int32");
  });
}
