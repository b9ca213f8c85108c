// The family of primitives that work element by element on operands of one shape.

import { ShapedArray } from "../core/aval.ts";
import { formatShape, type Shape, shapesEqual, unifyDims } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import { batched1, definePrimitive, type NoParams, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { type AbstractType, isAccepted, requireAccepted, sameDtype } from "./acceptedTypes.ts";
import { alignBatch } from "./batching.ts";

/** The result's dtype for operands that all fit. Throws the `TypeError` that JAX raises for operands that do not. */
export type DTypeRule<Params> = (operands: readonly ShapedArray[], params: Params) => DType;

/** How a primitive that takes this dtype answers: with the same one, unless it says otherwise. */
export type ResultDType = (dtype: DType) => DType;

/** A primitive of one operand. Mirrors `lax.unop`. */
export function unary<const Name extends string>(
  name: Name,
  accepted: readonly AbstractType[],
  result?: ResultDType,
): Primitive<Name, NoParams> {
  return elementwise<NoParams>()(name, unaryDtype(name, accepted, result));
}

/** A primitive of several operands of one dtype. Mirrors `lax.naryop`. */
export function nary<const Name extends string>(
  name: Name,
  accepted: readonly AbstractType[],
  result?: ResultDType,
): Primitive<Name, NoParams> {
  return elementwise<NoParams>()(name, naryDtype(name, accepted, result));
}

/** The function that applies a primitive of one operand. */
export const unaryFunction = (primitive: Primitive<string, NoParams>) => (x: ArrayValue) => bind1(primitive, [x], {});

/** The function that applies a primitive of two operands of equal shapes and dtypes. */
export const binaryFunction = (primitive: Primitive<string, NoParams>) => (x: ArrayValue, y: ArrayValue) =>
  bind1(primitive, [x, y], {});

/** `elementwise<Params>()(name, dtypeRule)`: a primitive of operands of one shape, which is that of its result. */
export function elementwise<Params>() {
  return <const Name extends string>(
    name: Name,
    dtypeRule: DTypeRule<Params>,
    weakTypeRule: (operands: readonly ShapedArray[], params: Params) => boolean = allWeak,
  ): Primitive<Name, Params> => {
    const primitive: Primitive<Name, Params> = definePrimitive<Params>()(name, {
      abstractEval: (operands, params) => {
        const shape = sharedShape(name, operands);
        return [new ShapedArray(shape, dtypeRule(operands, params), weakTypeRule(operands, params))];
      },
      batch: (axisSize, operands, dims, params) => {
        const aligned = alignBatch(axisSize, operands, dims);
        return batched1(bind1(primitive, aligned.operands, params), aligned.dim);
      },
    });
    return primitive;
  };
}

/** The dtype rule of a primitive of one operand. */
export function unaryDtype(name: string, accepted: readonly AbstractType[], result: ResultDType = same) {
  return ([x]: readonly ShapedArray[]): DType => {
    requireAccepted(name, x!.dtype, accepted);
    return result(x!.dtype);
  };
}

/** The dtype rule of a primitive whose operands share one dtype. */
export function naryDtype(name: string, accepted: readonly AbstractType[], result: ResultDType = same) {
  return (operands: readonly ShapedArray[]): DType => {
    requireAcceptedAt(name, operands, () => accepted);
    return result(sameDtype(name, operands));
  };
}

/** Throws JAX's `TypeError` for the first operand whose dtype is not among those its position takes. */
export function requireAcceptedAt(
  name: string,
  operands: readonly ShapedArray[],
  acceptedAt: (position: number) => readonly AbstractType[],
): void {
  operands.forEach(({ dtype }, position) => {
    const types = acceptedAt(position);
    if (isAccepted(dtype, types)) return;
    throw typeError(
      `${name} does not accept dtype ${dtype} at position ${position}. Accepted dtypes at position ${position} are subtypes of ${types.join(", ")}.`,
    );
  });
}

/** JAX's usual rule: a result is weakly typed when all operands are. */
export function allWeak(operands: readonly ShapedArray[]): boolean {
  return operands.every(({ weakType }) => weakType);
}

/** The shape that all operands share, with the more precise of their sizes. */
export function sharedShape(name: string, operands: readonly ShapedArray[]): Shape {
  const shapes = operands.map(({ shape }) => shape);
  if (shapes.some((shape) => shape.length !== shapes[0]!.length)) {
    const ranks = [...new Set(shapes.map((shape) => shape.length))].toSorted((a, b) => a - b);
    throw typeError(`${name}: arrays must have the same number of dimensions, got {${ranks.join(", ")}}`);
  }
  const shared = unifyShapes(shapes);
  if (shared === null) {
    throw typeError(`${name} got incompatible shapes for broadcasting: ${shapes.map(formatShape).join(", ")}.`);
  }
  return shared;
}

/** `unifyDims`, axis by axis over any number of shapes; null where they cannot be equal. */
export function unifyShapes(shapes: readonly Shape[]): Shape | null {
  return shapes.reduce<Shape | null>((shared, shape) => {
    if (shared === null || shared.length !== shape.length) return null;
    if (shapesEqual(shared, shape)) return shared;
    const sizes = shared.map((size, axis) => unifyDims(size, shape[axis]!));
    return sizes.every((size) => size !== null) ? sizes : null;
  }, shapes[0]!);
}

const same: ResultDType = (dtype) => dtype;
