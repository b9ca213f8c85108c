// The rows of Python's functools that programs with JAX use.

import { NotKnownError, typeError } from "../core/errors.ts";
import type { PyFunction, PyValue } from "../core/pyValue.ts";
import { partial } from "../transforms/partial.ts";
import { requireCallable } from "./callable.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

export const functoolsRows: readonly ApiFunction[] = [
  apiFunction(
    "functools.partial",
    "(func, /, *args, **keywords)",
    "The function with some of its arguments given already.",
    (args) =>
      partial(
        requireCallable(args.get("func"), () => "the first argument must be callable"),
        args.rest,
        args.extra,
      ),
  ),
  apiFunction(
    "functools.wraps",
    "(wrapped, assigned=('__module__', '__name__', '__qualname__', '__doc__', '__annotations__'), updated=('__dict__',))",
    "A decorator that gives a wrapper the name and signature of the function it wraps.",
    (args) => {
      const wrapped = args.get("wrapped");
      const named = wrapped.kind === "function" ? signatureOf(wrapped) : {};
      return {
        kind: "function",
        name: "wraps",
        parameters: ["wrapper"],
        call: ([wrapper]) => (wrapper!.kind === "function" ? { ...wrapper!, ...named } : wrapper!),
      };
    },
  ),
  apiFunction(
    "functools.reduce",
    "(function, iterable, /, *initial)",
    "The items combined by a function of two arguments, from the left.",
    (args) => {
      const combine = args.callable("function");
      const items = [...args.rest.slice(0, 1), ...itemsOf(args.get("iterable"))];
      if (items.length === 0) throw typeError("reduce() of empty iterable with no initial value");
      return items.reduce((total, item) => combine.call([total, item], new Map()));
    },
  ),
];

function signatureOf({ name, parameters, accepts }: PyFunction) {
  return { name, parameters, ...(accepts && { accepts }) };
}

function itemsOf(iterable: PyValue): readonly PyValue[] {
  if (iterable.kind === "list" || iterable.kind === "tuple") return iterable.items;
  if (iterable.kind === "dict") return iterable.entries.map(([key]) => key);
  throw new NotKnownError("the items of this iterable are not known");
}
