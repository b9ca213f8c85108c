import { pyRepr, pyStrOf } from "../core/pyRepr.ts";
import { type PyValue, typeName } from "../core/pyValue.ts";

/** JAX's words for an argument that is neither array nor number. Mirrors the errors of `core.typeof`. */
export function invalidType(value: PyValue): string {
  if (value.kind === "dtype") return `JAX scalar type ${pyRepr(value)} cannot be interpreted as a JAX array.`;
  const type = `<class '${typeName(value)}'>`;
  return `Argument '${pyStrOf(value)}' of type ${value.kind === "str" ? type : `'${type}'`} is not a valid JAX type`;
}
