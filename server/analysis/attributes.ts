// `owner.name`, read and written: names of modules, fields, attributes and methods of everything else.

import { arrayAttribute } from "../../runtime/api/arrayMethods.ts";
import { indexUpdateMethod, isIndexUpdateRef } from "../../runtime/api/indexUpdate.ts";
import { numpyAttribute } from "../../runtime/api/numpyAttributes.ts";
import { NotKnownError } from "../../runtime/core/errors.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import { type PyFunction, type PyTuple, type PyValue, pyStr, unknown } from "../../runtime/core/pyValue.ts";
import { codeIn, partOf, unknownWith } from "./code.ts";
import { dictMethod, listMethod, tupleMethod } from "./containerMethods.ts";
import { moduleAttribute } from "./imports.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import {
  bound,
  classAttribute,
  descriptor,
  Instance,
  isDescriptor,
  isProgramClass,
  type ProgramClass,
  programClassOf,
} from "./programClass.ts";
import { elementsOf, itemsOf } from "./sequences.ts";
import { stringMethod } from "./stringMethods.ts";
import { isSuperProxy, superAttribute } from "./superProxy.ts";
import { isModule } from "./value.ts";

/** The attribute's value; unknown where there is none that the analysis knows. */
export function attributeOf(interpreter: Interpreter, owner: PyValue, name: string): PyValue {
  const known = knownAttribute(interpreter, owner, name);
  if (known !== null) return known;
  const reason = `the attribute ${name} of a ${owner.kind === "object" ? owner.typeName : owner.kind} is not modelled`;
  // A jitted function has ways to be run that are not all followed; any other raises for what it does not have.
  const mayRun = owner.kind === "function" && owner.attributes !== undefined;
  return mayRun ? unknownWith(reason, codeIn(owner)) : unknown(reason);
}

/** Does `owner.name = value`, or `del owner.name` where there is no value. */
export function setAttribute(owner: PyValue, name: string, value: PyValue | undefined): void {
  if (isProgramClass(owner)) owner.members.set(name, value);
  if (owner.kind === "unknown") {
    for (const code of codeIn(owner)) if (code instanceof Instance) code.members.set(name, unknown(owner.reason));
  }
  if (!(owner instanceof Instance)) return;
  const inClass = classAttribute(owner.type.mro, name);
  if (inClass !== undefined && isDescriptor(inClass))
    inClass.setter?.call(value === undefined ? [owner] : [owner, value], new Map());
  else owner.members.set(name, value);
}

function knownAttribute(interpreter: Interpreter, owner: PyValue, name: string): PyValue | null {
  const type = programClassOf(owner);
  if (name === "__class__" && type !== null) return type;
  switch (owner.kind) {
    case "array":
      return owner instanceof NumPyArray ? numpyAttribute(owner, name) : arrayAttribute(owner, name);
    case "tuple":
      return tupleAttribute(owner, type, name);
    case "list":
      return listMethod(interpreter, owner, name);
    case "dict":
      return dictMethod(interpreter, owner, name);
    case "str":
      return stringMethod(owner, name);
    case "object":
      if (isModule(owner)) return moduleAttribute(interpreter, owner, name);
      if (owner instanceof Instance) return instanceAttribute(owner, name);
      if (isSuperProxy(owner)) return superAttribute(owner, name);
      if (isDescriptor(owner)) return name === "setter" ? propertySetter(owner.fun) : null;
      if (isIndexUpdateRef(owner)) return indexUpdateMethod(owner, name);
      return owner.attributes?.get(name) ?? null;
    case "function":
      return functionAttribute(owner, name);
    case "unknown":
      return partOf(owner);
    default:
      return null;
  }
}

function tupleAttribute(owner: PyTuple, type: ProgramClass | null, name: string): PyValue | null {
  const field = owner.items[owner.fields?.indexOf(name) ?? -1];
  if (field !== undefined) return field;
  const inClass = type === null ? undefined : classAttribute(type.mro, name);
  return inClass === undefined || type === null ? tupleMethod(owner, name) : bound(inClass, owner, type);
}

function instanceAttribute(owner: Instance, name: string): PyValue | null {
  const value = owner.attribute(name);
  if (value !== undefined) return value;
  return owner.special("__getattr__")?.call([pyStr(name)], new Map()) ?? null;
}

/** `@x.setter`. */
function propertySetter(getter: PyFunction): PyFunction {
  return nativeFunction("setter", ([setter]) =>
    setter?.kind === "function" ? descriptor("property", getter, setter) : unknown("the setter is not known"),
  );
}

function functionAttribute(owner: PyFunction, name: string): PyValue | null {
  if (name === "__name__" || name === "__qualname__") return pyStr(owner.name);
  if (isProgramClass(owner)) return typeAttribute(owner, name);
  if (name === "__wrapped__" && "fun" in owner) return owner.fun as PyValue; // SAFETY: transformations keep the function they wrap in `fun`.
  return owner.attributes?.get(name) ?? null;
}

function typeAttribute(type: ProgramClass, name: string): PyValue | null {
  const value = classAttribute(type.mro, name);
  if (value !== undefined) return bound(value, null, type);
  if (type.fields === null) return null;
  if (name === "_fields") return { kind: "tuple", items: type.fields.map(pyStr) };
  if (name === "_make") return nativeFunction(name, ([items]) => type.call(allItems(items), new Map()));
  return null;
}

function allItems(value: PyValue | undefined): readonly PyValue[] {
  const items = value === undefined ? null : itemsOf(elementsOf(value));
  if (items === null) throw new NotKnownError("how many items there are is not known");
  return items;
}
