import type { ShapedArray } from "./aval.ts";
import type { Primitive } from "./primitive.ts";

/** An array as some interpreter sees it: elements, a batch of arrays, or an aval alone. */
export interface ArrayValue {
  readonly kind: "array";
  readonly aval: ShapedArray;
}

/** An interpreter of primitives: evaluating, batching, shapes only. */
export interface Trace {
  process<Params>(
    primitive: Primitive<string, Params>,
    operands: readonly ArrayValue[],
    params: Params,
  ): readonly ArrayValue[];
  /** The element of an array without axes, a boolean as 0 or 1; left out by interpreters that know no elements, or none of their own. */
  scalarOf?(x: ArrayValue): number;
  /** The interpreter outside, for one that hands on what it makes of the primitives. */
  readonly parent?: Trace;
  /** The interpreter outside of one that traces for types alone, and hands nothing on. */
  readonly outside?: Trace;
}

let currentTrace: Trace | null = null;

/** Makes `trace` the interpreter of every primitive bound from now on; the answer is the one it replaces. */
export function setTrace(trace: Trace | null): Trace | null {
  const outer = currentTrace;
  currentTrace = trace;
  return outer;
}

/** Runs `body` with `trace` interpreting every primitive it binds. Tracing is synchronous. */
export function withTrace<Result>(trace: Trace, body: () => Result): Result {
  const outer = setTrace(trace);
  try {
    return body();
  } finally {
    setTrace(outer);
  }
}

export function activeTrace(): Trace {
  if (currentTrace === null) throw new Error("a primitive was bound outside withTrace");
  return currentTrace;
}

/** Applies a primitive: the one point that every array operation passes through. */
export function bind<Params>(
  primitive: Primitive<string, Params>,
  operands: readonly ArrayValue[],
  params: Params,
): readonly ArrayValue[] {
  return activeTrace().process(primitive, operands, params);
}

/** `bind` for a primitive with one result. */
export function bind1<Params>(
  primitive: Primitive<string, Params>,
  operands: readonly ArrayValue[],
  params: Params,
): ArrayValue {
  return bind(primitive, operands, params)[0]!;
}
