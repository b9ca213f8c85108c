// The state of one abstract run: where it is, what it has written, what it has found out.

import { isApiFunction } from "../../runtime/api/row.ts";
import type { Config } from "../../runtime/core/config.ts";
import type { Dim } from "../../runtime/core/dim.ts";
import { NotKnownError, PythonError } from "../../runtime/core/errors.ts";
import { type PyValue, pyBool, unknown } from "../../runtime/core/pyValue.ts";
import type { FunctionDef, Lambda, Span } from "../syntax/ast.ts";
import { CallMemo } from "./callMemo.ts";
import { describe } from "./describe.ts";
import { FactBatch, type FactKind, type Sighting } from "./facts.ts";
import { joinStored } from "./join.ts";
import type { MappedCall } from "./mappedCall.ts";
import { codeOf, type RelatedPlace } from "./problem.ts";
import type { Scope } from "./scope.ts";
import { type Changes, type Mark, type Ref, Store } from "./store.ts";
import { isModule, type ModuleValue, MutableList } from "./value.ts";
import { treeOf } from "./valueTree.ts";

/** One activation of a function, or of the module. */
export interface Frame {
  readonly node: FunctionDef | Lambda | null;
  readonly scope: Scope;
  /** The call that made it. */
  readonly site: Span | null;
  readonly parent: Frame | null;
  /** The store's mark when it began. */
  readonly mark: Mark;
  /** Each `return` that was reached: its value, and what the function had written until then. */
  readonly returns: { readonly value: PyValue; readonly changes: Changes }[];
  /** What a generator has yielded until now, as a list, and every value it yields on any way. */
  readonly yields: { readonly list: MutableList; readonly all: PyValue[] } | null;
  /** The loops around the current statement, innermost last. */
  readonly loops: LoopExits[];
}

/** The states in which a loop's body was left early. */
export interface LoopExits {
  readonly mark: Mark;
  readonly breaks: Changes[];
  readonly continues: Changes[];
  readonly unrolled: boolean;
}

/** What an interpreter needs from outside. */
export interface ModuleLoader {
  /** The module that a file imports by this name, dots in front included; null for one that counts in every file. */
  load(name: string, importer: string | null): ModuleValue;
}

/** Thrown when one statement takes more steps than an editor can wait for. */
export class BudgetExceeded extends Error {
  override readonly name = "BudgetExceeded";
}

const stepsPerStatement = 60_000;
/** A function nobody calls is worth less: most of what it computes is unknown anyway. */
const stepsPerUncalled = 4_000;
const deepestCall = 48;
const deepestRecursion = 16;

export class Interpreter {
  readonly store = new Store();
  readonly loader: ModuleLoader;
  private readonly options: { readonly [Option in keyof Config]: Ref<PyValue> } = {
    wideTypes: this.store.ref(pyBool(false)),
    jitDisabled: this.store.ref(pyBool(false)),
  };
  /** What `with` statements around the current one set. */
  private overrides: Partial<Config> = {};
  /** The calls of mapped functions that are being traced, outermost first. */
  readonly mappedCalls: { readonly name: string; readonly site: Span | null; readonly size: string }[] = [];
  /** The call of a mapped function that ended last. */
  finishedMap: MappedCall | null = null;
  /** The call expression that is being evaluated. */
  callSite: Span | null = null;
  /** What each function was last called with, and what came out. */
  readonly memo = new CallMemo();
  /** The sizes that a function's annotations and docstring name. */
  readonly namedSizes = new WeakMap<object, Map<string, Dim>>();
  /** Whether a function nobody calls is looked at, with arguments that are only guessed. */
  isGuessing = false;
  /** How often something raised so far, reported or not. */
  errors = 0;
  frame: Frame;
  batch = new FactBatch();
  /** The options of JAX as they are at this point of the program. */
  readonly config: Config = optionsFrom((option) => this.optionNow(option));
  private readonly origins = new WeakMap<object, Span>();
  private readonly librarySightings = new WeakMap<PyValue, Sighting>();
  private stepsLeft = stepsPerStatement;
  private silence = 0;
  /** How many branches and loops that may not be taken are around the current statement, within the innermost `try`. */
  private doubts = 0;
  private certainErrors = 0;

  constructor(loader: ModuleLoader, moduleScope: (store: Store) => Scope) {
    this.loader = loader;
    this.frame = newFrame(this.store, moduleScope(this.store));
  }

  get scope(): Scope {
    return this.frame.scope;
  }

  /** Sets an option of JAX, null for a value that is not known. */
  setOption(option: keyof Config, setting: boolean | null): void {
    this.store.write(this.options[option], pyBool(setting));
  }

