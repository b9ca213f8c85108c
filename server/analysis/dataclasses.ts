// `dataclasses`: classes that get their `__init__` from their annotations.

import { bindArguments, type Parameter, parseSignature } from "../../runtime/api/signature.ts";
import { canBind } from "../../runtime/core/callee.ts";
import { NotKnownError } from "../../runtime/core/errors.ts";
import { none, type PyFunction, type PyObject, type PyValue, pyStr, unknown } from "../../runtime/core/pyValue.ts";
import { codeIn, unknownWith } from "./code.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { Instance, isProgramClass, type NativeMethod, type ProgramClass } from "./programClass.ts";
import { isTrue } from "./truth.ts";
import { MutableDict } from "./value.ts";

type Keywords = ReadonlyMap<string, PyValue>;

/** One field of a dataclass. */
interface Field {
  readonly name: string;
  readonly default: PyValue | undefined;
  readonly factory: PyValue | undefined;
  /** Whether `__init__` has a parameter for it, and whether only by keyword. */
  readonly init: boolean;
  readonly keywordOnly: boolean;
  /** Whether JAX takes it for part of the structure. */
  readonly isStatic: boolean;
}

/** What `dataclasses.field(...)` gives. */
interface FieldOptions extends PyObject {
  readonly options: Keywords;
}

/** The fields as a class keeps them. */
interface Fields extends PyObject {
  readonly dataclassFields: readonly Field[];
}

/** `@dataclass` and `@dataclass(frozen=True)`. */
export function dataclass(args: readonly PyValue[], options: Keywords): PyValue {
  const [type] = args;
  if (type === undefined) return nativeFunction("dataclass", ([decorated]) => asDataclass(decorated, options));
  return asDataclass(type, options);
}

/** `field(default_factory=list)`. */
export function field(options: Keywords): PyValue {
  return { kind: "object", typeName: "Field", options } as FieldOptions;
}

/** The fields of a dataclass, or null for every other class. */
export function fieldsOf({ mro }: ProgramClass): readonly Field[] | null {
  for (const { members } of mro) {
    const value = members.get(place);
    if (value !== undefined && isFields(value)) return value.dataclassFields;
  }
  return null;
}

/** `dataclasses.replace(instance, **changes)`. */
export function replace([instance]: readonly PyValue[], changes: Keywords): PyValue {
  const fields = instance instanceof Instance ? fieldsOf(instance.type) : null;
  if (!(instance instanceof Instance) || fields === null) return unknown("what is replaced is not known");
  const kept = fields.filter(({ init, name }) => init && !changes.has(name));
  return instance.type.call(
    [],
    new Map([...kept.map(({ name }) => [name, fieldValue(instance, name)] as const), ...changes]),
  );
}

/** `dataclasses.asdict(instance)`; instances inside of it are not followed. */
export function asDict(interpreter: Interpreter, [instance]: readonly PyValue[]): PyValue {
  const fields = instance instanceof Instance ? fieldsOf(instance.type) : null;
  if (!(instance instanceof Instance) || fields === null) return unknown("which fields it has is not known");
  const entries = fields.map(({ name }) => [pyStr(name), fieldValue(instance, name)] as const);
  const isDeep = entries.some(([, value]) => ["object", "list", "dict", "tuple"].includes(value.kind));
  return isDeep ? new MutableDict(interpreter.store, null) : new MutableDict(interpreter.store, entries);
}

/** The name under which a class keeps its fields. */
const place = "__dataclass_fields__";

