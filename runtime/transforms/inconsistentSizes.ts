// JAX's report of mapped axes that differ in size, and a guess at which of them is wrong.

import type { Dim } from "../core/dim.ts";
import { type PythonError, valueError } from "../core/errors.ts";
import type { MappedLeaf } from "./mappedLeaf.ts";

/** The leaves that share one size of the mapped axis. */
interface SizeGroup {
  readonly size: number;
  readonly leaves: readonly MappedLeaf[];
}

/** The `ValueError` of `api._mapped_axis_size`; sizes that are not numbers are no part of the conflict. */
export function inconsistentSizes(axisSize: Dim | null, leaves: readonly MappedLeaf[]): PythonError {
  const groups = sizeGroups(leaves);
  const lines = groups.map(({ size, leaves: [first, ...others] }, place) => {
    const example = `axis ${first!.givenAxis} of ${first!.name} of type ${first!.aval!.toLongString()}`;
    if (others.length === 0) return `one axis had size ${size}: ${example}`;
    return `${place === 0 ? "most" : "some"} axes (${others.length + 1} of them) had size ${size}, e.g. ${example}`;
  });
  if (axisSize !== null) lines.unshift(`the \`axis_size\` argument was ${axisSize}`);
  const faults = suspects(axisSize, groups);
  return valueError(
    `vmap got inconsistent sizes for array axes to be mapped:\n${lines.map((line) => `  * ${line}`).join(";\n")}`,
    {
      code: "vmap-inconsistent-sizes",
      faults: faults.map(({ argument, path }) => ({ argument, path })),
      ...(faults[0]!.axesPath !== null && { axesPath: faults[0]!.axesPath }),
    },
  );
}

/** The groups, the largest first; groups of one length in the order of their first leaf. */
function sizeGroups(leaves: readonly MappedLeaf[]): readonly SizeGroup[] {
  const bySize = new Map<number, MappedLeaf[]>();
  for (const leaf of leaves) {
    if (typeof leaf.size !== "number") continue;
    const group = bySize.get(leaf.size);
    if (group === undefined) bySize.set(leaf.size, [leaf]);
    else group.push(leaf);
  }
  return [...bySize]
    .map(([size, group]) => ({ size, leaves: group }))
    .sort((a, b) => b.leaves.length - a.leaves.length);
}

/**
 * The leaves in conflict, the likeliest culprit first: one of a small group rather than a large one, one of which
 * another axis would fit, and of two that are alike the later.
 */
function suspects(axisSize: Dim | null, groups: readonly SizeGroup[]): readonly MappedLeaf[] {
  const sizes = groups.map(({ size }) => size);
  const wrong = groups.filter(({ size }) => size !== axisSize);
  const doubt = ({ leaves }: SizeGroup, leaf: MappedLeaf): number => {
    const fitting = axisSize === null ? sizes.filter((size) => size !== leaf.size) : [axisSize];
    const otherAxisFits = leaf.example!.shape.some((size) => fitting.includes(size));
    return 2 * leaves.length - (otherAxisFits ? 1 : 0);
  };
  return wrong
    .flatMap((group) => group.leaves.map((leaf) => ({ leaf, doubt: doubt(group, leaf) })))
    .reverse()
    .sort((a, b) => a.doubt - b.doubt)
    .map(({ leaf }) => leaf);
}
