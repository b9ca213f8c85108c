import { arrayType } from "../../runtime/api/numpyConstants.ts";
import type { PyValue } from "../../runtime/core/pyValue.ts";
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
