// The interpreter behind vmap: it hides one axis of its arrays and runs batch rules instead of the primitives.

import type { ShapedArray } from "../core/aval.ts";
import type { Dim } from "../core/dim.ts";
import { PythonError } from "../core/errors.ts";
import type { BatchDim, Batched, Primitive } from "../core/primitive.ts";
import type { PyValue } from "../core/pyValue.ts";
import { type ArrayValue, type Trace, withTrace } from "../core/trace.ts";

/** One example of a batch: its aval lacks the mapped axis, which `value` still has at `batchDim`. */
export class BatchTracer implements ArrayValue {
  readonly kind = "array";
  readonly trace: BatchTrace;
  /** The whole batch, as the trace outside sees it; it may be a tracer of an outer vmap. */
  readonly value: ArrayValue;
  readonly batchDim: number;
  readonly aval: ShapedArray;

  constructor(trace: BatchTrace, value: ArrayValue, batchDim: number) {
    this.trace = trace;
    this.value = value;
    this.batchDim = batchDim;
    this.aval = exampleAval(value.aval, batchDim);
  }
}

/** The trace of one call of a mapped function. Mirrors `batching.BatchTrace`. */
export class BatchTrace implements Trace {
  /** The trace that was active outside: batch rules run under it. */
  readonly parent: Trace;
  readonly axisSize: Dim;
  /** What collectives call the mapped axis, or Python's None. */
  readonly axisName: PyValue;
  /** Whether some of its tracers may be none in a run: the language server does not know which way control goes. */
  isDoubtful = false;

  constructor(parent: Trace, axisSize: Dim, axisName: PyValue) {
    this.parent = parent;
    this.axisSize = axisSize;
    this.axisName = axisName;
  }

  process<Params>(
    primitive: Primitive<string, Params>,
    operands: readonly ArrayValue[],
    params: Params,
  ): readonly ArrayValue[] {
    const batches = operands.map((operand) => this.unwrap(operand));
    const values = batches.map(({ value }) => value);
    const dims = batches.map(({ dim }) => dim);
    return withTrace(this.parent, () => {
      if (dims.every((dim) => dim === null)) return this.parent.process(primitive, values, params);
      const results = this.batch(primitive, operands, params, values, dims);
      return results.values.map((value, i) => this.wrap(value, results.dims[i]!));
    });
  }

  /** Runs the batch rule. Its errors speak of whole batches, as JAX's do; they also get what one example would say. */
  private batch<Params>(
    primitive: Primitive<string, Params>,
    operands: readonly ArrayValue[],
    params: Params,
    values: readonly ArrayValue[],
    dims: readonly BatchDim[],
  ): Batched {
    try {
      return primitive.batch(this.axisSize, values, dims, params);
    } catch (error) {
      if (!(error instanceof PythonError)) throw error;
      throw withExample(error, () =>
        primitive.abstractEval(
          operands.map(({ aval }) => aval),
          params,
        ),
      );
    }
  }

  /** One example of the array, or the array itself when it is not mapped. */
  wrap(value: ArrayValue, dim: BatchDim): ArrayValue {
    return dim === null ? value : new BatchTracer(this, value, dim);
  }

  /** The whole batch and its axis; what this trace did not make is not mapped, tracers of outer traces among it. */
  unwrap(value: ArrayValue): { readonly value: ArrayValue; readonly dim: BatchDim } {
    if (value instanceof BatchTracer && value.trace === this) return { value: value.value, dim: value.batchDim };
    return { value, dim: null };
  }
}

/** The aval of one example of a batch: without the mapped axis. */
export function exampleAval(aval: ShapedArray, batchDim: number): ShapedArray {
  return aval.update({ shape: aval.shape.toSpliced(batchDim, 1) });
}

/** The error with the message that the same mistake has without the mapped axis. */
function withExample(error: PythonError, evaluateExample: () => void): PythonError {
  try {
    evaluateExample();
  } catch (unmapped) {
    if (!(unmapped instanceof PythonError) || unmapped.message === error.message) return error;
    return new PythonError(error.pythonType, error.message, { ...error.details, example: unmapped.message });
  }
  return error;
}
