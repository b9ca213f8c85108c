// Classes: named tuples are modelled; instances of other classes are not known, but their methods are looked at.

import { bindArguments, type Parameter } from "../../runtime/api/signature.ts";
import type { PyFunction, PyTuple, PyValue } from "../../runtime/core/pyValue.ts";
import type { ClassDef } from "../syntax/ast.ts";
import { evaluate } from "./expressions.ts";
import type { Interpreter } from "./interpreter.ts";
import { Scope } from "./scope.ts";
import { runBlock } from "./statements.ts";
import { codeIn, unknownWith } from "./value.ts";

/** The class that a `class` statement makes. */
export function defineClass(interpreter: Interpreter, node: ClassDef): PyValue {
  const bases = node.bases.map((base) => evaluate(interpreter, base));
  const scope = new Scope(interpreter.store, interpreter.scope, "classBody");
  interpreter.inScope(scope, () => runBlock(interpreter, node.body));
  const isNamedTuple = bases.some((base) => base.kind === "object" && base.typeName === "NamedTuple");
  if (!isNamedTuple)
    return unknownWith(`what ${node.name} makes is not modelled`, [
      ...bases.flatMap(codeIn),
      ...scope.boundNames.flatMap((name) => codeIn(scope.lookupHere(name)!)),
    ]);
  const fields = node.body.flatMap((statement) =>
    statement.kind === "AnnAssign" && statement.target.kind === "Name" ? [statement.target.id] : [],
  );
  const defaults = new Map(fields.map((field) => [field, scope.lookupHere(field)] as const));
  return namedTupleClass(node.name, fields, defaults);
}

/** The constructor of a named tuple. Mirrors `collections.namedtuple`. */
export function namedTupleClass(
  typeName: string,
  fields: readonly string[],
  defaults: ReadonlyMap<string, PyValue | undefined>,
): PyFunction {
  const parameters = fields.map(
    (name): Parameter => ({ name, kind: "positionalOrKeyword", default: defaults.get(name) }),
  );
  const signature = { text: `(${fields.join(", ")})`, parameters };
  return {
    kind: "function",
    name: typeName,
    parameters: fields,
    call: (args, kwargs): PyTuple => {
      const { values } = bindArguments(`${typeName}.__new__`, signature, args, kwargs);
      return { kind: "tuple", typeName, fields, items: fields.map((field) => values.get(field)!) };
    },
  };
}
