// Polynomials, and products of sequences like theirs.

import { formatShape, type Shape } from "../core/dim.ts";
import { NotKnownError, valueError } from "../core/errors.ts";
import { isNumPy } from "../core/library.ts";
import type { ArrayValue } from "../core/trace.ts";
import { pad } from "../lax/concatenate.ts";
import { iota } from "../lax/iota.ts";
import { full } from "../lax/literal.ts";
import { add, multiply } from "./arithmetic.ts";
import { broadcastShapes } from "./broadcasting.ts";
import { conjugate } from "./classification.ts";
import { matmul } from "./contraction.ts";
import { constant } from "./conversion.ts";
import { take } from "./gathering.ts";
import { index } from "./indexing.ts";
import * as lax from "./operators.ts";
import { anyDtype, inexactDtype, promoteDtypes } from "./promotion.ts";
import { flip } from "./rearranging.ts";
import { expandDims } from "./reshaping.ts";

/** The polynomial whose coefficients run along the first axis of `p`, highest power first. Mirrors `jnp.polyval`. */
export function polyval(p: ArrayValue, x: ArrayValue): ArrayValue {
  const [coefficients, points] = promoteDtypes("polyval", [p, x]);
  const [count, ...rest] = coefficients!.aval.shape;
  const shape: Shape = broadcastShapes([rest, points!.aval.shape]);
  if (typeof count !== "number") throw new NotKnownError("the number of coefficients is not known");
  let value = full(shape, 0, points!.aval.dtype);
  for (let place = 0; place < count; place++) {
    value = add(multiply(value, points!), index(coefficients!, [{ kind: "integer", index: place }]));
  }
  return value;
}

export type ConvolutionMode = "full" | "same" | "valid";

/** Sums of products of one vector and another that slides along it, backwards for `convolve`. */
export function slidingProducts(
  name: "convolve" | "correlate",
  a: ArrayValue,
  v: ArrayValue,
  mode: ConvolutionMode,
): ArrayValue {
  if (a.aval.ndim !== 1 || v.aval.ndim !== 1) throw valueError(`${name}() only support 1-dimensional inputs.`);
  const [first, second] = promoteDtypes(name, [a, v], isNumPy() ? anyDtype : inexactDtype);
  const [sizeA, sizeV] = [first!.aval.shape[0]!, second!.aval.shape[0]!];
  if (sizeA === 0 || sizeV === 0) {
    throw valueError(
      `${name}: inputs cannot be empty, got shapes ${formatShape(first!.aval.shape)} and ${formatShape(second!.aval.shape)}.`,
    );
  }
  if (typeof sizeA !== "number" || typeof sizeV !== "number")
    throw new NotKnownError("which vector is longer is not known");
  const isSwapped = sizeA < sizeV;
  const other = name === "correlate" ? conjugate(second!) : second!;
  const [long, short] = isSwapped ? [other, first!] : [first!, other];
  const length = Math.min(sizeA, sizeV);
  const [before, after] = margins(mode, length);
  const zero = constant(0, long.aval.dtype, long.aval.weakType);
  const padded = pad(long, zero, [{ low: before, high: after, interior: 0 }]);
  const count = Math.max(sizeA, sizeV) + before + after - length + 1;
  const places = lax.add(expandDims(iota("int32", [count], 0), [1]), expandDims(iota("int32", [length], 0), [0]));
  const result = matmul(take(padded, places, 0, "clip"), name === "convolve" ? flip(short, null) : short);
  return name === "correlate" && isSwapped ? flip(result, null) : result;
}

function margins(mode: ConvolutionMode, length: number): readonly [before: number, after: number] {
  switch (mode) {
    case "full":
      return [length - 1, length - 1];
    case "same":
      return [Math.floor(length / 2), length - Math.floor(length / 2) - 1];
    case "valid":
      return [0, 0];
  }
}
