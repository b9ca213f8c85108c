// `import`: modules of the API, of Python itself, bundled ones, the user's own, and those of which nothing is known.

import { numpyApi, numpyModules } from "../../runtime/api/numpyTable.ts";
import { api, apiModules } from "../../runtime/api/table.ts";
import { type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import type { Import, ImportFrom } from "../syntax/ast.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeModules } from "./nativeModules.ts";
import type { Scope } from "./scope.ts";
import { elementsOf, itemsOf } from "./sequences.ts";
import type { ModuleValue } from "./value.ts";

/** `import a.b` binds `a`; `import a.b as c` binds the inner module. */
export function importModules(interpreter: Interpreter, { names, span }: Import): void {
  for (const { name, asname } of names) {
    const module = interpreter.loader.load(asname === null ? name.split(".")[0]! : name, span.anchor.file);
    interpreter.scope.bind(asname ?? name.split(".")[0]!, module);
  }
}

/** `from module import name as other`, `from module import *`. */
export function importFrom(interpreter: Interpreter, { module, level, names, span }: ImportFrom): void {
  const source = interpreter.loader.load(".".repeat(level) + module, span.anchor.file);
  for (const alias of names) {
    if (alias.name === "*") importAll(interpreter, source);
    else {
      const value = moduleAttribute(interpreter, source, alias.name);
      interpreter.scope.bind(alias.asname ?? alias.name, value);
      interpreter.see(alias, "value", alias.name, alias.span, value);
    }
  }
}

/** A module by its dotted name; `scope` holds its names when it was itself analysed, `reason` says why it was not. */
export function moduleValue(module: string, scope: Scope | null = null, reason: string | null = null): ModuleValue {
  return { kind: "object", typeName: "module", module, scope, reason };
}

/** Whether a module that is imported by this name, without dots in it, is one that needs no file. */
export function isKnownModule(name: string): boolean {
  return knownModules.has(name);
}

const knownModules: ReadonlySet<string> = new Set(
  [api, numpyApi, nativeModules].flatMap((names) => [...names.keys()].map((name) => name.split(".")[0]!)),
);

/** The value of `module.name`. */
export function moduleAttribute(
  interpreter: Interpreter,
  { module, scope, reason }: ModuleValue,
  name: string,
): PyValue {
  if (reason !== null) return unknown(reason);
  if (scope !== null) return scope.lookup(name) ?? unknown(`${module} has no name ${name}`);
  const qualified = `${module}.${name}`;
  const known = api.get(qualified) ?? numpyApi.get(qualified) ?? nativeModules.get(qualified)?.(interpreter);
  if (known !== undefined) return known;
  const inner = interpreter.loader.load(qualified, null);
  if (apiModules.has(qualified) || numpyModules.has(qualified) || inner.scope !== null) return inner;
  return unknown(`Loopless does not follow ${qualified}`);
}

function importAll(interpreter: Interpreter, { module, scope }: ModuleValue): void {
  for (const name of publicNames(scope)) interpreter.scope.bind(name, scope?.lookup(name));
  const prefix = `${module}.`;
  for (const [qualified, value] of [...api, ...numpyApi]) {
    const name = qualified.slice(prefix.length);
    if (qualified.startsWith(prefix) && !name.includes(".") && !name.startsWith("_"))
      interpreter.scope.bind(name, value);
  }
}

/** What `*` takes: the names in `__all__`, or those without an underscore in front. */
function publicNames(scope: Scope | null): readonly string[] {
  const all = scope?.lookup("__all__");
  const listed = all === undefined ? null : itemsOf(elementsOf(all));
  if (listed === null) return scope?.boundNames.filter((name) => !name.startsWith("_")) ?? [];
  return listed.flatMap((name) => (name.kind === "str" && name.value !== null ? [name.value] : []));
}
