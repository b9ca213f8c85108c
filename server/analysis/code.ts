// Functions of the program that stand behind a value of which nothing else is known.

import { type PyFunction, type PyUnknown, type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import { JoinedInstance } from "./joinedInstances.ts";
import { isOptionContext, isOptionSetter, type OptionContext } from "./options.ts";
import { Instance, isBoundMethod, isDescriptor, isProgramClass, programClassOf } from "./programClass.ts";
import { type Closure, isClosure, MutableDict, MutableList } from "./value.ts";

/** What someone who has a value may run: a function of the program, any method of an instance, or what sets an option. */
export type Code = Closure | Instance | OptionContext;

/** An unknown value that may run code of the program: an instance of a class that is not followed. */
interface UnknownWithCode extends PyUnknown {
  readonly code: readonly Code[];
}

export function unknownWith(reason: string, code: readonly Code[]): PyUnknown | UnknownWithCode {
  return code.length === 0 ? unknown(reason) : { kind: "unknown", reason, code: [...new Set(code)] };
}

/** An attribute, an item or the like of an unknown value. */
export function partOf(owner: PyUnknown): PyUnknown {
  return unknownWith(owner.reason, codeIn(owner));
}

/** The code of the program that someone who has the value may run. */
export function codeIn(value: PyValue): readonly Code[] {
  const found = new Set<Code>();
  collect(value, found, new Set());
  return [...found];
}

/** The methods of a class, its own and inherited ones. */
export function methodsOf(value: PyValue): readonly Closure[] {
  const type = isProgramClass(value) ? value : programClassOf(value);
  const found = new Set<Code>();
  for (const { members } of type?.mro ?? []) {
    for (const name of members.names) collect(members.get(name)!, found, new Set());
  }
  return [...found].filter(isClosure);
}

function collect(value: PyValue, found: Set<Code>, seen: Set<PyValue>): void {
  if (seen.has(value)) return;
  seen.add(value);
  if (isClosure(value) || isOptionContext(value)) found.add(value);
  else if (isOptionSetter(value)) for (const context of value.contexts) found.add(context);
  else if (isProgramClass(value)) for (const method of methodsOf(value)) found.add(method);
  else if (value instanceof JoinedInstance) for (const instance of value.instances) collect(instance, found, seen);
  else if (value instanceof Instance) {
    found.add(value);
    for (const name of value.members.names) collect(value.members.get(name)!, found, seen);
  } else if (value instanceof MutableList) collectFromList(value, found, seen);
  else if (value instanceof MutableDict) for (const [, item] of value.now ?? []) collect(item, found, seen);
  else if (value.kind === "tuple") for (const item of value.items) collect(item, found, seen);
  else if (value.kind === "unknown" && "code" in value) {
    for (const code of (value as UnknownWithCode).code) collect(code, found, seen); // SAFETY: only these have code.
  } else if (isBoundMethod(value)) for (const part of [value.fun, value.self]) collect(part, found, seen);
  else if (isDescriptor(value)) collect(value.fun, found, seen);
  else if (value.kind === "function") collectFromWrapper(value, found, seen);
}

function collectFromList(list: MutableList, found: Set<Code>, seen: Set<PyValue>): void {
  const contents = list.now;
  if (contents.kind === "listItems") for (const item of contents.items) collect(item, found, seen);
  if (contents.kind === "listRepeated") collect(contents.repeated.element, found, seen);
}

/** Transformations keep the function they wrap in `fun`, a partial in `func`. */
function collectFromWrapper(value: PyFunction, found: Set<Code>, seen: Set<PyValue>): void {
  if ("fun" in value) collect(value.fun as PyFunction, found, seen); // SAFETY: see above.
  if ("func" in value) collect(value.func as PyFunction, found, seen); // SAFETY: see above.
  if ("args" in value) for (const arg of value.args as readonly PyValue[]) collect(arg, found, seen); // SAFETY: those of a partial.
}
