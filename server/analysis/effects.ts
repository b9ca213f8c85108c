// What code that is not followed may change: lists, dicts, instances and variables of the program.

import { type PyUnknown, type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import type { Expression, FunctionDef, Lambda, Stmt } from "../syntax/ast.ts";
import { type Code, codeIn, methodsOf, unknownWith } from "./code.ts";
import type { Interpreter } from "./interpreter.ts";
import { forgetOption, isOptionContext, optionsNamedIn } from "./options.ts";
import { Instance, isProgramClass } from "./programClass.ts";
import type { Scope } from "./scope.ts";
import { targetNames } from "./targetNames.ts";
import { isClosure, MutableDict, MutableList } from "./value.ts";

type Body = FunctionDef | Lambda | readonly Stmt[];

/** Calls something of which nothing is known but the code of the program that it may run. */
export function callUnknown(interpreter: Interpreter, callee: PyUnknown, args: readonly PyValue[]): PyValue {
  const own = codeIn(callee);
  const code = [...new Set([...own, ...args.flatMap(codeIn)])];
  const seen = new Set<object>();
  const [instances, closures] = [code.filter((each) => each instanceof Instance), code.filter(isClosure)];
  runUnfollowed(interpreter, [...closures, ...code.filter(isOptionContext)], seen);
  for (const body of seen) if ("args" in body) seeUnfollowed(interpreter, body as FunctionDef | Lambda); // SAFETY: of bodies and instances, functions alone have arguments.
  runUnfollowed(interpreter, instances, seen);
  if (own.length > 0) forgetContents(args);
  for (const arg of args) if (arg.kind === "str") forgetOption(interpreter, arg.value ?? "");
  return unknownWith(callee.reason, code);
}

/** Whatever running the code may change is not known any more. */
export function runUnfollowed(interpreter: Interpreter, code: readonly Code[], seen = new Set<object>()): void {
  for (const each of code) {
    if (each instanceof Instance) forgetInstance(interpreter, each, seen);
    else if (isClosure(each)) forgetEffects(interpreter, each.node, each.scope, seen);
    else interpreter.setOption(each.option, null);
  }
}

/** Remembers that a function runs with values that nobody knows, unless the code that has it run is only looked at. */
function seeUnfollowed(interpreter: Interpreter, { args, span }: FunctionDef | Lambda): void {
  if (interpreter.isGuessing) return;
  interpreter.see(args, "unfollowed", null, span, unknown("code that is not followed calls it"));
}

/** Functions of libraries only read the lists they are given, but for those whose name tells otherwise. */
export function changesArguments(callee: Expression): boolean {
  const name = callee.kind === "Attribute" ? callee.attr : callee.kind === "Name" ? callee.id : "";
  return /^(shuffle|heap\w+|insort\w*)$/.test(name);
}

/** What is in these lists, dicts and instances, or in those inside of tuples, is not known any more. */
export function forgetContents(values: readonly PyValue[]): void {
  for (const value of values) {
    if (value instanceof MutableList) value.now = { kind: "listUnknown", reason: changed };
    else if (value instanceof MutableDict) value.now = null;
    else if (value instanceof Instance) for (const name of value.members.names) forgetAttribute(value, name);
    else if (value.kind === "tuple") forgetContents(value.items);
  }
}

/** Whatever running the code may change outside of it is not known any more; its names are looked up in `scope`. */
export function forgetEffects(interpreter: Interpreter, body: Body, scope: Scope, seen = new Set<object>()): void {
  if (seen.has(body)) return;
  seen.add(body);
  const { changes, binds, calls } = effectsOf(body);
  for (const option of optionsNamedIn(body)) interpreter.setOption(option, null);
  for (const [name, attributes] of changes) {
    const value = scope.lookup(name);
    if (value !== undefined) forgetParts(value, attributes);
  }
  for (const name of binds) scope.scopeOf(name)?.bind(name, unknown(changed));
  for (const name of calls) {
    const callee = scope.lookup(name);
    if (callee !== undefined && callee.kind !== "unknown") runUnfollowed(interpreter, codeIn(callee), seen);
  }
}

/** What the methods of an instance may change, in it and elsewhere. Nobody makes it a second time. */
function forgetInstance(interpreter: Interpreter, instance: Instance, seen: Set<object>): void {
  if (seen.has(instance)) return;
  seen.add(instance);
  for (const { node, scope } of methodsOf(instance)) {
    if (node.kind === "FunctionDef" && /^__(post_)?init__$/.test(node.name)) continue;
    const own = effectsOf(node).own;
    if (own !== null) forgetParts(instance, own);
    forgetEffects(interpreter, node, scope, seen);
  }
}

/** The contents of what a name stands for, or only these attributes of it, are not known any more. */
function forgetParts(value: PyValue, attributes: Parts): void {
  if (isProgramClass(value)) for (const name of attributes) value.members.set(name, unknown(changed));
  if (!(value instanceof Instance) || attributes.has("")) forgetContents([value]);
  else for (const name of attributes) forgetAttribute(value, name);
}

function forgetAttribute({ members }: Instance, name: string): void {
  const value = members.get(name);
  members.set(name, unknown(changed));
  if (value !== undefined) forgetContents([value]);
}

const changed = "code that is not followed may have changed it";

/** The attributes that are changed, or are bound anew; "" for the contents of the value itself. */
type Parts = Set<string>;

/** By name: what is changed in place, what is bound outside of the function, and what is called. */
interface Effects {
  readonly changes: Map<string, Parts>;
  /** What is changed in the first parameter. */
  readonly own: Parts | null;
  readonly binds: Set<string>;
  readonly calls: Set<string>;
}

const known = new WeakMap<object, Effects>();

const changingMethods: ReadonlySet<string> = new Set(
  "append clear extend insert pop popitem remove reverse setdefault sort update".split(" "),
);

function effectsOf(body: Body): Effects {
  const found = known.get(body);
  if (found !== undefined) return found;
  const effects = { changes: new Map<string, Parts>(), binds: new Set<string>(), calls: new Set<string>() };
  collect(effects, body);
  const names = "kind" in body ? ownNames(body) : [];
  const own = effects.changes.get(names[0] ?? "") ?? null;
  for (const name of names) effects.changes.delete(name);
  known.set(body, { ...effects, own });
  return { ...effects, own };
}

/** Parameters and what is bound inside hide the names outside. */
function ownNames({ args, ...node }: FunctionDef | Lambda): readonly string[] {
  const parameters = [...args.posonlyargs, ...args.args, ...args.kwonlyargs].map(({ arg }) => arg);
  return node.kind === "Lambda" ? parameters : [...parameters, ...targetNames(node.body)];
}

type Collected = Omit<Effects, "own">;

function collect(effects: Collected, node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("kind" in node) collectOne(effects, node as Stmt | Expression); // SAFETY: in the tree, what has a kind is a node; others match no case.
  for (const [field, child] of Object.entries(node)) if (!/span$/i.test(field)) collect(effects, child);
}

function collectOne(effects: Collected, node: Stmt | Expression): void {
  switch (node.kind) {
    case "Global":
    case "Nonlocal":
      for (const name of node.names) effects.binds.add(name);
      return;
    case "Call":
      callOf(effects, node.func);
      if (node.func.kind === "Attribute" && changingMethods.has(node.func.attr)) change(effects, node.func.value);
      return;
    case "Assign":
    case "Delete":
      for (const target of node.targets) changeTarget(effects, target);
      return;
    case "AugAssign":
    case "AnnAssign":
      changeTarget(effects, node.target);
      return;
    default:
      return;
  }
}

/** `f(x)` runs `f`, `model.layers[0](x)` what is in `model`. */
function callOf(effects: Collected, callee: Expression): void {
  if (callee.kind === "Name") effects.calls.add(callee.id);
  else if (callee.kind === "Attribute" || callee.kind === "Subscript") callOf(effects, callee.value);
}

function changeTarget(effects: Collected, target: Expression): void {
  if (target.kind === "Subscript" || target.kind === "Attribute") change(effects, target);
  else if (target.kind === "Tuple" || target.kind === "List")
    for (const each of target.elts) changeTarget(effects, each);
}

/** `results`, `results[0]`, `model.results["x"][0]`: a part of `results`, or of `model`, changes. */
function change(effects: Collected, place: Expression, attribute = ""): void {
  if (place.kind === "Name") {
    const parts = effects.changes.get(place.id) ?? new Set();
    effects.changes.set(place.id, parts.add(attribute));
  } else if (place.kind === "Subscript") change(effects, place.value);
  else if (place.kind === "Attribute") change(effects, place.value, place.attr);
}
