import type { Expression, Name } from "./ast.ts";

/** The names that a target binds: itself, or those in it where it is unpacked. */
export function storedNames(target: Expression): readonly Name[] {
  if (target.kind === "Name") return [target];
  if (target.kind === "Starred") return storedNames(target.value);
  return target.kind === "Tuple" || target.kind === "List" ? target.elts.flatMap(storedNames) : [];
}
