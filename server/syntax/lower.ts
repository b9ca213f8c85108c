import type { Anchor, Stmt } from "./ast.ts";
import { lexicallyBound } from "./lexicallyBound.ts";
import { type Gap, Lowering } from "./lowering.ts";
import { lowerBlock } from "./lowerStatement.ts";
import { parseTree, type SyntaxNode } from "./parse.ts";
import { repair } from "./repair.ts";

/** The statements of a text that starts at `anchor`, or null where the text has a syntax error. */
export function lower(text: string, anchor: Anchor): readonly Stmt[] | null {
  const tree = parseTree(text);
  if (tree === null) return null;
  const { body, hasLegacyStatement } = lowerTree(text, anchor, tree, new Map());
  return hasLegacyStatement ? null : body;
}

/** The statements around the errors of a text; what cannot be read is `Broken`. */
export function lowerAround(text: string, anchor: Anchor): readonly Stmt[] {
  const repaired = repair(text);
  const tree = parseTree(repaired.text);
  if (tree === null) return [brokenText(text, anchor)];
  return lowerTree(repaired.text, anchor, tree, repaired.gaps).body;
}

function lowerTree(
  text: string,
  anchor: Anchor,
  tree: SyntaxNode,
  gaps: ReadonlyMap<number, Gap>,
): { readonly body: readonly Stmt[]; readonly hasLegacyStatement: boolean } {
  const lowering = new Lowering(text, anchor, gaps);
  const body = lowerBlock(lowering, tree);
  return { body, hasLegacyStatement: lowering.hasLegacyStatement };
}

function brokenText(text: string, anchor: Anchor): Stmt {
  const lines = text.split("\n");
  const endLine = lines.length - 1;
  const span = { anchor, line: 0, column: 0, endLine, endColumn: lines[endLine]!.length };
  return { kind: "Broken", binds: lexicallyBound(text), span };
}
