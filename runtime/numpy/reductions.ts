// Reductions over axes, with all the options NumPy gives them.

import { type Dim, formatShape, type Shape, sizeOf } from "../core/dim.ts";
import { type DType, intDtype, isComplex, isInexact, isInteger, itemSize, kindOf } from "../core/dtype.ts";
import { indexError, valueError } from "../core/errors.ts";
import type { ArrayValue } from "../core/trace.ts";
import * as unary from "../lax/elementwise.ts";
import { reduceAnd, reduceMax, reduceMin, reduceOr, reduceProd, reduceSum } from "../lax/reduce.ts";
import { canonicalizeAxes } from "./axes.ts";
import { broadcastTo } from "./broadcasting.ts";
import { isFinite, real } from "./classification.ts";
import { constant, constantLike, filledLike, sizeConstant } from "./conversion.ts";
import * as lax from "./operators.ts";
import {
  convert,
  inexactDtype,
  numericDtype,
  type Promotion,
  promoteDtype,
  promoteDtypes,
  summedDtype,
  widenedFloat,
} from "./promotion.ts";
import { expandDims, squeeze } from "./reshaping.ts";
import type { Binary, Unary } from "./ufunc.ts";
import { toBoolean, where } from "./where.ts";

export interface ReductionOptions {
  /** All axes when null; negative ones count from the end. */
  readonly axes: readonly number[] | null;
  /** Whether the reduced axes stay, with size one. */
  readonly keepDims: boolean;
  /** The dtype to compute in and to answer. */
  readonly dtype?: DType | null;
  /** A scalar that the result starts from. */
  readonly initial?: ArrayValue | null;
  /** Which elements take part; broadcast against the array. */
  readonly where?: ArrayValue | null;
  /** Whether narrow integers add up in the default integer type; they do unless told not to. */
  readonly promoteIntegers?: boolean;
}

export type Reduction = (x: ArrayValue, options: ReductionOptions) => ArrayValue;

export const sum = reduction({
  name: "sum",
  identity: () => 0,
  prepare: (x) => promoteDtype(x, numericDtype),
  reduce: (dtype) => (dtype === "bool" ? reduceOr : reduceSum),
  combine: (dtype) => (dtype === "bool" ? lax.or : lax.add),
  promotion: summedDtype,
  widens: true,
});

export const prod = reduction({
  name: "prod",
  identity: () => 1,
  prepare: (x) => promoteDtype(x, numericDtype),
  reduce: (dtype) => (dtype === "bool" ? reduceAnd : reduceProd),
  combine: (dtype) => (dtype === "bool" ? lax.and : lax.mul),
  promotion: summedDtype,
  widens: true,
});

export const max = reduction({
  name: "max",
  identity: lowestOf,
  reduce: (dtype) => (dtype === "bool" ? reduceOr : reduceMax),
  combine: () => lax.max,
  needsElements: true,
});

export const min = reduction({
  name: "min",
  identity: highestOf,
  reduce: (dtype) => (dtype === "bool" ? reduceAnd : reduceMin),
  combine: () => lax.min,
  needsElements: true,
});

export const all = reduction({
  name: "all",
  identity: () => 1,
  prepare: (x) => toBoolean(real(x)),
  reduce: () => reduceAnd,
  combine: () => lax.and,
});

export const any = reduction({
  name: "any",
  identity: () => 0,
  prepare: (x) => toBoolean(real(x)),
  reduce: () => reduceOr,
  combine: () => lax.or,
});

/** The largest minus the smallest element. */
export const ptp: Reduction = (x, options) => lax.sub(max(x, options), min(x, options));

export const countNonzero: Reduction = (x, options) =>
  sum(lax.ne(x, constantLike(x, 0)), { ...options, dtype: intDtype() });

/** The logarithm of the sum of the exponentials times their weights, without overflow. Mirrors `logsumexp`. */
export function logSumExp(x: ArrayValue, options: ReductionOptions, weights: ArrayValue | null = null): ArrayValue {
  const mask = checkWhere("logsumexp", options.where);
  const chosen = mask === null ? x : where(mask, x, constant(0, "int32", true));
  const [value, scale] = promoteDtypes("logsumexp", weights === null ? [chosen] : [chosen, weights], inexactDtype);
  const { dtype } = value!.aval;
  const operand =
    scale === undefined ? value! : where(toBoolean(scale), value!, constant(Number.NEGATIVE_INFINITY, dtype));
  const initial = constant(Number.NEGATIVE_INFINITY, "float32", true);
  const largest = max(real(operand), { ...options, initial, keepDims: true });
  const shift = where(isFinite(largest), largest, filledLike(largest, 0));
  const powers = unary.exp(lax.sub(operand, convert(shift, dtype)));
  const total = sum(scale === undefined ? powers : lax.mul(powers, scale), options);
  const restored = options.keepDims ? shift : squeeze(shift, canonicalizeAxes(options.axes, operand.aval.ndim));
  if (isComplex(dtype)) return lax.add(unary.log(total), convert(restored, total.aval.dtype));
  const result = lax.add(unary.log(unary.abs(total)), convert(restored, total.aval.dtype));
  if (scale === undefined) return result;
  return where(lax.lt(total, constant(0, total.aval.dtype)), constant(Number.NaN, result.aval.dtype), result);
}

