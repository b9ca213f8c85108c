// A tree of arrays as one vector, and back.

import { addDims, type Dim, formatShape, unifyDims } from "../core/dim.ts";
import { typeError, valueError } from "../core/errors.ts";
import { type TreeDef, unflatten } from "../core/pytree.ts";
import type { PyFunction } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate } from "../lax/concatenate.ts";
import { asArray, constant } from "./conversion.ts";
import { full } from "./creation.ts";
import { convert, promoteDtypes } from "./promotion.ts";
import { ravel, reshape } from "./reshaping.ts";
import { sliceAlong } from "./splitting.ts";

/** All elements of the leaves in one dtype, and the function that gives a vector their structure. Mirrors `ravel_pytree`. */
export function ravelTree(
  leaves: readonly ArrayValue[],
  treedef: TreeDef,
): { readonly vector: ArrayValue; readonly unravel: PyFunction } {
  const vector =
    leaves.length === 0
      ? full([0], constant(0, "float32"), "float32")
      : concatenate(promoteDtypes("ravel", leaves).map(ravel), 0);
  const unravel: PyFunction = {
    kind: "function",
    name: "unravel",
    parameters: ["flat"],
    call: ([flat]) => unflatten(treedef, leaves.length === 0 ? [] : parts(asArray(flat!), leaves, vector)),
  };
  return { vector, unravel };
}

function parts(flat: ArrayValue, leaves: readonly ArrayValue[], vector: ArrayValue): readonly ArrayValue[] {
  const { dtype, shape } = flat.aval;
  const wanted = vector.aval.dtype;
  const isMixed = leaves.some((leaf) => leaf.aval.dtype !== wanted);
  if (isMixed && dtype !== wanted && dtype !== "unknown" && wanted !== "unknown") {
    throw typeError(`unravel function given array of dtype ${dtype}, but expected dtype ${wanted}`);
  }
  const total = vector.aval.shape[0]!;
  if (shape.length === 0 || unifyDims(shape[0]!, total) === null) {
    throw valueError(
      `Sum of sizes ${total} must be equal to dimension 0 of the operand shape [${formatShape(shape).slice(1, -1).replace(/,$/, "")}]`,
    );
  }
  let start: Dim = 0;
  return leaves.map(({ aval }) => {
    const end: Dim = addDims(start, aval.size);
    const part = reshape(sliceAlong(flat, start, end, 0), aval.shape);
    start = end;
    return isMixed ? convert(part, aval.dtype) : part;
  });
}
