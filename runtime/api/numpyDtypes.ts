// Rows: which dtypes there are, what they hold, and what several of them share.

import { ShapedArray } from "../core/aval.ts";
import {
  canonicalizeDtype,
  type DType,
  type DTypeKind,
  floatDtype,
  isComplex,
  isInteger,
  itemSize,
  kindOf,
  promoteExactly,
  promoteTypes,
  type TypedAs,
} from "../core/dtype.ts";
import { NotKnownError, typeError, valueError } from "../core/errors.ts";
import { isNumPy } from "../core/library.ts";
import { NumPyArray } from "../core/numpyArray.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { type PyObject, type PyValue, pyBool, pyDType, pyInt } from "../core/pyValue.ts";
import { asArray, isArrayLike, isScalarValue, notKnown } from "../numpy/conversion.ts";
import { isFloating, realDtype } from "../numpy/promotion.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readExactDType } from "./staticArguments.ts";

/** A class of dtypes that is none itself, such as `jnp.floating`: the kinds of numbers in it. */
interface AbstractDType extends PyObject {
  readonly kinds: string;
}

const abstractKinds: Readonly<Record<string, string>> = {
  generic: "biufcks",
  number: "iufc",
  integer: "iu",
  signedinteger: "i",
  unsignedinteger: "u",
  inexact: "fc",
  floating: "f",
  complexfloating: "c",
  flexible: "s",
  character: "s",
};

/** The abstract dtypes by name: `issubdtype` takes them. */
export const abstractDtypes: readonly (readonly [string, PyObject])[] = Object.entries(abstractKinds).map(
  ([name, kinds]): readonly [string, AbstractDType] => [name, { kind: "object", typeName: "type", kinds }],
);

/** The functions of dtypes. */
export const numpyDtypes: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.dtype",
    "(dtype, align=False, copy=False, **kwargs)",
    "Gives the dtype that a name or a scalar type stands for.",
    (args) => pyDType(exactDtype(args.get("dtype"))),
  ),
  apiFunction("jax.numpy.result_type", "(*args)", "Gives the dtype of a result of all these.", (args) => {
    if (args.rest.length === 0) throw valueError("at least one array or dtype is required");
    return pyDType(canonicalizeDtype(shared(promoteTypes(args.rest.map(operandType)))));
  }),
  apiFunction("jax.numpy.promote_types", "(a, b)", "Gives the dtype to which two are promoted.", (args) =>
    pyDType(shared(promoteExactly(["a", "b"].map((name) => namedType(args.get(name)))))),
  ),
  apiFunction("jax.numpy.issubdtype", "(arg1, arg2)", "Tells whether a dtype is of a class, or the same.", (args) =>
    pyBool(isSubtype(args.get("arg1"), args.get("arg2"))),
  ),
  apiFunction(
    "jax.numpy.isdtype",
    "(dtype, kind)",
    "Tells whether a dtype is of a kind, which is named as in the array API, or the same.",
    (args) => {
      const kind = args.get("kind");
      const kinds = kind.kind === "tuple" ? kind.items : [kind];
      const answers = kinds.map((each) => isOfKind(exactDtype(args.get("dtype")), each));
      return pyBool(answers.includes(true) ? true : answers.includes(null) ? null : false);
    },
  ),
  apiFunction("jax.numpy.iscomplexobj", "(x)", "Tells whether the elements are complex numbers.", (args) =>
    pyBool(hasComplex(args)),
  ),
  apiFunction("jax.numpy.isrealobj", "(x)", "Tells whether the elements are no complex numbers.", (args) => {
    const answer = hasComplex(args);
    return pyBool(answer === null ? null : !answer);
  }),
  apiFunction("jax.numpy.finfo", "(dtype)", "Gives the limits of a dtype of floats: eps, max, tiny.", (args) =>
    floatLimits(dtypeOf(args.get("dtype"))),
  ),
  apiFunction("jax.numpy.iinfo", "(int_type)", "Gives the limits of a dtype of integers: min and max.", (args) =>
    integerLimits(dtypeOf(args.get("int_type"))),
  ),
];

function exactDtype(value: PyValue): DType {
  if (value.kind === "none") return "float64";
  if (isAbstract(value)) throw new NotKnownError("an abstract dtype stands for no other");
  return readExactDType(value) ?? "unknown";
}

/** The dtype of an array, or the one that a value names. */
function dtypeOf(value: PyValue): DType {
  return value.kind === "array" ? value.aval.dtype : exactDtype(value);
}

function shared(type: TypedAs | null): DType {
  if (type === null) throw new NotKnownError("what keys and numbers share is not worked out");
  return type.dtype;
}

