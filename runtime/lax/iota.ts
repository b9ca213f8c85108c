// Counting along an axis.

import { ShapedArray } from "../core/aval.ts";
import { formatShape, type Shape } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import { definePrimitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { numberTypes, requireAccepted } from "./acceptedTypes.ts";
import { neverBatched } from "./neverBatched.ts";

export interface IotaParams {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly dimension: number;
}

/** An array of this shape whose elements are their index along `dimension`. Mirrors `lax.broadcasted_iota`. */
export function iota(dtype: DType, shape: Shape, dimension: number): ArrayValue {
  return bind1(iota_p, [], { dtype, shape, dimension });
}

export const iota_p = definePrimitive<IotaParams>()("iota", {
  abstractEval(_operands, { dtype, shape, dimension }) {
    requireAccepted("iota", dtype, numberTypes);
    if (dimension < 0 || dimension >= shape.length) {
      throw valueError(
        `iota dimension must be between 0 and len(shape), got dimension=${dimension} for shape=${formatShape(shape)}`,
      );
    }
    return [new ShapedArray(shape, dtype)];
  },
  batch: neverBatched,
});
