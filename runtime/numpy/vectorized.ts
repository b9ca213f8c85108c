// Functions of one matrix or vector, over stacks of them: what `jnp.vectorize` does before it maps.

import { type Dim, formatDim, formatShape, type Shape, unifyDims } from "../core/dim.ts";
import { valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastShapes, broadcastTo } from "./broadcasting.ts";

/**
 * The operands of a function of this signature, `(m,m),(m,n)->(m,n)`, with the axes before those named broadcast.
 *
 * Throws JAX's `ValueError` for operands of too few axes, and where one name would stand for two sizes.
 */
export function alignStacks(signature: string, operands: readonly ArrayValue[]): readonly ArrayValue[] {
  const [inputs] = signature.split("->");
  const cores = [...inputs!.matchAll(/\(([^)]*)\)/g)].map(([, names]) => names!.split(","));
  const context = `on vectorized function with excluded=frozenset() and signature='${signature}'`;
  const sizes = new Map<string, Dim>();
  const stacks: Shape[] = operands.map((operand, place) => {
    const { shape } = operand.aval;
    const names = cores[place]!;
    if (shape.length < names.length) {
      const tuple = `(${names.map((name) => `'${name}'`).join(", ")}${names.length === 1 ? "," : ""})`;
      throw valueError(
        `input with shape ${formatShape(shape)} does not have enough dimensions for all core dimensions ${tuple} ${context}`,
      );
    }
    const lead = shape.length - names.length;
    for (const [index, name] of names.entries()) {
      const size = shape[lead + index]!;
      const known = sizes.get(name) ?? size;
      const shared = unifyDims(known, size);
      if (shared === null) {
        throw valueError(
          `inconsistent size for core dimension '${name}': ${formatDim(size)} vs ${formatDim(known)} ${context}`,
        );
      }
      sizes.set(name, shared);
    }
    return shape.slice(0, lead);
  });
  const stack = broadcastShapes(stacks);
  return operands.map((operand, place) =>
    broadcastTo(operand, [...stack, ...operand.aval.shape.slice(stacks[place]!.length)]),
  );
}
