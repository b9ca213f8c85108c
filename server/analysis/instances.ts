import { arrayType } from "../../runtime/api/numpyConstants.ts";
import { ndarrayType } from "../../runtime/api/numpyTable.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import type { PyObject, PyValue } from "../../runtime/core/pyValue.ts";
import { objectClass } from "./classes.ts";
import { Instance, isProgramClass, type ProgramClass, programClassOf } from "./programClass.ts";
import { isClosure } from "./value.ts";

/** Whether `isinstance(value, type)`; null where the value or the type is not known well enough. */
export function isInstance(value: PyValue, type: PyValue): boolean | null {
  if (type.kind === "tuple") {
    const answers = type.items.map((each) => isInstance(value, each));
    return answers.includes(true) ? true : answers.includes(null) ? null : false;
  }
  if (type.kind === "function" && isProgramClass(type)) return isInstanceOfProgramClass(value, type);
  if (type === objectClass) return true;
  if (value instanceof Instance) return type.kind === "function" && builtinTypes.has(type.name) ? false : null;
  if (value.kind === "unknown" || value.kind === "object") return null;
  if (value instanceof NumPyArray) return isInstanceOfNumPys(value, type);
  if (type === ndarrayType) return false;
  if (type === arrayType) return isOrWasNumber(value) ? null : value.kind === "array";
  if (type.kind !== "function" || isClosure(type)) return null;
  const kinds = builtinTypes.get(type.name);
  if (kinds === undefined) return null;
  return isOrWasNumber(value) && numeric.has(type.name) ? null : kinds.has(value.kind);
}

/** Without axes it may be a scalar, which is no `ndarray` and may be a `float`. */
function isInstanceOfNumPys({ aval }: NumPyArray, type: PyValue): boolean | null {
  if (type === arrayType) return false;
  if (aval.ndim === 0) return null;
  if (type === ndarrayType) return true;
  return type.kind === "function" && builtinTypes.has(type.name) ? false : null;
}

/** An unknown value may be anything, an array or a number is no instance of a class of the program. */
function isInstanceOfProgramClass(value: PyValue, type: ProgramClass): boolean | null {
  const own = programClassOf(value);
  if (own !== null) return own.mro.includes(type);
  return value.kind === "unknown" || value.kind === "object" ? null : false;
}

/** What `type(instance)` gives. */
interface TypeOf extends PyObject {
  readonly instance: PyValue;
}

export function typeOf(instance: PyValue): TypeOf | ProgramClass {
  return programClassOf(instance) ?? { kind: "object", typeName: "type", instance };
}

function isTypeOf(value: PyValue): value is TypeOf {
  return value.kind === "object" && "instance" in value;
}

/** Whether `type(x)` is the other type; null where that is not known, undefined where neither side is `type(x)`. */
export function isSameType(left: PyValue, right: PyValue): boolean | null | undefined {
  if (left.kind === "function" && right.kind === "function" && (isProgramClass(left) || isProgramClass(right)))
    return left === right;
  const [typed, other] = isTypeOf(left) ? [left, right] : [right, left];
  if (!isTypeOf(typed)) return undefined;
  const { instance } = typed;
  // These may be instances of a subclass of the other type.
  const isExact = instance.kind !== "bool" && instance.kind !== "array" && !("typeName" in instance);
  const answer = isInstance(instance, other);
  return answer === true && !isExact ? null : answer;
}

const builtinTypes: ReadonlyMap<string, ReadonlySet<PyValue["kind"]>> = new Map<string, ReadonlySet<PyValue["kind"]>>([
  ["bool", new Set(["bool"])],
  ["int", new Set(["int", "bool"])],
  ["float", new Set(["float"])],
  ["complex", new Set(["complex"])],
  ["str", new Set(["str"])],
  ["tuple", new Set(["tuple"])],
  ["list", new Set(["list"])],
  ["dict", new Set(["dict"])],
  ["slice", new Set(["slice"])],
]);

const numeric: ReadonlySet<string> = new Set(["bool", "int", "float"]);

/** Where control flow meets, an array without axes may stand for a Python number. */
function isOrWasNumber(value: PyValue): boolean {
  return value.kind === "array" && value.aval.ndim === 0 && value.aval.weakType;
}
