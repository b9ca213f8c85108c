// Call expressions: from the callee to the problem shown when the call fails.

import { numpyApi } from "../../runtime/api/numpyTable.ts";
import { isApiFunction } from "../../runtime/api/row.ts";
import { api } from "../../runtime/api/table.ts";
import { NotKnownError, type PythonError } from "../../runtime/core/errors.ts";
import {
  type PyDType,
  type PyFunction,
  type PyValue,
  pyList,
  repeatedList,
  typeName,
  unknown,
} from "../../runtime/core/pyValue.ts";
import { isMappedFunction } from "../../runtime/transforms/vmap.ts";
import type { Call } from "../syntax/ast.ts";
import { codeIn, unknownWith } from "./code.ts";
import { callUnknown, changesArguments, forgetContents } from "./effects.ts";
import { evaluate, evaluateElements } from "./expressions.ts";
import { argumentExpression, faultSpan } from "./faultSpan.ts";
import type { Interpreter, ProblemPlace } from "./interpreter.ts";
import { watched } from "./mappedCall.ts";
import { mappedBehind } from "./mappedLevels.ts";
import type { RelatedPlace } from "./problem.ts";
import { Instance } from "./programClass.ts";
import { knownEntries } from "./sequences.ts";
import { lacks } from "./specialMethods.ts";
import { contentsOf, isClosure, isIterable, MutableDict, MutableList } from "./value.ts";

type Keywords = ReadonlyMap<string, PyValue>;

/** The value of a call expression. What it raises is reported at the call. */
export function evaluateCall(interpreter: Interpreter, node: Call): PyValue {
  const callee = evaluate(interpreter, node.func);
  const args = evaluateElements(interpreter, node.args);
  const kwargs = evaluateKeywords(interpreter, node);
  if (args === null || kwargs === null) {
    const given = [...(args ?? []), ...(kwargs?.values() ?? [])];
    return callUnknown(interpreter, unknownWith("which arguments the call gets is not known", codeIn(callee)), given);
  }
  if (callee.kind === "unknown" && changesArguments(node.func)) forgetContents(args);
  const outerSite = interpreter.callSite;
  interpreter.callSite = node.span;
  try {
    const result = interpreter.attempt(
      node.span,
      () => followed(interpreter, callee, args, kwargs),
      (error) => placeOf(interpreter, node, callee, error, args, kwargs),
    );
    if (mappedBehind(callee) !== null)
      interpreter.see(node.args, "vmap", null, node.span, result, interpreter.finishedMap);
    return result;
  } finally {
    interpreter.callSite = outerSite;
  }
}

/** Calls a value; where what it does is not known, it may have run the functions that it was given in any way. */
function followed(interpreter: Interpreter, callee: PyValue, args: readonly PyValue[], kwargs: Keywords): PyValue {
  try {
    return callValue(interpreter, callee, args, kwargs);
  } catch (error) {
    if (!(error instanceof NotKnownError) || isClosure(callee)) throw error;
    const code = [callee, ...args, ...kwargs.values()].flatMap(codeIn);
    return callUnknown(interpreter, unknownWith(error.reason, code), []);
  }
}

