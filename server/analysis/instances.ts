import { arrayType } from "../../runtime/api/numpyConstants.ts";
import type { PyObject, PyValue } from "../../runtime/core/pyValue.ts";
import { isClosure } from "./value.ts";

/** Whether `isinstance(value, type)`; null where the value or the type is not known well enough. */
export function isInstance(value: PyValue, type: PyValue): boolean | null {
  if (type.kind === "tuple") {
    const answers = type.items.map((each) => isInstance(value, each));
    return answers.includes(true) ? true : answers.includes(null) ? null : false;
  }
  if (value.kind === "unknown" || value.kind === "object") return null;
  if (type === arrayType) return isOrWasNumber(value) ? null : value.kind === "array";
  if (type.kind !== "function" || isClosure(type)) return null;
  if (value.kind === "tuple" && value.typeName === type.name) return true;
  const kinds = builtinTypes.get(type.name);
  if (kinds === undefined) return null;
  return isOrWasNumber(value) && numeric.has(type.name) ? null : kinds.has(value.kind);
}

/** What `type(instance)` gives. */
interface TypeOf extends PyObject {
  readonly instance: PyValue;
}

export function typeOf(instance: PyValue): TypeOf {
  return { kind: "object", typeName: "type", instance };
}

function isTypeOf(value: PyValue): value is TypeOf {
  return value.kind === "object" && "instance" in value;
}

/** Whether `type(x)` is the other type; null where that is not known, undefined where neither side is `type(x)`. */
export function isSameType(left: PyValue, right: PyValue): boolean | null | undefined {
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
