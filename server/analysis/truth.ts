import type { PyValue } from "../../runtime/core/pyValue.ts";
import { MutableDict, MutableList } from "./value.ts";

/** Python's truth value of `value`, or null where it is not known. */
export function isTrue(value: PyValue): boolean | null {
  switch (value.kind) {
    case "none":
      return false;
    case "bool":
      return value.value;
    case "int":
      return typeof value.value === "number" ? value.value !== 0 : null;
    case "float":
    case "str":
      return value.value === null ? null : Boolean(value.value);
    case "tuple":
      return value.items.length > 0;
    case "list":
      return value instanceof MutableList ? listTruth(value) : null;
    case "dict":
      return value instanceof MutableDict && value.now !== null ? value.now.length > 0 : null;
    case "function":
    case "dtype":
    case "ellipsis":
      return true;
    default:
      return null;
  }
}

function listTruth(list: MutableList): boolean | null {
  const contents = list.now;
  if (contents.kind === "listItems") return contents.items.length > 0;
  if (contents.kind === "listUnknown") return null;
  const { length } = contents.repeated;
  return typeof length === "number" ? length > 0 : null;
}
