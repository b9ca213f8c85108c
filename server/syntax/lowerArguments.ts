import type { Arg, Arguments, Call, Expression, Keyword } from "./ast.ts";
import { childIn, type Lowering, namedChildren } from "./lowering.ts";
import type { SyntaxNode } from "./parse.ts";

/** The parameters of a `def` or a `lambda`; null stands for none. */
export function lowerParameters(lowering: Lowering, node: SyntaxNode | null): Arguments {
  let posonlyargs: readonly Arg[] = [];
  let args: Arg[] = [];
  let vararg: Arg | null = null;
  const kwonlyargs: Arg[] = [];
  let kwarg: Arg | null = null;
  let onlyKeywords = false;
  for (const parameter of node === null ? [] : namedChildren(node)) {
    if (parameter.type === "positional_separator") {
      posonlyargs = args;
      args = [];
      continue;
    }
    if (parameter.type === "keyword_separator") {
      onlyKeywords = true;
      continue;
    }
    const star = starOf(parameter);
    const arg = lowerParameter(lowering, parameter);
    if (star === "*") {
      vararg = arg;
      onlyKeywords = true;
    } else if (star === "**") kwarg = arg;
    else if (onlyKeywords) kwonlyargs.push(arg);
    else args.push(arg);
  }
  return { posonlyargs, args, vararg, kwonlyargs, kwarg };
}

/** The arguments of a call or the bases of a class. `f(x for x in xs)` has one argument, the generator. */
export function lowerCallArguments(lowering: Lowering, node: SyntaxNode | null): Pick<Call, "args" | "keywords"> {
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  if (node?.type === "generator_expression") return { args: [lowering.expression(node)], keywords };
  for (const argument of node === null ? [] : namedChildren(node)) {
    if (argument.type === "keyword_argument") {
      const arg = lowering.identifier(childIn(argument, "name")!);
      const value = lowering.expression(childIn(argument, "value")!);
      keywords.push({ kind: "keyword", arg, value, span: lowering.span(argument) });
    } else if (argument.type === "dictionary_splat") {
      const value = lowering.expression(namedChildren(argument)[0]!);
      keywords.push({ kind: "keyword", arg: null, value, span: lowering.span(argument) });
    } else args.push(lowering.expression(argument));
  }
  return { args, keywords };
}

function lowerParameter(lowering: Lowering, node: SyntaxNode): Arg {
  const type = childIn(node, "type");
  const value = childIn(node, "value");
  const name = nameOf(node);
  return {
    kind: "arg",
    arg: lowering.identifier(name),
    annotation: type === null ? null : lowering.expression(type),
    default: value === null ? null : lowering.expression(value),
    span: lowering.span(name),
  };
}

/** The identifier inside `x`, `*x`, `x: int`, `x=1` and their combinations. */
function nameOf(node: SyntaxNode): SyntaxNode {
  const inner = node.type === "identifier" ? undefined : namedChildren(node)[0];
  return inner === undefined ? node : nameOf(inner);
}

function starOf(node: SyntaxNode): "*" | "**" | null {
  if (node.type === "list_splat_pattern") return "*";
  if (node.type === "dictionary_splat_pattern") return "**";
  return node.type === "typed_parameter" ? starOf(node.children[0]!) : null;
}
