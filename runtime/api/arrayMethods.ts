// The attributes and methods of arrays.

import { multiplyDims, type Shape } from "../core/dim.ts";
import { floatDtype, itemSize, kindOf } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import {
  type PyFunction,
  type PyValue,
  pyBool,
  pyDType,
  pyFloat,
  pyInt,
  pyTuple,
  repeatedList,
  unknown,
} from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { imag, real } from "../numpy/classification.ts";
import { convert } from "../numpy/promotion.ts";
import { matrixTranspose, transpose } from "../numpy/reshaping.ts";
import { requireConcrete } from "../transforms/concreteValues.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { indexUpdateHelper } from "./indexUpdate.ts";
import { numpyContraction } from "./numpyContraction.ts";
import { numpyReductions } from "./numpyReductions.ts";
import { numpySelection } from "./numpySelection.ts";
import { numpyShapes, ravelIn, reshapeTo } from "./numpyShapes.ts";
import { numpyUnary } from "./numpyUnary.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { bindArguments, parseSignature } from "./signature.ts";
import { readInts } from "./staticArguments.ts";

type Property = (x: ArrayValue) => PyValue;

const properties: Readonly<Record<string, Property>> = {
  shape: (x) => pyTuple(x.aval.shape.map(pyInt)),
  ndim: (x) => pyInt(x.aval.ndim),
  size: (x) => pyInt(x.aval.size),
  dtype: (x) => pyDType(x.aval.dtype),
  weak_type: (x) => pyBool(x.aval.weakType),
  itemsize: (x) => pyInt(x.aval.dtype === "unknown" ? null : itemSize(x.aval.dtype)),
  nbytes: (x) => pyInt(x.aval.dtype === "unknown" ? null : multiplyDims(x.aval.size, itemSize(x.aval.dtype))),
  T: (x) => transpose(x, null),
  mT: matrixTranspose,
  real,
  imag,
  at: indexUpdateHelper,
};

/** Methods that are the function of jax.numpy with the array as its first argument. */
const forwarded: Readonly<Record<string, string>> = {
  sum: "(axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True)",
  prod: "(axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True)",
  mean: "(axis=None, dtype=None, out=None, keepdims=False, *, where=None)",
  max: "(axis=None, out=None, keepdims=False, initial=None, where=None)",
  min: "(axis=None, out=None, keepdims=False, initial=None, where=None)",
  std: "(axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, correction=None)",
  var: "(axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, correction=None)",
  any: "(axis=None, out=None, keepdims=False, *, where=None)",
  all: "(axis=None, out=None, keepdims=False, *, where=None)",
  argmax: "(axis=None, out=None, keepdims=None)",
  argmin: "(axis=None, out=None, keepdims=None)",
  ptp: "(axis=None, out=None, keepdims=False)",
  cumsum: "(axis=None, dtype=None, out=None)",
  cumprod: "(axis=None, dtype=None, out=None)",
  squeeze: "(axis=None)",
  swapaxes: "(axis1, axis2)",
  dot: "(b, *, precision=None, preferred_element_type=None)",
  clip: "(min=None, max=None)",
  round: "(decimals=0, out=None)",
  conj: "()",
  conjugate: "()",
  sort: "(axis=-1, *, kind=None, order=None, stable=True, descending=False)",
  argsort: "(axis=-1, *, kind=None, order=None, stable=True, descending=False)",
  take: "(indices, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None)",
  repeat: "(repeats, axis=None, *, total_repeat_length=None, out_sharding=None)",
  diagonal: "(offset=0, axis1=0, axis2=1)",
  trace: "(offset=0, axis1=0, axis2=1, dtype=None, out=None)",
};

interface Method {
  readonly signature: string;
  readonly summary: string;
  evaluate(x: ArrayValue, args: BoundArguments): PyValue;
}

