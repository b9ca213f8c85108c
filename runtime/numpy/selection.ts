// Limiting elements, and choosing between many arrays.

import { isComplex } from "../core/dtype.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { argmax } from "../lax/reduce.ts";
import { selectN } from "../lax/select.ts";
import { maximum, minimum } from "./arithmetic.ts";
import { broadcastArrays } from "./broadcasting.ts";
import { constant } from "./conversion.ts";
import { stack } from "./joining.ts";
import { convert, promoteDtypes } from "./promotion.ts";

/** Limits the elements from below and above; null is no limit. Mirrors `jnp.clip`. */
export function clip(x: ArrayValue, low: ArrayValue | null, high: ArrayValue | null): ArrayValue {
  if ([x, low, high].some((operand) => operand !== null && isComplex(operand.aval.dtype))) {
    throw valueError(
      "Clip received a complex value either through the input or the min/max keywords. Complex values have no ordering and cannot be clipped. Please convert to a real value or array by taking the real or imaginary components via jax.numpy.real/imag respectively.",
    );
  }
  const raised = low === null ? x : maximum(low, x);
  return high === null ? raised : minimum(high, raised);
}

/** The first choice whose condition holds, `fallback` where none does. Mirrors `jnp.select`. */
export function select(
  conditions: readonly ArrayValue[],
  choices: readonly ArrayValue[],
  fallback: ArrayValue,
): ArrayValue {
  if (conditions.length !== choices.length) {
    throw valueError(`condlist must have length equal to choicelist (${conditions.length} vs ${choices.length})`);
  }
  if (conditions.length === 0) throw valueError("condlist must be non-empty");
  const cases = promoteDtypes("select", [fallback, ...choices]);
  const stacked = stack(broadcastArrays([constant(0, "bool"), ...conditions]), 0);
  const index = argmax(convert(stacked, "bool"), 0, "int32");
  const [which, ...aligned] = broadcastArrays([index, ...cases]);
  return selectN(which!, ...aligned);
}
