import { NotKnownError } from "../core/errors.ts";
import type { PyValue } from "../core/pyValue.ts";
import type { StaticArguments } from "../transforms/jit.ts";
import type { BoundArguments } from "./boundArguments.ts";

/** The arguments that `static_argnums` and `static_argnames` keep from being traced. */
export function readStaticArguments(args: BoundArguments): StaticArguments {
  return {
    argnums: oneOrMore(args.get("static_argnums")).map((value) => {
      if (value.kind === "int" && typeof value.value === "number") return value.value;
      throw new NotKnownError("the value of static_argnums is not known");
    }),
    argnames: oneOrMore(args.get("static_argnames")).map((value) => {
      if (value.kind === "str" && value.value !== null) return value.value;
      throw new NotKnownError("the value of static_argnames is not known");
    }),
  };
}

function oneOrMore(value: PyValue): readonly PyValue[] {
  if (value.kind === "none") return [];
  return value.kind === "tuple" || value.kind === "list" ? value.items : [value];
}
