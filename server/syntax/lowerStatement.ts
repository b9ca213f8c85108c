import type { ExceptHandler, If, MatchCase, Stmt, With } from "./ast.ts";
import { boundNames } from "./boundNames.ts";
import { stringOf } from "./literal.ts";
import { lowerCallArguments, lowerParameters } from "./lowerArguments.ts";
import { lowerElements } from "./lowerExpression.ts";
import { childIn, childrenIn, hasToken, type Lowering, namedChildren } from "./lowering.ts";
import { lowerSimple } from "./lowerSimple.ts";
import type { SyntaxNode } from "./parse.ts";

/** The statements of a module or block of an error-free tree. */
export function lowerBlock(lowering: Lowering, node: SyntaxNode | null): readonly Stmt[] {
  return node === null ? [] : namedChildren(node).map((statement) => lowerStatement(lowering, statement));
}

function lowerStatement(lowering: Lowering, node: SyntaxNode): Stmt {
  return lowering.nested(
    () => lowerCompound(lowering, node) ?? lowerSimple(lowering, node),
    () => lowering.brokenStatement(node, boundNames(lowering, node)),
  );
}

/** Null where the statement holds no block. */
function lowerCompound(lowering: Lowering, node: SyntaxNode): Stmt | null {
  switch (node.type) {
    case "decorated_definition":
      return definition(lowering, childIn(node, "definition")!, node);
    case "function_definition":
    case "class_definition":
      return definition(lowering, node, node);
    case "if_statement":
      return ifStatement(lowering, node, childrenIn(node, "alternative"));
    case "for_statement":
      return {
        kind: "For",
        target: lowering.expression(childIn(node, "left")!),
        iter: lowering.expression(childIn(node, "right")!),
        body: lowerBlock(lowering, childIn(node, "body")),
        orelse: elseBlock(lowering, node),
        span: lowering.span(node),
      };
    case "while_statement":
      return {
        kind: "While",
        test: lowering.expression(childIn(node, "condition")!),
        body: lowerBlock(lowering, childIn(node, "body")),
        orelse: elseBlock(lowering, node),
        span: lowering.span(node),
      };
    case "with_statement":
      return {
        kind: "With",
        items: contexts(childOf(node, "with_clause")!).map((context) => withItem(lowering, context)),
        body: lowerBlock(lowering, childIn(node, "body")),
        span: lowering.span(node),
      };
    case "try_statement":
      return {
        kind: "Try",
        body: lowerBlock(lowering, childIn(node, "body")),
        handlers: childrenOf(node, "except_clause").map((clause) => exceptHandler(lowering, clause)),
        orelse: elseBlock(lowering, node),
        finalbody: clauseBlock(lowering, childOf(node, "finally_clause")),
        span: lowering.span(node),
      };
    case "match_statement":
      return {
        kind: "Match",
        subject: lowering.expression(childIn(node, "subject")!),
        cases: childrenOf(childIn(node, "body")!, "case_clause").map((clause) => matchCase(lowering, clause)),
        span: lowering.span(node),
      };
    default:
      return null;
  }
}

function matchCase(lowering: Lowering, clause: SyntaxNode): MatchCase {
  const guard = childIn(clause, "guard");
  return {
    kind: "match_case",
    binds: childrenOf(clause, "case_pattern").flatMap((pattern) => boundNames(lowering, pattern)),
    guard: guard === null ? null : lowering.expression(namedChildren(guard)[0]!),
    body: lowerBlock(lowering, childIn(clause, "consequence")),
    span: lowering.span(clause),
  };
}

/** The span of a decorated definition starts at its first decorator. */
function definition(lowering: Lowering, node: SyntaxNode, whole: SyntaxNode): Stmt {
  const decoratorList = childrenOf(whole, "decorator").map((child) => lowering.expression(namedChildren(child)[0]!));
  const name = childIn(node, "name")!;
  const named = { name: lowering.identifier(name), nameSpan: lowering.span(name), decoratorList };
  const span = lowering.span(whole);
  if (node.type === "class_definition") {
    const { args, keywords } = lowerCallArguments(lowering, childIn(node, "superclasses"));
    const body = lowerBlock(lowering, childIn(node, "body"));
    return { kind: "ClassDef", ...named, bases: args, keywords, body, span };
  }

  const args = lowerParameters(lowering, childIn(node, "parameters"));
  const returns = childIn(node, "return_type");
  const outerYields = lowering.yields;
  lowering.yields = false;
  const body = lowerBlock(lowering, childIn(node, "body"));
  const isGenerator = lowering.yields;
  lowering.yields = outerYields;
  return {
    kind: "FunctionDef",
    ...named,
    args,
    body,
    returns: returns === null ? null : lowering.expression(returns),
    docstring: body[0]?.kind === "Expr" ? stringOf(body[0].value) : null,
    shapeComment: shapeComment(lowering, node),
    isAsync: hasToken(node, "async"),
    isGenerator,
    span,
  };
}

