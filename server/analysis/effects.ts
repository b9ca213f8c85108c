// What code that is not followed may change: lists, dicts and variables of the program.

import { type PyUnknown, type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import type { Expression, FunctionDef, Lambda, Stmt } from "../syntax/ast.ts";
import type { Interpreter } from "./interpreter.ts";
import type { Scope } from "./scope.ts";
import { targetNames } from "./targetNames.ts";
import { codeIn, isClosure, MutableDict, MutableList, unknownWith } from "./value.ts";

type Body = FunctionDef | Lambda | readonly Stmt[];

/** Calls something of which nothing is known but the functions of the program that it may run. */
export function callUnknown(interpreter: Interpreter, callee: PyUnknown, args: readonly PyValue[]): PyValue {
  const own = codeIn(callee);
  const code = [...new Set([...own, ...args.flatMap(codeIn)])];
  for (const { node, scope } of code) forgetEffects(interpreter, node, scope);
  if (own.length > 0) forgetContents(args);
  return unknownWith(callee.reason, code);
}

/** Functions of libraries only read the lists they are given, but for those whose name tells otherwise. */
export function changesArguments(callee: Expression): boolean {
  const name = callee.kind === "Attribute" ? callee.attr : callee.kind === "Name" ? callee.id : "";
  return /^(shuffle|heap\w+|insort\w*)$/.test(name);
}

/** What is in these lists and dicts, or in those inside of tuples, is not known any more. */
export function forgetContents(values: readonly PyValue[]): void {
  for (const value of values) {
    if (value instanceof MutableList) value.now = { kind: "listUnknown", reason: changed };
    else if (value instanceof MutableDict) value.now = null;
    else if (value.kind === "tuple") forgetContents(value.items);
  }
}

/** Whatever running the code may change outside of it is not known any more; its names are looked up in `scope`. */
export function forgetEffects(interpreter: Interpreter, body: Body, scope: Scope, seen = new Set<object>()): void {
  if (seen.has(body)) return;
  seen.add(body);
  const { changes, binds, calls } = effectsOf(body);
  for (const name of changes) {
    const value = scope.lookup(name);
    if (value !== undefined) forgetContents([value]);
  }
  for (const name of binds) scope.scopeOf(name)?.bind(name, unknown(changed));
  for (const name of calls) {
    const callee = scope.lookup(name);
    if (callee !== undefined && isClosure(callee)) forgetEffects(interpreter, callee.node, callee.scope, seen);
  }
}

const changed = "code that is not followed may have changed it";

/** By name: what is changed in place, what is bound outside of the function, and what is called. */
interface Effects {
  readonly changes: Set<string>;
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
  const effects: Effects = { changes: new Set(), binds: new Set(), calls: new Set() };
  collect(effects, body);
  if ("kind" in body) for (const name of ownNames(body)) effects.changes.delete(name);
  known.set(body, effects);
  return effects;
}

/** Parameters and what is bound inside hide the names outside. */
function ownNames({ args, ...node }: FunctionDef | Lambda): readonly string[] {
  const parameters = [...args.posonlyargs, ...args.args, ...args.kwonlyargs].map(({ arg }) => arg);
  return node.kind === "Lambda" ? parameters : [...parameters, ...targetNames(node.body)];
}

function collect(effects: Effects, node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("kind" in node) collectOne(effects, node as Stmt | Expression); // SAFETY: in the tree, what has a kind is a node; others match no case.
  for (const [field, child] of Object.entries(node)) if (!/span$/i.test(field)) collect(effects, child);
}

function collectOne(effects: Effects, node: Stmt | Expression): void {
  switch (node.kind) {
    case "Global":
    case "Nonlocal":
      for (const name of node.names) effects.binds.add(name);
      return;
    case "Call":
      if (node.func.kind === "Name") effects.calls.add(node.func.id);
      else if (node.func.kind === "Attribute" && changingMethods.has(node.func.attr)) change(effects, node.func.value);
      return;
    case "Assign":
    case "Delete":
      for (const target of node.targets) if (target.kind === "Subscript") change(effects, target);
      return;
    case "AugAssign":
      if (node.target.kind === "Subscript") change(effects, node.target);
      return;
    default:
      return;
  }
}

/** `results`, `results[0]`, `results["x"][0]`: a part of `results` changes. */
function change(effects: Effects, place: Expression): void {
  if (place.kind === "Name") effects.changes.add(place.id);
  else if (place.kind === "Subscript") change(effects, place.value);
}
