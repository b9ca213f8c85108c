// One row of the API table: a Python function with its signature, and what it computes.

import { none, type PyFunction, type PyValue } from "../core/pyValue.ts";
import { runSteps, type Steps, type StepwiseFunction } from "../transforms/steps.ts";
import { BoundArguments } from "./boundArguments.ts";
import { bindArguments, parseSignature, type Signature } from "./signature.ts";

/** A function of the Python API. */
export interface ApiFunction extends PyFunction {
  /** The name it is imported by, `jax.numpy.sum`. */
  readonly qualifiedName: string;
  readonly signature: Signature;
  /** What it does, in one sentence; hovers and the README's support table show it. */
  readonly summary: string;
}

/** Makes a row: `evaluate` gets the arguments bound to `signature`, with readers for the usual kinds. */
export function apiFunction(
  qualifiedName: string,
  signatureText: string,
  summary: string,
  evaluate: (args: BoundArguments) => PyValue,
): ApiFunction {
  const signature = parseSignature(signatureText);
  const name = qualifiedName.slice(qualifiedName.lastIndexOf(".") + 1);
  return {
    kind: "function",
    name,
    qualifiedName,
    signature,
    summary,
    parameters: signature.parameters.map((parameter) => parameter.name),
    accepts: (positional, keywords) => fitsSignature(signature, positional, keywords),
    call: (args, kwargs) => evaluate(new BoundArguments(name, bindArguments(name, signature, args, kwargs))),
  };
}

/** `apiFunction` for the functions of one module, which are then named without it. */
export function rowsIn(module: string): typeof apiFunction {
  return (name, ...row) => apiFunction(`${module}.${name}`, ...row);
}

/** Makes the row of a function that calls functions it is given: `evaluate` yields the calls. */
export function higherOrder(
  qualifiedName: string,
  signatureText: string,
  summary: string,
  evaluate: (args: BoundArguments) => Steps,
): ApiFunction & StepwiseFunction {
  const row = apiFunction(qualifiedName, signatureText, summary, (args) => runSteps(evaluate(args)));
  const { name, signature } = row;
  return {
    ...row,
    steps: (args, kwargs) => evaluate(new BoundArguments(name, bindArguments(name, signature, args, kwargs))),
  };
}

/** Whether a Python function is a row of the API table, and so has a signature and a summary. */
export function isApiFunction(value: PyFunction): value is ApiFunction {
  return "qualifiedName" in value;
}

function fitsSignature(signature: Signature, positional: number, keywords: readonly string[]): boolean {
  try {
    const args = Array.from({ length: positional }, () => none);
    bindArguments("", signature, args, new Map(keywords.map((name) => [name, none])));
    return true;
  } catch {
    return false;
  }
}
