// Functions of the program: how they are made, how arguments reach their parameters, what a call gives.

import { missingArguments, tooManyArguments } from "../../runtime/api/signature.ts";
import { unknownDim } from "../../runtime/core/dim.ts";
import { typeError } from "../../runtime/core/errors.ts";
import { none, type PyValue, pyStr, pyTuple, unknown } from "../../runtime/core/pyValue.ts";
import { activeTrace } from "../../runtime/core/trace.ts";
import { shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { hidingTrace } from "../../runtime/transforms/jitTrace.ts";
import type { Arg, Arguments, FunctionDef, Lambda } from "../syntax/ast.ts";
import { annotationValue } from "./annotations.ts";
import { isShareable } from "./callMemo.ts";
import { evaluate } from "./expressions.ts";
import { FactBatch } from "./facts.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { joinValues } from "./join.ts";
import { Scope } from "./scope.ts";
import { elementsOf } from "./sequences.ts";
import { runBlock } from "./statements.ts";
import type { Mark } from "./store.ts";
import { type Closure, type Elements, IteratorValue, MutableDict } from "./value.ts";
import { giveUp } from "./widening.ts";

type Keywords = ReadonlyMap<string, PyValue>;

/** The value of every parameter, by name. */
type Bound = ReadonlyMap<string, PyValue>;

/** The function that a `def` or `lambda` makes here and now. */
export function makeClosure(interpreter: Interpreter, node: FunctionDef | Lambda): Closure {
  const defaults = new Map<string, PyValue>();
  for (const { arg, default: value } of everyArg(node.args)) {
    if (value !== null) defaults.set(arg, evaluate(interpreter, value));
  }
  const closure: Closure = {
    kind: "function",
    name: node.kind === "FunctionDef" ? node.name : "<lambda>",
    parameters: positionalArgs(node.args).map(({ arg }) => arg),
    accepts: (positional, keywords) => accepts(closure, positional, keywords),
    node,
    scope: interpreter.scope,
    defaults,
    call: (args, kwargs) => callClosure(interpreter, closure, args, kwargs),
  };
  interpreter.batch.addClosure(closure);
  return closure;
}

/** Every parameter of a function, in order. */
export function everyArg(args: Arguments): readonly Arg[] {
  const { posonlyargs, args: plain, vararg, kwonlyargs, kwarg } = args;
  return [...posonlyargs, ...plain, ...(vararg ? [vararg] : []), ...kwonlyargs, ...(kwarg ? [kwarg] : [])];
}

function positionalArgs({ posonlyargs, args }: Arguments): readonly Arg[] {
  return [...posonlyargs, ...args];
}

function callClosure(interpreter: Interpreter, closure: Closure, args: readonly PyValue[], kwargs: Keywords): PyValue {
  const since = interpreter.store.newestSerial;
  return callBound(interpreter, closure, bindParameters(interpreter, closure, args, kwargs), since);
}

/**
 * Calls a function with a value for every parameter, annotations saying more of unknown ones.
 *
 * `since` is the newest place of the store that is not the call's own.
 */
export function callBound(interpreter: Interpreter, closure: Closure, given: Bound, since: number): PyValue {
  const { node } = closure;
  interpreter.step();
  const bound = new Map(
    everyArg(node.args).map((parameter) => [parameter.arg, valueFor(interpreter, node, parameter, given)]),
  );
  interpreter.batch.addCalled(node);
  if (interpreter.tooDeep(node)) return unknown(`${closure.name} calls itself too deeply to follow`);
  const site = interpreter.callSite;
  const result = interpreter.inFrame(node, new Scope(interpreter.store, closure.scope, "function"), site, (frame) => {
    for (const parameter of everyArg(node.args)) {
      const value = bound.get(parameter.arg)!;
      frame.scope.bind(parameter.arg, value);
      interpreter.see(parameter, "parameter", parameter.arg, parameter.span, value);
    }
    const key = memoKey(interpreter, bound);
    const value =
      key === null ? runBody(interpreter, node, frame) : runMemoized(interpreter, closure, key, frame, since);
    if (node.kind === "FunctionDef") interpreter.see(node, "return", node.name, node.nameSpan, value);
    return value;
  });
  interpreter.callSite = site;
  return result;
}

/** What calls are compared by; null under `vmap`, where each has its own traces. */
function memoKey({ memo, silent, config }: Interpreter, bound: Bound): string | null {
  const trace = activeTrace();
  const isTraced = trace === hidingTrace(shapeTrace);
  if (trace !== shapeTrace && !isTraced) return null;
  return memo.keyOf(bound.values(), `${silent} ${isTraced} ${config.wideTypes} ${config.jitDisabled}`);
}

/** What a parameter holds: what it is given, or what its annotation says where that is not known. */
function valueFor(interpreter: Interpreter, node: Closure["node"], parameter: Arg, given: Bound): PyValue {
  const value = given.get(parameter.arg)!;
  const isPacked = parameter === node.args.vararg || parameter === node.args.kwarg;
  if (value.kind !== "unknown" || isPacked) return value;
  return annotationValue(interpreter, parameter.annotation, node) ?? value;
}

/** Runs the body unless an equal call has run. */
function runMemoized(interpreter: Interpreter, closure: Closure, key: string, frame: Frame, since: number): PyValue {
  const outer = interpreter.batch;
  const known = interpreter.memo.find(interpreter.store, closure, key, (value) => interpreter.originOf(value));
  if (known !== null) {
    outer.addBatch(known.facts);
    return known.result;
  }
  const { store } = interpreter;
  const mark = store.mark();
  const { errors } = interpreter;
  const facts = new FactBatch();
  interpreter.batch = facts;
  try {
    const { result, reads } = store.recordReads(since, () => runBody(interpreter, closure.node, frame));
    const writesOutside = [...store.changes(mark).keys()].some((ref) => ref.serial <= since);
    // Whoever calls it in a `try` must see it raise again.
    const raised = interpreter.errors > errors;
    if (!writesOutside && !raised && isShareable(result))
      interpreter.memo.remember(closure, key, { reads, result, facts });
    return result;
  } finally {
    interpreter.batch = outer;
    outer.addBatch(facts);
  }
}

function runBody(interpreter: Interpreter, node: FunctionDef | Lambda, frame: Frame): PyValue {
  if (node.kind === "Lambda") return evaluate(interpreter, node.body);
  const since = interpreter.store.newestSerial;
  const fallsThrough = runBlock(interpreter, node.body);
  const ends = frame.returns.map(({ changes }) => changes);
  const values = frame.returns.map(({ value }) => value);
  if (fallsThrough) {
    ends.push(interpreter.store.changes(frame.mark));
    values.push(none);
  }
  interpreter.mergeStates(frame.mark, ends);
  if (node.isAsync) return unknown("coroutines are not modelled");
  if (frame.yields !== null) return generatorOf(interpreter, frame.yields, frame.mark, since, ends.length > 0);
  if (values.length === 0) return unknown(`${node.name} does not return`);
  return values.reduce(joinValues);
}

/**
 * What calling a generator function gives. Its body has run at once, but runs while someone iterates: what it changed
 * outside is not known. One that never ends yields any of its values.
 */
function generatorOf(
  { store }: Interpreter,
  { list, all }: NonNullable<Frame["yields"]>,
  mark: Mark,
  since: number,
  ends: boolean,
): PyValue {
  for (const [ref, { now }] of store.changes(mark)) {
    if (ref.serial <= since && ref !== list.contents && now !== undefined) store.write(ref, giveUp(now));
  }
  if (!ends && all.length === 0) return unknown("the generator yields nothing");
  const yielded = list.now;
  if (ends && yielded.kind === "listUnknown") return unknown(yielded.reason);
  const elements: Elements = ends
    ? elementsOf(list)
    : { kind: "alike", element: all.reduce(joinValues), length: unknownDim() };
  return new IteratorValue(store, "generator", elements);
}

/** The name by which Python's errors call a function: that of a method has its class before it. */
function qualifiedName({ name, scope }: Closure): string {
  const type = scope.lookupHere("__class__");
  return type?.kind === "function" ? `${type.name}.${name}` : name;
}

/** The value of every parameter. Throws Python's `TypeError` when the arguments do not fit. */
function bindParameters(interpreter: Interpreter, closure: Closure, args: readonly PyValue[], kwargs: Keywords): Bound {
  const { node, defaults } = closure;
  const name = qualifiedName(closure);
  const { posonlyargs, vararg, kwonlyargs, kwarg } = node.args;
  const positional = positionalArgs(node.args);
  if (args.length > positional.length && vararg === null) {
    const parameters = positional.map(({ arg }) => ({ default: defaults.get(arg) }));
    throw typeError(tooManyArguments(name, parameters, args.length), { code: "call-arguments" });
  }
  const bound = new Map<string, PyValue>();
  for (const [index, { arg }] of positional.entries()) if (index < args.length) bound.set(arg, args[index]!);
  const byKeyword = new Set([...positional.slice(posonlyargs.length), ...kwonlyargs].map(({ arg }) => arg));
  const extra = new MutableDict(interpreter.store, []);
  for (const [keyword, value] of kwargs) {
    if (bound.has(keyword) && byKeyword.has(keyword)) {
      throw typeError(`${name}() got multiple values for argument '${keyword}'`, { code: "call-arguments" });
    }
    if (byKeyword.has(keyword)) bound.set(keyword, value);
    else if (kwarg !== null) extra.set(pyStr(keyword), value);
    else throw typeError(`${name}() got an unexpected keyword argument '${keyword}'`, { code: "call-arguments" });
  }
  const missing: { readonly name: string; readonly kind: "positionalOrKeyword" | "keywordOnly" }[] = [];
  for (const parameter of [...positional, ...kwonlyargs]) {
    if (bound.has(parameter.arg)) continue;
    const value = defaults.get(parameter.arg);
    const kind = kwonlyargs.includes(parameter) ? "keywordOnly" : "positionalOrKeyword";
    if (value === undefined) missing.push({ name: parameter.arg, kind });
    else bound.set(parameter.arg, value);
  }
  if (missing.length > 0) throw typeError(missingArguments(name, missing), { code: "call-arguments" });
  if (vararg !== null) bound.set(vararg.arg, pyTuple(args.slice(positional.length)));
  if (kwarg !== null) bound.set(kwarg.arg, extra);
  return bound;
}

/** Whether a call with so many positional arguments and these keywords fits the parameters. */
function accepts({ node, defaults }: Closure, count: number, keywords: readonly string[]): boolean {
  const { posonlyargs, vararg, kwonlyargs, kwarg } = node.args;
  const positional = positionalArgs(node.args);
  if (count > positional.length && vararg === null) return false;
  const byKeyword = [...positional.slice(Math.max(count, posonlyargs.length)), ...kwonlyargs];
  const known = keywords.every((keyword) => kwarg !== null || byKeyword.some(({ arg }) => arg === keyword));
  const complete = [...positional.slice(count), ...kwonlyargs].every(
    ({ arg }) => defaults.has(arg) || keywords.includes(arg),
  );
  return known && complete;
}
