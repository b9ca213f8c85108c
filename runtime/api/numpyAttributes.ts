// The attributes and methods of NumPy's arrays.

import type { NumPyArray } from "../core/numpyArray.ts";
import { none, type PyValue } from "../core/pyValue.ts";
import { arrayAttribute } from "./arrayMethods.ts";
import { byNumPy, requireElements } from "./byNumPy.ts";
import { apiFunction } from "./row.ts";

/** What JAX's arrays alone have. */
const jaxOnly: ReadonlySet<string> = new Set(["at", "weak_type", "block_until_ready"]);

/** Methods that change the array and give None. */
const inPlace: ReadonlySet<string> = new Set(["fill", "sort", "partition", "put", "setflags"]);

/** The attribute of an array of NumPy's, or null when none is known. */
export function numpyAttribute(x: NumPyArray, name: string): PyValue | null {
  if (jaxOnly.has(name)) return null;
  if (inPlace.has(name))
    return apiFunction(`numpy.ndarray.${name}`, "(*args, **kwargs)", "Changes the array.", () => none);
  const attribute = byNumPy(() => arrayAttribute(x, name) ?? none);
  if (attribute.kind === "none") return null;
  if (attribute.kind !== "function") return attribute;
  return {
    ...attribute,
    call(args, kwargs) {
      requireElements([...args, ...kwargs.values()]);
      return attribute.call(args, withoutOrder(kwargs));
    },
  };
}

/** The order of the elements in memory makes no difference to the shape, except where elements are put in a row. */
function withoutOrder(kwargs: ReadonlyMap<string, PyValue>): ReadonlyMap<string, PyValue> {
  return new Map([...kwargs].filter(([name, value]) => name !== "copy" && !(name === "out" && value.kind === "none")));
}
