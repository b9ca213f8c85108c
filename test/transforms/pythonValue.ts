// Python values in the JSON form of the recorders under test/oracle, read for a run or for the language server.

import { isPyTreeDef } from "../../runtime/api/jaxTree.ts";
import type { ShapedArray } from "../../runtime/core/aval.ts";
import { dtypeNames } from "../../runtime/core/dtype.ts";
import { formatFloat, pyRepr } from "../../runtime/core/pyRepr.ts";
import { formatTreeDef } from "../../runtime/core/pytree.ts";
import {
  ellipsis,
  none,
  type PyValue,
  pyBool,
  pyDict,
  pyDType,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
} from "../../runtime/core/pyValue.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";
import { EvalArray } from "../../runtime/engine/evalArray.ts";
import { full, literal } from "../../runtime/lax/literal.ts";
import { randomSeed, randomSplit } from "../../runtime/lax/randomBits.ts";
import { bodies, pythonFunction, row } from "./bodies.ts";

/** A value as JSON holds it: plain for what JSON has, an object with one telling key for the rest. */
export type Code = null | boolean | number | string | { readonly [kind: string]: unknown };

/** What a recorder wrote of a result. */
export type Answer = Code;

export function pythonValue(code: Code): PyValue {
  if (code === null) return none;
  if (typeof code === "boolean") return pyBool(code);
  if (typeof code === "string") return pyStr(code);
  if (typeof code === "number") return Number.isInteger(code) ? pyInt(code) : pyFloat(code);
  if ("fun" in code) return functionOf(code);
  const [kind, content] = Object.entries(code)[0]!;
  // SAFETY: the recorders write these contents under these keys.
  const parts = () => (content as readonly Code[]).map(pythonValue);
  switch (kind) {
    case "array":
      return counting(...(content as readonly [readonly number[], ShapedArray["dtype"]]));
    case "tuple":
      return pyTuple(parts());
    case "list":
      return pyList(parts());
    case "point":
      return { kind: "tuple", typeName: "Point", fields: ["a", "b"], items: parts() };
    case "dict":
      return pyDict(
        (content as readonly (readonly [Code, Code])[]).map(([key, item]) => [pythonValue(key), pythonValue(item)]),
      );
    case "float":
      return pyFloat(content as number);
    case "key":
      return row("key").call([pythonValue(content as Code)], new Map());
    case "rawKey":
      return row("PRNGKey").call([pythonValue(content as Code)], new Map());
    case "complex": {
      const [re, im] = content as readonly [number, number];
      return { kind: "complex", value: { re, im } };
    }
    case "ellipsis":
      return ellipsis;
    case "dtype":
      return pyDType(dtypeNames.find((name) => name === content)!);
    case "slice": {
      const [start, stop, step] = parts();
      return { kind: "slice", start: start!, stop: stop!, step: step! };
    }
    default:
      throw new Error(`no value is written as ${kind}`);
  }
}

/** The function that `{ fun: name, of, … }` describes: a body, or vmap, jit and partial of another. */
export function functionOf(code: { readonly [kind: string]: unknown }): PyValue {
  // SAFETY: the recorder writes a name under `fun`, and under `of` the code of the function it wraps.
  const { fun, of, args, kwargs, ...options } = code as {
    readonly fun: string;
    readonly of?: Code;
    readonly args?: readonly Code[];
    readonly kwargs?: { readonly [name: string]: Code };
    readonly [option: string]: unknown;
  };
  const body = bodies[fun];
  if (body !== undefined) return pythonFunction("<lambda>", ...body);
  if (of === undefined) return row(fun);
  const given = Object.entries(fun === "partial" ? (kwargs ?? {}) : (options as { readonly [name: string]: Code }));
  return row(fun).call(
    [pythonValue(of), ...(args ?? []).map(pythonValue)],
    new Map(given.map(([name, option]) => [name, pythonValue(option)])),
  );
}

/** A result in the form in which the recorder wrote it; without elements where the trace knows none. */
export function answerOf(value: PyValue): Answer {
  switch (value.kind) {
    case "none":
      return null;
    case "array": {
      const array = `${value.aval.weakType ? "~" : ""}${value.aval}`;
      return value instanceof EvalArray ? { array, elements: elementsOf(value) } : { array };
    }
    case "tuple":
      return { [value.typeName === undefined ? "tuple" : "point"]: value.items.map(answerOf) };
    case "list":
      return { list: value.items.map(answerOf) };
    case "dict":
      return {
        dict: value.entries.map(([key, item]) => [
          key.kind === "str" ? key.value : { repr: pyRepr(key) },
          answerOf(item),
        ]),
      };
    case "object":
      return { repr: isPyTreeDef(value) ? formatTreeDef(value.treedef) : pyRepr(value) };
    default:
      return { repr: value.kind === "float" ? formatFloat(value.value!) : pyRepr(value) };
  }
}

/** A recorded answer as a trace without elements gives it. */
export function withoutElements(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutElements);
  if (answer === null || typeof answer !== "object") return answer;
  if ("array" in answer) return { array: answer.array };
  return Object.fromEntries(Object.entries(answer).map(([kind, content]) => [kind, withoutElements(content)]));
}

/** An array of 0, 1, 2, … as the recorders make it; keys are those split from key 0. */
function counting(shape: readonly number[], dtype: ShapedArray["dtype"]): ArrayValue {
  if (dtype === "key<fry>") return randomSplit(randomSeed(full([], 0, "int32")), shape);
  const size = shape.reduce((product, dim) => product * dim, 1);
  const values = Array.from({ length: size }, (_, i) => (dtype === "bool" ? i % 2 : i));
  return literal(values, shape, dtype);
}

function elementsOf(array: EvalArray): readonly (number | boolean)[] {
  const elements = Array.from(array.data, Number);
  return array.dtype === "bool" ? elements.map(Boolean) : elements;
}
