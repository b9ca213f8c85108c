import type { PyFunction, PyValue } from "../../runtime/core/pyValue.ts";

/** A function that is part of Python itself: a built-in or a method. `compute` throws what Python raises. */
export function nativeFunction(
  name: string,
  compute: (args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>) => PyValue,
): PyFunction {
  return { kind: "function", name, parameters: null, call: compute };
}
