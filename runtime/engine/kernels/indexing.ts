// Kernels of gather and scatter, which read and write boxes at places given by arrays.

import { type DType, isComplex, kindOf } from "../../core/dtype.ts";
import type { GatherParams } from "../../lax/gather.ts";
import type { Scalar } from "../../lax/literal.ts";
import type { ScatterParams } from "../../lax/scatter.ts";
import type { EvalArray } from "../evalArray.ts";
import type { Kernel } from "../kernel.ts";
import { integerRange } from "../math/integer.ts";
import { roundElements } from "../rounding.ts";
import { lanesOf } from "../storage.ts";
import { offsets, otherAxes, rowMajorStrides } from "../strides.ts";
import { complexAt, storeComplex } from "./elementwise.ts";
import { complexMonoid, type MonoidName, realMonoid } from "./monoid.ts";

const gather: Kernel<GatherParams> = ([x, indices], [result], { dimensionNumbers, mode, fillValue }) => {
  const lanes = lanesOf(x!.dtype);
  const fill = lanesOfFill(fillValue, x!.dtype);
  const boxes = locateBoxes(x!, indices!, result!, {
    boxDims: dimensionNumbers.offsetDims,
    droppedDims: dimensionNumbers.collapsedSliceDims,
    coordinateDims: dimensionNumbers.startIndexMap,
    operandBatchingDims: dimensionNumbers.operandBatchingDims,
    indicesBatchingDims: dimensionNumbers.startIndicesBatchingDims,
    clamped: mode !== "fillOrDrop",
  });
  forEachElement(boxes, (from, to) => {
    for (let lane = 0; lane < lanes; lane++) {
      result!.data[to * lanes + lane] = from < 0 ? fill[lane]! : x!.data[from * lanes + lane]!;
    }
  });
};

export const indexingKernels = {
  gather,
  scatter: scatter(replacing),
  "scatter-add": scatter(combining("sum")),
  "scatter-mul": scatter(combining("prod")),
  "scatter-min": scatter(combining("min")),
  "scatter-max": scatter(combining("max")),
} as const;

/** What changes the element of `result` at one position by that of `updates` at another. */
type Updater = (result: EvalArray, updates: EvalArray) => (at: number, from: number) => void;

/** Updates of one element come one after the other, in the order of the indices. */
function scatter(updater: Updater): Kernel<ScatterParams> {
  return ([x, indices, updates], [result], { dimensionNumbers, mode }) => {
    result!.data.set(x!.data);
    const boxes = locateBoxes(x!, indices!, updates!, {
      boxDims: dimensionNumbers.updateWindowDims,
      droppedDims: dimensionNumbers.insertedWindowDims,
      coordinateDims: dimensionNumbers.scatterDimsToOperandDims,
      operandBatchingDims: dimensionNumbers.operandBatchingDims,
      indicesBatchingDims: dimensionNumbers.scatterIndicesBatchingDims,
      clamped: mode === "clip",
    });
    const update = updater(result!, updates!);
    forEachElement(boxes, (at, from) => {
      if (at >= 0) update(at, from);
    });
    roundElements(result!);
  };
}

function replacing(result: EvalArray, updates: EvalArray) {
  const lanes = lanesOf(result.dtype);
  return (at: number, from: number) => {
    for (let lane = 0; lane < lanes; lane++) result.data[at * lanes + lane] = updates.data[from * lanes + lane]!;
  };
}

function combining(name: MonoidName): Updater {
  return (result, updates) => {
    if (isComplex(result.dtype)) {
      const { combine } = complexMonoid(name);
      return (at, from) => storeComplex(result, at, combine(complexAt(result, at), complexAt(updates, from)));
    }
    const { combine } = realMonoid(name, result.dtype);
    return (at, from) => {
      result.data[at] = combine(result.data[at]!, updates.data[from]!);
    };
  };
}

