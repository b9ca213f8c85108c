// Classes of the program and their instances: what their attributes are, and how functions become methods.

import { canBind } from "../../runtime/core/callee.ts";
import type { ObjectParts, PyFunction, PyObject, PyTuple, PyValue } from "../../runtime/core/pyValue.ts";
import { containerParts } from "./containerClasses.ts";
import type { Ref, Store } from "./store.ts";
import { isClosure } from "./value.ts";

/** The attributes of a class or an instance, each a place of the store. */
export class Members {
  private readonly store: Store;
  private readonly serial: number;
  private readonly refs = new Map<string, Ref<PyValue | undefined>>();

  constructor(store: Store) {
    this.store = store;
    this.serial = store.ref(null).serial;
  }

  get(name: string): PyValue | undefined {
    return this.store.read(this.refOf(name));
  }

  /** Binds the attribute; undefined deletes it. */
  set(name: string, value: PyValue | undefined): void {
    this.store.write(this.refOf(name), value);
  }

  /** The attributes bound now. */
  get names(): readonly string[] {
    return [...this.refs.keys()].filter((name) => this.get(name) !== undefined);
  }

  private refOf(name: string): Ref<PyValue | undefined> {
    const known = this.refs.get(name);
    if (known !== undefined) return known;
    const ref = this.store.unboundRef<PyValue>(this.serial);
    this.refs.set(name, ref);
    return ref;
  }
}

/** A class of the program; calling it makes an instance, or a named tuple. */
export interface ProgramClass extends PyFunction {
  readonly members: Members;
  /** The class, then its bases in the order in which attributes are looked up. */
  readonly mro: readonly ProgramClass[];
  /** The fields of a class of named tuples. */
  readonly fields: readonly string[] | null;
  /** The names that its body annotates as fields; null where some are of a special kind. */
  readonly annotated: readonly string[] | null;
}

export function isProgramClass(value: PyValue): value is ProgramClass {
  return value.kind === "function" && "mro" in value;
}

/** An instance of a class of the program. */
export class Instance implements PyObject {
  readonly kind = "object";
  readonly store: Store;
  readonly type: ProgramClass;
  readonly members: Members;

  constructor(store: Store, type: ProgramClass, members = new Members(store)) {
    this.store = store;
    this.type = type;
    this.members = members;
  }

  get typeName(): string {
    return this.type.name;
  }

  /** The value of an attribute; undefined where there is none. */
  attribute(name: string): PyValue | undefined {
    const inClass = classAttribute(this.type.mro, name);
    if (inClass !== undefined && isDescriptor(inClass) && inClass.typeName === "property") return this.bound(inClass);
    return this.members.get(name) ?? (inClass === undefined ? undefined : this.bound(inClass));
  }

  /** A method that Python's own syntax calls, such as `__len__`: only the class is asked for it. */
  special(name: string): PyFunction | null {
    const value = classAttribute(this.type.mro, name);
    const method = value === undefined ? undefined : this.bound(value);
    return method?.kind === "function" ? method : null;
  }

  get callable(): PyFunction | null {
    return this.special("__call__");
  }

  get parts(): ObjectParts | null {
    return containerParts(this);
  }

  private bound(value: PyValue): PyValue {
    return bound(value, this, this.type);
  }
}

/** What `type(value)` is for an instance of a class of the program. */
export function programClassOf(value: PyValue): ProgramClass | null {
  if (value instanceof Instance) return value.type;
  return value.kind === "tuple" && value.type !== undefined && isProgramClass(value.type) ? value.type : null;
}

/** The attribute as the first of these classes that has it holds it. */
export function classAttribute(mro: readonly ProgramClass[], name: string): PyValue | undefined {
  for (const { members } of mro) {
    const value = members.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What stands around a function in a class body and decides what reading the attribute gives. */
interface Descriptor extends PyObject {
  readonly typeName: "property" | "staticmethod" | "classmethod";
  readonly fun: PyFunction;
  /** What assigning to a property calls. */
  readonly setter: PyFunction | null;
}

export function descriptor(typeName: Descriptor["typeName"], fun: PyFunction, setter: PyFunction | null = null) {
  return { kind: "object", typeName, fun, setter } as const satisfies Descriptor;
}

export function isDescriptor(value: PyValue): value is Descriptor {
  return value.kind === "object" && "setter" in value;
}

/** A function that Python's own decorators put into a class; it gets the instance, as a `def` would. */
export interface NativeMethod extends PyFunction {
  readonly isMethod: true;
}

/** A class attribute as an instance, or the class itself where `self` is null, gives it. */
export function bound(value: PyValue, self: Instance | PyTuple | null, type: ProgramClass): PyValue {
  if (isDescriptor(value)) {
    if (value.typeName === "staticmethod") return value.fun;
    if (value.typeName === "classmethod") return boundMethod(value.fun, type);
    return self === null ? value : value.fun.call([self], new Map());
  }
  return self !== null && value.kind === "function" && becomesMethod(value) ? boundMethod(value, self) : value;
}

/** A function with its first argument given. */
interface BoundMethod extends PyFunction {
  readonly fun: PyFunction;
  readonly self: PyValue;
}

export function isBoundMethod(value: PyValue): value is BoundMethod {
  return value.kind === "function" && "self" in value;
}

function boundMethod(fun: PyFunction, self: PyValue): BoundMethod {
  return {
    kind: "function",
    name: fun.name,
    parameters: fun.parameters?.slice(1) ?? null,
    accepts: (positional, keywords) => canBind(fun, positional + 1, keywords),
    fun,
    self,
    call: (args, kwargs) => fun.call([self, ...args], kwargs),
  };
}

/** A `def`, a `lambda`, and what `jit` or `vmap` make of one; not a class, a partial or a built-in function. */
function becomesMethod(value: PyFunction): boolean {
  return isClosure(value) || "isMethod" in value || ("transform" in value && "fun" in value);
}