/** Calls a value of the program. Throws what Python raises. */
export function callValue(
  interpreter: Interpreter,
  callee: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue {
  switch (callee.kind) {
    case "function":
      return adopt(interpreter, callee.call(isApiFunction(callee) ? args.map(asSequence) : args, kwargs));
    case "dtype":
      return castTo(callee, args);
    case "unknown":
      return callUnknown(interpreter, callee, [...args, ...kwargs.values()]);
    case "object": {
      const { callable } = callee;
      if (callable) return adopt(interpreter, callable.call(args, kwargs));
      if (callee instanceof Instance) throw lacks(callee, "is not callable");
      return unknown(`what calling a ${callee.typeName} gives is not known`);
    }
    default:
      return unknown(`what calling a ${typeName(callee)} gives is not known`);
  }
}

/** A `range` is an array's worth of numbers to JAX. */
function asSequence(value: PyValue): PyValue {
  if (!isIterable(value) || value.typeName !== "range") return value;
  const { elements } = value;
  return elements.kind === "items" ? pyList(elements.items) : repeatedList(elements.element, elements.length);
}

/** The same value as one of the program's: lists and dicts can change, mapped functions are watched. */
export function adopt(interpreter: Interpreter, value: PyValue): PyValue {
  if (value.kind === "list" && !(value instanceof MutableList)) {
    const contents =
      value.repeated === null
        ? ({ kind: "items", items: value.items } as const)
        : ({ kind: "alike", ...value.repeated } as const);
    const items =
      contents.kind === "items"
        ? { ...contents, items: contents.items.map((item) => adopt(interpreter, item)) }
        : contents;
    return new MutableList(interpreter.store, contentsOf(items));
  }
  if (value.kind === "dict" && !(value instanceof MutableDict)) {
    return new MutableDict(
      interpreter.store,
      value.entries.map(([key, item]) => [key, adopt(interpreter, item)] as const),
    );
  }
  if (value.kind === "tuple") return { ...value, items: value.items.map((item) => adopt(interpreter, item)) };
  return isMappedFunction(value) ? watched(interpreter, value) : value;
}

function evaluateKeywords(interpreter: Interpreter, node: Call): Keywords | null {
  const kwargs = new Map<string, PyValue>();
  let complete = true;
  for (const { arg, value: expression } of node.keywords) {
    const value = evaluate(interpreter, expression);
    if (arg !== null) kwargs.set(arg, value);
    else {
      const entries = knownEntries(value);
      if (entries === null) complete = false;
      else for (const [key, item] of entries) if (key.kind === "str" && key.value !== null) kwargs.set(key.value, item);
    }
  }
  return complete ? kwargs : null;
}

/** `jnp.float32(x)`: the argument as a strongly typed array. */
function castTo(type: PyDType, args: readonly PyValue[]): PyValue {
  const asarray = type.library === "numpy" ? numpyApi.get("numpy.asarray") : api.get("jax.numpy.asarray");
  return (asarray as PyFunction).call(args, new Map([["dtype", type]])); // SAFETY: the rows are functions.
}

/** Shows an error at the call, and points to where the arguments at fault were made. */
function placeOf(
  interpreter: Interpreter,
  node: Call,
  callee: PyValue,
  error: PythonError,
  args: readonly PyValue[],
  kwargs: Keywords,
): ProblemPlace {
  const related: RelatedPlace[] = [];
  const notes: string[] = [];
  for (const { argument, path } of error.details.faults ?? []) {
    const value = typeof argument === "number" ? args[argument] : kwargs.get(argument);
    const leaf = value === undefined ? undefined : leafAt(value, path);
    if (leaf === undefined) continue;
    const name = `${parameterOf(callee, argument)}${path}`;
    const origin = interpreter.originOf(leaf);
    notes.push(`The argument is ${name}, ${leaf.kind === "array" ? leaf.aval : `a Python ${leaf.kind}`}.`);
    if (leaf.kind === "array" && origin !== null) {
      const expression = argumentExpression(node, argument);
      const given = expression?.kind === "Name" && expression.id !== name ? ` (${expression.id})` : "";
      related.push({ span: origin, message: `${name}${given} is made here: ${leaf.aval}` });
    }
  }
  const named = error.details.code === "vmap-axis-out-of-range" || error.details.code === "vmap-argument-type";
  // Behind other wrappers the arguments of the mapped function are not those of the call.
  const isOwn = isMappedFunction(callee) || (callee.kind === "function" && isApiFunction(callee));
  return {
    span: isOwn ? faultSpan(node, error.details) : node.span,
    related,
    note: named && notes.length > 0 ? notes.join(" ") : null,
  };
}

/** The parameter that an argument is for, as far as the callee tells. */
function parameterOf(callee: PyValue, argument: number | string): string {
  if (typeof argument === "string") return argument;
  const parameter = callee.kind === "function" ? callee.parameters?.[argument] : undefined;
  return parameter ?? `number ${argument + 1}`;
}

/** The leaf at a path such as `['w'][0]`. */
function leafAt(value: PyValue, path: string): PyValue | undefined {
  let leaf: PyValue | undefined = value;
  for (const [, key, index, field] of path.matchAll(/\['([^']*)'\]|\[(\d+)\]|\.(\w+)/g)) {
    if (leaf === undefined) return undefined;
    if (leaf.kind === "tuple")
      leaf = leaf.items[field === undefined ? Number(index) : (leaf.fields?.indexOf(field) ?? -1)];
    else if (leaf.kind === "list" && leaf.repeated === null) leaf = leaf.items[Number(index)];
    else if (leaf.kind === "dict") leaf = leaf.entries.find(([name]) => name.kind === "str" && name.value === key)?.[1];
    else return undefined;
  }
  return leaf;
}
