import type { Constant, ConstantValue, Expression } from "./ast.ts";
import type { Lowering } from "./lowering.ts";
import type { SyntaxNode } from "./parse.ts";

/** `1_000`, `0x1f`, `1.`, `1e5`, `1j`. An int beyond 2**53 is the nearest float. */
export function lowerNumber(lowering: Lowering, node: SyntaxNode): Expression {
  const text = lowering.textOf(node).replaceAll("_", "");
  if (/l$/i.test(text)) return lowering.broken(node);
  const span = lowering.span(node);
  if (/^[^x]*j$/i.test(text)) {
    return { kind: "Constant", value: { kind: "imaginary", value: Number(text.slice(0, -1)) }, span };
  }
  return { kind: "Constant", value: { kind: node.type === "float" ? "float" : "int", value: Number(text) }, span };
}

/** A string, or several side by side: a constant, or a `JoinedStr` where one of them is an f-string. */
export function lowerString(lowering: Lowering, node: SyntaxNode): Expression {
  const parts = node.type === "string" ? [node] : node.children;
  if (parts.some((part) => lowering.textOf(part).startsWith("`"))) return lowering.broken(node);
  const literals = parts.map((part) => readLiteral(lowering.textOf(part)));
  if (literals.some(({ prefix }) => prefix.includes("t"))) return lowering.broken(node);
  const span = lowering.span(node);
  if (literals.some(({ prefix }) => prefix.includes("f"))) {
    const values = parts.flatMap((part) => interpolated(lowering, part));
    return { kind: "JoinedStr", values, texts: textsAround(lowering, parts), span };
  }
  return { kind: "Constant", value: stringValue(literals), span };
}

/** The string that a constant holds, null where it holds something else. */
export function stringOf(expression: Expression): string | null {
  return expression.kind === "Constant" && expression.value.kind === "str" ? expression.value.value : null;
}

/** `True`, `False`, `None` and `...`. */
export function lowerKeywordConstant(lowering: Lowering, node: SyntaxNode, value: ConstantValue): Constant {
  return { kind: "Constant", value, span: lowering.span(node) };
}

interface Literal {
  readonly prefix: string;
  readonly content: string;
}

function readLiteral(text: string): Literal {
  const [opening, prefix, quote] = /^([a-z]*)("""|'''|"|')/i.exec(text)!;
  return { prefix: prefix!.toLowerCase(), content: text.slice(opening.length, text.length - quote!.length) };
}

function stringValue(literals: readonly Literal[]): ConstantValue {
  if (literals.some(({ prefix }) => prefix.includes("b"))) return { kind: "bytes" };
  return { kind: "str", value: literals.map(unescaped).join("") };
}

function unescaped({ prefix, content }: Literal): string {
  return prefix.includes("r") || !content.includes("\\") ? content : content.replace(escapeSequence, escapedCharacter);
}

const escapeSequence = /\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\}|[0-7]{1,3}|[\s\S])/g;

function escapedCharacter(sequence: string, escaped: string): string {
  const first = escaped[0]!;
  if (/[0-7]/.test(first)) return String.fromCharCode(Number.parseInt(escaped, 8));
  if (escaped.length === 1) return simpleEscapes[first] ?? sequence;
  if (first === "N") return "\uFFFD";
  const code = Number.parseInt(escaped.slice(1), 16);
  return code > 0x10ffff ? "\uFFFD" : String.fromCodePoint(code);
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The texts around the expressions of the parts of an f-string; null where a brace has more than an expression in it. */
function textsAround(lowering: Lowering, parts: readonly SyntaxNode[]): readonly string[] | null {
  const texts = [""];
  for (const part of parts) {
    const { prefix, content } = readLiteral(lowering.textOf(part));
    if (!prefix.includes("f")) texts[texts.length - 1] += unescaped({ prefix, content });
    for (const child of prefix.includes("f") ? part.children : []) {
      if (child.type === "string_content") {
        const text = lowering.textOf(child).replaceAll("{{", "{").replaceAll("}}", "}");
        texts[texts.length - 1] += unescaped({ prefix, content: text });
      }
      if (child.type !== "interpolation") continue;
      if (child.children.length !== bracesAndValue) return null;
      texts.push("");
    }
  }
  return texts;
}

const bracesAndValue = 3;

/** The expressions in the braces of an f-string, those in its format specifiers too. */
function interpolated(lowering: Lowering, node: SyntaxNode): readonly Expression[] {
  return node.children.flatMap((child) => {
    if (child.field === "expression") return [lowering.expression(child)];
    return child.named && child.type !== "string_content" ? interpolated(lowering, child) : [];
  });
}
