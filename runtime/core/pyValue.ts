// Python values as the API sees them: in a run they are complete, in the language server parts may be unknown.

import type { Dim } from "./dim.ts";
import type { DType } from "./dtype.ts";
import { NotKnownError } from "./errors.ts";
import type { Library } from "./library.ts";
import type { ArrayValue } from "./trace.ts";

export type PyValue =
  | ArrayValue
  | PyInt
  | PyFloat
  | PyComplex
  | PyBool
  | PyStr
  | PyNone
  | PyEllipsis
  | PySlice
  | PyTuple
  | PyList
  | PyDict
  | PyDType
  | PyFunction
  | PyObject
  | PyUnknown;

/** `value` is null where only the type is known; it may be symbolic, so that `x.shape[0] // 2` stays exact. */
export interface PyInt {
  readonly kind: "int";
  readonly value: Dim | null;
}
export interface PyFloat {
  readonly kind: "float";
  readonly value: number | null;
}
export interface PyComplex {
  readonly kind: "complex";
  readonly value: { readonly re: number; readonly im: number } | null;
}
export interface PyBool {
  readonly kind: "bool";
  readonly value: boolean | null;
}
export interface PyStr {
  readonly kind: "str";
  readonly value: string | null;
}
export interface PyNone {
  readonly kind: "none";
}
export interface PyEllipsis {
  readonly kind: "ellipsis";
}
export interface PySlice {
  readonly kind: "slice";
  readonly start: PyValue;
  readonly stop: PyValue;
  readonly step: PyValue;
}

/** A tuple, or an instance of a named tuple when `fields` is given; `type` is its class where that has more to it. */
export interface PyTuple {
  readonly kind: "tuple";
  readonly items: readonly PyValue[];
  readonly typeName?: string;
  readonly fields?: readonly string[];
  readonly type?: PyFunction;
}

/** A list. `items` throws `NotKnownError` when the length is not known: look at `repeated` first. */
export interface PyList {
  readonly kind: "list";
  readonly items: readonly PyValue[];
  readonly repeated: Repeated | null;
}

/** A list of which every element is alike, but that has an unknown or symbolic length. */
export interface Repeated {
  readonly element: PyValue;
  readonly length: Dim;
}

/** A dict in insertion order. */
export interface PyDict {
  readonly kind: "dict";
  readonly entries: readonly (readonly [PyValue, PyValue])[];
}

/** A dtype or scalar type such as `jnp.float32`; `scalarType` when it is the callable class. */
export interface PyDType {
  readonly kind: "dtype";
  readonly dtype: DType;
  /** Whose scalar type it is, where it is not JAX's. */
  readonly library?: Library;
}

/** Anything callable. */
export interface PyFunction {
  readonly kind: "function";
  readonly name: string;
  /** The parameters' names, positional ones in order, where they are known: `vmap` messages name them. */
  readonly parameters: readonly string[] | null;
  /** Whether Python can bind so many positional arguments and these keywords; left out, `parameters` decides. */
  accepts?(positional: number, keywords: readonly string[]): boolean;
  call(args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>): PyValue;
  /** Its attributes, besides those that every function has. */
  readonly attributes?: ReadonlyMap<string, PyValue>;
}

/** A value the API passes on but does not look into, unless it is callable or a container: a module, an instance. */
export interface PyObject {
  readonly kind: "object";
  readonly typeName: string;
  /** What is known of its attributes. */
  readonly attributes?: ReadonlyMap<string, PyValue>;
  /** What calling it does, where that is known. */
  readonly callable?: PyFunction | null;
  /** What `object[index]` gives, for one of the API that is there to be subscripted. */
  readonly subscript?: (index: PyValue) => PyValue;
  /** What is in it, for an instance of a class that is registered as a container. */
  readonly parts?: ObjectParts | null;
}

/** An instance taken apart. Objects of the same `type` have the same structure when they have as many children. */
export interface ObjectParts {
  readonly type: object;
  readonly typeName: string;
  readonly children: readonly PyValue[];
  /** The attributes that hold the children; null where these only have places. */
  readonly names: readonly string[] | null;
  readonly rebuild: (children: readonly PyValue[]) => PyValue;
  /** Tells the language server that the functions behind this also run with values that nobody computes. */
  readonly runsUnfollowed?: () => void;
}

/** A value of which nothing is known, and why. Only the language server makes these. */
export interface PyUnknown {
  readonly kind: "unknown";
  readonly reason: string;
}

export const none: PyNone = { kind: "none" };
export const ellipsis: PyEllipsis = { kind: "ellipsis" };
export const pyInt = (value: Dim | null): PyInt => ({ kind: "int", value });
export const pyFloat = (value: number | null): PyFloat => ({ kind: "float", value });
export const pyBool = (value: boolean | null): PyBool => ({ kind: "bool", value });
export const pyStr = (value: string | null): PyStr => ({ kind: "str", value });
export const pyTuple = (items: readonly PyValue[]): PyTuple => ({ kind: "tuple", items });
/** An instance of a named tuple; the names of its fields pair up with the items. */
export const namedTuple = (typeName: string, fields: readonly string[], items: readonly PyValue[]): PyTuple => ({
  ...pyTuple(items),
  typeName,
  fields,
});
export const pyList = (items: readonly PyValue[]): PyList => ({ kind: "list", items, repeated: null });
export const pyDict = (entries: readonly (readonly [PyValue, PyValue])[]): PyDict => ({ kind: "dict", entries });
export const pyDType = (dtype: DType): PyDType => ({ kind: "dtype", dtype });
export const unknown = (reason: string): PyUnknown => ({ kind: "unknown", reason });

/** A list of `length` elements that are all like `element`. */
export function repeatedList(element: PyValue, length: Dim): PyList {
  return {
    kind: "list",
    repeated: { element, length },
    get items(): readonly PyValue[] {
      throw new NotKnownError("the length of this list is not known");
    },
  };
}

/** Python's name of the value's class, as `type(x).__name__` prints it. */
export function typeName(value: PyValue): string {
  switch (value.kind) {
    case "none":
      return "NoneType";
    case "array":
      return "ArrayImpl";
    case "tuple":
      return value.typeName ?? "tuple";
    case "dtype":
      return "type";
    case "object":
      return value.typeName;
    case "unknown":
      throw new NotKnownError(value.reason);
    default:
      return value.kind;
  }
}
