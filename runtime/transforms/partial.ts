import { canBind } from "../core/callee.ts";
import { NotKnownError } from "../core/errors.ts";
import { type PyFunction, type PyObject, type PyValue, pyDict, pyStr, pyTuple } from "../core/pyValue.ts";

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

/** `jax.tree_util.Partial`: a partial whose arguments are the leaves of a tree. */
export function treePartial(
  func: PyFunction,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
): PyObject {
  const positional = pyTuple(args);
  const named = pyDict([...keywords].map(([name, value]) => [pyStr(name), value]));
  return {
    kind: "object",
    typeName: "Partial",
    callable: partial(func, args, keywords),
    attributes: new Map<string, PyValue>([
      ["func", func],
      ["args", positional],
      ["keywords", named],
    ]),
    parts: {
      type: func,
      typeName: "Partial",
      children: [positional, named],
      names: null,
      rebuild: ([items, entries]) => {
        if (items?.kind !== "tuple" || entries?.kind !== "dict")
          throw new NotKnownError("the arguments of this Partial are not known");
        const given = entries.entries.map(([name, value]) => [name.kind === "str" ? name.value! : "", value] as const);
        return treePartial(func, items.items, new Map(given));
      },
    },
  };
}

export function isPartialFunction(value: PyValue): value is PartialFunction {
  return value.kind === "function" && "func" in value;
}
