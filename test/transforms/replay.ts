// Calls recorded from real JAX by the programs under test/oracle, run again with the runtime.

import { readFileSync } from "node:fs";
import { PythonError } from "../../runtime/core/errors.ts";
import { type Trace, withTrace } from "../../runtime/core/trace.ts";
import { asFunction } from "./bodies.ts";
import { type Answer, answerOf, type Code, functionOf, pythonValue } from "./pythonValue.ts";

/** One recorded call: `fun(*args, **kwargs)` and what JAX answered. */
export interface Recorded {
  readonly fun: { readonly fun: string; readonly [option: string]: unknown };
  readonly args: readonly Code[];
  readonly kwargs: { readonly [name: string]: Code };
  readonly answer?: Answer;
  readonly error?: { readonly type: string; readonly message: string };
}

type Outcome = Pick<Recorded, "answer" | "error">;

/** The calls in a file of recordings, each with a title for its test. */
export function readRecorded(file: URL): readonly { readonly title: string; readonly entry: Recorded }[] {
  // SAFETY: the recorders write entries of this form.
  const recorded = JSON.parse(readFileSync(file, "utf8")) as readonly Recorded[];
  return recorded.map((entry, place) => ({ title: `${place}: ${titleOf(entry)}`, entry }));
}

export function outcomeOf({ answer, error }: Recorded): Outcome {
  return error === undefined ? { answer: answer! } : { error };
}

/** What the runtime answers to the call under this trace. */
export function replay(trace: Trace, { fun, args, kwargs }: Recorded): Outcome {
  return withTrace(trace, () => {
    try {
      const named = new Map(Object.entries(kwargs).map(([name, code]) => [name, pythonValue(code)]));
      return { answer: answerOf(asFunction(functionOf(fun)).call(args.map(pythonValue), named)) };
    } catch (error) {
      if (!(error instanceof PythonError)) throw error;
      return { error: { type: error.pythonType, message: error.message } };
    }
  });
}

function titleOf({ fun: { fun, of, ...options }, args, kwargs }: Recorded): string {
  const show = (value: unknown) => JSON.stringify(value).replaceAll('"', "");
  const given = [...args.map(show), ...Object.entries(kwargs).map(([name, value]) => `${name}=${show(value)}`)];
  const wrapped = of === undefined ? fun : `${fun} of ${show(of)} with ${show(options)}`;
  return `${wrapped} called with ${given.join(", ")}`;
}
