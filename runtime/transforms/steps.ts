// Transformations that call functions: they say what they want called, and whoever runs them calls it. So one and the
// same transformation serves functions of ours and those that only Python can call.

import type { PyFunction, PyValue } from "../core/pyValue.ts";
import { type Trace, withTrace } from "../core/trace.ts";
import { callHiding } from "./jitTrace.ts";

/** A call that a transformation waits for. */
export interface CallRequest {
  readonly fun: PyFunction;
  readonly args: readonly PyValue[];
  readonly kwargs: ReadonlyMap<string, PyValue>;
  /** The interpreter of the call; null for the active one, "hiding" for one on top of it that shows no elements. */
  readonly trace: Trace | "hiding" | null;
}

/** A computation that yields the calls it needs and goes on with what they give. */
export type Steps<Result = PyValue> = Generator<CallRequest, Result, PyValue>;

/** A function made of steps. */
export interface StepwiseFunction extends PyFunction {
  steps(args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>): Steps;
}

/** What a transformation by steps makes of a function. */
export interface TransformedFunction extends StepwiseFunction {
  readonly transform: "steps";
  readonly fun: PyFunction;
}

export const noKeywords: ReadonlyMap<string, PyValue> = new Map();

/** `fun` under its own name and signature, computed by `steps`. */
export function transformed(fun: PyFunction, steps: StepwiseFunction["steps"]): TransformedFunction {
  return {
    kind: "function",
    transform: "steps",
    name: fun.name,
    parameters: fun.parameters,
    ...(fun.accepts && { accepts: fun.accepts }),
    fun,
    steps,
    call: (args, kwargs) => runSteps(steps(args, kwargs)),
  };
}

export function isTransformedFunction(value: PyValue): value is TransformedFunction {
  return value.kind === "function" && "transform" in value && value.transform === "steps";
}

/** The result of a computation whose functions can be called from here. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) {
    const { fun, args, kwargs, trace } = step.value;
    if (trace === "hiding") step = steps.next(callHiding(fun, args, kwargs));
    else step = steps.next(trace === null ? fun.call(args, kwargs) : withTrace(trace, () => fun.call(args, kwargs)));
  }
  return step.value;
}

/** What `fun` gives for these arguments, with the elements of arrays hidden from it. */
export function* called(fun: PyFunction, args: readonly PyValue[], kwargs = noKeywords): Steps {
  return yield { fun, args, kwargs, trace: "hiding" };
}

/** What `fun` gives for these arguments, where it may look at elements as far as its caller may. */
export function* calledOpenly(fun: PyFunction, args: readonly PyValue[], kwargs = noKeywords): Steps {
  return yield { fun, args, kwargs, trace: null };
}

/** The steps, all of them under another interpreter, which hides elements as it does. */
export function* stepsUnder<Result>(trace: Trace, steps: Steps<Result>): Steps<Result> {
  let step = withTrace(trace, () => steps.next());
  while (!step.done) {
    const { trace: wanted } = step.value;
    const answer = yield { ...step.value, trace: wanted === null || wanted === "hiding" ? trace : wanted };
    step = withTrace(trace, () => steps.next(answer));
  }
  return step.value;
}
