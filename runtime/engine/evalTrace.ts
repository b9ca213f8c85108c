// The interpreter that computes elements.

import type { ShapedArray } from "../core/aval.ts";
import type { Primitive } from "../core/primitive.ts";
import type { ArrayValue, Trace } from "../core/trace.ts";
import { EvalArray } from "./evalArray.ts";
import type { Kernel } from "./kernel.ts";
import { kernels } from "./kernels.ts";
import { requireExact } from "./wideIntegers.ts";

/**
 * An interpreter that evaluates primitives at once; `admit` sees the avals of results before they take memory, and
 * throws for those that must not be computed.
 *
 * Results are allocated from the avals that `abstractEval` gives, so what the language server says of a shape and
 * what a run computes cannot differ. Operands must be `EvalArray`s.
 */
export function evaluating(admit: (avals: readonly ShapedArray[]) => void): Trace {
  return {
    process(primitive, operands, params) {
      const kernel = kernelOf(primitive);
      const arrays = operands.map(requireElements);
      const avals = primitive.abstractEval(
        arrays.map((array) => array.aval),
        params,
      );
      admit(avals);
      const results = avals.map((aval) => new EvalArray(aval));
      kernel(arrays, results, params);
      results.forEach(requireExact);
      return results;
    },
    scalarOf: (x) => requireElements(x).data[0]!,
  };
}

/** Evaluates whatever there is memory for. */
export const evalTrace: Trace = evaluating(() => {});

/** The array with its elements. An Error for a value of another interpreter, which this one cannot read. */
export function requireElements(value: ArrayValue): EvalArray {
  if (value instanceof EvalArray) return value;
  throw new Error(`an array without elements, ${value.aval}, reached the engine`);
}

function kernelOf<Params>(primitive: Primitive<string, Params>): Kernel<Params> {
  // SAFETY: `kernels` has, for each name of the primitives' table, the kernel that takes this primitive's parameters.
  const kernel = (kernels as { readonly [name: string]: unknown })[primitive.name] as Kernel<Params> | undefined;
  if (kernel === undefined) throw new Error(`there is no kernel for "${primitive.name}"`);
  return kernel;
}
