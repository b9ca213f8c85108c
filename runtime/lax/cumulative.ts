// Running reductions along an axis. Each function stands under its primitive.

import { formatShape } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import { batched1, definePrimitive, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { requireAccepted } from "./acceptedTypes.ts";

export interface CumulativeParams {
  readonly axis: number;
  /** Whether it runs from the last element to the first. */
  readonly reverse: boolean;
}

export const cumsum_p = cumulative("cumsum");
export const cumsum = cumulativeFunction(cumsum_p);

export const cumprod_p = cumulative("cumprod");
export const cumprod = cumulativeFunction(cumprod_p);

export const cummax_p = cumulative("cummax");
export const cummax = cumulativeFunction(cummax_p);

export const cummin_p = cumulative("cummin");
export const cummin = cumulativeFunction(cummin_p);

export const cumlogsumexp_p = cumulative("cumlogsumexp");
export const cumlogsumexp = cumulativeFunction(cumlogsumexp_p);

function cumulativeFunction(primitive: Primitive<string, CumulativeParams>) {
  return (x: ArrayValue, axis: number, reverse = false): ArrayValue => bind1(primitive, [x], { axis, reverse });
}

/** Mirrors `_cumulative_reduction_primitive`. */
function cumulative<const Name extends string>(name: Name): Primitive<Name, CumulativeParams> {
  const primitive: Primitive<Name, CumulativeParams> = definePrimitive<CumulativeParams>()(name, {
    abstractEval([x], { axis }) {
      if (axis < 0) throw valueError("XLA operations do not allow negative axes");
      if (axis >= x!.ndim)
        throw valueError(`axis ${axis} is out of bounds for array of shape ${formatShape(x!.shape)}`);
      requireAccepted(name, x!.dtype, ["number"]);
      return [x!];
    },
    batch(_axisSize, [x], [dim], { axis, reverse }) {
      return batched1(bind1(primitive, [x!], { axis: axis < dim! ? axis : axis + 1, reverse }), dim!);
    },
  });
  return primitive;
}
