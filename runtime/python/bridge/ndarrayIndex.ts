// What `a[index]` names of one of NumPy's arrays: a view, or elements picked one by one.

import { isInteger } from "../../core/dtype.ts";
import { indexError, PythonError, valueError } from "../../core/errors.ts";
import type { PyValue } from "../../core/pyValue.ts";
import { EvalArray, evalArray, sizeOfShape } from "../../engine/evalArray.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { offsets } from "../../engine/strides.ts";
import { asArray } from "../../numpy/conversion.ts";
import { nonzero } from "./concreteArguments.ts";
import type { NdArray, Placement } from "./ndarray.ts";
import { tightShape } from "./ndarrayShape.ts";

/** The elements that an index names. */
export type Selection =
  /** `isElement` when integers name one element. */
  | { readonly kind: "view"; readonly view: NdArray; readonly isElement: boolean }
  /** Elements at these places of the memory, in this shape; `isMask` when a mask alone picks them. */
  | {
      readonly kind: "picked";
      readonly shape: readonly number[];
      readonly positions: Int32Array;
      readonly isMask: boolean;
    };

/** Reads an index. Throws NumPy's `IndexError`s. */
export function select(array: NdArray, index: PyValue): Selection {
  const given = (index.kind === "tuple" ? index.items : [index]).map(readEntry);
  const entries = expand(array, given);
  const axes = layOut(array, entries);
  if (!entries.some(({ kind }) => kind === "places")) {
    const isElement = entries.every(({ kind }) => kind === "integer") && !given.some(({ kind }) => kind === "ellipsis");
    const view = array.view(placementOf(array.offset + axes.shift, axes.before));
    return { kind: "view", view, isElement };
  }
  const [picked, shape] = pickedOffsets(axes.picking);
  const [outer, inner] = axes.isAdjacent ? [axes.before, axes.after] : [[], [...axes.before, ...axes.after]];
  const start = placementOf(array.offset + axes.shift, outer);
  const end = placementOf(0, inner);
  const outerOffsets = offsets(start.shape, start.strides, start.offset);
  const innerOffsets = offsets(end.shape, end.strides);
  const positions = new Int32Array(outerOffsets.length * picked.length * innerOffsets.length);
  let filled = 0;
  for (const from of outerOffsets) {
    for (const place of picked) {
      for (const step of innerOffsets) positions[filled++] = from + place + step;
    }
  }
  const isMask = index.kind === "array" && index.aval.dtype === "bool";
  return { kind: "picked", shape: [...start.shape, ...shape, ...end.shape], positions, isMask };
}

type Entry =
  | { readonly kind: "newAxis" }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "integer"; readonly place: number }
  | { readonly kind: "slice"; readonly start: number | null; readonly stop: number | null; readonly step: number }
  /** Places along one axis, which is of size one and new if `isNew`. */
  | { readonly kind: "places"; readonly places: EvalArray; readonly isNew: boolean }
  | { readonly kind: "mask"; readonly mask: EvalArray };

const wholeAxis: Entry = { kind: "slice", start: null, stop: null, step: 1 };

function readEntry(entry: PyValue): Entry {
  switch (entry.kind) {
    case "none":
      return { kind: "newAxis" };
    case "ellipsis":
      return { kind: "ellipsis" };
    case "int":
      return { kind: "integer", place: Number(entry.value) };
    case "slice": {
      const [start, stop, step] = [entry.start, entry.stop, entry.step].map(readBound);
      if (step === 0) throw valueError("slice step cannot be zero");
      return { kind: "slice", start: start!, stop: stop!, step: step ?? 1 };
    }
    case "bool":
      return { kind: "mask", mask: requireElements(asArray(entry)) };
    case "list":
    case "tuple":
      return entry.items.length === 0
        ? { kind: "places", places: evalArray([], [0], "int64"), isNew: false }
        : readArray(asArray(entry));
    case "array":
      return readArray(entry);
    default:
      throw notAnIndex();
  }
}

function readArray(array: PyValue): Entry {
  if (!(array instanceof EvalArray)) throw notAnIndex();
  const { dtype, shape, data } = array;
  if (dtype === "bool") return { kind: "mask", mask: array };
  if (isInteger(dtype)) {
    return shape.length === 0 ? { kind: "integer", place: data[0]! } : { kind: "places", places: array, isNew: false };
  }
  throw shape.length === 0 ? notAnIndex() : indexError("arrays used as indices must be of integer (or boolean) type");
}

function notAnIndex(): PythonError {
  return indexError(
    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices",
  );
}

function readBound(bound: PyValue): number | null {
  if (bound.kind === "none") return null;
  if (bound.kind === "int" || bound.kind === "bool") return Number(bound.value);
  if (bound instanceof EvalArray && bound.size === 1 && isInteger(bound.dtype)) return bound.data[0]!;
  throw new PythonError("TypeError", "slice indices must be integers or None or have an __index__ method");
}

type AxisEntry = Exclude<Entry, { readonly kind: "ellipsis" | "mask" }>;

/** An entry for every axis: masks become the places where they hold, and the ellipsis the axes left over. */
function expand({ shape }: NdArray, given: readonly Entry[]): readonly AxisEntry[] {
  if (given.filter(({ kind }) => kind === "ellipsis").length > 1) {
    throw indexError("an index can only have a single ellipsis ('...')");
  }
  const entries = given.some(({ kind }) => kind === "ellipsis") ? given : [...given, { kind: "ellipsis" } as const];
  const taken = entries.reduce((count, entry) => count + axesOf(entry), 0);
  if (taken > shape.length) {
    throw indexError(`too many indices for array: array is ${shape.length}-dimensional, but ${taken} were indexed`);
  }
  let axis = 0;
  return entries.flatMap((entry): readonly AxisEntry[] => {
    if (entry.kind === "ellipsis") {
      axis += shape.length - taken;
      return Array.from({ length: shape.length - taken }, () => wholeAxis as AxisEntry);
    }
    const first = axis;
    axis += axesOf(entry);
    return entry.kind === "mask" ? placesOf(entry.mask, shape, first) : [entry];
  });
}

