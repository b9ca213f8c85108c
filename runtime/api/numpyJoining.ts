// Rows: putting arrays together and taking them apart.

import { pyList, pyTuple } from "../core/pyValue.ts";
import * as joining from "../numpy/joining.ts";
import { ravel } from "../numpy/reshaping.ts";
import * as splitting from "../numpy/splitting.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readDim } from "./staticArguments.ts";

/** The functions that join arrays, and those that split them. */
export const numpyJoining: readonly ApiFunction[] = [
  apiFunction(
    "jax.numpy.concatenate",
    "(arrays, axis=0, dtype=None)",
    "Joins arrays along an axis, whose sizes add up; all other sizes are equal.",
    (args) => joining.concatenate(args.parts("arrays"), args.axis("axis"), args.dtype("dtype")),
  ),
  apiFunction(
    "jax.numpy.concat",
    "(arrays, /, *, axis=0)",
    "Joins arrays along an axis, whose sizes add up; all other sizes are equal.",
    (args) => joining.concatenate(args.parts("arrays"), args.axis("axis")),
  ),
  apiFunction(
    "jax.numpy.stack",
    "(arrays, axis=0, out=None, dtype=None)",
    "Joins arrays of one shape along a new axis, whose size is their number.",
    (args) => {
      args.rejectOut();
      return joining.stack(args.parts("arrays"), args.int("axis"), args.dtype("dtype"));
    },
  ),
  apiFunction(
    "jax.numpy.vstack",
    "(tup, dtype=None)",
    "Joins arrays along the first axis; vectors become rows.",
    (args) => joining.vstack(args.parts("tup"), args.dtype("dtype")),
  ),
  apiFunction(
    "jax.numpy.hstack",
    "(tup, dtype=None)",
    "Joins arrays along the second axis; vectors along their only one.",
    (args) => joining.hstack(args.parts("tup"), args.dtype("dtype")),
  ),
  apiFunction(
    "jax.numpy.dstack",
    "(tup, dtype=None)",
    "Joins arrays along the third axis; vectors and matrices get it first.",
    (args) => joining.dstack(args.parts("tup"), args.dtype("dtype")),
  ),
  apiFunction(
    "jax.numpy.column_stack",
    "(tup)",
    "Joins vectors as the columns of a matrix, and matrices along the second axis.",
    (args) => joining.columnStack(args.parts("tup")),
  ),
  apiFunction(
    "jax.numpy.append",
    "(arr, values, axis=None)",
    "Joins two arrays along an axis, or both flattened.",
    (args) => {
      const axis = args.axis("axis");
      if (axis !== null) return joining.concatenate(args.as("concatenate").arrays("arr", "values"), axis);
      const flat = ["arr", "values"].map((name) => args.as("ravel").array(name));
      return joining.concatenate(flat.map(ravel), 0);
    },
  ),
  apiFunction(
    "jax.numpy.unstack",
    "(x, /, *, axis=0)",
    "Takes an array apart along an axis, which goes away.",
    (args) => pyTuple(splitting.unstack(args.array("x"), args.int("axis"))),
  ),
  splitRow("split", "(ary, indices_or_sections, axis=0)", "equal sections", (args) => args.int("axis")),
  splitRow("array_split", "(ary, indices_or_sections, axis=0)", "nearly equal sections", (args) => args.int("axis")),
  splitRow("vsplit", "(ary, indices_or_sections)", "equal sections of the first axis", () => 0),
  splitRow("hsplit", "(ary, indices_or_sections)", "equal sections of the second axis", (_args, ndim) =>
    ndim === 1 ? 0 : 1,
  ),
  splitRow("dsplit", "(ary, indices_or_sections)", "equal sections of the third axis", () => 2),
];

/** Sections by their number, or by the indices between them. */
function splitRow(
  name: string,
  signature: string,
  what: string,
  axisOf: (args: BoundArguments, ndim: number) => number,
): ApiFunction {
  const summary = `Takes an array apart into ${what}, or at the indices given.`;
  return apiFunction(`jax.numpy.${name}`, signature, summary, (args) => {
    const x = args.array("ary");
    const axis = axisOf(args, x.aval.ndim);
    const at = args.get("indices_or_sections");
    if (at.kind === "tuple" || at.kind === "list") return pyList(splitting.splitAt(x, at.items.map(readDim), axis));
    const sections = args.int("indices_or_sections");
    return pyList((name === "array_split" ? splitting.arraySplit : splitting.split)(x, sections, axis));
  });
}
