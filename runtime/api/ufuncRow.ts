// The rows of jax.numpy's elementwise functions, of which the names come in groups.

import { PythonError } from "../core/errors.ts";
import type { PyValue } from "../core/pyValue.ts";
import { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { bindArguments, parseSignature } from "./signature.ts";

/** One or more names of one function, the one that its errors mention first. */
export function elementwiseRows(
  names: string,
  signature: string,
  summary: string,
  evaluate: (args: BoundArguments) => PyValue,
): readonly ApiFunction[] {
  const all = names.split(" ");
  return all.map((name) => apiFunction(`jax.numpy.${name}`, signature, summary, (args) => evaluate(args.as(all[0]!))));
}

/**
 * A function that is an instance of `jnp.ufunc`: Python sees `(*args, out=None, where=None)`, of which it supports
 * the operands alone.
 */
export function ufuncRow(
  name: string,
  operands: string,
  summary: string,
  evaluate: (args: BoundArguments) => PyValue,
): ApiFunction {
  const signature = parseSignature(operands);
  return apiFunction(`jax.numpy.${name}`, "(*args, out=None, where=None)", summary, (args) => {
    for (const option of ["out", "where"]) {
      if (args.isNone(option)) continue;
      throw new PythonError("NotImplementedError", `${option} argument of <jnp.ufunc '${name}'>`);
    }
    return evaluate(new BoundArguments(name, bindArguments(name, signature, args.rest, new Map())));
  });
}
