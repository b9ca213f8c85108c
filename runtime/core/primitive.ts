import type { ShapedArray } from "./aval.ts";
import type { Dim } from "./dim.ts";
import type { ArrayValue } from "./trace.ts";

/** The axis of an array that carries the batch, or null when the array is not mapped. */
export type BatchDim = number | null;

/** An operation that interpreters give meaning to; everything else is composed of these. */
export interface Primitive<Name extends string = string, Params = never> extends Rules<Params> {
  readonly name: Name;
}

/** What every primitive states: the shape of its result, and how it maps. */
export interface Rules<Params> {
  /** The results' avals. Throws the `PythonError` that JAX raises when the operands do not fit. */
  abstractEval(operands: readonly ShapedArray[], params: Params): readonly ShapedArray[];
  /** How to run on operands that carry one more axis. At least one of `dims` is not null. */
  batch(axisSize: Dim, operands: readonly ArrayValue[], dims: readonly BatchDim[], params: Params): Batched;
}

/** The results of a batched primitive, each with the axis that carries the batch. */
export interface Batched {
  readonly values: readonly ArrayValue[];
  readonly dims: readonly BatchDim[];
}

/** Most primitives have one result. */
export const batched1 = (value: ArrayValue, dim: BatchDim): Batched => ({ values: [value], dims: [dim] });

export type NoParams = Record<never, never>;
export type ParamsOf<P> = P extends Primitive<string, infer Params> ? Params : never;

/** `definePrimitive<Params>()("name", rules)`, so that the name's type is kept while the parameters are given. */
export function definePrimitive<Params>() {
  return <const Name extends string>(name: Name, rules: Rules<Params>): Primitive<Name, Params> => ({ name, ...rules });
}
