// What each statement does to the state. Every function answers whether control goes on behind the statement.

import { none, type PyValue, pyStr, unknown } from "../../runtime/core/pyValue.ts";
import type { ClassDef, FunctionDef, If, Match, Stmt, Try, With } from "../syntax/ast.ts";
import { annotationValue } from "./annotations.ts";
import { assign, augmentedAssign, unbind } from "./assignment.ts";
import { callValue } from "./calls.ts";
import { defineClass } from "./classes.ts";
import { evaluate } from "./expressions.ts";
import { makeClosure } from "./functions.ts";
import { importFrom, importModules } from "./imports.ts";
import type { Interpreter } from "./interpreter.ts";
import { runFor, runWhile } from "./loops.ts";
import { isOptionContext, settingsOf } from "./options.ts";
import { callSpecial } from "./specialMethods.ts";
import type { Changes } from "./store.ts";
import { holds } from "./truth.ts";

/** Runs statements in order; what stands behind a `return` is not reached. */
export function runBlock(interpreter: Interpreter, body: readonly Stmt[]): boolean {
  return body.every((statement) => runStatement(interpreter, statement));
}

export function runStatement(interpreter: Interpreter, statement: Stmt): boolean {
  interpreter.step();
  switch (statement.kind) {
    case "Expr":
      evaluate(interpreter, statement.value);
      return true;
    case "Assign": {
      const value = evaluate(interpreter, statement.value);
      for (const target of statement.targets) assign(interpreter, target, value);
      return true;
    }
    case "AugAssign":
      augmentedAssign(interpreter, statement);
      return true;
    case "AnnAssign": {
      if (statement.value === null) return true;
      const value = evaluate(interpreter, statement.value);
      const documented = value.kind === "unknown" ? annotationValue(interpreter, statement.annotation) : null;
      assign(interpreter, statement.target, documented ?? value);
      return true;
    }
    case "FunctionDef":
      return define(interpreter, statement, makeClosure(interpreter, statement));
    case "ClassDef":
      return define(interpreter, statement, defineClass(interpreter, statement));
    case "Return":
      return runReturn(
        interpreter,
        statement.value === null ? { kind: "none" } : evaluate(interpreter, statement.value),
      );
    case "If":
      return runIf(interpreter, statement);
    case "For":
      return runFor(interpreter, statement);
    case "While":
      return runWhile(interpreter, statement);
    case "With":
      return runWith(interpreter, statement);
    case "Try":
      return runTry(interpreter, statement);
    case "Match":
      return runMatch(interpreter, statement);
    case "Assert":
      return holds(interpreter, evaluate(interpreter, statement.test), statement.test.span) !== false;
    case "Raise":
      if (statement.exc !== null) evaluate(interpreter, statement.exc);
      return false;
    case "Import":
      importModules(interpreter, statement);
      return true;
    case "ImportFrom":
      importFrom(interpreter, statement);
      return true;
    case "Global":
      for (const name of statement.names) interpreter.scope.declareElsewhere(name, interpreter.scope.module);
      return true;
    case "Nonlocal":
      for (const name of statement.names) {
        const scope = interpreter.scope.parent?.scopeOf(name) ?? null;
        if (scope !== null) interpreter.scope.declareElsewhere(name, scope);
      }
      return true;
    case "Delete":
      for (const target of statement.targets) unbind(interpreter, target);
      return true;
    case "Break":
    case "Continue":
      return leaveIteration(interpreter, statement.kind);
    case "Pass":
      return true;
    case "Broken":
      for (const name of statement.binds)
        interpreter.scope.bind(name, unknown("the statement that binds it cannot be read"));
      return true;
  }
}

/** Runs each way control may go from the present state, and goes on with what they have in common. */
export function runAlternatives(interpreter: Interpreter, ways: readonly (() => boolean)[]): boolean {
  const { store } = interpreter;
  const mark = store.mark();
  const ends: Changes[] = [];
  for (const way of ways) {
    if (interpreter.doubtfully(way)) ends.push(store.changes(mark));
    store.undo(mark);
  }
  interpreter.mergeStates(mark, ends);
  return ends.length > 0;
}

/** Binds what the decorators, the lowest first, make of a function or class. */
function define(interpreter: Interpreter, { name, decoratorList }: FunctionDef | ClassDef, made: PyValue): boolean {
  let value = made;
  for (const decorator of [...decoratorList].reverse()) {
    const callee = evaluate(interpreter, decorator);
    const decorated = value;
    value = interpreter.attempt(decorator.span, () => callValue(interpreter, callee, [decorated], new Map()));
  }
  interpreter.scope.bind(name, value);
  return true;
}