function axesOf(entry: Entry): number {
  if (entry.kind === "newAxis" || entry.kind === "ellipsis") return 0;
  return entry.kind === "mask" ? entry.mask.shape.length : 1;
}

function placesOf(mask: EvalArray, shape: readonly number[], first: number): readonly AxisEntry[] {
  if (mask.shape.length === 0) {
    const places = mask.data[0] === 0 ? [] : [0];
    return [{ kind: "places", places: evalArray(places, [places.length], "int64"), isNew: true }];
  }
  const wrong = mask.shape.findIndex((size, axis) => size !== shape[first + axis]);
  if (wrong >= 0) {
    throw indexError(
      `boolean index did not match indexed array along axis ${first + wrong}; size of axis is ${shape[first + wrong]} ` +
        `but size of corresponding boolean axis is ${mask.shape[wrong]}`,
    );
  }
  return nonzero(mask).map((places) => ({ kind: "places", places, isNew: false }));
}

interface Axis {
  readonly size: number;
  readonly stride: number;
}

interface Picking {
  readonly places: EvalArray;
  readonly size: number;
  readonly stride: number;
  readonly axis: number;
}

interface Layout {
  /** How far the first element lies from that of the array. */
  readonly shift: number;
  /** The axes of slices and new ones before the picked elements' axes, and those behind. */
  readonly before: readonly Axis[];
  readonly after: readonly Axis[];
  readonly picking: readonly Picking[];
  /** Whether integers and arrays stand next to each other; if not, the axes of what they pick come first. */
  readonly isAdjacent: boolean;
}

function layOut({ shape, strides }: NdArray, entries: readonly AxisEntry[]): Layout {
  const picksOneByOne = entries.some(({ kind }) => kind === "places");
  const [before, after]: [Axis[], Axis[]] = [[], []];
  const picking: Picking[] = [];
  const pickers = entries.flatMap(({ kind }, place) => (kind === "places" || kind === "integer" ? [place] : []));
  let [shift, axis] = [0, 0];
  for (const [place, entry] of entries.entries()) {
    const side = picksOneByOne && place > pickers[0]! ? after : before;
    if (entry.kind === "newAxis") {
      side.push({ size: 1, stride: 0 });
      continue;
    }
    if (entry.kind === "places" && entry.isNew) {
      picking.push({ places: entry.places, size: 1, stride: 0, axis });
      continue;
    }
    const [size, stride] = [shape[axis]!, strides[axis]!];
    if (entry.kind === "slice") {
      const { start, length } = sliceOf(entry, size);
      if (length > 0) shift += start * stride;
      side.push({ size: length, stride: stride * entry.step });
    } else if (entry.kind === "integer") {
      shift += placeIn(entry.place, size, axis) * stride;
    } else {
      picking.push({ places: entry.places, size, stride, axis });
    }
    axis += 1;
  }
  const isAdjacent = pickers.length === 0 || pickers.at(-1)! - pickers[0]! === pickers.length - 1;
  return { shift, before, after, picking, isAdjacent };
}

function placementOf(offset: number, axes: readonly Axis[]): Placement {
  return { shape: axes.map(({ size }) => size), strides: axes.map(({ stride }) => stride), offset };
}

/** Mirrors Python's `slice.indices`. */
function sliceOf(entry: Extract<Entry, { kind: "slice" }>, size: number): { start: number; length: number } {
  const { step } = entry;
  const [least, most] = step > 0 ? [0, size] : [-1, size - 1];
  const bound = (value: number | null, fallback: number) =>
    value === null ? fallback : Math.min(Math.max(value < 0 ? value + size : value, least), most);
  const start = bound(entry.start, step > 0 ? least : most);
  const stop = bound(entry.stop, step > 0 ? most : least);
  return { start, length: Math.max(0, Math.ceil((stop - start) / step)) };
}

function placeIn(place: number, size: number, axis: number): number {
  if (place >= -size && place < size) return place < 0 ? place + size : place;
  throw indexError(`index ${place} is out of bounds for axis ${axis} with size ${size}`);
}

/** How far each picked element lies from the first of its axes, and the shape that the picking arrays share. */
function pickedOffsets(picking: readonly Picking[]): readonly [Int32Array, readonly number[]] {
  const shapes = picking.map(({ places }) => places.shape);
  const shape = sharedShape(shapes);
  const result = new Int32Array(sizeOfShape(shape));
  for (const { places, size, stride, axis } of picking) {
    const lead = shape.length - places.shape.length;
    const steps = shape.map((length, at) => (places.shape[at - lead] === length ? 1 : 0));
    const strides = steps.map((step, at) => step * sizeOfShape(places.shape.slice(at - lead + 1)));
    const from = offsets(
      shape,
      strides.map((step, at) => (at < lead ? 0 : step)),
    );
    for (let i = 0; i < result.length; i++)
      result[i] = result[i]! + placeIn(places.data[from[i]!]!, size, axis) * stride;
  }
  return [result, shape];
}

function sharedShape(shapes: readonly (readonly number[])[]): readonly number[] {
  const ndim = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: ndim }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - ndim + shape.length] ?? 1);
    const wide = sizes.filter((size) => size !== 1);
    if (wide.every((size) => size === wide[0])) return wide[0] ?? 1;
    const given = shapes.map(tightShape).join(" ");
    throw indexError(`shape mismatch: indexing arrays could not be broadcast together with shapes ${given} `);
  });
}
