// NumPy's indexing: integers, slices, new axes, and arrays of integers.

import {
  addDims,
  type Dim,
  floorDivideDims,
  formatDim,
  formatShape,
  minDims,
  multiplyDims,
  type Shape,
  subtractDims,
  unifyDims,
} from "../core/dim.ts";
import { indexError, NotKnownError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { expandDims } from "../lax/broadcast.ts";
import type { GatherScatterMode } from "../lax/gather.ts";
import { full } from "../lax/literal.ts";
import { rev, squeeze } from "../lax/reshape.ts";
import { slice } from "../lax/slice.ts";
import { range } from "./axes.ts";
import { countedSize } from "./countedSizes.ts";
import { gatherAt } from "./gathering.ts";

/** One entry of an index expression. */
export type IndexEntry =
  | { readonly kind: "newAxis" }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "integer"; readonly index: Dim }
  | SliceEntry
  | { readonly kind: "array"; readonly index: ArrayValue }
  /** A boolean mask, which takes as many axes as it has. */
  | { readonly kind: "mask"; readonly index: ArrayValue };

/** `start:stop:step`; null where Python's default holds. */
export interface SliceEntry {
  readonly kind: "slice";
  readonly start: Dim | null;
  readonly stop: Dim | null;
  readonly step: number;
}

/** An entry that has one axis of the array to itself, or makes a new one. */
export type AxisEntry = Exclude<IndexEntry, { readonly kind: "ellipsis" | "mask" }>;

/** The part of `x` that an index expression names; `mode` is for elements of arrays out of bounds. Throws JAX's errors when it does not fit. */
export function index(x: ArrayValue, entries: readonly IndexEntry[], mode: GatherScatterMode = "clip"): ArrayValue {
  const placed = placeMasks(x.aval.shape, entries);
  const expanded = expandIndex(x.aval.shape, placed);
  if (!expanded.some((entry) => entry.kind === "array")) return sliceAt(x, expanded);
  const cut = sliceAt(
    x,
    expanded.filter(({ kind }) => kind !== "newAxis").map((entry) => (entry.kind === "slice" ? entry : wholeAxis)),
  );
  return gatherAt(cut, expanded, areAdjacent(placed), mode);
}

/**
 * The entries with the places where a mask is true instead of it, one array for each of its axes. How many there are is
 * not known: a run puts its own arrays in place of masks before.
 */
function placeMasks(shape: Shape, entries: readonly IndexEntry[]): readonly IndexEntry[] {
  requireAxes(shape, entries);
  const ellipsis = entries.findIndex(({ kind }) => kind === "ellipsis");
  return entries.flatMap((entry, place) => {
    if (entry.kind !== "mask") return [entry];
    const behind = entries.slice(place).reduce((count, each) => count + axesOf(each), 0);
    const before = entries.slice(0, place).reduce((count, each) => count + axesOf(each), 0);
    const axis = ellipsis >= 0 && ellipsis < place ? shape.length - behind : before;
    const mask = entry.index.aval.shape;
    if (mask.length === 0) throw new NotKnownError("whether a boolean without axes is true is not known");
    requireFit(mask, shape.slice(axis, axis + mask.length), place);
    const index = full([countedSize("how many elements a boolean mask picks depends on their values")], null, "int32");
    return mask.map(() => ({ kind: "array", index }) as const);
  });
}

function requireFit(mask: Shape, expected: Shape, place: number): void {
  if (mask.every((size, axis) => unifyDims(size, expected[axis]!) !== null)) return;
  throw indexError(
    `boolean index did not match shape of indexed array in index ${place}: got ${formatShape(mask)}, ` +
      `expected [${expected.map(formatDim).join(", ")}]`,
  );
}

function requireAxes(shape: Shape, entries: readonly IndexEntry[]): number {
  const consumed = entries.reduce((count, entry) => count + axesOf(entry), 0);
  if (consumed <= shape.length) return consumed;
  throw indexError(`Too many indices: array is ${shape.length}-dimensional, but ${consumed} were indexed`);
}

/** An entry for every axis of `shape`: the ellipsis, or the end, stands for the whole of the axes left over. */
function expandIndex(shape: Shape, entries: readonly IndexEntry[]): readonly AxisEntry[] {
  if (entries.filter(({ kind }) => kind === "ellipsis").length > 1) {
    throw indexError("an index can only have a single ellipsis ('...')");
  }
  const consumed = requireAxes(shape, entries);
  const place = entries.findIndex(({ kind }) => kind === "ellipsis");
  const rest = range(shape.length - consumed).map((): AxisEntry => wholeAxis);
  const [before, after] = place < 0 ? [entries, []] : [entries.slice(0, place), entries.slice(place + 1)];
  return [...before, ...(place < 0 ? [] : rest), ...after, ...(place < 0 ? rest : [])].filter(isAxisEntry);
}

/** Where a slice starts and ends in an axis of this size, and in which steps, all counted forward. */
interface SliceBounds {
  readonly start: Dim;
  readonly limit: Dim;
  readonly stride: number;
  /** Whether the elements come in reverse order. */
  readonly isReversed: boolean;
}

