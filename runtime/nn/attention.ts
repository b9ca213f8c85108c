// Attention: means of values, weighted by how well their keys answer the queries.

import {
  broadcastDims,
  type Dim,
  definitelyEqual,
  divideExactly,
  floorDivideDims,
  formatShape,
  moduloDims,
  multiplyDims,
  type Shape,
  unifyDims,
} from "../core/dim.ts";
import { type DType, promoteTypes } from "../core/dtype.ts";
import { PythonError, typeError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import { add } from "../numpy/arithmetic.ts";
import { padRank } from "../numpy/broadcasting.ts";
import { largestOf } from "../numpy/classification.ts";
import { logicalAnd } from "../numpy/comparison.ts";
import { constant } from "../numpy/conversion.ts";
import { lowerTriangle } from "../numpy/creation.ts";
import { einsum } from "../numpy/einsum.ts";
import * as lax from "../numpy/operators.ts";
import { convert } from "../numpy/promotion.ts";
import { expandDims, reshape } from "../numpy/reshaping.ts";
import { where } from "../numpy/where.ts";
import { softmax } from "./normalization.ts";

/** What `dot_product_attention` takes besides queries, keys and values; null where it is left out. */
export interface AttentionOptions {
  readonly bias: ArrayValue | null;
  readonly mask: ArrayValue | null;
  /** What logits are multiplied with; null for one by the root of the size of a head. */
  readonly scale: ArrayValue | null;
  /** Whether a query sees no keys behind its own place. */
  readonly isCausal: boolean;
}

/**
 * Queries (B, T, N, H) on keys and values (B, S, K, H), in the shape of the queries; N is a multiple of K.
 *
 * Mirrors `jax.nn.dot_product_attention`, with its errors.
 */
export function attention(
  query: ArrayValue,
  key: ArrayValue,
  value: ArrayValue,
  { bias, mask, scale, isCausal }: AttentionOptions,
): ArrayValue {
  const [queries, keys, values] = [withFourAxes(query), withFourAxes(key), withFourAxes(value)];
  const [given, additions] = [mask, bias].map((array) => (array === null ? null : withFourAxes(array)));
  const [batch, sources, heads, width] = fourSizes("key", keys.aval.shape);
  const { dtype } = keys.aval;
  requireLike("value", values, [batch, sources, heads, width], dtype);
  requireLike("query", queries, [batch, null, null, width], dtype);
  if (given) requireLike("mask", given, [null, null, null, null], "bool");
  if (additions) requireLike("bias", additions, [null, null, null, null], null);
  const [, targets, queryHeads] = fourSizes("query", queries.aval.shape);
  const groups = groupsOf(queryHeads, heads);
  const type = promoteTypes([queries.aval, { dtype: "float32", weakType: false }])!.dtype;
  const grouped = reshape(queries, [batch, targets, heads, groups, width]);
  const products = einsum("btkgh,bskh->bkgts", [grouped, keys], type);
  const scaled = lax.mul(products, convert(scale ?? inverseRoot(width), type));
  const places = [batch, heads, targets, sources];
  const logits = additions ? convert(add(scaled, byGroup("add", additions, places, groups)), type) : scaled;
  const masks = [
    ...(given ? [byGroup("and", given, places, groups)] : []),
    ...(isCausal ? [lowerTriangle(targets, sources, 0)] : []),
  ];
  const hidden = constant(-0.7 * Math.min(largestOf(type), largestOf("float32")), type);
  const seen = masks.length === 0 ? logits : where(masks.reduce(logicalAnd), logits, hidden);
  const weights = convert(softmax(convert(seen, "float32"), [-1], null), dtype);
  return reshape(einsum("bkgts,bskh->btkgh", [weights, values], null), query.aval.shape);
}

const withFourAxes = (x: ArrayValue): ArrayValue => padRank(x, 4);

function fourSizes(name: string, shape: Shape): readonly [Dim, Dim, Dim, Dim] {
  const [first, second, third, fourth] = shape;
  if (shape.length === 4) return [first!, second!, third!, fourth!];
  throw valueError(
    name === "key"
      ? `too many values to unpack (expected 4, got ${shape.length})`
      : `${name} ndim should be 4, but got ${shape.length}`,
  );
}

/** Throws JAX's `ValueError` unless the array has these sizes, null where any will do, and this dtype. */
function requireLike(name: string, x: ArrayValue, sizes: readonly (Dim | null)[], dtype: DType | null): void {
  const { shape } = x.aval;
  fourSizes(name, shape);
  const isOther = dtype !== null && dtype !== x.aval.dtype && dtype !== "unknown" && x.aval.dtype !== "unknown";
  if (isOther) throw valueError(`${name} dtype should be ${dtype}, but got ${x.aval.dtype}`);
  if (sizes.every((size, axis) => size === null || unifyDims(size, shape[axis]!) !== null)) return;
  const wanted = sizes.map((size) => size ?? -1).join(", ");
  throw valueError(`${name} shape should be [${wanted}]: but got ${formatShape(shape)}`);
}

/** How many heads of the queries share one of the keys. */
function groupsOf(queryHeads: Dim, heads: Dim): Dim {
  const rest = moduloDims(queryHeads, heads);
  if (typeof rest === "number" && rest !== 0) {
    throw valueError(
      `The number of query heads must be a multiple of key/value heads, but got ${queryHeads} vs ${heads}`,
    );
  }
  return divideExactly(queryHeads, heads) ?? floorDivideDims(queryHeads, heads);
}

function inverseRoot(width: Dim): ArrayValue {
  return constant(typeof width === "number" ? 1 / Math.sqrt(width) : null, "float32");
}

/** A mask or bias for all heads (1) or each of the queries' (N), with the axes of logits: (B, K, G, T, S). */
function byGroup(operation: string, x: ArrayValue, places: Shape, groups: Dim): ArrayValue {
  const [batch, heads, targets, sources] = fourSizes(operation, x.aval.shape);
  const isShared = definitelyEqual(heads, 1);
  const inGroups = [batch, isShared ? 1 : places[1]!, targets, sources];
  if (inGroups.some((size, axis) => broadcastDims(size, places[axis]!) === null)) {
    throw typeError(
      `${operation} got incompatible shapes for broadcasting: ${formatShape(places)}, ${formatShape(inGroups)}.`,
    );
  }
  if (isShared) return expandDims(x, [2]);
  if (unifyDims(heads, multiplyDims(places[1]!, groups)) === null) throw new PythonError("AssertionError", "");
  return reshape(x, [batch, places[1]!, groups, targets, sources]);
}
