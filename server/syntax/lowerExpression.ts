import type {
  BoolOp,
  CompareOperator,
  Comprehension,
  Expression,
  Generator,
  Operator,
  Slice,
  Subscript,
  Tuple,
  UnaryOp,
} from "./ast.ts";
import { lowerKeywordConstant, lowerNumber, lowerString } from "./literal.ts";
import { lowerCallArguments, lowerParameters } from "./lowerArguments.ts";
import { childIn, childrenIn, hasToken, type Lowering, namedChildren, placeholder } from "./lowering.ts";
import type { SyntaxNode } from "./parse.ts";

/** The expression, target or annotation that a node of an error-free tree stands for. Call `lowering.expression` instead: it bounds the depth. */
export function lowerExpression(lowering: Lowering, node: SyntaxNode): Expression {
  const lower = (field: string) => lowering.expression(childIn(node, field)!);
  const lowerAll = () => namedChildren(node).map((child) => lowering.expression(child));
  const span = lowering.span(node);
  const starred = starredOperand(lowering, node);
  if (starred !== null) return { kind: "Starred", value: lowering.expression(starred), span };
  switch (node.type) {
    case "identifier": {
      const id = lowering.identifier(node);
      return id === placeholder ? lowering.broken(node) : { kind: "Name", id, span };
    }
    case "parenthesized_expression":
    case "type":
    case "as_pattern_target":
      return lowerAll()[0]!;
    case "integer":
    case "float":
      return lowerNumber(lowering, node);
    case "string":
    case "concatenated_string":
      return lowerString(lowering, node);
    case "true":
    case "false":
      return lowerKeywordConstant(lowering, node, { kind: "bool", value: node.type === "true" });
    case "none":
      return lowerKeywordConstant(lowering, node, { kind: "none" });
    case "ellipsis":
      return lowerKeywordConstant(lowering, node, { kind: "ellipsis" });
    case "attribute": {
      const attr = childIn(node, "attribute")!;
      return {
        kind: "Attribute",
        value: lower("object"),
        attr: lowering.identifier(attr),
        attrSpan: lowering.span(attr),
        span,
      };
    }
    case "member_type": {
      const [value, attr] = namedChildren(node);
      return {
        kind: "Attribute",
        value: lowering.expression(value!),
        attr: lowering.identifier(attr!),
        attrSpan: lowering.span(attr!),
        span,
      };
    }
    case "subscript":
      return subscript(lowering, node, childIn(node, "value")!, childrenIn(node, "subscript"), hasToken(node, ","));
    case "generic_type": {
      const [value, parameters] = node.children;
      return subscript(lowering, node, value!, namedChildren(parameters!), hasToken(parameters!, ","));
    }
    case "slice":
      return lowerSlice(lowering, node);
    case "call":
      return {
        kind: "Call",
        func: lower("function"),
        ...lowerCallArguments(lowering, childIn(node, "arguments")),
        span,
      };
    case "binary_operator":
      return {
        kind: "BinOp",
        left: lower("left"),
        op: operatorOf(childIn(node, "operator")!),
        right: lower("right"),
        span,
      };
    case "union_type": {
      const [left, right] = namedChildren(node);
      return { kind: "BinOp", left: lowering.expression(left!), op: "|", right: lowering.expression(right!), span };
    }
    case "unary_operator":
      return {
        kind: "UnaryOp",
        // SAFETY: the grammar's unary_operator has exactly these operators.
        op: childIn(node, "operator")!.type as UnaryOp["op"],
        operand: lower("argument"),
        span,
      };
    case "not_operator":
      return { kind: "UnaryOp", op: "not", operand: lower("argument"), span };
    case "boolean_operator":
      return booleanOperator(lowering, node);
    case "comparison_operator": {
      const [left, ...comparators] = node.children.filter((child) => child.field !== "operators");
      const operators = childrenIn(node, "operators");
      if (operators.some(({ type }) => type === "<>")) return lowering.broken(node);
      return {
        kind: "Compare",
        left: lowering.expression(left!),
        // SAFETY: the grammar's comparison operators are these and `<>`, which was sorted out.
        ops: operators.map(({ type }) => type as CompareOperator),
        comparators: comparators.map((comparator) => lowering.expression(comparator)),
        span,
      };
    }
    case "conditional_expression": {
      const [body, test, orelse] = lowerAll();
      return { kind: "IfExp", test: test!, body: body!, orelse: orelse!, span };
    }
    case "named_expression": {
      const name = childIn(node, "name")!;
      const target = { kind: "Name", id: lowering.identifier(name), span: lowering.span(name) } as const;
      return { kind: "NamedExpr", target, value: lower("value"), span };
    }
    case "lambda": {
      const args = lowerParameters(lowering, childIn(node, "parameters"));
      const outer = lowering.yields;
      const body = lower("body");
      lowering.yields = outer;
      return { kind: "Lambda", args, body, span };
    }
    case "await":
      return { kind: "Await", value: lowerAll()[0]!, span };
    case "yield":
      lowering.yields = true;
      return { kind: "Yield", value: lowerAll()[0] ?? null, isFrom: hasToken(node, "from"), span };
    case "tuple_pattern":
      if (isParenthesized(node)) return lowerAll()[0]!;
      return { kind: "Tuple", elts: lowerAll(), span };
    case "tuple":
    case "expression_list":
    case "pattern_list":
      return { kind: "Tuple", elts: lowerAll(), span };
    case "list":
    case "list_pattern":
      return { kind: "List", elts: lowerAll(), span };
    case "set":
      return { kind: "Set", elts: lowerAll(), span };
    case "dictionary":
      return dictionary(lowering, node);
    case "list_comprehension":
      return comprehension(lowering, node, "ListComp");
    case "set_comprehension":
      return comprehension(lowering, node, "SetComp");
    case "dictionary_comprehension":
      return comprehension(lowering, node, "DictComp");
    case "generator_expression":
      return comprehension(lowering, node, "GeneratorExp");
    default:
      return lowering.broken(node);
  }
}

