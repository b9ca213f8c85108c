import type { Dim } from "../core/dim.ts";
import { NotKnownError, typeError } from "../core/errors.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import type { Binding } from "./signature.ts";

/** The bound arguments of one call to an API function, read by name as the kind of value they must be. */
export class BoundArguments {
  readonly functionName: string;
  private readonly binding: Binding;

  constructor(functionName: string, binding: Binding) {
    this.functionName = functionName;
    this.binding = binding;
  }

  /** The argument as it is. */
  get(name: string): PyValue {
    const value = this.binding.values.get(name);
    if (value === undefined) throw new Error(`${this.functionName} has no parameter ${name}`);
    return value;
  }

  isNone(name: string): boolean {
    return this.get(name).kind === "none";
  }

  /** What `*args` collected. */
  get rest(): readonly PyValue[] {
    return this.binding.rest;
  }

  /** What `**kwargs` collected. */
  get extra(): ReadonlyMap<string, PyValue> {
    return this.binding.extra;
  }

  /** An integer, possibly symbolic. Throws `NotKnownError` when its value is not known. */
  int(name: string): Dim {
    const value = this.get(name);
    if (value.kind === "bool" && value.value !== null) return Number(value.value);
    if (value.kind !== "int") throw this.wrongKind(name, value, "an integer");
    if (value.value === null) throw new NotKnownError(`the value of ${name} is not known`);
    return value.value;
  }

  bool(name: string): boolean {
    const value = this.get(name);
    if (value.kind !== "bool") throw this.wrongKind(name, value, "a bool");
    if (value.value === null) throw new NotKnownError(`the value of ${name} is not known`);
    return value.value;
  }

  string(name: string): string {
    const value = this.get(name);
    if (value.kind !== "str") throw this.wrongKind(name, value, "a string");
    if (value.value === null) throw new NotKnownError(`the value of ${name} is not known`);
    return value.value;
  }

  callable(name: string): PyFunction {
    const value = this.get(name);
    if (value.kind !== "function") throw this.wrongKind(name, value, "a callable");
    return value;
  }

  private wrongKind(name: string, value: PyValue, wanted: string): Error {
    if (value.kind === "unknown") return new NotKnownError(value.reason);
    return typeError(`${this.functionName} requires ${wanted} for ${name}, got ${typeName(value)}`);
  }
}
