import { type PyBool, type PyUnknown, type PyValue, pyBool } from "../../runtime/core/pyValue.ts";
import { requireTruth } from "../../runtime/transforms/concreteValues.ts";
import type { Span } from "../syntax/ast.ts";
import type { Interpreter } from "./interpreter.ts";
import { Instance } from "./programClass.ts";
import { MutableDict, MutableList } from "./value.ts";

/** Whether a condition holds, null where that is not known. What Python raises when it asks is reported at `span`. */
export function holds(interpreter: Interpreter, condition: PyValue, span: Span): boolean | null {
  const truth = truthAt(interpreter, condition, span);
  return truth.kind === "bool" ? truth.value : null;
}

/** `bool(value)`; unknown where Python raises when it asks, which is reported at `span`. */
export function truthAt(interpreter: Interpreter, value: PyValue, span: Span): PyBool | PyUnknown {
  const truth = interpreter.attempt(span, () => pyBool(truthOf(value)));
  return truth.kind === "bool" || truth.kind === "unknown" ? truth : pyBool(null);
}

/** `isTrue` for a value that Python asks for its truth. Throws what it then raises. */
export function truthOf(value: PyValue): boolean | null {
  if (value.kind === "array") requireTruth(value);
  return isTrue(value);
}

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
    case "object":
      return value instanceof Instance && !["__bool__", "__len__"].some((name) => value.special(name)) ? true : null;
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
