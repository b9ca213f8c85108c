// The options of JAX that the analysis knows of, and how a program sets them.

import type { Config } from "../../runtime/core/config.ts";
import { none, type PyObject, type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import { codeIn } from "./code.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { truthOf } from "./truth.ts";
import { isClosure } from "./value.ts";

export type Option = keyof Config;

const optionNames: ReadonlyMap<string, Option> = new Map([
  ["jax_enable_x64", "wideTypes"],
  ["jax_disable_jit", "jitDisabled"],
]);

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

/** Those of which the functions that set them are named somewhere in the syntax. */
function optionsNamedIn(node: unknown): readonly Option[] {
  if (typeof node !== "object" || node === null) return [];
  const name = "attr" in node ? node.attr : "id" in node ? node.id : null;
  const own = typeof name === "string" ? contextNames.get(name) : undefined;
  const inside = Object.entries(node).flatMap(([field, child]) => (/span$/i.test(field) ? [] : optionsNamedIn(child)));
  return own === undefined ? inside : [own, ...inside];
}

const contextNames: ReadonlyMap<string, Option> = new Map([
  ["disable_jit", "jitDisabled"],
  ["enable_x64", "wideTypes"],
  ["disable_x64", "wideTypes"],
]);

/** `jax.enable_x64(new)` and the like; without an argument they set the option to `setting`. */
export function optionContext(name: string, option: Option, setting: boolean): PyValue {
  return nativeFunction(name, (args, kwargs): OptionContext => {
    const [given] = [...args, ...kwargs.values()];
    return { kind: "object", typeName: "option", option, setting: given === undefined ? setting : truthOf(given) };
  });
}

/** `jax.config`. */
export function configuration(interpreter: Interpreter): PyValue {
  const update = nativeFunction("update", ([name, value]) => {
    if (name?.kind !== "str") return none;
    const known = name.value === null ? undefined : optionNames.get(name.value);
    const options = name.value === null ? optionNames.values() : known === undefined ? [] : [known];
    const setting = name.value === null || value === undefined ? null : truthOf(value);
    for (const option of options) interpreter.setOption(option, setting);
    return none;
  });
  return { kind: "object", typeName: "Config", attributes: new Map([["update", update]]) };
}

/** `os.environ`. JAX reads its options there when it is imported: whether that is still to come is not known. */
export function environment(interpreter: Interpreter): PyValue {
  const forget = (names: Iterable<string | null>) => {
    for (const name of names) {
      if (name === null) for (const option of optionNames.values()) interpreter.setOption(option, null);
      const option = name === null ? undefined : optionNames.get(name.toLowerCase());
      if (option !== undefined) interpreter.setOption(option, null);
    }
    return none;
  };
  const nameIn = (key: PyValue | undefined) => (key?.kind === "str" ? [key.value] : []);
  const update = nativeFunction("update", ([entries], kwargs) =>
    forget([...kwargs.keys(), ...(entries?.kind === "dict" ? entries.entries.flatMap(([key]) => nameIn(key)) : [])]),
  );
  const set = (name: string) =>
    nativeFunction(name, ([key]) => {
      forget(nameIn(key));
      return unknown("what the environment holds is not known");
    });
  return {
    kind: "object",
    typeName: "_Environ",
    attributes: new Map([
      ...["__setitem__", "setdefault"].map((name) => [name, set(name)] as const),
      ["update", update],
    ]),
  };
}