const methods: Readonly<Record<string, Method>> = {
  reshape: {
    signature: "(*args, order='C', out_sharding=None)",
    summary: "Puts the same elements into another shape; a size of -1 follows from the others.",
    evaluate(x, args) {
      const [first] = args.rest;
      const shape = args.rest.length === 1 ? first! : pyTuple(args.rest);
      return reshapeTo(x, shape, args.string("order"));
    },
  },
  ravel: {
    signature: "(order='C', *, out_sharding=None)",
    summary: "Puts all elements along one axis.",
    evaluate: (x, args) => ravelIn(x, args.string("order")),
  },
  flatten: {
    signature: "(order='C', *, out_sharding=None)",
    summary: "Puts all elements along one axis.",
    evaluate: (x, args) => ravelIn(x, args.string("order")),
  },
  transpose: {
    signature: "(*args)",
    summary: "Reorders the axes; reverses them when no order is given.",
    evaluate(x, args) {
      const [first] = args.rest;
      if (first === undefined || first.kind === "none") return transpose(x, null);
      return transpose(x, args.rest.length === 1 ? readInts(first) : readInts(pyTuple(args.rest)));
    },
  },
  astype: {
    signature: "(dtype, copy=False, device=None)",
    summary: "Converts the elements to another dtype, in the same shape.",
    evaluate: (x, args) => convert(x, args.dtype("dtype") ?? floatDtype()),
  },
  copy: { signature: "()", summary: "Copies the array.", evaluate: (x) => x },
  block_until_ready: { signature: "()", summary: "Gives the array once it is computed.", evaluate: (x) => x },
  item: {
    signature: "(*args)",
    summary: "Gives the only element as a Python number.",
    evaluate(x) {
      requireConcrete(x);
      if (typeof x.aval.size === "number" && x.aval.size !== 1) {
        throw valueError("can only convert an array of size 1 to a Python scalar");
      }
      return elementOf(x);
    },
  },
  tolist: {
    signature: "()",
    summary: "Gives the elements as nested lists of Python numbers.",
    evaluate(x) {
      requireConcrete(x);
      return nestedLists(x, x.aval.shape);
    },
  },
};

const numpyFunctions = new Map(
  [...numpyUnary, ...numpyReductions, ...numpyShapes, ...numpySelection, ...numpyContraction].map((row) => [
    row.name,
    row,
  ]),
);

/** The attribute of an array with this name: a value or a bound method, or null when there is none. */
export function arrayAttribute(x: ArrayValue, name: string): PyValue | null {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return property?.(x) ?? arrayMethod(x, name);
}

/** The names of the attributes that are values. */
export const arrayProperties: readonly string[] = Object.keys(properties);

/** The methods: the name, the signature without the array itself, and what it does. */
export const arrayMethods: readonly { readonly name: string; readonly signature: string; readonly summary: string }[] =
  [
    ...Object.entries(forwarded).map(([name, signature]) => ({
      name,
      signature,
      summary: numpyFunctions.get(name)!.summary,
    })),
    ...Object.entries(methods).map(([name, { signature, summary }]) => ({ name, signature, summary })),
  ];

function arrayMethod(x: ArrayValue, name: string): PyFunction | null {
  if (Object.hasOwn(forwarded, name)) return forwardedMethod(x, name, forwarded[name]!, numpyFunctions.get(name)!);
  if (!Object.hasOwn(methods, name)) return null;
  const { signature, summary, evaluate } = methods[name]!;
  return apiFunction(`jax.Array.${name}`, signature, summary, (args) => evaluate(x, args));
}

function forwardedMethod(x: ArrayValue, name: string, signature: string, row: ApiFunction): PyFunction {
  const bound = parseSignature(signature);
  const method = apiFunction(`jax.Array.${name}`, signature, row.summary, () => x);
  return {
    ...method,
    call(args, kwargs) {
      bindArguments(`_${name}`, bound, args, kwargs);
      return row.call([x, ...args], kwargs);
    },
  };
}

/** One element as Python's `item` gives it: its type is known, its value is not. */
function elementOf(x: ArrayValue): PyValue {
  switch (kindOf(x.aval.dtype)) {
    case "b":
      return pyBool(null);
    case "i":
    case "u":
      return pyInt(null);
    case "f":
      return pyFloat(null);
    case "c":
      return { kind: "complex", value: null };
    default:
      return unknown("the dtype of the array is not known");
  }
}

function nestedLists(x: ArrayValue, shape: Shape): PyValue {
  const [length, ...rest] = shape;
  return length === undefined ? elementOf(x) : repeatedList(nestedLists(x, rest), length);
}