function runReturn(interpreter: Interpreter, value: PyValue): boolean {
  const { frame, store } = interpreter;
  frame.returns.push({ value, changes: store.changes(frame.mark) });
  return false;
}

function leaveIteration(interpreter: Interpreter, kind: "Break" | "Continue"): boolean {
  const loop = interpreter.frame.loops.at(-1);
  if (loop === undefined) return true;
  (kind === "Break" ? loop.breaks : loop.continues).push(interpreter.store.changes(loop.mark));
  return false;
}

function runIf(interpreter: Interpreter, { test, body, orelse }: If): boolean {
  const truth = holds(interpreter, evaluate(interpreter, test), test.span);
  if (truth !== null) return runBlock(interpreter, truth ? body : orelse);
  return runAlternatives(interpreter, [() => runBlock(interpreter, body), () => runBlock(interpreter, orelse)]);
}

/** Any case may be the one, or none. */
function runMatch(interpreter: Interpreter, { subject, cases }: Match): boolean {
  evaluate(interpreter, subject);
  const ways = cases.map(({ binds, guard, body }) => () => {
    for (const name of binds) interpreter.scope.bind(name, unknown("which part of a pattern it is is not known"));
    if (guard !== null) evaluate(interpreter, guard);
    return runBlock(interpreter, body);
  });
  return runAlternatives(interpreter, [...ways, () => true]);
}

/** A context manager that swallows exceptions, as `pytest.raises` does, makes errors in its body expected ones. */
const swallowing = /(^|\.)(raises|suppress|assertRaises(Regex)?)$/;

function runWith(interpreter: Interpreter, { items, body }: With): boolean {
  let swallows = false;
  const managers: PyValue[] = [];
  for (const { contextExpr, optionalVars } of items) {
    const manager = evaluate(interpreter, contextExpr);
    const entered = interpreter.attempt(contextExpr.span, () => enter(manager));
    managers.push(manager);
    const name = contextExpr.kind === "Call" ? dottedName(contextExpr.func) : "";
    swallows ||= swallowing.test(name);
    if (optionalVars !== null) assign(interpreter, optionalVars, entered);
  }
  const run = managers.flatMap(settingsOf).reduceRight(
    (inner, { option, setting }) =>
      () =>
        interpreter.withOption(option, setting, inner),
    () => runBlock(interpreter, body),
  );
  if (!swallows) {
    const goesOn = run();
    for (const manager of managers.reverse()) callSpecial(manager, "__exit__", none, none, none);
    return goesOn;
  }
  return runAlternatives(interpreter, [() => interpreter.silently(run), () => true]);
}

/** What a context manager gives to `as`. */
function enter(manager: PyValue): PyValue {
  if (manager.kind === "unknown") return manager;
  if (isOptionContext(manager)) return none;
  return callSpecial(manager, "__enter__") ?? unknown("what a context manager enters with is not known");
}

function dottedName(node: { readonly kind: string }): string {
  if (node.kind === "Name" && "id" in node) return String(node.id);
  return node.kind === "Attribute" && "attr" in node ? `.${String(node.attr)}` : "";
}

/**
 * What is certain to raise ends the body. Otherwise it may stop anywhere, so a handler starts from what the body's start
 * and end have in common.
 */
function runTry(interpreter: Interpreter, { body, handlers, orelse, finalbody }: Try): boolean {
  if (handlers.length === 0) {
    const goesOn = runBlock(interpreter, body) && runBlock(interpreter, orelse);
    return runBlock(interpreter, finalbody) && goesOn;
  }
  const statements = body.map((statement) => () => runStatement(interpreter, statement));
  const tried = () => interpreter.silently(() => interpreter.untilRaised(statements));
  const whole = () => tried().goesOn && runBlock(interpreter, orelse);
  const ways = handlers.map(({ name, body: handler }) => () => {
    const { store } = interpreter;
    const mark = store.mark();
    const { goesOn, raises } = tried();
    if (!raises) interpreter.mergeStates(mark, goesOn ? [store.changes(mark), new Map()] : [new Map()]);
    if (name !== null) interpreter.scope.bind(name, pyStr(null));
    return runBlock(interpreter, handler);
  });
  const goesOn = runAlternatives(interpreter, [whole, ...ways]);
  return runBlock(interpreter, finalbody) && goesOn;
}
