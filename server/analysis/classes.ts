// `class` statements: what they make, and what calling a class makes.

import { bindArguments, type Parameter } from "../../runtime/api/signature.ts";
import { canBind } from "../../runtime/core/callee.ts";
import { typeError } from "../../runtime/core/errors.ts";
import type { PyFunction, PyTuple, PyValue } from "../../runtime/core/pyValue.ts";
import type { ClassDef, Expression } from "../syntax/ast.ts";
import { codeIn, methodsOf, unknownWith } from "./code.ts";
import { callUnknown } from "./effects.ts";
import { evaluate } from "./expressions.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { classAttribute, Instance, isProgramClass, Members, type ProgramClass } from "./programClass.ts";
import { Scope } from "./scope.ts";
import { runBlock } from "./statements.ts";

/** The class at the root of all classes; abstract and generic classes add nothing to it that shapes depend on. */
export const objectClass: PyFunction = nativeFunction("object", () => ({ kind: "object", typeName: "object" }));

/** `typing.NamedTuple`: as a base it makes a class of named tuples. */
export const namedTupleBase = { kind: "object", typeName: "NamedTuple" } as const satisfies PyValue;

/** The class that a `class` statement makes; unknown where one of its bases is. */
export function defineClass(interpreter: Interpreter, node: ClassDef): PyValue {
  const bases = node.bases.map((base) => evaluate(interpreter, base));
  for (const { value } of node.keywords) evaluate(interpreter, value);
  const scope = new Scope(interpreter.store, interpreter.scope, "classBody");
  interpreter.inScope(scope, () => runBlock(interpreter, node.body));
  const parents = bases.filter((base) => base !== objectClass && base !== namedTupleBase);
  if (!parents.every(isProgramClass) || node.keywords.some(({ arg }) => arg !== "metaclass")) {
    const code = [...parents, ...scope.boundNames.map((name) => scope.lookupHere(name)!)].flatMap(codeIn);
    return unknownWith(`what ${node.name} makes is not modelled`, code);
  }
  const annotated = annotatedNames(node);
  const fields = bases.includes(namedTupleBase)
    ? annotated
    : (parents.find((parent) => parent.fields !== null)?.fields ?? null);
  const type = programClass(interpreter, node.name, parents, fields, annotated);
  for (const name of scope.boundNames) type.members.set(name, scope.lookupHere(name));
  scope.bind("__class__", type);
  return type;
}

/** The names that a class body annotates as fields; null where some are arguments of `__init__` alone, or divide them. */
function annotatedNames({ body }: ClassDef): readonly string[] | null {
  const fields = body.flatMap((statement) =>
    statement.kind === "AnnAssign" && statement.target.kind === "Name"
      ? [{ name: statement.target.id, type: lastName(statement.annotation) }]
      : [],
  );
  if (fields.some(({ type }) => type === "InitVar" || type === "KW_ONLY")) return null;
  return fields.filter(({ type }) => type !== "ClassVar").map(({ name }) => name);
}

function lastName(annotation: Expression): string {
  if (annotation.kind === "Subscript") return lastName(annotation.value);
  if (annotation.kind === "Name") return annotation.id;
  return annotation.kind === "Attribute" ? annotation.attr : "";
}

/** A class without attributes so far. `fields` are those of a class of named tuples; their defaults are attributes. */
export function programClass(
  interpreter: Interpreter,
  name: string,
  parents: readonly ProgramClass[],
  fields: readonly string[] | null,
  annotated: readonly string[] | null = [],
): ProgramClass {
  const type: ProgramClass = {
    kind: "function",
    name,
    members: new Members(interpreter.store),
    get mro(): readonly ProgramClass[] {
      return order;
    },
    fields,
    annotated,
    get parameters(): readonly string[] | null {
      if (fields !== null) return fields;
      const init = initializer(type);
      return init === null ? [] : (init.parameters?.slice(1) ?? null);
    },
    accepts: (positional, keywords) => {
      if (fields !== null) return canBind({ parameters: fields }, positional, keywords);
      const init = initializer(type);
      return init === null ? positional + keywords.length === 0 : canBind(init, positional + 1, keywords);
    },
    call: (args, kwargs) =>
      fields === null ? instanceOf(interpreter, type, args, kwargs) : namedTuple(type, fields, args, kwargs),
  };
  const order = [type, ...linearize([...parents.map(({ mro }) => mro), parents])];
  return type;
}

function initializer({ mro }: ProgramClass): PyFunction | null {
  const value = classAttribute(mro, "__init__");
  return value?.kind === "function" ? value : null;
}

function instanceOf(
  interpreter: Interpreter,
  type: ProgramClass,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): PyValue {
  if (classAttribute(type.mro, "__new__") !== undefined) {
    const unfollowed = unknownWith(`what ${type.name}.__new__ makes is not followed`, methodsOf(type));
    return callUnknown(interpreter, unfollowed, [...args, ...kwargs.values()]);
  }
  const instance = new Instance(interpreter.store, type);
  const init = instance.special("__init__");
  if (init !== null) init.call(args, kwargs);
  else if (args.length + kwargs.size > 0 && classAttribute(type.mro, "__init__") === undefined)
    throw typeError(`${type.name}() takes no arguments`, { code: "call-arguments" });
  return instance;
}

function namedTuple(
  type: ProgramClass,
  fields: readonly string[],
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
): PyTuple {
  const parameters = fields.map(
    (name): Parameter => ({ name, kind: "positionalOrKeyword", default: classAttribute(type.mro, name) }),
  );
  const signature = { text: `(${fields.join(", ")})`, parameters };
  const { values } = bindArguments(`${type.name}.__new__`, signature, args, kwargs);
  return { kind: "tuple", typeName: type.name, fields, type, items: fields.map((field) => values.get(field)!) };
}

/** Python's C3 order: no class before one that is derived from it. Where there is none, any order will do. */
function linearize(sequences: readonly (readonly ProgramClass[])[]): readonly ProgramClass[] {
  const left = sequences.filter((sequence) => sequence.length > 0);
  if (left.length === 0) return [];
  const heads = left.map((sequence) => sequence[0]!);
  const next = heads.find((head) => left.every((sequence) => !sequence.slice(1).includes(head))) ?? heads[0]!;
  return [next, ...linearize(left.map((sequence) => sequence.filter((each) => each !== next)))];
}
