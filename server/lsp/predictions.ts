// Which nodes of a cell say what its variables hold once it has run.

import { targetNames } from "../analysis/targetNames.ts";
import type { Expression, Span, Stmt, TopLevel } from "../syntax/ast.ts";
import { children, type TreeNode } from "../syntax/position.ts";
import type { Program } from "../syntax/program.ts";

/** A stretch of a document: lines from 0, the last one included. */
export interface CellLines {
  readonly cell: number | null;
  readonly line: number;
  readonly endLine: number;
}

/** A node of the tree whose value a run shows. */
export interface PredictingNode {
  /** The name that is bound, or the expression. */
  readonly node: Expression;
  readonly statement: Span;
}

/** The top-level statements of a cell. */
export function statementsIn({ module }: Program, { cell, line, endLine }: CellLines): readonly TopLevel[] {
  return module.body.filter(({ anchor }) => anchor.cell === cell && line <= anchor.line && anchor.line <= endLine);
}

/**
 * By variable the node that is certain to give it the value it has when statements of the module have run; under null the last expression.
 *
 * What a branch, a loop, a `with` or `:=` may have bound last has none, nor what functions bind by `global`.
 */
export function predictingNodes(
  { module }: Program,
  run: readonly TopLevel[],
): ReadonlyMap<string | null, PredictingNode> {
  const nodes = new Map<string | null, PredictingNode>();
  const statements = run.flatMap(({ body }) => body);
  for (const statement of statements) {
    if (bindsAnything(statement)) nodes.clear();
    for (const name of targetNames([statement])) nodes.delete(name);
    for (const target of certainTargets(statement)) nodes.set(target.id, { node: target, statement: statement.span });
    for (const name of namesBy(statement, namedExpression)) nodes.delete(name);
  }
  const globals = module.body.flatMap(({ body }) => body.flatMap((statement) => namesBy(statement, globalNames)));
  for (const name of globals) nodes.delete(name);
  const last = statements.at(-1);
  if (last?.kind === "Expr") nodes.set(null, { node: last.value, statement: last.span });
  return nodes;
}

/** Whether the program may bind variables of the module where no analysis sees it. */
export function bindsOutOfSight({ source }: Program): boolean {
  return source.cells.some(({ text }) => /\b(?:eval|exec|globals|locals|vars|__main__)\b/.test(text));
}

function bindsAnything(statement: Stmt): boolean {
  return statement.kind === "ImportFrom" && statement.names.some(({ name }) => name === "*");
}

type Name = Extract<Expression, { kind: "Name" }>;

/** The names that a plain assignment binds. */
function certainTargets(statement: Stmt): readonly Name[] {
  switch (statement.kind) {
    case "Assign":
      return statement.targets.flatMap(namesIn);
    case "AugAssign":
      return namesIn(statement.target);
    case "AnnAssign":
      return statement.value === null ? [] : namesIn(statement.target);
    default:
      return [];
  }
}

function namesIn(target: Expression): readonly Name[] {
  if (target.kind === "Name") return [target];
  return target.kind === "Tuple" || target.kind === "List" ? target.elts.flatMap(namesIn) : [];
}

/** The names that nodes of one kind bind, wherever they stand in a statement. */
function namesBy(node: TreeNode, namesOf: (node: TreeNode) => readonly string[]): readonly string[] {
  return [...namesOf(node), ...children(node).flatMap((child) => namesBy(child, namesOf))];
}

function namedExpression(node: TreeNode): readonly string[] {
  return node.kind === "NamedExpr" ? [node.target.id] : [];
}

function globalNames(node: TreeNode): readonly string[] {
  return node.kind === "Global" ? node.names : [];
}
