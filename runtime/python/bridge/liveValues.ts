// What Python holds of the runtime: values by number, and how much memory they take.

import type { ShapedArray } from "../../core/aval.ts";
import { isStatic } from "../../core/dim.ts";
import { itemSize } from "../../core/dtype.ts";
import { NotKnownError, PythonError } from "../../core/errors.ts";
import type { TreeDef } from "../../core/pytree.ts";
import type { ArrayValue } from "../../core/trace.ts";
import { EvalArray, sizeOfShape } from "../../engine/evalArray.ts";
import { BatchTracer } from "../../transforms/batchTrace.ts";
import type { JittedFunction } from "../../transforms/jit.ts";
import type { TransformedFunction } from "../../transforms/steps.ts";
import type { MappedFunction } from "../../transforms/vmap.ts";
import { NdArray } from "./ndarray.ts";
import type { BitGenerator } from "./numpyGenerators.ts";
import { Views } from "./views.ts";

/** A value that Python keeps by a number. */
export type LiveValue =
  | ArrayValue
  | MappedFunction
  | JittedFunction
  | TransformedFunction
  | LiveTreeDef
  | NdArray
  | BitGenerator;

/** The structure of a pytree as Python keeps it. */
export interface LiveTreeDef {
  readonly kind: "treedef";
  readonly treedef: TreeDef;
}

/**
 * The values that Python holds, by positive numbers that are used again once they are freed.
 *
 * The lowest two bits of a number say what the value is: 0 an array with elements, 1 a tracer of `vmap`, 2 one
 * whose elements are hidden or not computed, 3 none of these.
 */
export class LiveValues {
  private readonly values: (LiveValue | null)[] = [null];
  private readonly freed: number[] = [];
  private readonly limit: number;
  private readonly views: Views;
  private heldBytes = 0;

  /** `limit` is how many bytes the arrays may take that Python holds, and those of `views`, which give way to them. */
  constructor(limit: number, views = new Views()) {
    this.limit = limit;
    this.views = views;
  }

  /** How many values are held. */
  get count(): number {
    return this.values.length - 1 - this.freed.length;
  }

  /** How many bytes the elements of all arrays take that are held. */
  get bytes(): number {
    return this.heldBytes;
  }

  add(value: LiveValue): number {
    const place = this.freed.pop() ?? this.values.length;
    this.values[place] = value;
    this.heldBytes += bytesOf(value);
    return 4 * place + tagOf(value);
  }

  get(handle: number): LiveValue {
    const value = this.values[handle >> 2];
    if (value === undefined || value === null) throw new Error(`there is no value ${handle}`);
    return value;
  }

  /** An array; what one of NumPy's holds now, as it may change. */
  array(handle: number): ArrayValue {
    const value = this.get(handle);
    if (value.kind === "ndarray") return value.copy();
    if (value.kind !== "array") throw new Error(`the value ${handle} is no array`);
    return value;
  }

  ndarray(handle: number): NdArray {
    const value = this.get(handle);
    if (value.kind !== "ndarray") throw new Error(`the value ${handle} is no array of NumPy's`);
    return value;
  }

  free(handle: number): void {
    const value = this.values[handle >> 2];
    if (value === undefined || value === null) return;
    this.values[handle >> 2] = null;
    this.freed.push(handle >> 2);
    this.heldBytes -= bytesOf(value);
  }

  /** Throws Python's `MemoryError` when arrays of these avals, besides those held, would take more than the limit. */
  readonly admit = (avals: readonly ShapedArray[]): void => {
    for (const { shape, dtype } of avals) {
      if (!isStatic(shape)) throw new NotKnownError("a size is given by an array");
      const bytes = sizeOfShape(shape) * itemSize(dtype);
      while (this.heldBytes + this.views.bytes + bytes > this.limit && this.views.releaseOldest());
      if (this.heldBytes + bytes > this.limit) {
        throw new PythonError("MemoryError", `Out of memory allocating ${bytes} bytes.`);
      }
    }
  };
}

function bytesOf(value: LiveValue): number {
  if (value instanceof NdArray) return value.isOwner ? value.data.byteLength : 0;
  return value instanceof EvalArray ? value.data.byteLength : 0;
}

function tagOf(value: LiveValue): number {
  if (value instanceof EvalArray) return 0;
  if (value instanceof BatchTracer) return 1;
  return value.kind === "array" ? 2 : 3;
}