/** How many elements each element of a reduction's result comes from, in this dtype. Mirrors `_count`. */
export function count(x: ArrayValue, options: ReductionOptions, dtype: DType): ArrayValue {
  if (options.where == null) return sizeConstant(reducedSize(x.aval.shape, options.axes), dtype);
  const mask = broadcastTo(options.where, x.aval.shape);
  return sum(mask, { axes: options.axes, keepDims: options.keepDims, dtype });
}

/** The number of elements along these axes. Throws Python's `IndexError` for one that is not there. */
export function reducedSize(shape: Shape, axes: readonly number[] | null): Dim {
  if (axes === null) return sizeOf(shape);
  return sizeOf(
    axes.map((axis) => {
      const size = shape.at(axis);
      if (size === undefined) throw indexError("tuple index out of range");
      return size;
    }),
  );
}

/** The mask of a reduction. Throws JAX's `ValueError` when it is not boolean. */
export function checkWhere(name: string, mask: ArrayValue | null | undefined): ArrayValue | null {
  if (mask == null) return null;
  if (mask.aval.dtype === "bool" || mask.aval.dtype === "unknown") return mask;
  throw valueError(`jnp.${name}: where must be None or a boolean array; got where.dtype=dtype('${mask.aval.dtype}').`);
}

interface ReductionRule {
  readonly name: string;
  /** What changes no result, for elements that `where` leaves out. */
  readonly identity: (dtype: DType) => number;
  readonly prepare?: Unary;
  readonly reduce: (dtype: DType) => (x: ArrayValue, axes: readonly number[]) => ArrayValue;
  readonly combine: (dtype: DType) => Binary;
  /** The dtype of the result for a dtype of the operand. */
  readonly promotion?: Promotion;
  readonly widens?: boolean;
  /** Whether an empty reduction is an error, as there is no true identity. */
  readonly needsElements?: boolean;
}

/** Mirrors `_reduction`. */
function reduction(rule: ReductionRule): Reduction {
  return (x, options) => {
    const mask = checkWhere(rule.name, options.where);
    const initial = options.initial ?? null;
    if (rule.needsElements && initial === null && mask !== null) {
      throw valueError(
        `reduction operation ${rule.name} does not have an identity, so to use a where mask one has to specify 'initial'`,
      );
    }
    const operand = rule.prepare?.(x) ?? x;
    const axes = reducedAxes(operand, options.axes);
    if (rule.needsElements && initial === null && axes.some((axis) => operand.aval.shape[axis] === 0)) {
      throw valueError(`zero-size array to reduction operation ${rule.name} which has no identity`);
    }
    const promotion = options.promoteIntegers === false ? undefined : rule.promotion;
    const resultDtype = options.dtype ?? promotion?.(operand.aval.dtype) ?? operand.aval.dtype;
    const dtype = rule.widens && options.dtype == null ? widenedFloat(resultDtype) : resultDtype;
    const converted = convert(operand, dtype);
    const masked = mask === null ? converted : where(mask, converted, constant(rule.identity(dtype), dtype));
    const reduced = rule.reduce(dtype)(masked, axes);
    const result = initial === null ? reduced : rule.combine(dtype)(scalarInitial(initial, dtype), reduced);
    return convert(options.keepDims ? expandDims(result, axes) : result, resultDtype);
  };
}

function reducedAxes(x: ArrayValue, axes: readonly number[] | null): readonly number[] {
  const canonical = canonicalizeAxes(axes, x.aval.ndim);
  if (new Set(canonical).size === canonical.length) return canonical.toSorted((a, b) => a - b);
  throw valueError(`duplicate value in 'axis': (${axes!.join(", ")})`);
}

function scalarInitial(initial: ArrayValue, dtype: DType): ArrayValue {
  if (initial.aval.ndim === 0) return convert(initial, dtype);
  throw valueError(`initial value must be a scalar. Got array of shape ${formatShape(initial.aval.shape)}`);
}

/** The least number of a dtype, minus infinity where there is one. */
function lowestOf(dtype: DType): number {
  if (isInexact(dtype)) return Number.NEGATIVE_INFINITY;
  if (!isInteger(dtype)) return 0;
  if (itemSize(dtype) === 8) return kindOf(dtype) === "u" ? 0 : Number.MIN_SAFE_INTEGER;
  return kindOf(dtype) === "u" ? 0 : -(2 ** (8 * itemSize(dtype) - 1));
}

function highestOf(dtype: DType): number {
  if (isInexact(dtype)) return Number.POSITIVE_INFINITY;
  if (!isInteger(dtype)) return 1;
  if (itemSize(dtype) === 8) return Number.MAX_SAFE_INTEGER;
  return 2 ** (8 * itemSize(dtype) - (kindOf(dtype) === "u" ? 0 : 1)) - 1;
}
