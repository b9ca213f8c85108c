// `jax.tree_util.register_*`: classes of the program that become containers of arrays.

import { type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import { registerFields, registerFunctions } from "./containerClasses.ts";
import { fieldsOf } from "./dataclasses.ts";
import type { Interpreter } from "./interpreter.ts";
import { bound, classAttribute, isProgramClass, type ProgramClass } from "./programClass.ts";
import { elementsOf, itemsOf } from "./sequences.ts";

/** `@register_pytree_node_class`: a class with `tree_flatten` and `tree_unflatten`. */
export function registerNodeClass(interpreter: Interpreter, [type]: readonly PyValue[]): PyValue {
  if (type === undefined || !isProgramClass(type)) return type ?? notKnown;
  const flatten = classAttribute(type.mro, "tree_flatten");
  const unflatten = classAttribute(type.mro, "tree_unflatten");
  const made = unflatten === undefined ? notKnown : bound(unflatten, null, type);
  if (flatten?.kind === "function" && made.kind === "function") registerFunctions(interpreter, type, flatten, made);
  return type;
}

/** `register_pytree_node(type, flatten, unflatten)`. */
export function registerNode(interpreter: Interpreter, [type, flatten, unflatten]: readonly PyValue[]): PyValue {
  if (type !== undefined && isProgramClass(type) && flatten?.kind === "function" && unflatten?.kind === "function")
    registerFunctions(interpreter, type, flatten, unflatten);
  return { kind: "none" };
}

/** `register_dataclass(type, data_fields, meta_fields)`; without the lists, the fields themselves say what they are. */
export function registerDataclass([type, ...given]: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>): PyValue {
  if (type === undefined || !isProgramClass(type)) return type ?? notKnown;
  const [data, meta] = [given[0] ?? kwargs.get("data_fields"), given[1] ?? kwargs.get("meta_fields")];
  if (data === undefined && meta === undefined) registerOwnFields(type);
  else {
    const names = [data, meta].map(namesIn);
    if (names[0] && names[1]) registerFields(type, names[0], names[1]);
  }
  return type;
}

function registerOwnFields(type: ProgramClass): void {
  const fields = fieldsOf(type)?.filter(({ init }) => init);
  if (fields === undefined) return;
  const names = (isStatic: boolean) => fields.filter((field) => field.isStatic === isStatic).map(({ name }) => name);
  registerFields(type, names(false), names(true));
}

/** The strings in a list or tuple; null when they are not known. */
function namesIn(value: PyValue | undefined): readonly string[] | null {
  const items = value === undefined ? null : itemsOf(elementsOf(value));
  const names = items?.map((item) => (item.kind === "str" ? item.value : null)) ?? [null];
  return names.every((name) => name !== null) ? names : null;
}

const notKnown = unknown("which class is registered is not known");
