import type { Dim, Shape } from "../core/dim.ts";
import type { DType } from "../core/dtype.ts";
import { NotKnownError, PythonError, typeError } from "../core/errors.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { broadcastTo } from "../numpy/broadcasting.ts";
import { asArray, ensureArrayLike } from "../numpy/conversion.ts";
import type { Parts } from "../numpy/joining.ts";
import type { Binding } from "./signature.ts";
import { readAxes, readDim, readDType, readInt, readInts, readShape } from "./staticArguments.ts";

/** The bound arguments of one call to an API function, read by name as the kind of value they must be. */
export class BoundArguments {
  readonly functionName: string;
  private readonly binding: Binding;

  constructor(functionName: string, binding: Binding) {
    this.functionName = functionName;
    this.binding = binding;
  }

  /** The same arguments for the function that this one is another name of: errors then name that one. */
  as(functionName: string): BoundArguments {
    return new BoundArguments(functionName, this.binding);
  }

  /** The argument as it is. */
  get(name: string): PyValue {
    const value = this.binding.values.get(name);
    if (value === undefined) throw new Error(`${this.functionName} has no parameter ${name}`);
    return value;
  }

  /** Whether the function has a parameter of this name. */
  has(name: string): boolean {
    return this.binding.values.has(name);
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

  /** An array or a number. Throws JAX's `TypeError` for anything else. */
  array(name: string): ArrayValue {
    return this.arrays(name)[0]!;
  }

  /** Several arrays or numbers; the error for anything else counts positions in this order. */
  arrays(...names: readonly string[]): readonly ArrayValue[] {
    return this.arraysOf(names.map((name) => this.get(name)));
  }

  arraysOf(values: readonly PyValue[]): readonly ArrayValue[] {
    return ensureArrayLike(this.functionName, values);
  }

  optionalArray(name: string): ArrayValue | null {
    return this.isNone(name) ? null : this.array(name);
  }

  /** A list or tuple of arrays, or one array of which the first axis stands for the list. */
  parts(name: string): Parts {
    const value = this.get(name);
    if (value.kind === "array") return asArray(value);
    if (value.kind === "list" && value.repeated !== null) {
      const [element] = this.arraysOf([value.repeated.element]);
      return broadcastTo(element!, [value.repeated.length, ...element!.aval.shape]);
    }
    if (value.kind === "list" || value.kind === "tuple") return this.arraysOf(value.items);
    throw this.wrongKind(name, value, "a sequence of arrays");
  }

  /** The items of a list or tuple. */
  list(name: string): readonly PyValue[] {
    const value = this.get(name);
    if (value.kind === "list" || value.kind === "tuple") return value.items;
    throw this.wrongKind(name, value, "a list or tuple");
  }

  /** Anything that `jnp.asarray` takes. */
  arrayLike(name: string): ArrayValue {
    return asArray(this.get(name));
  }

  /** An integer, possibly symbolic. Throws `NotKnownError` when its value is not known. */
  dim(name: string): Dim {
    return readDim(this.get(name));
  }

  int(name: string): number {
    return readInt(this.get(name));
  }

  /** One integer or a sequence of them. */
  ints(name: string): readonly number[] {
    return readInts(this.get(name));
  }

  /** None, an axis or a sequence of axes. */
  axes(name: string): readonly number[] | null {
    return readAxes(this.get(name));
  }

  /** None or an axis. */
  axis(name: string): number | null {
    return this.isNone(name) ? null : this.int(name);
  }

  shape(name: string): Shape {
    return readShape(this.get(name));
  }

  /** Null for None; "unknown" where the argument is not known. */
  dtype(name: string): DType | null {
    return readDType(this.get(name));
  }

  /** Whether Python takes the argument for true. */
  flag(name: string): boolean {
    const value = this.get(name);
    if (value.kind === "none") return false;
    if (value.kind === "int" && typeof value.value === "number") return value.value !== 0;
    return this.bool(name);
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

  /** Throws JAX's `NotImplementedError` when the caller passed NumPy's `out`. */
  rejectOut(): void {
    if (this.isNone("out")) return;
    throw new PythonError("NotImplementedError", `The 'out' argument to jnp.${this.functionName} is not supported.`);
  }

  private wrongKind(name: string, value: PyValue, wanted: string): Error {
    if (value.kind === "unknown") return new NotKnownError(value.reason);
    return typeError(`${this.functionName} requires ${wanted} for ${name}, got ${typeName(value)}`);
  }
}
