import type { Lowering } from "./lowering.ts";
import type { SyntaxNode } from "./parse.ts";

/** The names that a tree binds in its scope. Rather too many than too few: each becomes unknown. */
export function boundNames(lowering: Lowering, node: SyntaxNode): readonly string[] {
  const names = new Set<string>();
  collect(node, false);
  return [...names];

  function collect(part: SyntaxNode, isTarget: boolean): void {
    if (part.type === "identifier" && isTarget) names.add(lowering.identifier(part));
    lowering.nested(
      () => {
        for (const child of part.children) {
          if (!bindsElsewhere(part, child)) collect(child, isTarget || holdsTarget(part, child));
        }
      },
      () => {},
    );
  }
}

/** A field of null means all children. */
const targets: ReadonlyMap<string, string | null> = new Map([
  ["assignment", "left"],
  ["augmented_assignment", "left"],
  ["for_statement", "left"],
  ["as_pattern", "alias"],
  ["named_expression", "name"],
  ["function_definition", "name"],
  ["class_definition", "name"],
  ["import_statement", "name"],
  ["import_from_statement", "name"],
  ["case_pattern", null],
]);

function holdsTarget(parent: SyntaxNode, child: SyntaxNode): boolean {
  const field = targets.get(parent.type);
  return field !== undefined && (field === null || field === child.field);
}

/** Bodies of definitions have their own scope; patterns name classes, attributes and constants that they only compare. */
function bindsElsewhere(parent: SyntaxNode, child: SyntaxNode): boolean {
  switch (parent.type) {
    case "function_definition":
    case "class_definition":
      return child.field !== "name";
    case "class_pattern":
      return child.type === "dotted_name";
    case "keyword_pattern":
      return child === parent.children[0];
    case "case_pattern":
    case "union_pattern":
      return child.type === "dotted_name" && child.children.length > 1;
    default:
      return false;
  }
}
