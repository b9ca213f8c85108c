// `x.at[index].set(y)`: the objects that stand between the array and the method.

import type { PyFunction, PyObject, PyValue } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { neg } from "../lax/elementwise.ts";
import type { ScatterCombiner } from "../lax/scatter.ts";
import { trueDivide } from "../numpy/arithmetic.ts";
import { filledLike } from "../numpy/conversion.ts";
import { index } from "../numpy/indexing.ts";
import { arrayPower } from "../numpy/power.ts";
import type { Binary } from "../numpy/ufunc.ts";
import { update } from "../numpy/updating.ts";
import { apiFunction } from "./row.ts";
import { readIndex } from "./subscript.ts";

/** `x.at`, which is there to be indexed. */
export interface IndexUpdateHelper extends PyObject {
  readonly typeName: "_IndexUpdateHelper";
  readonly array: ArrayValue;
}

/** `x.at[index]`, of which methods make changed copies of `x`. */
export interface IndexUpdateRef extends PyObject {
  readonly typeName: "_IndexUpdateRef";
  readonly array: ArrayValue;
  readonly index: PyValue;
}

export function indexUpdateHelper(array: ArrayValue): IndexUpdateHelper {
  return { kind: "object", typeName: "_IndexUpdateHelper", array };
}

export function isIndexUpdateHelper(value: PyObject): value is IndexUpdateHelper {
  return value.typeName === "_IndexUpdateHelper" && "array" in value;
}

export function isIndexUpdateRef(value: PyObject): value is IndexUpdateRef {
  return value.typeName === "_IndexUpdateRef" && "array" in value;
}

/** `x.at[index]`. */
export function indexUpdateRef(helper: IndexUpdateHelper, at: PyValue): IndexUpdateRef {
  return { kind: "object", typeName: "_IndexUpdateRef", array: helper.array, index: at };
}

/** The method of `x.at[index]` with this name, or null when there is none. */
export function indexUpdateMethod({ array, index: at }: IndexUpdateRef, name: string): PyFunction | null {
  const combiner = Object.hasOwn(combiners, name) ? combiners[name] : undefined;
  if (combiner !== undefined) {
    return updateMethod(name, (values) => update(array, readIndex(at), values, combiner));
  }
  if (name === "subtract") {
    return updateMethod(name, (values) => update(array, readIndex(at), neg(values), "add"));
  }
  const replaced = Object.hasOwn(replacements, name) ? replacements[name] : undefined;
  if (replaced !== undefined) {
    return updateMethod(name, (values) => {
      return replaced(array, update(filledLike(array, 1), readIndex(at), values, "mul"));
    });
  }
  if (name !== "get") return null;
  const signature = "(*, indices_are_sorted=False, unique_indices=False, mode=None, fill_value=None)";
  return apiFunction(qualified(name), signature, "Gives the elements at the index.", () => index(array, readIndex(at)));
}

const combiners: Readonly<Record<string, ScatterCombiner | undefined>> = {
  set: "set",
  add: "add",
  multiply: "mul",
  mul: "mul",
  min: "min",
  max: "max",
};

/** Methods that combine the whole array with ones changed at the index. */
const replacements: Readonly<Record<string, Binary | undefined>> = {
  divide: trueDivide,
  power: arrayPower,
};

const qualified = (name: string) => `jax.Array.at.${name}`;

function updateMethod(name: string, apply: (values: ArrayValue) => ArrayValue): PyFunction {
  const signature = "(values, *, indices_are_sorted=False, unique_indices=False, mode=None)";
  const summary = `Gives a copy of the array, in the same shape, with the elements at the index changed by ${name}.`;
  return apiFunction(qualified(name), signature, summary, (args) => apply(args.as("scatter").array("values")));
}
