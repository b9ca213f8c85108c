// The options of JAX that the analysis knows of, and how a program sets them.

import type { Config } from "../../runtime/core/config.ts";
import { none, type PyFunction, type PyObject, type PyValue, pyStr, unknown } from "../../runtime/core/pyValue.ts";
import { codeIn } from "./code.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { knownEntries } from "./sequences.ts";
import { truthOf } from "./truth.ts";
import { isClosure } from "./value.ts";

export type Option = keyof Config;

/** What JAX calls them; `jax_explicit_x64_dtypes` says whether 64 bits that are asked for are kept all the same. */
const optionNames: ReadonlyMap<string, Option> = new Map([
  ["jax_enable_x64", "wideTypes"],
  ["jax_explicit_x64_dtypes", "wideTypes"],
  ["jax_disable_jit", "jitDisabled"],
]);

const everyOption: readonly Option[] = [...new Set(optionNames.values())];

/** A context manager that sets an option for what is inside of it. */
export interface OptionContext extends PyObject {
  readonly option: Option;
  readonly setting: boolean | null;
}

export function isOptionContext(value: PyValue): value is OptionContext {
  return value.kind === "object" && "setting" in value;
}

/** What is set inside of a context manager; one that is not known may set what the code that it runs names. */
export function settingsOf(manager: PyValue): readonly Pick<OptionContext, "option" | "setting">[] {
  if (isOptionContext(manager)) return [manager];
  if (manager.kind !== "unknown") return [];
  const options = codeIn(manager).flatMap((code) => {
    if (isOptionContext(code)) return [code.option];
    return isClosure(code) ? optionsNamedIn(code.node) : [];
  });
  return options.map((option) => ({ option, setting: null }));
}

/** The options that the syntax names anywhere: in the functions that set them or in texts. */
export function optionsNamedIn(node: object): readonly Option[] {
  const found = named.get(node);
  if (found !== undefined) return found;
  const name = "attr" in node ? node.attr : "id" in node ? node.id : "value" in node ? node.value : null;
  const own = typeof name === "string" ? (contextNames.get(name) ?? optionNames.get(name.toLowerCase())) : undefined;
  const inside = Object.entries(node).flatMap(([field, child]) =>
    typeof child !== "object" || child === null || /span$/i.test(field) ? [] : optionsNamedIn(child),
  );
  const options = [...new Set(own === undefined ? inside : [own, ...inside])];
  named.set(node, options);
  return options;
}

const named = new WeakMap<object, readonly Option[]>();

const contextNames: ReadonlyMap<string, Option> = new Map([
  ["disable_jit", "jitDisabled"],
  ["enable_x64", "wideTypes"],
  ["disable_x64", "wideTypes"],
]);

/** A function that sets options: whoever has it may set them. */
interface OptionSetter extends PyFunction {
  readonly contexts: readonly OptionContext[];
}

export function isOptionSetter(value: PyValue): value is OptionSetter {
  return value.kind === "function" && "contexts" in value;
}

/** `jax.enable_x64(new)` and the like; without an argument they set the option to `setting`. */
export function optionContext(interpreter: Interpreter, name: string, option: Option, setting: boolean): PyValue {
  return optionSetter(interpreter, name, [option], (args, kwargs) => {
    const [given] = [...args, ...kwargs.values()];
    return contextOf(interpreter, option, given === undefined ? setting : truthOf(given));
  });
}

function optionSetter(
  interpreter: Interpreter,
  name: string,
  options: readonly Option[],
  compute: PyFunction["call"],
): OptionSetter {
  return {
    ...nativeFunction(name, compute),
    contexts: options.map((option) => contextOf(interpreter, option, null)),
  };
}

/**
 * What it sets is known inside of a `with` statement alone: entered by hand or put over a function, it makes the option
 * unknown from there on.
 */
function contextOf(interpreter: Interpreter, option: Option, setting: boolean | null): OptionContext {
  const forget = nativeFunction("__enter__", () => {
    interpreter.setOption(option, null);
    return unknown("options are followed in with statements alone");
  });
  return {
    kind: "object",
    typeName: "option",
    option,
    setting,
    attributes: new Map([["__enter__", forget]]),
    callable: forget,
  };
}

/** `jax.config`. */
export function configuration(interpreter: Interpreter): PyValue {
  const update = optionSetter(interpreter, "update", everyOption, (args, kwargs) => {
    const [name = kwargs.get("name"), value = kwargs.get("val")] = args;
    const option = name?.kind === "str" && name.value !== null ? optionNames.get(name.value) : undefined;
    const isDirect = name?.kind === "str" && name.value !== "jax_explicit_x64_dtypes";
    if (option === undefined) forgetNamed(interpreter, name);
    else interpreter.setOption(option, value === undefined || !isDirect ? null : truthOf(value));
    return none;
  });
  return { kind: "object", typeName: "Config", attributes: new Map([["update", update]]) };
}

/**
 * `os.environ`. JAX reads its options there when it is imported: whether that is still to come is not known. To take a
 * name away turns nothing on.
 */
export function environment(interpreter: Interpreter): PyValue {
  const set = (name: string) =>
    optionSetter(interpreter, name, everyOption, ([key], kwargs) => {
      forgetNamed(interpreter, key ?? kwargs.get("key"));
      return unknown("what the environment holds is not known");
    });
  const update = (name: string) =>
    optionSetter(interpreter, name, everyOption, ([entries], kwargs) => {
      const known = entries === undefined ? [] : entries.kind === "dict" ? knownEntries(entries) : null;
      const keys = known?.map(([key]) => key) ?? [unknown("which names are set is not known")];
      for (const key of [...keys, ...[...kwargs.keys()].map(pyStr)]) forgetNamed(interpreter, key);
      return name === "update" ? none : variables;
    });
  const variables: PyValue = {
    kind: "object",
    typeName: "_Environ",
    attributes: new Map([
      ...["__setitem__", "setdefault"].map((name) => [name, set(name)] as const),
      ...["update", "__or__"].map((name) => [name, update(name)] as const),
    ]),
  };
  return variables;
}

/** The option of this name is not known any more; none is where the name is not. */
function forgetNamed(interpreter: Interpreter, name: PyValue | undefined): void {
  if (name?.kind === "str" && name.value !== null) forgetOption(interpreter, name.value);
  else if (name?.kind === "str" || name?.kind === "unknown")
    for (const option of everyOption) interpreter.setOption(option, null);
}

/** The option that JAX or the environment has by this name, if there is one, is not known any more. */
export function forgetOption(interpreter: Interpreter, name: string): void {
  const option = optionNames.get(name.toLowerCase());
  if (option !== undefined) interpreter.setOption(option, null);
}
