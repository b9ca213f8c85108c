// Products that sum over axes.

import { type Dim, definitelyEqual, formatShape, multiplyDims, unifyDims } from "../core/dim.ts";
import { type DType, promoteTypes, type TypedAs } from "../core/dtype.ts";
import { typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { type DotDimensionNumbers, dotGeneral } from "../lax/dot.ts";
import { multiply } from "./arithmetic.ts";
import { canonicalizeAxes, range } from "./axes.ts";
import { conjugate } from "./classification.ts";
import * as lax from "./operators.ts";
import { convert, promoteDtypes, resultType } from "./promotion.ts";
import { expandDims, ravel, reshape, squeeze, transpose } from "./reshaping.ts";

/** `jnp.dot`: sums over the last axis of `a` and the last but one of `b`, or multiplies by a scalar. */
export function dot(a: ArrayValue, b: ArrayValue, dtype: DType | null = null): ArrayValue {
  const isScalar = a.aval.ndim === 0 || b.aval.ndim === 0;
  const lhsContract = isScalar ? [] : [a.aval.ndim - 1];
  const rhsContract = isScalar ? [] : [Math.max(0, b.aval.ndim - 2)];
  return contract("dot", a, b, { lhsContract, rhsContract, lhsBatch: [], rhsBatch: [] }, dtype);
}

/** `jnp.matmul`, Python's `@`: matrix products over the last two axes, broadcast over those before. */
export function matmul(a: ArrayValue, b: ArrayValue, dtype: DType | null = null): ArrayValue {
  for (const [index, operand] of [a, b].entries()) {
    if (operand.aval.ndim > 0) continue;
    throw valueError(`matmul input operand ${index} must have ndim at least 1, but it has ndim 0`);
  }
  const plan = planMatmul(a, b);
  const lhs = squeeze(a, plan.lhsSqueeze);
  const rhs = squeeze(b, plan.rhsSqueeze);
  const numbers = {
    lhsContract: [lhs.aval.ndim - 1],
    rhsContract: [rhs.aval.ndim - (b.aval.ndim > 1 ? 2 : 1)],
    lhsBatch: plan.lhsBatch,
    rhsBatch: plan.rhsBatch,
  };
  const product = transpose(contract("matmul", lhs, rhs, numbers, dtype), plan.permutation);
  return plan.bothSqueezed.length === 0 ? product : expandDims(product, plan.bothSqueezed);
}

/** The sum of products of all elements, those of `a` conjugated. */
export function vdot(a: ArrayValue, b: ArrayValue, dtype: DType | null = null): ArrayValue {
  return dot(flat(conjugate(a)), flat(b), dtype);
}

/** Sums over the last axis of both. */
export function inner(a: ArrayValue, b: ArrayValue, dtype: DType | null = null): ArrayValue {
  if (a.aval.ndim > 0 && b.aval.ndim > 0) return tensordot(a, b, [-1], [-1], dtype);
  return dtype === null ? multiply(a, b) : multiply(convert(a, dtype), convert(b, dtype));
}

/** Every element of `a` times every element of `b`. */
export function outer(a: ArrayValue, b: ArrayValue): ArrayValue {
  const [x, y] = promoteDtypes("outer", [a, b]);
  return multiply(expandDims(flat(x!), [1]), expandDims(flat(y!), [0]));
}

/** Sums over pairs of axes. */
export function tensordot(
  a: ArrayValue,
  b: ArrayValue,
  axesOfA: readonly number[],
  axesOfB: readonly number[],
  dtype: DType | null = null,
): ArrayValue {
  const numbers = {
    lhsContract: canonicalizeAxes(axesOfA, a.aval.ndim),
    rhsContract: canonicalizeAxes(axesOfB, b.aval.ndim),
    lhsBatch: [],
    rhsBatch: [],
  };
  return contract("tensordot", a, b, numbers, dtype);
}

/** `tensordot` over the last axes of `a` and the first of `b`, this many. */
export function tensordotOf(a: ArrayValue, b: ArrayValue, axes: number, dtype: DType | null = null): ArrayValue {
  if (axes > Math.min(a.aval.ndim, b.aval.ndim)) {
    throw typeError(
      `Number of tensordot axes (axes ${axes}) exceeds input ranks (${formatShape(a.aval.shape)} and ${formatShape(b.aval.shape)})`,
    );
  }
  return tensordot(a, b, range(a.aval.ndim - axes, a.aval.ndim), range(axes), dtype);
}

/** The Kronecker product: a copy of `b` for every element of `a`, scaled by it. */
export function kron(a: ArrayValue, b: ArrayValue): ArrayValue {
  const ndim = Math.max(a.aval.ndim, b.aval.ndim);
  const [x, y] = promoteDtypes("kron", [a, b]).map((operand) => expandDims(operand, range(ndim - operand.aval.ndim)));
  const spreadX = expandDims(
    x!,
    range(ndim).map((axis) => 2 * axis + 1),
  );
  const spreadY = expandDims(
    y!,
    range(ndim).map((axis) => 2 * axis),
  );
  const shape = x!.aval.shape.map((dim, axis) => multiplyDims(dim, y!.aval.shape[axis]!));
  return reshape(lax.mul(spreadX, spreadY), shape);
}

/** `dotGeneral` in the dtype that the operands promote to, weak if both are. */
export function contract(
  functionName: string,
  a: ArrayValue,
  b: ArrayValue,
  numbers: DotDimensionNumbers,
  dtype: DType | null,
): ArrayValue {
  const type: TypedAs = dtype === null ? weakDefault(resultType(functionName, [a, b])) : { dtype, weakType: false };
  return convert(dotGeneral(a, b, numbers, type.dtype), type.dtype, type.weakType);
}

function flat(x: ArrayValue): ArrayValue {
  return x.aval.ndim === 0 ? reshape(x, [1]) : ravel(x);
}

/** A weak result has the default dtype of its kind. */
function weakDefault(type: TypedAs): TypedAs {
  return type.weakType ? promoteTypes([type, type])! : type;
}

interface MatmulPlan {
  readonly lhsSqueeze: readonly number[];
  readonly rhsSqueeze: readonly number[];
  readonly lhsBatch: readonly number[];
  readonly rhsBatch: readonly number[];
  readonly bothSqueezed: readonly number[];
  readonly permutation: readonly number[];
}

/** Which leading axes are shared, stretched or dropped. Mirrors the loop in `jnp.matmul`. */
function planMatmul(a: ArrayValue, b: ArrayValue): MatmulPlan {
  const [leadA, leadB] = [a, b].map(({ aval }) => aval.shape.slice(0, Math.max(0, aval.ndim - 2)));
  const count = Math.max(leadA!.length, leadB!.length);
  const at = (lead: readonly Dim[], place: number): Dim | null => lead[place - (count - lead.length)] ?? null;
  const lhsSqueeze: number[] = [];
  const rhsSqueeze: number[] = [];
  const lhsBatch: number[] = [];
  const rhsBatch: number[] = [];
  const bothSqueezed: number[] = [];
  const shared: number[] = [];
  const onlyA: number[] = [];
  const onlyB: number[] = [];
  for (const place of range(count)) {
    const [dimA, dimB] = [at(leadA!, place), at(leadB!, place)];
    const axisOfA = shared.length + onlyA.length + lhsSqueeze.length;
    const axisOfB = shared.length + onlyB.length + rhsSqueeze.length;
    const isOneA = dimA !== null && definitelyEqual(dimA, 1);
    const isOneB = dimB !== null && definitelyEqual(dimB, 1);
    if (dimA === null) onlyB.push(place);
    else if (dimB === null) onlyA.push(place);
    else if (!isOneA && !isOneB) {
      if (unifyDims(dimA, dimB) === null) throw incompatible(a, b);
      lhsBatch.push(shared.length + onlyA.length);
      rhsBatch.push(shared.length + onlyB.length);
      shared.push(place);
    } else {
      if (isOneA) lhsSqueeze.push(axisOfA);
      if (isOneB) rhsSqueeze.push(axisOfB);
      if (isOneA && isOneB) bothSqueezed.push(place);
      else (isOneA ? onlyB : onlyA).push(place);
    }
  }
  if (a.aval.ndim > 1) onlyA.push(count);
  if (b.aval.ndim > 1) onlyB.push(count + (a.aval.ndim > 1 ? 1 : 0));
  const order = [...shared, ...onlyA, ...onlyB];
  const permutation = range(order.length).toSorted((p, q) => order[p]! - order[q]!);
  return { lhsSqueeze, rhsSqueeze, lhsBatch, rhsBatch, bothSqueezed, permutation };
}

function incompatible(a: ArrayValue, b: ArrayValue): Error {
  return valueError(`Incompatible types for matmul arguments: ${a.aval.toLongString()} and ${b.aval.toLongString()}`);
}
