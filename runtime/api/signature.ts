// Python signatures, written as Python writes them, and the binding of a call's arguments to them.

import { typeError } from "../core/errors.ts";
import { none, type PyValue, pyBool, pyFloat, pyInt, pyStr, pyTuple } from "../core/pyValue.ts";

export type ParameterKind = "positionalOnly" | "positionalOrKeyword" | "varPositional" | "keywordOnly" | "varKeyword";

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** Undefined when the parameter is required. */
  readonly default: PyValue | undefined;
}

export interface Signature {
  /** As it is written, `(a, axis=None, *, keepdims=False)`. */
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** The arguments of one call by parameter name: starred parameters hold a tuple and a dict. */
export interface Binding {
  readonly values: ReadonlyMap<string, PyValue>;
  readonly extra: ReadonlyMap<string, PyValue>;
  readonly rest: readonly PyValue[];
}

/**
 * Reads a signature such as `(a, /, axis=None, *, dtype=None)`.
 *
 * Defaults are the literals None, True, False, numbers, quoted strings and tuples of them.
 */
export function parseSignature(text: string): Signature {
  const parameters: Parameter[] = [];
  let kind: ParameterKind = "positionalOrKeyword";
  for (const part of splitList(text)) {
    if (part === "/") {
      for (const [index, parameter] of parameters.entries())
        parameters[index] = { ...parameter, kind: "positionalOnly" };
    } else if (part === "*") {
      kind = "keywordOnly";
    } else if (part.startsWith("**")) {
      parameters.push({ name: part.slice(2), kind: "varKeyword", default: undefined });
    } else if (part.startsWith("*")) {
      parameters.push({ name: part.slice(1), kind: "varPositional", default: undefined });
      kind = "keywordOnly";
    } else {
      const [name, literal] = part.split("=").map((piece) => piece.trim());
      parameters.push({ name: name!, kind, default: literal === undefined ? undefined : parseDefault(literal) });
    }
  }
  return { text, parameters };
}

/** Binds a call's arguments as Python does. Throws Python's own `TypeError` when they do not fit. */
export function bindArguments(
  functionName: string,
  signature: Signature,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): Binding {
  const { parameters } = signature;
  const values = new Map<string, PyValue>();
  const extra = new Map<string, PyValue>();
  const positional = parameters.filter(({ kind }) => kind === "positionalOnly" || kind === "positionalOrKeyword");
  const takesRest = parameters.some(({ kind }) => kind === "varPositional");
  const takesExtra = parameters.some(({ kind }) => kind === "varKeyword");
  if (args.length > positional.length && !takesRest) {
    throw typeError(tooManyArguments(functionName, positional, args.length));
  }
  for (const [index, arg] of args.slice(0, positional.length).entries()) values.set(positional[index]!.name, arg);
  for (const [name, value] of kwargs) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    const byName = parameter?.kind === "positionalOrKeyword" || parameter?.kind === "keywordOnly";
    if (byName && values.has(name)) throw typeError(`${functionName}() got multiple values for argument '${name}'`);
    if (byName) values.set(name, value);
    else if (takesExtra) extra.set(name, value);
    else throw typeError(`${functionName}() got an unexpected keyword argument '${name}'`);
  }
  const missing: Parameter[] = [];
  for (const parameter of parameters) {
    if (parameter.kind === "varPositional" || parameter.kind === "varKeyword" || values.has(parameter.name)) continue;
    if (parameter.default === undefined) missing.push(parameter);
    else values.set(parameter.name, parameter.default);
  }
  if (missing.length > 0) throw typeError(missingArguments(functionName, missing));
  return { values, extra, rest: args.slice(positional.length) };
}

/** Python's words for absent arguments; the positional ones are named first, as CPython does. */
export function missingArguments(functionName: string, missing: readonly Pick<Parameter, "name" | "kind">[]): string {
  const positional = missing.filter(({ kind }) => kind !== "keywordOnly");
  const named = positional.length > 0 ? positional : missing;
  const sort = positional.length > 0 ? "positional" : "keyword-only";
  const quoted = named.map(({ name }) => `'${name}'`);
  const last = quoted.pop()!;
  const list = quoted.length === 0 ? last : `${quoted.join(", ")}${quoted.length > 1 ? "," : ""} and ${last}`;
  return `${functionName}() missing ${named.length} required ${sort} argument${named.length > 1 ? "s" : ""}: ${list}`;
}

/** Python's words for more positional arguments than there are parameters. */
export function tooManyArguments(
  functionName: string,
  positional: readonly Pick<Parameter, "default">[],
  given: number,
): string {
  const required = positional.filter((parameter) => parameter.default === undefined).length;
  const takes = required === positional.length ? `${required}` : `from ${required} to ${positional.length}`;
  const plural = positional.length === 1 ? "" : "s";
  const verb = given === 1 ? "was" : "were";
  return `${functionName}() takes ${takes} positional argument${plural} but ${given} ${verb} given`;
}

/** The parts of a list in parentheses, between its outer commas. */
function splitList(text: string): readonly string[] {
  const inner = text.trim().replace(/^\(|\)$/g, "");
  const parts = inner.split(/,(?![^()]*\))/).map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

function parseDefault(literal: string): PyValue {
  if (literal === "None") return none;
  if (literal === "True" || literal === "False") return pyBool(literal === "True");
  if (literal.startsWith("(")) return pyTuple(splitList(literal).map(parseDefault));
  if (/^['"].*['"]$/.test(literal)) return pyStr(literal.slice(1, -1));
  if (/^-?\d+$/.test(literal)) return pyInt(Number(literal));
  if (/^-?[\d.]+(e-?\d+)?$/.test(literal)) return pyFloat(Number(literal));
  throw new Error(`the default ${literal} in a signature of the API table is not a literal`);
}
