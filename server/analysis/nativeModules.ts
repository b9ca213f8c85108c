// The few names of Python's standard library that shapes depend on.

import { type Dim, multiplyDims, unknownDim } from "../../runtime/core/dim.ts";
import { NotKnownError } from "../../runtime/core/errors.ts";
import { none, type PyFunction, type PyValue, pyFloat, pyInt, unknown } from "../../runtime/core/pyValue.ts";
import { arrayTree } from "../../runtime/transforms/arrayLeaves.ts";
import { callValue } from "./calls.ts";
import { namedTupleBase, objectClass, programClass } from "./classes.ts";
import { asDict, dataclass, field, replace } from "./dataclasses.ts";
import type { Interpreter } from "./interpreter.ts";
import { itertools } from "./itertools.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { configuration, environment, optionContext } from "./options.ts";
import { descriptor } from "./programClass.ts";
import { registerDataclass, registerNode, registerNodeClass } from "./registrations.ts";
import { elementsOf, itemsOf } from "./sequences.ts";

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
  ...itertools,
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
  ["os.environ", environment],
  ["jax.disable_jit", (interpreter) => optionContext(interpreter, "disable_jit", "jitDisabled", true)],
  ...["jax", "jax.experimental"].flatMap((module) =>
    [true, false].map((setting) => {
      const name = setting ? "enable_x64" : "disable_x64";
      const make = (interpreter: Interpreter) => optionContext(interpreter, name, "wideTypes", setting);
      return [`${module}.${name}`, make] as const;
    }),
  ),
  [
    "jax.tree_util.register_pytree_node_class",
    (interpreter) => nativeFunction("register_pytree_node_class", (args) => registerNodeClass(interpreter, args)),
  ],
  [
    "jax.tree_util.register_pytree_node",
    (interpreter) => nativeFunction("register_pytree_node", (args) => registerNode(interpreter, args)),
  ],
  ["jax.tree_util.register_dataclass", () => nativeFunction("register_dataclass", registerDataclass)],
  ...["timeit", "repeat"].map(
    (name) => [`timeit.${name}`, (interpreter: Interpreter) => timer(interpreter, name)] as const,
  ),
  ["jax.test_util.check_grads", (interpreter) => nativeFunction("check_grads", checkGrads(interpreter))],
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

/** What times a function calls it without arguments, behind the one that sets it up. */
function timer(interpreter: Interpreter, name: string): PyValue {
  return nativeFunction(name, ([statement, setup], kwargs) => {
    for (const called of [kwargs.get("setup") ?? setup, kwargs.get("stmt") ?? statement]) {
      if (called !== undefined && called.kind !== "str") callValue(interpreter, called, [], new Map());
    }
    return name === "timeit" ? pyFloat(null) : unknown("how long it takes is not known");
  });
}

/** It computes derivatives and differences of the function: for arrays of the types that the arguments have. */
function checkGrads(interpreter: Interpreter): PyFunction["call"] {
  return ([first, second], kwargs) => {
    const fun = first ?? kwargs.get("f") ?? unknown("which function is checked is not known");
    const args = itemsOf(elementsOf(second ?? kwargs.get("args") ?? none));
    if (args === null) throw new NotKnownError("with which arguments it is checked is not known");
    callValue(
      interpreter,
      fun,
      args.map((arg) => arrayTree(arg)),
      new Map(),
    );
    return none;
  };
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

/** `@lru_cache` and `@lru_cache(maxsize=…)`. */
function identityDecorator(value: PyValue | undefined): PyValue {
  if (value?.kind === "function") return value;
  return nativeFunction("decorator", ([decorated]) => decorated ?? unknown("nothing is decorated"));
}
