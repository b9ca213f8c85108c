// The names that a program binds in the scope of its module.

import type { Expression, Stmt } from "./ast.ts";
import { children, type TreeNode } from "./position.ts";
import { storedNames } from "./storedNames.ts";

/** The body of a top-level statement. */
export type Body = readonly Stmt[];

/** How many statements of a program bind each name; `*` stands for whatever an import may bind. Kept from edit to edit. */
export class ModuleNames {
  readonly #counts = new Map<string, number>();

  add(body: Body): void {
    for (const name of moduleNamesOf(body)) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Takes back what was added. */
  remove(body: Body): void {
    for (const name of moduleNamesOf(body)) {
      const count = this.#counts.get(name)! - 1;
      if (count === 0) this.#counts.delete(name);
      else this.#counts.set(name, count);
    }
  }

  has(name: string): boolean {
    return this.#counts.has(name) || this.#counts.has("*");
  }
}

const known = new WeakMap<Body, ReadonlySet<string>>();

/** The names that a statement binds in the scope of the module. */
function moduleNamesOf(body: Body): ReadonlySet<string> {
  const found = known.get(body);
  if (found !== undefined) return found;
  const names = new Set<string>();
  const text = body[0]?.span.anchor.text ?? "";
  const isInExpressions = text.includes(":=");
  const isInFunctions = text.includes("global");
  const visit = (node: TreeNode, isModule: boolean): void => {
    if (isModule && !isComprehension(node)) for (const name of boundBy(node)) names.add(name);
    if (node.kind === "Global") for (const name of node.names) names.add(name);
    if (isSimple(node) && !isInExpressions) return;
    const isInside = isModule && (!isScope(node) || isComprehension(node));
    if (!isInside && !isInFunctions) return;
    for (const child of children(node)) visit(child, isInside);
  };
  for (const statement of body) visit(statement, true);
  known.set(body, names);
  return names;
}

/** Whether a statement has no statements in it. */
function isSimple({ kind }: TreeNode): boolean {
  return kind === "Assign" || kind === "Expr" || kind === "AugAssign" || kind === "AnnAssign" || kind === "Assert";
}

export function isScope(node: TreeNode): boolean {
  return node.kind === "FunctionDef" || node.kind === "ClassDef" || node.kind === "Lambda" || isComprehension(node);
}

function isComprehension(node: TreeNode): boolean {
  return "generators" in node;
}

/** The names that a node itself binds. */
export function boundBy(node: TreeNode): readonly string[] {
  switch (node.kind) {
    case "FunctionDef":
    case "ClassDef":
      return [node.name];
    case "arg":
      return [node.arg];
    case "Assign":
      return node.targets.flatMap(namesIn);
    case "AugAssign":
    case "AnnAssign":
    case "For":
    case "NamedExpr":
      return namesIn(node.target);
    case "With":
      return node.items.flatMap(({ optionalVars }) => (optionalVars === null ? [] : namesIn(optionalVars)));
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      return node.generators.flatMap(({ target }) => namesIn(target));
    case "ExceptHandler":
      return node.name === null ? [] : [node.name];
    case "Match":
      return node.cases.flatMap(({ binds }) => binds);
    case "alias":
      return [node.asname ?? node.name.split(".")[0]!];
    case "Broken":
      return node.binds;
    default:
      return [];
  }
}

function namesIn(target: Expression): readonly string[] {
  return storedNames(target).map(({ id }) => id);
}
