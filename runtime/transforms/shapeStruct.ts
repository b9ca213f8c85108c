// jax.ShapeDtypeStruct and what jax.typeof gives: the type of an array that there need not be.

import type { ShapedArray } from "../core/aval.ts";
import type { Dim } from "../core/dim.ts";
import { type PyObject, type PyValue, pyBool, pyDType, pyInt, pyTuple } from "../core/pyValue.ts";

/** The type of an array as Python holds it. */
export interface PyShapeStruct extends PyObject {
  readonly aval: ShapedArray;
}

/** A `ShapeDtypeStruct`. */
export const shapeStruct = (aval: ShapedArray): PyShapeStruct => describedAval("ShapeDtypeStruct", aval);

/** An aval as an instance of one of the classes that JAX has for them. */
export function describedAval(typeName: "ShapeDtypeStruct" | "ShapedArray", aval: ShapedArray): PyShapeStruct {
  const { shape, dtype, ndim, size, weakType } = aval;
  return {
    kind: "object",
    typeName,
    aval,
    attributes: new Map<string, PyValue>([
      ["shape", pyTuple(shape.map((dim: Dim) => pyInt(dim)))],
      ["dtype", pyDType(dtype)],
      ["ndim", pyInt(ndim)],
      ["size", pyInt(size)],
      ["weak_type", pyBool(weakType)],
    ]),
  };
}

export function isShapeStruct(value: PyValue): value is PyShapeStruct {
  return value.kind === "object" && "aval" in value;
}
