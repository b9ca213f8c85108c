// What NumPy computes where only avals are known: the functions of the API table under NumPy's rules.

import { NotKnownError, PythonError } from "../core/errors.ts";
import { withLibrary } from "../core/library.ts";
import { NumPyArray } from "../core/numpyArray.ts";
import { type PyFunction, type PyValue, pyList, pyTuple } from "../core/pyValue.ts";
import { type ArrayValue, withTrace } from "../core/trace.ts";
import { isTraced } from "../transforms/concreteValues.ts";
import { shapeTrace } from "../transforms/evalShape.ts";

/** Whether NumPy computes with these operands: one is an array of its own, and none is one of JAX's. */
export function areNumPys(...operands: readonly PyValue[]): boolean {
  let isSeen = false;
  for (const operand of operands) {
    if (operand.kind !== "array") continue;
    if (!(operand instanceof NumPyArray)) return false;
    isSeen = true;
  }
  return isSeen;
}

/**
 * The result of `compute` by NumPy's rules, its arrays as NumPy's own.
 *
 * NumPy says in other words than JAX what is wrong with arguments, and takes some that JAX does not: where JAX would
 * raise, the result is not known.
 */
export function byNumPy(compute: () => PyValue): PyValue {
  try {
    return owned(withTrace(shapeTrace, () => withLibrary("numpy", compute)));
  } catch (error) {
    if (error instanceof PythonError) throw new NotKnownError("what NumPy makes of these arguments is not known");
    throw error;
  }
}

/** `byNumPy` for a call. Throws JAX's error for a tracer among the arguments, which has no elements. */
export function callByNumPy(
  fun: PyFunction,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue> = new Map(),
): PyValue {
  requireElements([...args, ...kwargs.values()]);
  return byNumPy(() => fun.call(args, kwargs));
}

/** Throws JAX's error for a tracer among values that NumPy has to look into. */
export function requireElements(values: readonly PyValue[]): void {
  const tracer = values.flatMap(arraysIn).find(isTraced);
  if (tracer === undefined) return;
  throw new PythonError(
    "TracerArrayConversionError",
    `The numpy.ndarray conversion method __array__() was called on traced array with shape ${tracer.aval.toLongString()}`,
    { code: "traced-numpy" },
  );
}

function arraysIn(value: PyValue): readonly ArrayValue[] {
  if (value.kind === "array") return [value];
  if (value.kind === "list" && value.repeated !== null) return arraysIn(value.repeated.element);
  return value.kind === "tuple" || value.kind === "list" ? value.items.flatMap(arraysIn) : [];
}

function owned(value: PyValue): PyValue {
  switch (value.kind) {
    case "array":
      return value instanceof NumPyArray ? value : new NumPyArray(value.aval);
    case "tuple":
      return value.fields === undefined ? pyTuple(value.items.map(owned)) : { ...value, items: value.items.map(owned) };
    case "list":
      return value.repeated === null ? pyList(value.items.map(owned)) : value;
    case "function":
      return { ...value, call: (args, kwargs) => callByNumPy(value, args, kwargs) };
    default:
      return value;
  }
}
