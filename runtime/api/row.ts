// One row of the API table: a Python function with its signature, and what it computes.

import type { PyFunction, PyValue } from "../core/pyValue.ts";
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
    call: (args, kwargs) => evaluate(new BoundArguments(name, bindArguments(name, signature, args, kwargs))),
  };
}

/** Whether a Python function is a row of the API table, and so has a signature and a summary. */
export function isApiFunction(value: PyFunction): value is ApiFunction {
  return "qualifiedName" in value;
}
