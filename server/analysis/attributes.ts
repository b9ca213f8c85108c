// `owner.name`: names of modules, fields of named tuples, attributes and methods of arrays and containers.

import { arrayAttribute } from "../../runtime/api/arrayMethods.ts";
import { indexUpdateMethod, isIndexUpdateRef } from "../../runtime/api/indexUpdate.ts";
import { type PyValue, pyStr, unknown } from "../../runtime/core/pyValue.ts";
import { dictMethod, listMethod, tupleMethod } from "./containerMethods.ts";
import { moduleAttribute } from "./imports.ts";
import type { Interpreter } from "./interpreter.ts";
import { stringMethod } from "./stringMethods.ts";
import { isModule, partOf } from "./value.ts";

/** The attribute's value; unknown where there is none that the analysis knows. */
export function attributeOf(interpreter: Interpreter, owner: PyValue, name: string): PyValue {
  switch (owner.kind) {
    case "array":
      return arrayAttribute(owner, name) ?? unknown(`the array attribute ${name} is not modelled`);
    case "tuple": {
      const field = owner.fields?.indexOf(name) ?? -1;
      return owner.items[field] ?? tupleMethod(owner, name) ?? notModelled("tuple", name);
    }
    case "list":
      return listMethod(interpreter, owner, name) ?? notModelled("list", name);
    case "dict":
      return dictMethod(interpreter, owner, name) ?? notModelled("dict", name);
    case "str":
      return stringMethod(owner, name) ?? notModelled("str", name);
    case "object":
      if (isModule(owner)) return moduleAttribute(interpreter, owner, name);
      return (isIndexUpdateRef(owner) ? indexUpdateMethod(owner, name) : null) ?? notModelled(owner.typeName, name);
    case "function":
      return functionAttribute(owner, name);
    case "unknown":
      return partOf(owner);
    default:
      return notModelled(owner.kind, name);
  }
}

const notModelled = (kind: string, name: string): PyValue =>
  unknown(`the attribute ${name} of a ${kind} is not modelled`);

function functionAttribute(owner: PyValue & { readonly kind: "function" }, name: string): PyValue {
  if (name === "__name__" || name === "__qualname__") return pyStr(owner.name);
  if (name === "__wrapped__" && "fun" in owner) return owner.fun as PyValue; // SAFETY: transformations keep the function they wrap in `fun`.
  return notModelled("function", name);
}
