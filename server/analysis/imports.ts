// `import`: modules of the API, of Python itself, bundled ones, and those of which nothing is known.

import { api, apiModules } from "../../runtime/api/table.ts";
import { type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import type { Import, ImportFrom } from "../syntax/ast.ts";
import type { Interpreter } from "./interpreter.ts";
import { nativeModules } from "./nativeModules.ts";
import type { Scope } from "./scope.ts";
import type { ModuleValue } from "./value.ts";

/** `import a.b` binds `a`; `import a.b as c` binds the inner module. */
export function importModules(interpreter: Interpreter, { names }: Import): void {
  for (const { name, asname } of names) {
    const module = interpreter.loader.load(interpreter, asname === null ? name.split(".")[0]! : name);
    interpreter.scope.bind(asname ?? name.split(".")[0]!, module);
  }
}

/** `from module import name as other`, `from module import *`. */
export function importFrom(interpreter: Interpreter, { module, level, names }: ImportFrom): void {
  const source = interpreter.loader.load(interpreter, ".".repeat(level) + module);
  for (const alias of names) {
    if (alias.name === "*") importAll(interpreter, source);
    else {
      const value = moduleAttribute(interpreter, source, alias.name);
      interpreter.scope.bind(alias.asname ?? alias.name, value);
      interpreter.see(alias, "value", alias.name, alias.span, value);
    }
  }
}

/** A module by its dotted name; `scope` holds its names when it was itself analysed. */
export function moduleValue(module: string, scope: Scope | null = null): ModuleValue {
  return { kind: "object", typeName: "module", module, scope };
}

/** The value of `module.name`. */
export function moduleAttribute(interpreter: Interpreter, { module, scope }: ModuleValue, name: string): PyValue {
  if (scope !== null) return scope.lookup(name) ?? unknown(`${module} has no name ${name}`);
  const qualified = `${module}.${name}`;
  const known = api.get(qualified) ?? nativeModules.get(qualified)?.(interpreter);
  if (known !== undefined) return known;
  const inner = interpreter.loader.load(interpreter, qualified);
  if (apiModules.has(qualified) || inner.scope !== null) return inner;
  return unknown(`Loopless does not follow ${qualified}`);
}

function importAll(interpreter: Interpreter, { module, scope }: ModuleValue): void {
  for (const name of scope?.boundNames ?? []) interpreter.scope.bind(name, scope?.lookup(name));
  const prefix = `${module}.`;
  for (const [qualified, value] of api) {
    const name = qualified.slice(prefix.length);
    if (qualified.startsWith(prefix) && !name.includes(".") && !name.startsWith("_"))
      interpreter.scope.bind(name, value);
  }
}