  /** Runs `body` with an option that is another there. */
  withOption<Result>(option: keyof Config, setting: boolean | null, body: () => Result): Result {
    const { overrides } = this;
    this.overrides = { ...overrides, [option]: setting };
    try {
      return body();
    } finally {
      this.overrides = overrides;
    }
  }

  private optionNow(option: keyof Config): boolean | null {
    const override = this.overrides[option];
    if (override !== undefined) return override;
    const value = this.store.read(this.options[option]);
    return value.kind === "bool" ? value.value : null;
  }

  /** Gives the next top-level statement, or a function nobody calls, its steps and a batch for its facts. */
  begin(what: "statement" | "uncalled"): FactBatch {
    this.isGuessing = what === "uncalled";
    this.stepsLeft = this.isGuessing ? stepsPerUncalled : stepsPerStatement;
    this.batch = new FactBatch();
    // A stray `return` at the top level must not outlast its statement.
    this.frame.returns.length = 0;
    return this.batch;
  }

  /** Counts one unit of work. */
  step(): void {
    this.stepsLeft -= 1;
    if (this.stepsLeft < 0) throw new BudgetExceeded("this statement takes too long to analyse");
  }

  /** How often a function is active now, and whether one more call would be too deep. */
  tooDeep(node: FunctionDef | Lambda): boolean {
    let depth = 0;
    let activations = 0;
    for (let frame: Frame | null = this.frame; frame !== null; frame = frame.parent) {
      depth += 1;
      if (frame.node === node) activations += 1;
    }
    return depth > deepestCall || activations > deepestRecursion;
  }

  /** Runs `body` in a new frame; the frame it returns to is the present one, whatever happens. */
  inFrame<Result>(
    node: FunctionDef | Lambda | null,
    scope: Scope,
    site: Span | null,
    body: (frame: Frame) => Result,
  ): Result {
    const outer = this.frame;
    const isGenerator = node?.kind === "FunctionDef" && node.isGenerator && !node.isAsync;
    const yields = isGenerator
      ? { list: new MutableList(this.store, { kind: "listItems", items: [] }), all: [] }
      : null;
    this.frame = { ...newFrame(this.store, scope), node, site, parent: outer, yields };
    try {
      return body(this.frame);
    } finally {
      this.frame = outer;
    }
  }

  /** Runs `body` in another scope of the same frame, as comprehensions and class bodies do. */
  inScope<Result>(scope: Scope, body: () => Result): Result {
    const outer = this.frame;
    this.frame = { ...outer, scope };
    try {
      return body();
    } finally {
      this.frame = outer;
    }
  }

  /** Runs `body` without reporting problems: in `try`, or where arguments are only guessed. */
  silently<Result>(body: () => Result): Result {
    this.silence += 1;
    try {
      return body();
    } finally {
      this.silence -= 1;
    }
  }

  /** Runs `body`, which control may not reach even where it reaches what is around it. */
  doubtfully<Result>(body: () => Result): Result {
    this.doubts += 1;
    try {
      return body();
    } finally {
      this.doubts -= 1;
    }
  }

  /** Runs the statements of a `try` one by one until one is certain to raise; answers whether one is. */
  untilRaised(statements: readonly (() => boolean)[]): { readonly goesOn: boolean; readonly raises: boolean } {
    const { doubts, certainErrors } = this;
    this.doubts = 0;
    try {
      const goesOn = statements.every((run) => run() && this.certainErrors === certainErrors);
      return { goesOn, raises: this.certainErrors > certainErrors };
    } finally {
      this.doubts = doubts;
      this.certainErrors = certainErrors;
    }
  }

  /** Whether problems are not reported now. */
  get silent(): boolean {
    return this.silence > 0;
  }

  /** Records that `value` was seen at `node`. */
  see(
    node: object,
    kind: FactKind,
    name: string | null,
    span: Span,
    value: PyValue,
    mappedCall: MappedCall | null = null,
  ): void {
    const isOfLibrary = isModule(value) || (value.kind === "function" && isApiFunction(value));
    if (isOfLibrary && mappedCall === null && this.frame.site === null) {
      this.batch.add(node, kind, name, span, this.librarySighting(value));
      return;
    }
    this.batch.add(node, kind, name, span, {
      description: describe(value),
      tree: isNamed(node) && !this.batch.isVaried(node, span) ? treeOf(value) : null,
      site: this.frame.site,
      origin: this.originOf(value),
      mappedCall,
    });
  }