/** How the axes of three arrays belong together: the operand, the indices, and the array of all boxes. */
interface BoxLayout {
  /** The axes of the boxes' array that run within a box. */
  readonly boxDims: readonly number[];
  /** The axes of the operand that boxes lack. */
  readonly droppedDims: readonly number[];
  /** For each coordinate, the axis of the operand it is meant for. */
  readonly coordinateDims: readonly number[];
  readonly operandBatchingDims: readonly number[];
  readonly indicesBatchingDims: readonly number[];
  /** Whether places outside are moved inside. */
  readonly clamped: boolean;
}

/** Where boxes lie, all as offsets. */
interface Boxes {
  /** For each place its box's first element in the operand, or -1 where the box is not inside. */
  readonly operandStarts: Int32Array;
  /** For each place its box's first element in the array of boxes. */
  readonly boxStarts: Int32Array;
  /** For each element of a box, how far it is from the first, in the operand and in the array of boxes. */
  readonly operandSteps: Int32Array;
  readonly boxSteps: Int32Array;
}

function locateBoxes(operand: EvalArray, indices: EvalArray, boxes: EvalArray, layout: BoxLayout): Boxes {
  const strides = rowMajorStrides(operand.shape);
  const boxStrides = rowMajorStrides(boxes.shape);
  const kept = otherAxes(operand.shape.length, layout.droppedDims, layout.operandBatchingDims);
  const boxShape = layout.boxDims.map((axis) => boxes.shape[axis]!);
  const sizes = operand.shape.map((_, axis) => (kept.includes(axis) ? boxShape[kept.indexOf(axis)]! : 1));
  const places = indices.shape.slice(0, -1);
  const placeStrides = rowMajorStrides(places);
  const coordinates = layout.coordinateDims.length;
  const operandStarts = new Int32Array(places.reduce((product, size) => product * size, 1));
  for (let place = 0; place < operandStarts.length; place++) {
    let start = 0;
    for (const [index, axis] of layout.operandBatchingDims.entries()) {
      const along = layout.indicesBatchingDims[index]!;
      start += (Math.floor(place / placeStrides[along]!) % places[along]!) * strides[axis]!;
    }
    for (let index = 0; index < coordinates; index++) {
      const axis = layout.coordinateDims[index]!;
      const coordinate = indices.data[place * coordinates + index]!;
      const inside = Math.min(Math.max(coordinate, 0), operand.shape[axis]! - sizes[axis]!);
      if (inside !== coordinate && !layout.clamped) start = Number.NEGATIVE_INFINITY;
      start += inside * strides[axis]!;
    }
    operandStarts[place] = start < 0 ? -1 : start;
  }
  return {
    operandStarts,
    boxStarts: offsets(
      places,
      otherAxes(boxes.shape.length, layout.boxDims).map((axis) => boxStrides[axis]!),
    ),
    operandSteps: offsets(
      boxShape,
      kept.map((axis) => strides[axis]!),
    ),
    boxSteps: offsets(
      boxShape,
      layout.boxDims.map((axis) => boxStrides[axis]!),
    ),
  };
}

/** Visits each element of each box; it has no place in the operand (-1) where its box is not inside. */
function forEachElement(boxes: Boxes, visit: (inOperand: number, inBoxes: number) => void): void {
  const { operandStarts, boxStarts, operandSteps, boxSteps } = boxes;
  for (let place = 0; place < boxStarts.length; place++) {
    const start = operandStarts[place]!;
    for (let step = 0; step < boxSteps.length; step++) {
      visit(start < 0 ? -1 : start + operandSteps[step]!, boxStarts[place]! + boxSteps[step]!);
    }
  }
}

/** JAX fills with what stands out: NaN, the least signed or the largest unsigned integer, true. */
function lanesOfFill(fillValue: Scalar | null, dtype: DType): readonly number[] {
  if (typeof fillValue === "number") return [fillValue, 0];
  if (fillValue !== null) return [fillValue.re, fillValue.im];
  switch (kindOf(dtype)) {
    case "f":
    case "c":
      return [Number.NaN, 0];
    case "i":
      return [integerRange(dtype).min];
    case "k":
      return [integerRange("uint32").max, integerRange("uint32").max];
    default:
      return [integerRange(dtype).max];
  }
}
