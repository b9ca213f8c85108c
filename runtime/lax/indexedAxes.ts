// What gather and scatter demand of the lists of axes in their dimension numbers, in JAX's words.

import type { ShapedArray } from "../core/aval.ts";
import { formatShape } from "../core/dim.ts";
import { typeError } from "../core/errors.ts";
import { unifyShapes } from "./naryop.ts";

/** Throws JAX's `TypeError` where axes that must ascend do not. */
export function requireSortedAxes(op: string, name: string, axes: readonly number[]): void {
  if (axes.every((axis, index) => index === 0 || axes[index - 1]! <= axis)) return;
  throw typeError(`${name} in ${op} op must be sorted; got ${formatShape(axes)}`);
}

/** Throws JAX's `TypeError` where an axis is named twice. */
export function requireDistinctAxes(op: string, name: string, axes: readonly number[]): void {
  if (new Set(axes).size === axes.length) return;
  throw typeError(`${name} in ${op} op must not repeat; got: ${formatShape(axes)}.`);
}

/** Throws JAX's `TypeError` for an axis that an array of this rank has not. */
export function requireAxesInRange(op: string, name: string, axes: readonly number[], rank: number): void {
  const invalid = axes.find((axis) => axis < 0 || axis >= rank);
  if (invalid === undefined) return;
  throw typeError(`Invalid ${name} set in ${op} op; valid range is [0, ${rank}); got: ${invalid}.`);
}

type NamedAxes = readonly [name: string, axes: readonly number[]];

/** Throws JAX's `TypeError` where two lists that must not share an axis do. */
export function requireSeparateAxes(op: string, [name, axes]: NamedAxes, [otherName, others]: NamedAxes): void {
  if (!axes.some((axis) => others.includes(axis))) return;
  throw typeError(
    `${name} and ${otherName} in ${op} op must be disjoint; got: ${formatShape(axes)} and ${formatShape(others)}.`,
  );
}

/** Axes of the operand that run along with axes of the indices: as many, of the same sizes, none holding coordinates. */
export function requireBatchingAxes(
  op: "Gather" | "Scatter",
  name: string,
  operand: ShapedArray,
  operandAxes: readonly number[],
  indices: ShapedArray,
  indicesAxes: readonly number[],
): void {
  requireDistinctAxes(op.toLowerCase(), name, indicesAxes);
  requireAxesInRange(op.toLowerCase(), name, indicesAxes, indices.ndim);
  if (indicesAxes.includes(indices.ndim - 1)) {
    throw typeError(
      `${op} op cannot have the index vector dimension as a batching dimension; got ${formatShape(indicesAxes)}.`,
    );
  }
  if (operandAxes.length !== indicesAxes.length) {
    const gap = op === "Gather" ? "and" : "and ";
    throw typeError(
      `${op} op requires equal numbers of operand_batching_dims and ${name}, got ${formatShape(operandAxes)} ${gap}${formatShape(indicesAxes)}.`,
    );
  }
  const operandShape = operandAxes.map((axis) => operand.shape[axis]!);
  const indicesShape = indicesAxes.map((axis) => indices.shape[axis]!);
  if (unifyShapes([operandShape, indicesShape]) === null) {
    throw typeError(
      `${op} op requires operand batching dimensions and indices batching dimensions to have the same shape, got ${formatShape(operandShape)} and ${formatShape(indicesShape)}.`,
    );
  }
}
