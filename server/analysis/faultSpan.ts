// Which part of a call is at fault: an argument, or an entry of `in_axes` or `out_axes` where the call says them.

import type { PythonErrorDetails } from "../../runtime/core/errors.ts";
import type { Call, Expression, Span } from "../syntax/ast.ts";

/** The place to underline: the axes that are wrong in themselves, else the likeliest argument, else the whole call. */
export function faultSpan(node: Call, { code = "", faults = [], axesPath }: PythonErrorDetails): Span {
  const axes = axesPath && /^vmap-(in-axes|out-axes|no-mapped)/.test(code) ? axesExpression(node, code) : null;
  if (axes !== null) return entryAt(axes, axesPath!).span;
  const [fault] = faults;
  return (fault === undefined ? null : argumentExpression(node, fault.argument))?.span ?? node.span;
}

/** The expression that gives the argument; null where stars hide which one it is. */
export function argumentExpression({ args, keywords }: Call, argument: number | string): Expression | null {
  if (typeof argument === "string") return keywords.find(({ arg }) => arg === argument)?.value ?? null;
  return args.some(({ kind }) => kind === "Starred") ? null : (args[argument] ?? null);
}

/** What `in_axes` or `out_axes` is in `vmap(f, …)(x)`, or in `vmap(f, …)` itself. */
function axesExpression(node: Call, code: string): Expression | null {
  const [name, place] = code.startsWith("vmap-out") ? (["out_axes", 2] as const) : (["in_axes", 1] as const);
  for (const call of [node, node.func]) {
    if (call.kind !== "Call") continue;
    const given = argumentExpression(call, name) ?? (call === node.func ? argumentExpression(call, place) : null);
    if (given !== null) return given;
  }
  return null;
}

/** The entry that the path leads to, as far as the expression spells it out. */
function entryAt(expression: Expression, [step, ...rest]: readonly (number | string)[]): Expression {
  if (step === undefined) return expression;
  const entry = expression.kind === "Dict" ? valueUnder(expression, step) : itemAt(expression, step);
  return entry === undefined ? expression : entryAt(entry, rest);
}

function itemAt(expression: Expression, step: number | string): Expression | undefined {
  if ((expression.kind !== "Tuple" && expression.kind !== "List") || typeof step !== "number") return undefined;
  return expression.elts.some(({ kind }) => kind === "Starred") ? undefined : expression.elts[step];
}

function valueUnder({ keys, values }: Extract<Expression, { kind: "Dict" }>, step: number | string) {
  return values.find((_, place) => {
    const key = keys[place];
    return key?.kind === "Constant" && "value" in key.value && key.value.value === step;
  });
}