function shapeComment({ text }: Lowering, node: SyntaxNode): string | null {
  const first = namedChildren(childIn(node, "body")!)[0];
  return /# *shapes?:(.*)/.exec(text.slice(node.start, first?.start ?? node.end))?.[1] ?? null;
}

/** `elif` is an `If` in the `orelse` of the one before, as in CPython. */
function ifStatement(lowering: Lowering, node: SyntaxNode, alternatives: readonly SyntaxNode[]): If {
  const [next, ...rest] = alternatives;
  return {
    kind: "If",
    test: lowering.expression(childIn(node, "condition")!),
    body: lowerBlock(lowering, childIn(node, "consequence")),
    orelse: orelse(),
    span: lowering.span(node, alternatives.at(-1) ?? node),
  };

  function orelse(): readonly Stmt[] {
    if (next === undefined) return [];
    if (next.type === "else_clause") return clauseBlock(lowering, next);
    return lowering.nested<readonly Stmt[]>(
      () => [ifStatement(lowering, next, rest)],
      () => alternatives.map((clause) => lowering.brokenStatement(clause, boundNames(lowering, clause))),
    );
  }
}

/** The grammar takes the parentheses of `with (f() as x):` for a part of the expression. */
function contexts(clause: SyntaxNode): readonly SyntaxNode[] {
  const values = childrenOf(clause, "with_item").map((item) => childIn(item, "value")!);
  const inner = namedChildren(values[0]!);
  const isWrapped = values.length === 1 && inner.some(({ type }) => type === "as_pattern");
  return isWrapped && values[0]!.type !== "as_pattern" ? inner : values;
}

function withItem(lowering: Lowering, node: SyntaxNode): With["items"][number] {
  if (node.type !== "as_pattern") return { contextExpr: lowering.expression(node), optionalVars: null };
  const { expression, alias } = asPattern(node);
  return { contextExpr: lowering.expression(expression), optionalVars: lowering.expression(alias) };
}

function exceptHandler(lowering: Lowering, node: SyntaxNode): ExceptHandler {
  const values = childrenIn(node, "value");
  const { type, name } = caught(lowering, values, childIn(node, "alias"));
  return { kind: "ExceptHandler", type, name, body: clauseBlock(lowering, node), span: lowering.span(node) };
}

function caught(
  lowering: Lowering,
  values: readonly SyntaxNode[],
  alias: SyntaxNode | null,
): Pick<ExceptHandler, "type" | "name"> {
  const first = values[0];
  if (first === undefined) return { type: null, name: null };
  if (first.type === "as_pattern") {
    const pattern = asPattern(first);
    return { type: lowering.expression(pattern.expression), name: lowering.identifier(pattern.alias) };
  }
  return {
    type: lowerElements(lowering, values, values.length > 1),
    name: alias === null ? null : lowering.identifier(alias),
  };
}

function asPattern(node: SyntaxNode): { readonly expression: SyntaxNode; readonly alias: SyntaxNode } {
  return { expression: node.children[0]!, alias: childIn(node, "alias")! };
}

function elseBlock(lowering: Lowering, node: SyntaxNode): readonly Stmt[] {
  return clauseBlock(lowering, childOf(node, "else_clause"));
}

function clauseBlock(lowering: Lowering, clause: SyntaxNode | null): readonly Stmt[] {
  return clause === null ? [] : lowerBlock(lowering, childOf(clause, "block"));
}

function childOf(node: SyntaxNode, type: string): SyntaxNode | null {
  return node.children.find((child) => child.type === type) ?? null;
}

function childrenOf(node: SyntaxNode, type: string): readonly SyntaxNode[] {
  return node.children.filter((child) => child.type === type);
}
