// Rows: products of arrays.

import type { DType } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as contraction from "../numpy/contraction.ts";
import { einsum } from "../numpy/einsum.ts";
import { cross, vecdot } from "../numpy/vectors.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readInts } from "./staticArguments.ts";

type Product = (a: ArrayValue, b: ArrayValue, dtype: DType | null) => ArrayValue;

const precise = "*, precision=None, preferred_element_type=None";

/** The functions that multiply arrays and add up. */
export const numpyContraction: readonly ApiFunction[] = [
  productRow(
    "dot",
    `(a, b, ${precise}, out_sharding=None)`,
    "Sums products over the last axis of a and the last but one (or only one) of b, which both go away.",
    contraction.dot,
  ),
  productRow(
    "matmul",
    `(a, b, ${precise}, out_sharding=None)`,
    "Multiplies matrices, the last two axes: (..., n, k) and (..., k, m) give (..., n, m).",
    contraction.matmul,
  ),
  productRow("vdot", `(a, b, ${precise})`, "Sums the products of all elements to a scalar.", contraction.vdot),
  productRow(
    "inner",
    `(a, b, ${precise})`,
    "Sums products over the last axis of both arrays, which goes away.",
    contraction.inner,
  ),
  apiFunction(
    "jax.numpy.outer",
    "(a, b, out=None)",
    "Multiplies every element of a with every element of b: sizes n and m give (n, m).",
    (args) => {
      args.rejectOut();
      const [a, b] = args.arrays("a", "b");
      return contraction.outer(a!, b!);
    },
  ),
  apiFunction(
    "jax.numpy.kron",
    "(a, b)",
    "Gives the Kronecker product, whose sizes are the products of both.",
    (args) => {
      const [a, b] = args.arrays("a", "b");
      return contraction.kron(a!, b!);
    },
  ),
  apiFunction(
    "jax.numpy.tensordot",
    `(a, b, axes=2, ${precise}, out_sharding=None)`,
    "Sums products over pairs of axes, which go away; those left of a come before those of b.",
    (args) => {
      const [a, b] = args.arrays("a", "b");
      return tensordotOf(args, a!, b!);
    },
  ),
  apiFunction(
    "jax.numpy.vecdot",
    "(x1, x2, /, *, axis=-1, precision=None, preferred_element_type=None)",
    "Sums products along an axis, which goes away; the other axes are broadcast.",
    (args) => {
      const [a, b] = args.arrays("x1", "x2");
      return vecdot(a!, b!, args.int("axis"));
    },
  ),
  apiFunction(
    "jax.numpy.cross",
    "(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)",
    "Gives the cross products of vectors of two or three elements; the other axes are broadcast.",
    (args) => {
      const [a, b] = args.arrays("a", "b");
      const [axisOfA, axisOfB, axisOfResult] = ["axisa", "axisb", "axisc"].map((name) =>
        args.isNone("axis") ? args.int(name) : args.int("axis"),
      );
      return cross(a!, b!, axisOfA!, axisOfB!, axisOfResult!);
    },
  ),
  apiFunction(
    "jax.numpy.einsum",
    "(subscripts, /, *operands, out=None, optimize='auto', precision=None, preferred_element_type=None, out_sharding=None)",
    "Multiplies arrays and sums over the axes whose names the result lacks, as the subscripts say.",
    (args) => einsum(args.string("subscripts"), args.arraysOf(args.rest), args.dtype("preferred_element_type")),
  ),
];

function productRow(name: string, signature: string, summary: string, apply: Product): ApiFunction {
  return apiFunction(`jax.numpy.${name}`, signature, summary, (args) => {
    const [a, b] = args.arrays("a", "b");
    return apply(a!, b!, args.dtype("preferred_element_type"));
  });
}

/** `tensordot` of two arrays with the other arguments as Python gave them. */
export function tensordotOf(args: BoundArguments, a: ArrayValue, b: ArrayValue): ArrayValue {
  const dtype = args.dtype("preferred_element_type");
  const axes = args.get("axes");
  if (axes.kind === "int") return contraction.tensordotOf(a, b, args.int("axes"), dtype);
  if ((axes.kind === "tuple" || axes.kind === "list") && axes.items.length === 2) {
    const [first, second] = axes.items;
    const [axesOfA, axesOfB] = [readInts(first!), readInts(second!)];
    if (axesOfA.length !== axesOfB.length) {
      throw typeError(
        `tensordot requires axes lists to have equal length, got ${pyRepr(first!)} and ${pyRepr(second!)}.`,
      );
    }
    return contraction.tensordot(a, b, axesOfA, axesOfB, dtype);
  }
  throw typeError("tensordot axes argument must be an int, a pair of ints, or a pair of lists/tuples of ints.");
}