/** Mirrors Python's `slice.indices`; a symbolic size counts as at least as large as the numbers near its end. */
function sliceBounds(entry: SliceEntry, size: Dim): SliceBounds {
  const { step } = entry;
  if (step > 0) {
    const start = entry.start === null ? 0 : startIndex(entry.start, size);
    const stop = entry.stop === null ? size : clampIndex(entry.stop, size);
    return { start, limit: atLeast(stop, start), stride: step, isReversed: false };
  }
  const last = entry.start === null ? size : minDims(addDims(fromFront(entry.start, size), 1), size);
  const first = entry.stop === null ? 0 : atLeast(addDims(fromFront(entry.stop, size), 1), 0);
  return reversedBounds(atLeast(first, 0), atLeast(last, 0), -step);
}

const wholeAxis: AxisEntry = { kind: "slice", start: null, stop: null, step: 1 };

/** Whether the integers and arrays of an index stand next to each other; if not, their axes come first. */
function areAdjacent(entries: readonly IndexEntry[]): boolean {
  const places = range(entries.length).filter((place) => {
    const { kind } = entries[place]!;
    return kind === "integer" || kind === "array";
  });
  return places.at(-1)! - places[0]! === places.length - 1;
}

function isAxisEntry(entry: IndexEntry): entry is AxisEntry {
  return entry.kind !== "ellipsis" && entry.kind !== "mask";
}

function axesOf(entry: IndexEntry): number {
  if (entry.kind === "newAxis" || entry.kind === "ellipsis") return 0;
  return entry.kind === "mask" ? entry.index.aval.ndim : 1;
}

/** Integers, slices and new axes alone: no element has to be looked up by number. */
function sliceAt(x: ArrayValue, entries: readonly AxisEntry[]): ArrayValue {
  const { shape } = x.aval;
  const bounds: SliceBounds[] = [];
  const dropped: number[] = [];
  const inserted: number[] = [];
  for (const entry of entries) {
    const axis = bounds.length;
    if (entry.kind === "newAxis") inserted.push(axis - dropped.length + inserted.length);
    else if (entry.kind === "slice") bounds.push(sliceBounds(entry, shape[axis]!));
    else if (entry.kind === "integer") {
      dropped.push(axis);
      bounds.push(pointBounds(entry.index, shape[axis]!, axis));
    }
  }
  const cut = bounds.every((bound, axis) => isWhole(bound, shape[axis]!)) ? x : cutOut(x, bounds);
  const reversed = range(bounds.length).filter((axis) => bounds[axis]!.isReversed);
  const ordered = reversed.length === 0 ? cut : rev(cut, reversed);
  const picked = squeeze(ordered, dropped);
  return inserted.length === 0 ? picked : expandDims(picked, inserted);
}

function cutOut(x: ArrayValue, bounds: readonly SliceBounds[]): ArrayValue {
  const strides = bounds.map(({ stride }) => stride);
  return slice(
    x,
    bounds.map(({ start }) => start),
    bounds.map(({ limit }) => limit),
    strides.every((stride) => stride === 1) ? null : strides,
  );
}

function isWhole({ start, limit, stride }: SliceBounds, size: Dim): boolean {
  return start === 0 && stride === 1 && limit === size;
}

/** JAX clamps an integer that is out of bounds. */
function pointBounds(index: Dim, size: Dim, axis: number): SliceBounds {
  if (size === 0) throw indexError(`index is out of bounds for axis ${axis} with size 0`);
  const point = fromFront(index, size);
  const start = typeof point === "number" && typeof size === "number" ? Math.min(Math.max(point, 0), size - 1) : point;
  return { start, limit: addDims(start, 1), stride: 1, isReversed: false };
}

function fromFront(index: Dim, size: Dim): Dim {
  return typeof index === "number" && index < 0 ? addDims(size, index) : index;
}

/**
 * The index a slice starts at. Into an axis of symbolic size it lies inside, and from the end no further than that:
 * the length is then right whatever the size is, or is a difference of sizes.
 */
function startIndex(index: Dim, size: Dim): Dim {
  if (typeof index !== "number" || typeof size === "number") return clampIndex(index, size);
  return index < -1 ? subtractDims(size, minDims(-index, size)) : fromFront(index, size);
}

/** An index of a slice, moved into the axis. */
function clampIndex(index: Dim, size: Dim): Dim {
  const place = fromFront(index, size);
  if (typeof place !== "number") return place;
  if (typeof size === "number") return Math.min(Math.max(place, 0), size);
  return place < 2 ? place : minDims(place, size);
}

function atLeast(limit: Dim, start: Dim): Dim {
  return typeof limit === "number" && typeof start === "number" ? Math.max(limit, start) : limit;
}

/** The same elements counted forward: the last one of the reversed slice comes first. */
function reversedBounds(first: Dim, last: Dim, stride: number): SliceBounds {
  const length = subtractDims(last, first);
  if (typeof length === "number" && length <= 0) return { start: first, limit: first, stride, isReversed: true };
  const count = floorDivideDims(addDims(length, stride - 1), stride);
  const span = addDims(multiplyDims(subtractDims(count, 1), stride), 1);
  return { start: subtractDims(last, span), limit: last, stride, isReversed: true };
}
