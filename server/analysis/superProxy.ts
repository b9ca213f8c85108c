// `super()`: the attributes of an instance, looked up behind one of its classes.

import { NotKnownError } from "../../runtime/core/errors.ts";
import { none, type PyObject, type PyTuple, type PyValue } from "../../runtime/core/pyValue.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { bound, classAttribute, Instance, isProgramClass, type ProgramClass, programClassOf } from "./programClass.ts";

/** What `super()` gives. */
interface SuperProxy extends PyObject {
  readonly typeName: "super";
  /** The instance, or null in a class method. */
  readonly self: Instance | PyTuple | null;
  readonly type: ProgramClass;
  readonly rest: readonly ProgramClass[];
}

export function isSuperProxy(value: PyValue): value is SuperProxy {
  return value.kind === "object" && "rest" in value;
}

/** `super()` in a method, or `super(type, self)`. Throws `NotKnownError` where either is not known. */
export function superProxy(interpreter: Interpreter, args: readonly PyValue[]): SuperProxy {
  const [after, self] = args.length === 2 ? args : surroundings(interpreter.frame);
  if (after === undefined || self === undefined || !isProgramClass(after)) throw notKnown();
  const type = isProgramClass(self) ? self : programClassOf(self);
  const place = type?.mro.indexOf(after) ?? -1;
  if (type === null || place < 0) throw notKnown();
  const instance = self instanceof Instance || self.kind === "tuple" ? self : null;
  return { kind: "object", typeName: "super", self: instance, type, rest: type.mro.slice(place + 1) };
}

/** An attribute of `super()`; every class has an `__init__` in the end, which does nothing. */
export function superAttribute({ self, type, rest }: SuperProxy, name: string): PyValue | null {
  const value = classAttribute(rest, name);
  if (value !== undefined) return bound(value, self, type);
  return /^__init(_subclass)?__$|^__post_init__$/.test(name) ? nativeFunction(name, () => none) : null;
}

/** The class in whose body the running method stands, and its first argument. */
function surroundings(frame: Frame): readonly (PyValue | undefined)[] {
  for (let current: Frame | null = frame; current !== null; current = current.parent) {
    const type = current.scope.parent?.lookupHere("__class__");
    if (type === undefined || current.node === null) continue;
    const { posonlyargs, args } = current.node.args;
    const first = [...posonlyargs, ...args][0];
    return [type, first === undefined ? undefined : current.scope.lookupHere(first.arg)];
  }
  return [];
}

const notKnown = () => new NotKnownError("which class super() stands for is not known");
