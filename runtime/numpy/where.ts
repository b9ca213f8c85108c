// Choosing between two arrays: the composition that most others need.

import type { ArrayValue } from "../core/trace.ts";
import { selectN } from "../lax/select.ts";
import { broadcastArrays } from "./broadcasting.ts";
import { constantLike } from "./conversion.ts";
import * as lax from "./operators.ts";
import { promoteDtypes } from "./promotion.ts";

/** The elements of `x` where the condition holds, of `y` elsewhere, all broadcast together. Mirrors `jnp.where`. */
export function where(condition: ArrayValue, x: ArrayValue, y: ArrayValue): ArrayValue {
  const which = toBoolean(condition);
  const [a, b] = promoteDtypes("where", [x, y]);
  if (which.aval.ndim === 0) {
    const [onTrue, onFalse] = broadcastArrays([a!, b!]);
    return selectN(which, onFalse!, onTrue!);
  }
  const [chosen, onTrue, onFalse] = broadcastArrays([which, a!, b!]);
  return selectN(chosen!, onFalse!, onTrue!);
}

/** Whether each element is not zero. */
export function toBoolean(x: ArrayValue): ArrayValue {
  if (x.aval.dtype === "bool") return x;
  return lax.ne(x, constantLike(x, 0));
}
