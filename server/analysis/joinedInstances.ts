// Where ways of control meet with different instances of one class: one of them, nobody knows which.

import type { PyValue } from "../../runtime/core/pyValue.ts";
import { join } from "./join.ts";
import { Instance, Members } from "./programClass.ts";
import type { Store } from "./store.ts";

/** One of several instances of a class. An attribute is what any of them holds; what is bound may be bound in each. */
export class JoinedInstance extends Instance {
  readonly instances: readonly Instance[];

  constructor(store: Store, instances: readonly Instance[]) {
    super(store, instances[0]!.type, new JoinedMembers(store, instances));
    this.instances = instances;
  }
}

class JoinedMembers extends Members {
  readonly #all: readonly Members[];

  constructor(store: Store, instances: readonly Instance[]) {
    super(store);
    this.#all = instances.map(({ members }) => members);
  }

  override get(name: string): PyValue | undefined {
    return this.#all.map((members) => members.get(name)).reduce(join);
  }

  override set(name: string, value: PyValue | undefined): void {
    for (const members of this.#all) members.set(name, join(members.get(name), value));
  }

  override get names(): readonly string[] {
    return [...new Set(this.#all.flatMap(({ names }) => names))];
  }
}

/** What stands for both instances, which are of one class. */
export function joinInstances(a: Instance, b: Instance): Instance {
  const instances = new Set([...instancesOf(a), ...instancesOf(b)]);
  if (instances.size === instancesOf(a).length) return a;
  return new JoinedInstance(a.store, [...instances]);
}

/** The instances that a value stands for. */
export function instancesOf(instance: Instance): readonly Instance[] {
  return instance instanceof JoinedInstance ? instance.instances : [instance];
}
