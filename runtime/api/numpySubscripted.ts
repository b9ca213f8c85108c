// The values of jax.numpy that are there to be subscripted: grids, joined parts, and indices as they are.

import { NotKnownError, typeError, valueError } from "../core/errors.ts";
import { type PyObject, type PySlice, type PyValue, pyInt, pyList, pyTuple, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { range } from "../numpy/axes.ts";
import { asArray } from "../numpy/conversion.ts";
import { meshgrid } from "../numpy/grids.ts";
import { concatenate, stack } from "../numpy/joining.ts";
import { promoteDtypes } from "../numpy/promotion.ts";
import { linspace } from "../numpy/ranges.ts";
import { expandDims, transpose } from "../numpy/reshaping.ts";
import { arangeBetween } from "./numpyCreation.ts";

type Subscript = (index: PyValue) => PyValue;

/** What each of them gives for an index, by its name in jax.numpy. */
const subscripts: Readonly<Record<string, Subscript>> = {
  mgrid: (index) => (index.kind === "slice" ? vectorOf(index) : stack(grids(index, false), 0)),
  ogrid: (index) => (index.kind === "slice" ? vectorOf(index) : pyList(grids(index, true))),
  r_: (index) => joined(index, { axis: 0, ndmin: 1, place: -1, matrix: -1 }),
  c_: (index) => joined(index, { axis: -1, ndmin: 2, place: 0, matrix: -1 }),
  s_: (index) => index,
  index_exp: (index) => (index.kind === "tuple" ? index : pyTuple([index])),
};

/** The objects by qualified name. */
export const numpySubscripted: readonly (readonly [string, PyObject])[] = Object.entries(subscripts).map(
  ([name, subscript]) => [`jax.numpy.${name}`, { kind: "object", typeName: name, subscript }] as const,
);

/** The numbers of a slice: a step of `5j` is their count, and the end is then one of them. */
function vectorOf({ start, stop, step }: PySlice): ArrayValue {
  const [first, by] = [start.kind === "none" ? pyInt(0) : start, step.kind === "none" ? pyInt(1) : step];
  if (by.kind !== "complex") return arangeBetween(first, stop, by, null);
  if (by.value === null || stop.kind === "none") throw new NotKnownError("how many numbers there are is not known");
  const num = Math.trunc(Math.hypot(by.value.re, by.value.im));
  return linspace(asArray(first), asArray(stop), { num, endpoint: true, dtype: null, axis: 0 }).samples;
}

function grids(index: PyValue, sparse: boolean): readonly ArrayValue[] {
  if (index.kind !== "tuple" && index.kind !== "list") throw typeError(`'${typeName(index)}' object is not iterable`);
  if (index.items.length === 0) throw new NotKnownError("a grid of no slices is not worked out");
  const vectors = index.items.map((item) => {
    if (item.kind === "slice") return vectorOf(item);
    throw new NotKnownError("a grid is made of slices alone");
  });
  return meshgrid(promoteDtypes("mgrid", vectors), "ij", sparse);
}

interface Directions {
  /** The axis along which parts are joined. */
  readonly axis: number;
  /** How many axes every part has at least. */
  readonly ndmin: number;
  /** Where the axes of a part with fewer go among these; -1 is the end. */
  readonly place: number;
  /** Where a vector as the result gets one more axis; -1 is nowhere. */
  readonly matrix: number;
}

/** The parts along one axis; a text before them is a directive. Mirrors `_AxisConcat.__getitem__`. */
function joined(index: PyValue, usual: Directions): ArrayValue {
  const items = index.kind === "tuple" ? index.items : [index];
  const [first, ...rest] = items;
  const isDirected = first?.kind === "str";
  const directions = isDirected ? directed(first.value, usual) : usual;
  const parts = (isDirected ? rest : items).map((item) => partOf(item, directions));
  const result = concatenate(parts, directions.axis);
  return directions.matrix >= 0 && result.aval.ndim === 1 ? expandDims(result, [directions.matrix]) : result;
}

function directed(directive: string | null, usual: Directions): Directions {
  if (directive === null) throw new NotKnownError("the directive is not known");
  if (directive === "r" || directive === "c") return { ...usual, matrix: directive === "r" ? 0 : 1 };
  const numbers = directive.split(",").map((word) => (/^\s*[+-]?\d+\s*$/.test(word) ? Number(word) : null));
  if (numbers.includes(null)) throw valueError(`could not understand directive '${directive}'`);
  const [axis = usual.axis, ndmin = usual.ndmin, place = usual.place] = numbers;
  return { axis: axis!, ndmin: ndmin!, place: place!, matrix: -1 };
}

function partOf(item: PyValue, { ndmin, place }: Directions): ArrayValue {
  if (item.kind === "str") throw valueError("string directive must be placed at the beginning");
  const part = item.kind === "slice" ? vectorOf(item) : asArray(item);
  const given = item.kind === "slice" ? 0 : part.aval.ndim;
  const padded = expandDims(part, range(Math.max(0, ndmin - part.aval.ndim)));
  if (place === -1 || given >= ndmin) return padded;
  const shift = ndmin - (Math.abs(ndmin + place + 1) % ndmin);
  const axes = range(ndmin);
  return transpose(padded, [...axes.slice(shift), ...axes.slice(0, shift)]);
}
