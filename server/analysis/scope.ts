import type { PyValue } from "../../runtime/core/pyValue.ts";
import type { Ref, Store } from "./store.ts";

/** Functions in a class body do not see its names; `:=` in a comprehension binds in the scope around. */
type ScopeKind = "module" | "function" | "classBody" | "comprehension";

/** The names of a module, function, class or comprehension, and the scope around it. */
export class Scope {
  readonly parent: Scope | null;
  private readonly kind: ScopeKind;
  private readonly store: Store;
  private readonly names = new Map<string, Ref<PyValue | undefined>>();
  /** Names declared `global` or `nonlocal` here, and the scope they belong to. */
  private readonly elsewhere = new Map<string, Scope>();

  constructor(store: Store, parent: Scope | null, kind: ScopeKind) {
    this.store = store;
    this.parent = parent;
    this.kind = kind;
  }

  /** The value bound to the name here or around, or undefined. */
  lookup(name: string): PyValue | undefined {
    for (let scope: Scope | null = this.elsewhere.get(name) ?? this; scope !== null; scope = scope.parent) {
      if (scope.kind === "classBody" && scope !== this) continue;
      const ref = scope.isModule ? scope.refOf(name) : scope.names.get(name);
      const value = ref === undefined ? undefined : this.store.read(ref);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The value bound to the name in this very scope. */
  lookupHere(name: string): PyValue | undefined {
    const ref = this.names.get(name);
    return ref === undefined ? undefined : this.store.read(ref);
  }

  /** Binds the name here, or where a `global` or `nonlocal` statement said; undefined unbinds it. */
  bind(name: string, value: PyValue | undefined): void {
    const scope = this.elsewhere.get(name) ?? this;
    this.store.write(scope.refOf(name), value);
  }

  /** The scope in which `:=` binds. */
  get namedExpressionScope(): Scope {
    return this.kind === "comprehension" && this.parent !== null ? this.parent.namedExpressionScope : this;
  }

  /** Makes assignments to the name reach another scope. */
  declareElsewhere(name: string, scope: Scope): void {
    this.elsewhere.set(name, scope);
  }

  /** The nearest scope, this one or around it, that binds the name. */
  scopeOf(name: string): Scope | null {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      if (scope.names.has(name)) return scope;
    }
    return null;
  }

  /** The scope of the module. */
  get module(): Scope {
    let scope: Scope = this;
    while (!scope.isModule && scope.parent !== null) scope = scope.parent;
    return scope;
  }

  /** Whether only the built-in names are around it. */
  private get isModule(): boolean {
    return this.parent !== null && this.parent.parent === null;
  }

  /** The names bound here now. */
  get boundNames(): readonly string[] {
    return [...this.names].filter(([, ref]) => ref.current !== undefined).map(([name]) => name);
  }

  private refOf(name: string): Ref<PyValue | undefined> {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const ref = this.isModule ? this.store.unboundRef<PyValue>() : this.store.ref<PyValue | undefined>(undefined);
    this.names.set(name, ref);
    return ref;
  }
}
