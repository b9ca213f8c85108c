// The few names of Python's standard library that shapes depend on.

import { type Dim, multiplyDims, unknownDim } from "../../runtime/core/dim.ts";
import { none, type PyTuple, type PyValue, pyFloat, pyInt, unknown } from "../../runtime/core/pyValue.ts";
import { callValue } from "./calls.ts";
import { namedTupleBase, objectClass, programClass } from "./classes.ts";
import { asDict, dataclass, field, replace } from "./dataclasses.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { descriptor } from "./programClass.ts";
import { registerDataclass, registerNode, registerNodeClass } from "./registrations.ts";
import { elementsOf, itemsOf } from "./sequences.ts";
import { iterable } from "./value.ts";

type NativeName = (interpreter: Interpreter) => PyValue;

/** Names by which programs import them, with what makes their value. */
export const nativeModules: ReadonlyMap<string, NativeName> = new Map<string, NativeName>([
  ["math.pi", () => pyFloat(Math.PI)],
  ["math.e", () => pyFloat(Math.E)],
  ["math.inf", () => pyFloat(Number.POSITIVE_INFINITY)],
  ["math.prod", () => nativeFunction("prod", ([value]) => pyInt(productOf(value)))],
  ...["ceil", "floor", "trunc", "comb", "factorial", "gcd"].map(
    (name) => [`math.${name}`, () => nativeFunction(name, (args) => pyInt(integerOf(name, args)))] as const,
  ),
  ...["sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "atan", "atan2", "pow", "tanh", "hypot"].map(
    (name) => [`math.${name}`, () => nativeFunction(name, () => pyFloat(null))] as const,
  ),
  [
    "collections.namedtuple",
    (interpreter) =>
      nativeFunction("namedtuple", ([name, fields], kwargs) =>
        makeNamedTuple(interpreter, name, fields, kwargs.get("defaults")),
      ),
  ],
  ["itertools.product", () => nativeFunction("product", product)],
  ["typing.NamedTuple", () => namedTupleBase],
  ...["abc.ABC", "typing.Generic", "typing.Protocol"].map((name) => [name, () => objectClass] as const),
  ...["abc.abstractmethod", "typing.final", "typing.override", "typing.no_type_check", "functools.total_ordering"].map(
    (name) => [name, () => nativeFunction(name, ([value]) => value ?? unknown("nothing is decorated"))] as const,
  ),
  [
    "functools.cached_property",
    () =>
      nativeFunction("cached_property", ([fun]) =>
        fun?.kind === "function" ? descriptor("property", fun) : unknown("the property is not known"),
      ),
  ],
  ["dataclasses.dataclass", () => nativeFunction("dataclass", dataclass)],
  ["dataclasses.field", () => nativeFunction("field", (_args, kwargs) => field(kwargs))],
  ["dataclasses.replace", () => nativeFunction("replace", replace)],
  ["dataclasses.asdict", (interpreter) => nativeFunction("asdict", (args) => asDict(interpreter, args))],
  ["copy.replace", () => nativeFunction("replace", replace)],
  ["jax.config", configuration],
  ["jax.tree_util.register_pytree_node_class", () => nativeFunction("register_pytree_node_class", registerNodeClass)],
  ["jax.tree_util.register_pytree_node", () => nativeFunction("register_pytree_node", registerNode)],
  ["jax.tree_util.register_dataclass", () => nativeFunction("register_dataclass", registerDataclass)],
  ["functools.lru_cache", () => nativeFunction("lru_cache", ([value]) => identityDecorator(value))],
  ["functools.cache", () => nativeFunction("cache", ([value]) => value ?? unknown("nothing is cached"))],
  [
    "functools.reduce",
    (interpreter) =>
      nativeFunction("reduce", ([callee, sequence, start]) => {
        const items = sequence === undefined ? null : itemsOf(elementsOf(sequence));
        if (items === null || callee === undefined) return unknown("what is reduced is not known");
        const all = start === undefined ? items : [start, ...items];
        return all.length === 0
          ? unknown("nothing is reduced")
          : all.reduce((a, b) => callValue(interpreter, callee, [a, b], new Map()));
      }),
  ],
]);

/** `jax.config`; of its options, the types of 64 bits alone make a difference to what arrays are. */
function configuration(interpreter: Interpreter): PyValue {
  const update = nativeFunction("update", ([name, value]) => {
    interpreter.updateConfig(name, value);
    return none;
  });
  return { kind: "object", typeName: "Config", attributes: new Map([["update", update]]) };
}

function productOf(value: PyValue | undefined): Dim {
  const items = value === undefined ? null : itemsOf(elementsOf(value));
  return items === null
    ? unknownDim()
    : items.map((item) => (item.kind === "int" ? (item.value ?? unknownDim()) : unknownDim())).reduce(multiplyDims, 1);
}

function integerOf(name: string, [value]: readonly PyValue[]): Dim {
  const known = value?.kind === "float" || value?.kind === "int" ? value.value : null;
  if (typeof known !== "number") return unknownDim();
  if (name === "ceil") return Math.ceil(known);
  if (name === "floor") return Math.floor(known);
  return name === "trunc" ? Math.trunc(known) : unknownDim();
}

function makeNamedTuple(
  interpreter: Interpreter,
  name: PyValue | undefined,
  fields: PyValue | undefined,
  defaults: PyValue | undefined,
): PyValue {
  const given = fields?.kind === "str" && fields.value !== null ? fields.value.split(/[\s,]+/).filter(Boolean) : null;
  const listed =
    fields?.kind === "list" || fields?.kind === "tuple"
      ? fields.items.map((item) => (item.kind === "str" ? item.value : null))
      : given;
  const names = listed?.filter((field) => field !== null) ?? [];
  if (name?.kind !== "str" || name.value === null || listed === null || names.length !== listed.length)
    return unknown("which fields it has is not known");
  const values = defaults === undefined ? [] : itemsOf(elementsOf(defaults));
  if (values === null || values.length > names.length) return unknown("which fields have a default is not known");
  const type = programClass(interpreter, name.value, [], names);
  for (const [index, value] of values.entries()) type.members.set(names[names.length - values.length + index]!, value);
  return type;
}

function product(args: readonly PyValue[]): PyValue {
  const sequences = args.map((arg) => itemsOf(elementsOf(arg)));
  if (sequences.includes(null)) return unknown("how many combinations there are is not known");
  const tuples = sequences.reduce<readonly (readonly PyValue[])[]>(
    (heads, items) => heads.flatMap((head) => items!.map((item) => [...head, item])),
    [[]],
  );
  if (tuples.length > 4096) return unknown("there are too many combinations to follow");
  return iterable("product", { kind: "items", items: tuples.map((items): PyTuple => ({ kind: "tuple", items })) });
}

/** `@lru_cache` and `@lru_cache(maxsize=…)`. */
function identityDecorator(value: PyValue | undefined): PyValue {
  if (value?.kind === "function") return value;
  return nativeFunction("decorator", ([decorated]) => decorated ?? unknown("nothing is decorated"));
}