function operandType(value: PyValue): TypedAs {
  if (isArrayLike(value)) return asArray(value).aval;
  if (value.kind === "none") return { dtype: floatDtype(), weakType: false };
  if (value.kind === "unknown" || value.kind === "object") throw notKnown(value);
  if (value.kind === "list" || value.kind === "tuple") throw typeError(`Cannot determine dtype of ${pyRepr(value)}`);
  const { dtype, weakType } = namedType(value);
  return { dtype: canonicalizeDtype(dtype), weakType };
}

/** A dtype of an argument; Python's own number types are weak to JAX. */
function namedType(value: PyValue): TypedAs {
  const dtype = dtypeOf(value);
  return { dtype, weakType: value.kind === "function" && dtype !== "bool" && !isNumPy() };
}

function isAbstract(value: PyValue): value is AbstractDType {
  return value.kind === "object" && "kinds" in value;
}

/** Null where one of them is not known. */
function isSubtype(type: PyValue, other: PyValue): boolean | null {
  const kinds = isAbstract(type) ? type.kinds : kindOf(dtypeOf(type));
  if (isAbstract(other)) return kinds === unknownKind ? null : [...kinds].every((kind) => other.kinds.includes(kind));
  const dtype = exactDtype(other);
  if (kinds === unknownKind || dtype === "unknown") return null;
  return !isAbstract(type) && dtypeOf(type) === dtype;
}

const unknownKind: DTypeKind = "?";

const namedKinds: Readonly<Record<string, string>> = {
  bool: "b",
  "signed integer": "i",
  "unsigned integer": "u",
  integral: "iu",
  "real floating": "f",
  "complex floating": "c",
  numeric: "iufc",
};

function isOfKind(dtype: DType, kind: PyValue): boolean | null {
  const kinds = kind.kind === "str" && kind.value !== null ? namedKinds[kind.value] : undefined;
  if (dtype === "unknown") return null;
  if (kinds !== undefined) return kinds.includes(kindOf(dtype));
  const other = exactDtype(kind);
  return other === "unknown" ? null : other === dtype;
}

function hasComplex(args: BoundArguments): boolean | null {
  const value = args.get("x");
  if (value.kind === "none") return false;
  if (!isScalarValue(value) && value.kind === "unknown") throw notKnown(value);
  const { dtype } = asArray(value).aval;
  return dtype === "unknown" ? null : isComplex(dtype);
}

/** The bits of the mantissa and of the exponent, and the decimal digits that are exact. */
const floatFacts: { readonly [D in DType]?: readonly [mantissa: number, exponent: number, precision: number] } = {
  bfloat16: [7, 8, 2],
  float16: [10, 5, 3],
  float32: [23, 8, 6],
  float64: [52, 11, 15],
};

const floatNumbers = "eps epsneg max min resolution smallest_normal smallest_subnormal tiny";

function floatLimits(given: DType): PyObject {
  if (given !== "unknown" && !isFloating(given) && !isComplex(given)) {
    throw valueError(`data type <class 'numpy.${given}'> not inexact`);
  }
  const dtype = realDtype(given);
  const [mantissa, exponent, precision] = floatFacts[dtype] ?? [null, null, null];
  const largest = exponent === null ? null : 2 ** (exponent - 1);
  return limits("finfo", dtype, [
    ...floatNumbers.split(" ").map((name) => [name, new NumPyArray(new ShapedArray([], dtype))] as const),
    ["nmant", pyInt(mantissa)],
    ["nexp", pyInt(exponent)],
    ["precision", pyInt(precision)],
    ["maxexp", pyInt(largest)],
    ["minexp", pyInt(largest === null ? null : 2 - largest)],
  ]);
}

function integerLimits(dtype: DType): PyObject {
  if (dtype !== "unknown" && !isInteger(dtype)) throw valueError(`Invalid integer data type '${kindOf(dtype)}'.`);
  const bits = dtype === "unknown" ? null : 8 * itemSize(dtype) - Number(kindOf(dtype) === "i");
  // Beyond 53 bits a number is no integer of Python's.
  const largest = bits === null || bits > 53 ? null : 2 ** bits - 1;
  const least = largest === null ? null : kindOf(dtype) === "i" ? -largest - 1 : 0;
  return limits("iinfo", dtype, [
    ["max", pyInt(largest)],
    ["min", pyInt(least)],
  ]);
}

function limits(typeName: string, dtype: DType, numbers: readonly (readonly [string, PyValue])[]): PyObject {
  const bits = pyInt(dtype === "unknown" ? null : 8 * itemSize(dtype));
  return { kind: "object", typeName, attributes: new Map([["dtype", pyDType(dtype)], ["bits", bits], ...numbers]) };
}
