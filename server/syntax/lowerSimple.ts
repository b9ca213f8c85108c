import type { Alias, AugAssign, Expression, Stmt } from "./ast.ts";
import { lowerElements } from "./lowerExpression.ts";
import { childIn, childrenIn, hasToken, type Lowering, namedChildren, placeholder } from "./lowering.ts";
import type { SyntaxNode } from "./parse.ts";

/** The statement of one line that a node of an error-free tree stands for. */
export function lowerSimple(lowering: Lowering, node: SyntaxNode): Stmt {
  const span = lowering.span(node);
  const first = namedChildren(node)[0];
  const value = () => (first === undefined ? null : lowering.expression(first));
  switch (node.type) {
    case "expression_statement":
      return expressionStatement(lowering, node);
    case "return_statement":
      return { kind: "Return", value: value(), span };
    case "delete_statement":
      return { kind: "Delete", targets: elements(lowering, first!), span };
    case "raise_statement": {
      const cause = childIn(node, "cause");
      const exc = first === undefined || first === cause ? null : lowering.expression(first);
      return { kind: "Raise", exc, cause: cause === null ? null : lowering.expression(cause), span };
    }
    case "assert_statement": {
      const [test, msg] = namedChildren(node).map((child) => lowering.expression(child));
      return { kind: "Assert", test: test!, msg: msg ?? null, span };
    }
    case "import_statement":
      return { kind: "Import", names: aliases(lowering, node), span };
    case "future_import_statement":
      return { kind: "ImportFrom", module: "__future__", level: 0, names: aliases(lowering, node), span };
    case "import_from_statement":
      return { kind: "ImportFrom", ...importedModule(lowering, node), names: aliases(lowering, node), span };
    case "global_statement":
      return { kind: "Global", names: namedChildren(node).map((name) => lowering.identifier(name)), span };
    case "nonlocal_statement":
      return { kind: "Nonlocal", names: namedChildren(node).map((name) => lowering.identifier(name)), span };
    case "pass_statement":
      return { kind: "Pass", span };
    case "break_statement":
      return { kind: "Break", span };
    case "continue_statement":
      return { kind: "Continue", span };
    case "type_alias_statement":
      return lowering.brokenStatement(node, aliasNames(lowering, node));
    default:
      lowering.hasLegacyStatement = true;
      return lowering.brokenStatement(node, []);
  }
}

/** The grammar takes the assignment `type(x).a = b` for an alias too; that one binds no name. */
function aliasNames(lowering: Lowering, node: SyntaxNode): readonly string[] {
  const name = /^type\s+(\w+)/.exec(lowering.textOf(node))?.[1];
  return name === undefined ? [] : [name];
}

function expressionStatement(lowering: Lowering, node: SyntaxNode): Stmt {
  const inner = node.children[0]!;
  if (inner.type === "assignment") return assignment(lowering, inner);
  if (inner.type === "augmented_assignment") return augmentedAssignment(lowering, inner);
  const span = lowering.span(node);
  const gap = lowering.textOf(node) === placeholder ? lowering.gaps.get(span.line) : undefined;
  if (gap !== undefined) {
    const { binds, endLine, endColumn } = gap;
    return { kind: "Broken", binds, span: { ...span, endLine, endColumn } };
  }
  return { kind: "Expr", value: lowerElements(lowering, namedChildren(node), hasToken(node, ",")), span };
}

function assignment(lowering: Lowering, node: SyntaxNode): Stmt {
  const span = lowering.span(node);
  const target = lowering.expression(childIn(node, "left")!);
  const type = childIn(node, "type");
  let right = childIn(node, "right");
  if (type !== null) {
    const value = right === null ? null : lowering.expression(right);
    return { kind: "AnnAssign", target, annotation: lowering.expression(type), value, span };
  }
  const targets = [target];
  while (right!.type === "assignment" && childIn(right!, "type") === null) {
    targets.push(lowering.expression(childIn(right!, "left")!));
    right = childIn(right!, "right");
  }
  return { kind: "Assign", targets, value: lowering.expression(right!), span };
}

function augmentedAssignment(lowering: Lowering, node: SyntaxNode): Stmt {
  return {
    kind: "AugAssign",
    target: lowering.expression(childIn(node, "left")!),
    // SAFETY: the grammar's augmented operators are those of `Operator` followed by `=`.
    op: childIn(node, "operator")!.type.slice(0, -1) as AugAssign["op"],
    value: lowering.expression(childIn(node, "right")!),
    span: lowering.span(node),
  };
}

function elements(lowering: Lowering, node: SyntaxNode): readonly Expression[] {
  return node.type === "expression_list"
    ? namedChildren(node).map((child) => lowering.expression(child))
    : [lowering.expression(node)];
}

function importedModule(lowering: Lowering, node: SyntaxNode): { module: string; level: number } {
  const name = childIn(node, "module_name")!;
  if (name.type === "dotted_name") return { module: dottedName(lowering, name), level: 0 };
  const [prefix, dotted] = namedChildren(name);
  const level = prefix!.children.filter(({ type }) => type === ".").length;
  return { module: dotted === undefined ? "" : dottedName(lowering, dotted), level };
}

function aliases(lowering: Lowering, node: SyntaxNode): readonly Alias[] {
  const star = namedChildren(node).find(({ type }) => type === "wildcard_import");
  if (star !== undefined) return [{ kind: "alias", name: "*", asname: null, span: lowering.span(star) }];
  return childrenIn(node, "name").map((imported) => {
    const alias = childIn(imported, "alias");
    return {
      kind: "alias",
      name: dottedName(lowering, childIn(imported, "name") ?? imported),
      asname: alias === null ? null : lowering.identifier(alias),
      span: lowering.span(imported),
    };
  });
}

/** Blanks may stand around the dots. */
function dottedName(lowering: Lowering, node: SyntaxNode): string {
  return namedChildren(node)
    .map((part) => lowering.identifier(part))
    .join(".");
}
