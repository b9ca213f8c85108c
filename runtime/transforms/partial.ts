import { canBind } from "../core/callee.ts";
import type { PyFunction, PyValue } from "../core/pyValue.ts";

/** A function with some arguments given already: Python's `functools.partial`. */
export interface PartialFunction extends PyFunction {
  readonly func: PyFunction;
  readonly args: readonly PyValue[];
  readonly keywords: ReadonlyMap<string, PyValue>;
}

/** `func` with these arguments before, and these keywords among, those of each call. A partial of a partial is one. */
export function partial(
  func: PyFunction,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
): PartialFunction {
  if (isPartialFunction(func)) {
    return partial(func.func, [...func.args, ...args], new Map([...func.keywords, ...keywords]));
  }
  return {
    kind: "function",
    name: func.name,
    parameters: func.parameters?.slice(args.length) ?? null,
    accepts: (positional, names) =>
      canBind(func, args.length + positional, [...new Set([...keywords.keys(), ...names])]),
    func,
    args,
    keywords,
    call: (rest, extra) => func.call([...args, ...rest], new Map([...keywords, ...extra])),
  };
}

export function isPartialFunction(value: PyValue): value is PartialFunction {
  return value.kind === "function" && "func" in value;
}