/** The elements as they stand, as a tuple where several of them or a comma make one. */
export function lowerElements(lowering: Lowering, nodes: readonly SyntaxNode[], hasComma: boolean): Expression {
  const elts = nodes.map((node) => lowering.expression(node));
  if (elts.length === 1 && !hasComma) return elts[0]!;
  return { kind: "Tuple", elts, span: lowering.span(nodes[0]!, nodes.at(-1)!) } satisfies Tuple;
}

/** What follows the star of `*x`. The grammar takes `[*f(x)]` for the call of `*f`, so the star is looked for at the start. */
function starredOperand(lowering: Lowering, node: SyntaxNode): SyntaxNode | null {
  const isStar = lowering.text[node.start] === "*";
  if (!isStar || node.type === "expression_list" || node.type === "pattern_list") return null;
  const first = node.children[0]!;
  if (!first.named) return namedChildren(node)[0]!;
  const operand = starredOperand(lowering, first)!;
  return { ...node, start: operand.start, children: [{ ...operand, field: first.field }, ...node.children.slice(1)] };
}

/** A target in parentheses looks like a tuple in the grammar. */
function isParenthesized(node: SyntaxNode): boolean {
  const elements = namedChildren(node);
  return elements.length === 1 && !hasToken(node, ",") && elements[0]!.type !== "list_splat_pattern";
}

function subscript(
  lowering: Lowering,
  node: SyntaxNode,
  value: SyntaxNode,
  indices: readonly SyntaxNode[],
  hasComma: boolean,
): Subscript {
  const isTuple = hasComma || lowering.text[indices[0]!.start] === "*";
  return {
    kind: "Subscript",
    value: lowering.expression(value),
    slice: lowerElements(lowering, indices, isTuple),
    span: lowering.span(node),
  };
}

function lowerSlice(lowering: Lowering, node: SyntaxNode): Slice {
  const parts: (Expression | null)[] = [null, null, null];
  let part = 0;
  for (const child of node.children) {
    if (child.type === ":") part++;
    else parts[part] = lowering.expression(child);
  }
  const [lower, upper, step] = parts;
  return { kind: "Slice", lower: lower!, upper: upper!, step: step!, span: lowering.span(node) };
}

function operatorOf(node: SyntaxNode): Operator {
  // SAFETY: the grammar's binary operators are those of `Operator`.
  return node.type as Operator;
}

/** `a and b and c` nests to the left in the grammar and is one operation in Python. */
function booleanOperator(lowering: Lowering, node: SyntaxNode): BoolOp {
  // SAFETY: the grammar's boolean_operator has exactly these operators.
  const op = childIn(node, "operator")!.type as BoolOp["op"];
  const operands: SyntaxNode[] = [];
  let left = node;
  while (left.type === "boolean_operator" && childIn(left, "operator")!.type === op) {
    operands.unshift(childIn(left, "right")!);
    left = childIn(left, "left")!;
  }
  const values = [left, ...operands].map((operand) => lowering.expression(operand));
  return { kind: "BoolOp", op, values, span: lowering.span(node) };
}

function dictionary(lowering: Lowering, node: SyntaxNode): Expression {
  const items = namedChildren(node).map((item) => ({
    key: item.type === "pair" ? lowering.expression(childIn(item, "key")!) : null,
    value: lowering.expression(childIn(item, "value") ?? namedChildren(item)[0]!),
  }));
  return {
    kind: "Dict",
    keys: items.map(({ key }) => key),
    values: items.map(({ value }) => value),
    span: lowering.span(node),
  };
}

function comprehension(lowering: Lowering, node: SyntaxNode, kind: Comprehension["kind"]): Comprehension {
  const body = childIn(node, "body")!;
  const isPair = body.type === "pair";
  const generators: (Generator & { readonly ifs: Expression[] })[] = [];
  for (const clause of namedChildren(node)) {
    if (clause.type === "for_in_clause") {
      generators.push({
        target: lowering.expression(childIn(clause, "left")!),
        iter: lowerElements(lowering, childrenIn(clause, "right"), childrenIn(clause, "right").length > 1),
        ifs: [],
      });
    } else if (clause.type === "if_clause") {
      generators.at(-1)!.ifs.push(lowering.expression(namedChildren(clause)[0]!));
    }
  }
  return {
    kind,
    key: isPair ? lowering.expression(childIn(body, "key")!) : null,
    elt: lowering.expression(isPair ? childIn(body, "value")! : body),
    generators,
    span: lowering.span(node),
  };
}