function asDataclass(type: PyValue | undefined, options: Keywords): PyValue {
  if (type === undefined || !isProgramClass(type) || type.fields !== null || type.annotated === null) {
    return unknownWith("the fields of this class are not known", type === undefined ? [] : codeIn(type));
  }
  const isKeywordOnly = isOn(options.get("kw_only"), false);
  const own = type.annotated.map((name) => ownField(type, name, isKeywordOnly));
  const inherited = fieldsOf(type)?.filter(({ name }) => !own.some((each) => each.name === name)) ?? [];
  const dataclassFields = [...inherited, ...own];
  for (const each of own) type.members.set(each.name, each.default);
  type.members.set(place, { kind: "object", typeName: "dict", dataclassFields } as Fields);
  if (isOn(options.get("init"), true) && type.members.get("__init__") === undefined) {
    type.members.set("__init__", initializer(type, dataclassFields));
  }
  return type;
}

function ownField({ members }: ProgramClass, name: string, isKeywordOnly: boolean): Field {
  const value = members.get(name);
  const options: Keywords = value !== undefined && isFieldOptions(value) ? value.options : new Map();
  const metadata = options.get("metadata");
  return {
    name,
    default: value !== undefined && isFieldOptions(value) ? options.get("default") : value,
    factory: options.get("default_factory"),
    init: isOn(options.get("init"), true),
    keywordOnly: isOn(options.get("kw_only"), isKeywordOnly),
    isStatic: metadata instanceof MutableDict && isOn(metadata.at(pyStr("static")), false),
  };
}

/** The `__init__` of a dataclass: it binds every field, then calls `__post_init__`. */
function initializer(type: ProgramClass, fields: readonly Field[]): NativeMethod {
  const parameters = fields.filter(({ init }) => init).map(parameterOf);
  const inOrder = [self, ...parameters].sort(
    (a, b) => Number(a.kind === "keywordOnly") - Number(b.kind === "keywordOnly"),
  );
  const signature = { text: "(self, …)", parameters: inOrder };
  const init: PyFunction = {
    kind: "function",
    name: "__init__",
    parameters: inOrder.map(({ name }) => name),
    call: (args, kwargs) => {
      const { values } = bindArguments(`${type.name}.__init__`, signature, args, kwargs);
      const instance = values.get("self");
      if (!(instance instanceof Instance)) throw new NotKnownError("the instance is not known");
      for (const { name, factory, default: fallback } of fields) {
        const given = values.get(name);
        const made = given === fromFactory ? makeDefault(factory) : given;
        instance.members.set(name, made ?? (factory === undefined ? fallback : makeDefault(factory)));
      }
      instance.special("__post_init__")?.call([], new Map());
      return none;
    },
  };
  const required = parameters.filter((parameter) => parameter.default === undefined).map(({ name }) => name);
  return {
    ...init,
    isMethod: true,
    accepts: (positional, keywords) =>
      canBind({ parameters: init.parameters }, positional, keywords) &&
      required.every((name) => keywords.includes(name) || init.parameters!.indexOf(name) < positional),
  };
}

const [self] = parseSignature("(self)").parameters as readonly [Parameter];

/** Stands for a default that a factory makes anew for each instance. */
const fromFactory: PyValue = { kind: "object", typeName: "factory" };

function parameterOf({ name, keywordOnly, factory, default: fallback }: Field): Parameter {
  return {
    name,
    kind: keywordOnly ? "keywordOnly" : "positionalOrKeyword",
    default: factory === undefined ? fallback : fromFactory,
  };
}

function makeDefault(factory: PyValue | undefined): PyValue {
  return factory?.kind === "function" ? factory.call([], new Map()) : unknown("what makes its default is not known");
}

function fieldValue(instance: Instance, name: string): PyValue {
  return instance.attribute(name) ?? unknown(`${name} is not set`);
}

/** An option that is left out, on, off, or not known: then it is taken to be what it is most of the time. */
function isOn(option: PyValue | undefined, otherwise: boolean): boolean {
  return option === undefined ? otherwise : (isTrue(option) ?? otherwise);
}

function isFieldOptions(value: PyValue): value is FieldOptions {
  return value.kind === "object" && "options" in value;
}

function isFields(value: PyValue): value is Fields {
  return value.kind === "object" && "dataclassFields" in value;
}
