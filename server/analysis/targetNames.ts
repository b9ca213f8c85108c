import type { Expression, Stmt } from "../syntax/ast.ts";
import { storedNames } from "../syntax/storedNames.ts";

/** The names that running the statements may bind. */
export function targetNames(body: readonly Stmt[]): readonly string[] {
  return body.flatMap(namesOf);
}

function namesOf(statement: Stmt): readonly string[] {
  switch (statement.kind) {
    case "FunctionDef":
    case "ClassDef":
      return [statement.name];
    case "Assign":
      return statement.targets.flatMap(namesIn);
    case "AugAssign":
    case "AnnAssign":
      return namesIn(statement.target);
    case "For":
      return [...namesIn(statement.target), ...targetNames(statement.body), ...targetNames(statement.orelse)];
    case "While":
    case "If":
      return [...targetNames(statement.body), ...targetNames(statement.orelse)];
    case "With":
      return [
        ...statement.items.flatMap(({ optionalVars }) => (optionalVars === null ? [] : namesIn(optionalVars))),
        ...targetNames(statement.body),
      ];
    case "Try":
      return [
        statement.body,
        ...statement.handlers.map(({ body }) => body),
        statement.orelse,
        statement.finalbody,
      ].flatMap(targetNames);
    case "Match":
      return statement.cases.flatMap(({ binds, body }) => [...binds, ...targetNames(body)]);
    case "Import":
    case "ImportFrom":
      return statement.names.map(({ name, asname }) => asname ?? name.split(".")[0]!);
    case "Broken":
      return statement.binds;
    default:
      return [];
  }
}

function namesIn(target: Expression): readonly string[] {
  return storedNames(target).map(({ id }) => id);
}
