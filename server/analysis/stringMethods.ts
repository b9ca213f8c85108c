import { unknownDim } from "../../runtime/core/dim.ts";
import { type PyFunction, type PyStr, type PyValue, pyBool, pyInt, pyStr } from "../../runtime/core/pyValue.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { iterable } from "./value.ts";

const toText = new Set(
  "capitalize casefold center expandtabs format format_map join ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip swapcase title translate upper zfill".split(
    " ",
  ),
);
const toBool = /^(is[a-z]+|startswith|endswith)$/;
const toInt = new Set(["count", "find", "index", "rfind", "rindex"]);
const toStrings = new Set(["split", "rsplit", "splitlines"]);

/** A method of a string; of its result only the type is known. Null when there is no such method. */
export function stringMethod(_owner: PyStr, name: string): PyFunction | null {
  const result = resultOf(name);
  return result === null ? null : nativeFunction(name, () => result);
}

function resultOf(name: string): PyValue | null {
  if (toText.has(name)) return pyStr(null);
  if (toBool.test(name)) return pyBool(null);
  if (toInt.has(name)) return pyInt(unknownDim());
  return toStrings.has(name) ? iterable("list", { kind: "alike", element: pyStr(null), length: unknownDim() }) : null;
}
