// Calls that need not be interpreted again: the same function, the same abstract arguments, the same surroundings.

import type { Dim } from "../../runtime/core/dim.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import type { PyValue } from "../../runtime/core/pyValue.ts";
import { JitTracer } from "../../runtime/transforms/jitTrace.ts";
import type { FactBatch } from "./facts.ts";
import { type OriginOf, sameStored } from "./sameValue.ts";
import type { Reads, Store } from "./store.ts";
import { isTracer } from "./tracers.ts";
import { type Closure, isUnranked, MutableDict, MutableList } from "./value.ts";

interface FinishedCall {
  readonly reads: Reads;
  readonly result: PyValue;
  readonly facts: FactBatch;
}

const mostCallsPerFunction = 64;

export class CallMemo {
  private readonly calls = new WeakMap<Closure, Map<string, FinishedCall>>();
  private readonly identities = new WeakMap<object, number>();
  private identityCount = 0;

  /** A text that is equal for calls that must give the same in the same `mode`, or null for calls that cannot be compared. */
  keyOf(args: Iterable<PyValue>, mode: string): string | null {
    const parts = [...args].map((arg) => this.keyOfValue(arg));
    return parts.includes(null) ? null : `${mode}|${parts.join("|")}`;
  }

  /** A finished call with this key of which everything it read is still the same: a caller in turn depends on that. */
  find(store: Store, closure: Closure, key: string, originOf: OriginOf): FinishedCall | null {
    const call = this.calls.get(closure)?.get(key);
    if (call === undefined) return null;
    for (const [ref, value] of call.reads) if (!sameStored(store.read(ref), value, originOf)) return null;
    return call;
  }

  remember(closure: Closure, key: string, call: FinishedCall): void {
    const calls = this.calls.get(closure) ?? new Map<string, FinishedCall>();
    if (calls.size < mostCallsPerFunction || calls.has(key)) calls.set(key, call);
    this.calls.set(closure, calls);
  }

  private keyOfValue(value: PyValue): string | null {
    switch (value.kind) {
      case "array":
        return isTracer(value)
          ? null
          : `${value instanceof JitTracer ? "traced " : ""}${value instanceof NumPyArray ? "np " : ""}${value.aval.dtype}${value.aval.weakType ? "~" : ""}[${value.aval.shape.map(keyOfDim).join()}]`;
      case "int":
        return `int ${value.value === null ? "?" : keyOfDim(value.value)}`;
      case "float":
        return `float ${value.value}`;
      case "bool":
      case "str":
        return `${value.kind} ${JSON.stringify(value.value)}`;
      case "complex":
        return `complex ${value.value?.re},${value.value?.im}`;
      case "none":
      case "ellipsis":
        return value.kind;
      case "dtype":
        return `dtype ${value.library} ${value.dtype}`;
      case "tuple":
        return this.keyOfParts(value.typeName ?? "tuple", value.items);
      case "slice":
        return this.keyOfParts("slice", [value.start, value.stop, value.step]);
      case "unknown":
        return isUnranked(value) ? `unranked ${value.unranked}` : "unknown";
      case "list":
        return value instanceof MutableList ? null : `#${this.identityOf(value)}`;
      case "dict":
        return value instanceof MutableDict && value.now !== null
          ? this.keyOfParts("dict", value.now.flat())
          : `#${this.identityOf(value)}`;
      case "function":
      case "object":
        return `#${this.identityOf(value)}`;
    }
  }

  private keyOfParts(name: string, parts: readonly PyValue[]): string | null {
    const keys = parts.map((part) => this.keyOfValue(part));
    return keys.includes(null) ? null : `${name}(${keys.join()})`;
  }

  private identityOf(value: object): number {
    const known = this.identities.get(value);
    if (known !== undefined) return known;
    this.identityCount += 1;
    this.identities.set(value, this.identityCount);
    return this.identityCount;
  }
}

/** Whether sharing the value between two calls could let one see the other's changes, or outlive its trace. */
export function isShareable(value: PyValue): boolean {
  if (value.kind === "tuple") return value.items.every(isShareable);
  if (value.kind === "array") return !isTracer(value);
  return value.kind !== "list" && value.kind !== "dict" && value.kind !== "object" && value.kind !== "function";
}

function keyOfDim(dim: Dim): string {
  return typeof dim === "number" ? String(dim) : dim.key;
}
