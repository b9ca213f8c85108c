// The interpreter behind jit in a run: it computes as outside, but hides elements from Python, as JAX does while it
// compiles.

import type { ShapedArray } from "../../core/aval.ts";
import type { Primitive } from "../../core/primitive.ts";
import { type ArrayValue, type Trace, withTrace } from "../../core/trace.ts";

/** An array inside a jitted function: its aval is known to Python, its elements are not. */
export class JitTracer implements ArrayValue {
  readonly kind = "array";
  readonly trace: JitTrace;
  /** The array as the trace outside sees it. */
  readonly value: ArrayValue;

  constructor(trace: JitTrace, value: ArrayValue) {
    this.trace = trace;
    this.value = value;
  }

  get aval(): ShapedArray {
    return this.value.aval;
  }
}

/** The trace of one call of a jitted function: whatever is made under it is a tracer. */
export class JitTrace implements Trace {
  readonly parent: Trace;

  constructor(parent: Trace) {
    this.parent = parent;
  }

  process<Params>(
    primitive: Primitive<string, Params>,
    operands: readonly ArrayValue[],
    params: Params,
  ): readonly ArrayValue[] {
    const values = operands.map((operand) => this.unwrap(operand));
    const results = withTrace(this.parent, () => this.parent.process(primitive, values, params));
    return results.map((value) => this.wrap(value));
  }

  wrap(value: ArrayValue): ArrayValue {
    return value instanceof JitTracer && value.trace === this ? value : new JitTracer(this, value);
  }

  /** The array as the trace outside sees it; what this trace did not make stays as it is. */
  unwrap(value: ArrayValue): ArrayValue {
    return value instanceof JitTracer && value.trace === this ? value.value : value;
  }
}
