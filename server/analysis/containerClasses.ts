// Classes whose instances JAX takes apart: how they were registered, and what is in an instance.

import { NotKnownError } from "../../runtime/core/errors.ts";
import {
  none,
  type ObjectParts,
  type PyFunction,
  type PyObject,
  type PyValue,
  pyTuple,
  unknown,
} from "../../runtime/core/pyValue.ts";
import { callUnknown } from "./effects.ts";
import type { Interpreter } from "./interpreter.ts";
import { classAttribute, type Instance, isBoundMethod, type ProgramClass } from "./programClass.ts";
import { elementsOf, itemsOf } from "./sequences.ts";

/** How instances of one class are taken apart and put together. */
interface Registration extends PyObject {
  readonly typeName: "registration";
  readonly takeApart: (instance: Instance) => Omit<ObjectParts, "type" | "typeName">;
}

/** The name under which a class keeps its registration; no program can spell it. */
const place = "<container>";

/** The children of an instance, or null when its very class is not registered. */
export function containerParts(instance: Instance): ObjectParts | null {
  const { type } = instance;
  const registration = type.members.get(place);
  if (registration === undefined || !isRegistration(registration)) return null;
  return { type, typeName: type.name, ...registration.takeApart(instance) };
}

/** Registers a class by functions. Mirrors `jax.tree_util.register_pytree_node`. */
export function registerFunctions(
  interpreter: Interpreter,
  type: ProgramClass,
  flatten: PyFunction,
  unflatten: PyFunction,
): void {
  const init = classAttribute(type.mro, "__init__");
  const functions = [flatten, isBoundMethod(unflatten) ? unflatten.fun : unflatten, ...(init ? [init] : [])];
  register(type, (instance) => {
    const flat = flatten.call([instance], new Map());
    if (flat.kind !== "tuple" || flat.items.length !== 2) throw new NotKnownError("what is in it is not known");
    const [children, aux] = flat.items;
    return {
      children: knownItems(children!),
      names: null,
      rebuild: (parts) => unflatten.call([aux!, pyTuple(parts)], new Map()),
      runsUnfollowed: () => void callUnknown(interpreter, unknown("JAX calls it"), functions),
    };
  });
}

/** Registers a class by the attributes that hold children and those that are static. Mirrors `register_dataclass`. */
export function registerFields(type: ProgramClass, data: readonly string[], meta: readonly string[]): void {
  const fieldValue = (instance: Instance, name: string): PyValue => instance.attribute(name) ?? none;
  register(type, (instance) => ({
    children: data.map((name) => fieldValue(instance, name)),
    names: data,
    rebuild: (parts) =>
      type.call(
        [],
        new Map([
          ...data.map((name, index) => [name, parts[index]!] as const),
          ...meta.map((name) => [name, fieldValue(instance, name)] as const),
        ]),
      ),
  }));
}

function register(type: ProgramClass, takeApart: Registration["takeApart"]): void {
  const registration: Registration = { kind: "object", typeName: "registration", takeApart };
  type.members.set(place, registration);
}

function isRegistration(value: PyValue): value is Registration {
  return value.kind === "object" && "takeApart" in value;
}

function knownItems(value: PyValue): readonly PyValue[] {
  const items = itemsOf(elementsOf(value));
  if (items === null) throw new NotKnownError("how many children it has is not known");
  return items;
}