  /** What is seen of a module or of a function of the API, the same for all that name it. */
  private librarySighting(value: PyValue): Sighting {
    const known = this.librarySightings.get(value);
    if (known !== undefined) return known;
    const sighting = { description: describe(value), tree: null, site: null, origin: null, mappedCall: null };
    this.librarySightings.set(value, sighting);
    return sighting;
  }

  /** Remembers which expression made a value; the first one to claim it is right. */
  claimOrigin(value: PyValue, span: Span): void {
    if (value.kind === "array" && this.originOf(value) === null) this.origins.set(value, span);
  }

  /** The expression that made an array; for an example inside a mapped function, the one that made the batch. */
  originOf(value: PyValue): Span | null {
    for (let current: object | undefined = value; current !== undefined; ) {
      const origin = this.origins.get(current);
      if (origin !== undefined) return origin;
      current =
        "value" in current && typeof current.value === "object" && current.value !== null ? current.value : undefined;
    }
    return null;
  }

  /**
   * The result of `compute`, or an unknown value when it cannot be known.
   *
   * What Python would raise becomes a problem at `span`.
   */
  attempt(
    span: Span,
    compute: () => PyValue,
    locate: (error: PythonError) => ProblemPlace = () => ({ span, related: [], note: null }),
  ): PyValue {
    try {
      return compute();
    } catch (error) {
      if (error instanceof NotKnownError) return unknown(error.reason);
      if (!(error instanceof PythonError)) throw error;
      this.errors += 1;
      if (this.doubts === 0 && !this.mayHaveReturned) this.certainErrors += 1;
      this.report(error, locate(error));
      return unknown(`it raises ${error.pythonType}`);
    }
  }

  /**
   * What was written since `mark` becomes the join of the alternatives; with none, the state is the one at `mark`. A place
   * that one of them made is only there where it was made.
   */
  mergeStates(mark: Mark, alternatives: readonly Changes[]): void {
    this.store.undo(mark);
    const refs = new Set(alternatives.flatMap((changes) => [...changes.keys()]));
    for (const ref of refs) {
      const holders = ref.serial > mark.made ? alternatives.filter((changes) => changes.has(ref)) : alternatives;
      const values = holders.map((changes) => (changes.has(ref) ? changes.get(ref)!.now : this.store.read(ref)));
      this.store.write(ref, values.reduce(joinStored));
    }
  }

  /** The calls that are active, innermost first. */
  private *callSites(): Generator<Span> {
    for (let frame: Frame | null = this.frame; frame !== null; frame = frame.parent) {
      if (frame.site !== null) yield frame.site;
    }
  }

  private get mayHaveReturned(): boolean {
    for (let frame: Frame | null = this.frame; frame !== null; frame = frame.parent) {
      if (frame.returns.length > 0 || frame.loops.length > 0) return true;
    }
    return false;
  }

  private report(error: PythonError, { span, related, note }: ProblemPlace): void {
    if (this.silent) return;
    const inside = this.mappedCalls.map(({ name, size }) => `vmap of ${name} over ${size} examples`);
    const lines = [error.message];
    if (note !== null) lines.push(note);
    const { example } = error.details;
    if (example !== undefined) lines.push(`For one example: ${example}`);
    const shapes = example === undefined ? "the shapes are per example" : "the first line counts the mapped axis in";
    if (inside.length > 0) lines.push(`Inside ${inside.reverse().join(", inside ")}: ${shapes}.`);
    const calls = this.mappedCalls.flatMap(({ name, site }) =>
      site === null ? [] : [{ span: site, message: `${name} is mapped here` }],
    );
    this.batch.addProblem({
      span,
      calls: [...this.callSites()],
      severity: "error",
      code: codeOf(error),
      message: lines.join("\n"),
      related: [...related, ...calls.reverse()],
    });
  }
}

/** Whether a hover over the node is about a name: only these list what is in a container. */
function isNamed(node: object): boolean {
  return "kind" in node && (node.kind === "Name" || node.kind === "Attribute" || node.kind === "arg");
}

/** Where a problem is shown, and what else explains it. */
export interface ProblemPlace {
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  /** What JAX's message leaves out. */
  readonly note: string | null;
}

function optionsFrom(read: (option: keyof Config) => boolean | null): Config {
  return {
    get wideTypes() {
      return read("wideTypes");
    },
    get jitDisabled() {
      return read("jitDisabled");
    },
  };
}

function newFrame(store: Store, scope: Scope): Frame {
  return { node: null, scope, site: null, parent: null, mark: store.mark(), returns: [], yields: null, loops: [] };
}
