// The analysis of one document, kept from edit to edit.

import { withConfig } from "../../runtime/core/config.ts";
import { type PyValue, pyStr, unknown } from "../../runtime/core/pyValue.ts";
import { withTrace } from "../../runtime/core/trace.ts";
import { shapeTrace } from "../../runtime/transforms/evalShape.ts";
import type { Arg, TopLevel } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";
import { describedValue, namedInteger } from "./annotations.ts";
import { builtinScope } from "./builtins.ts";
import { CallCounts } from "./callCounts.ts";
import { forgetEffects } from "./effects.ts";
import { FactIndex } from "./factIndex.ts";
import { type Finished, FinishedProgram, type FinishedStatement, Leftovers } from "./finished.ts";
import { callBound, everyArg } from "./functions.ts";
import { type ImportedModules, noModules, writtenName } from "./importedModules.ts";
import { moduleValue } from "./imports.ts";
import { Interpreter } from "./interpreter.ts";
import { sameStored } from "./sameValue.ts";
import { Scope } from "./scope.ts";
import { runBlock } from "./statements.ts";
import type { Mark } from "./store.ts";
import { targetNames } from "./targetNames.ts";
import type { Closure, ModuleValue } from "./value.ts";
import { giveUp } from "./widening.ts";

/** What is known of a document. */
export interface Analysis {
  readonly program: Program;
  /** All sightings and problems, those inside functions included: of this program until the next run. */
  readonly facts: FactIndex;
  /** Errors of the analysis itself: always a defect of ours. */
  readonly faults: readonly unknown[];
}

/** Modules that come with the product and are analysed like the user's own, by dotted name. */
export type BundledModules = ReadonlyMap<string, Program>;

/** Uncalled functions looked at in one run; beyond that a file is a library, not a program. */
const mostUncalled = 2000;

export class Analyzer {
  private readonly interpreter: Interpreter;
  /** The bundled modules by dotted name. */
  private readonly bundled = new Map<string, ModuleValue>();
  /** The user's own by `writtenName`. */
  private readonly imported = new Map<string, ModuleValue>();
  /** Runs the modules, at the base of the undo log, where no statement is undone. */
  private readonly loading: Generator<void>;
  private readonly index = new FactIndex();
  private readonly calls = new CallCounts();
  /** The statements of the program, as far as this run has come. */
  private readonly finished = new FinishedProgram();
  /** Those of them that make functions, in no particular order. */
  private readonly makers = new Set<FinishedStatement>();
  /** The same in order, as they stood in the last run; null when there are others now. */
  private ordered: readonly FinishedStatement[] | null = null;
  /** The functions that `ordered` make. */
  private made: readonly Closure[] = [];
  /** Statements of earlier runs that may stand further down. */
  private leftovers = new Leftovers([], [], []);
  /** The functions that nothing calls, as far as they were looked into. */
  private readonly uncalled = new Map<Closure, Finished>();
  private readonly faults: unknown[] = [];
  private readonly originOf = (value: PyValue) => this.interpreter.originOf(value);

  /** `imported` are the modules of the user's own that the program imports: for others it takes another analyzer. */
  constructor(bundled: BundledModules, imported: ImportedModules = noModules) {
    this.interpreter = new Interpreter({ load: (name, importer) => this.module(name, importer) }, (store) => {
      const builtins = builtinScope(() => this.interpreter, new Scope(store, null, "module"));
      return new Scope(store, builtins, "module");
    });
    this.loading = this.load(bundled, imported);
  }

  /** Analyses the program in one go. */
  analyze(program: Program): Analysis {
    const steps = this.run(program);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /**
   * Analyses the program; a top-level statement that ran before runs again only if something that it read is another now.
   *
   * Yields after each statement, where a caller may stop: the next run goes on from there.
   */
  *run(program: Program): Generator<void, Analysis> {
    const statements = program.module.body;
    const { finished, index, interpreter } = this;
    yield* this.loading;
    this.goBack(statements);
    for (let next = finished.length; next < statements.length; next++) {
      const statement = statements[next]!;
      const before = this.leftovers.take(statement, statements.length - next);
      if (before !== undefined && this.isStillTrue(before)) {
        before.mark = interpreter.store.mark();
        interpreter.store.rewrite(before.rewrites);
        finished.add(statement, before);
        continue;
      }
      if (before !== undefined) this.forget(before);
      finished.add(statement, this.execute(statement));
      yield;
    }
    for (const gone of this.leftovers.rest) this.forget(gone.finished);
    this.leftovers = new Leftovers([], [], []);
    const uncalled = yield* this.runUncalled();
    index.order([finished.all, uncalled]);
    return { program, facts: index, faults: [...this.faults] };
  }

  /** Takes back what was run behind the first statement that is not the one of the last run. */
  private goBack(statements: readonly TopLevel[]): void {
    const { finished } = this;
    const unchanged = finished.commonStart(statements);
    if (unchanged < finished.length) this.interpreter.store.undo(finished.all[unchanged]!.mark);
    this.leftovers = finished.cut(unchanged, statements, this.leftovers.rest);
  }

  private isStillTrue({ places, held }: Finished): boolean {
    for (let i = 0; i < places.length; i++) {
      const { current } = places[i]!;
      if (current !== held[i] && !sameStored(current, held[i], this.originOf)) return false;
    }
    return true;
  }

  private execute(statement: TopLevel): FinishedStatement {
    const { store } = this.interpreter;
    const mark = store.mark();
    const run = () => this.attempt(() => runBlock(this.interpreter, statement.body), statement, mark);
    const finished = { ...this.record("statement", run), mark, rewrites: store.rewrites(mark) };
    const { called, closures } = finished.findings;
    this.calls.add(called);
    if (closures.size > 0) {
      this.makers.add(finished);
      this.ordered = null;
    }
    return finished;
  }

  private forget(finished: FinishedStatement): void {
    this.index.remove(finished.batch);
    this.calls.remove(finished.findings.called);
    if (this.makers.delete(finished)) this.ordered = null;
  }

  /** Looks into functions that nothing calls, with what annotations and docstrings say of their parameters. */
  private *runUncalled(): Generator<void, readonly Finished[]> {
    const { uncalled, index } = this;
    const called = new Set<object>();
    const waiting = [...this.madeInOrder()];
    const current = new Map<Closure, Finished>();
    for (const closure of waiting) {
      if (current.size === mostUncalled) break;
      if (closure.node.kind === "Lambda" || this.calls.has(closure.node) || called.has(closure.node)) continue;
      const before = uncalled.get(closure);
      const isStillTrue = before !== undefined && this.isStillTrue(before);
      if (before !== undefined && !isStillTrue) index.remove(before.batch);
      const finished = isStillTrue ? before : this.lookInto(closure);
      uncalled.set(closure, finished);
      current.set(closure, finished);
      called.add(closure.node);
      for (const node of finished.findings.called) called.add(node);
      waiting.push(...finished.findings.closures);
      if (!isStillTrue) yield;
    }
    for (const [closure, { batch }] of uncalled) {
      if (current.has(closure)) continue;
      index.remove(batch);
      uncalled.delete(closure);
    }
    return [...current.values()];
  }

  /** The functions that the program makes, in the order in which its statements stand. */
  private madeInOrder(): readonly Closure[] {
    if (this.ordered !== null && isInOrder(this.ordered)) return this.made;
    this.ordered = [...this.makers].sort((a, b) => a.mark.written - b.mark.written);
    this.made = this.ordered.flatMap(({ findings }) => [...findings.closures]);
    return this.made;
  }

  private lookInto(closure: Closure): Finished {
    const { interpreter } = this;
    const mark = interpreter.store.mark();
    const look = () => interpreter.silently(() => callWithGuesses(interpreter, closure));
    const finished = this.record("uncalled", () => this.attempt(look, null, mark));
    interpreter.store.undo(mark);
    return finished;
  }

  /** Runs a part of the program, with what it reads and finds out. */
  private record(what: "statement" | "uncalled", run: () => void): Finished {
    const { interpreter, index } = this;
    const batch = interpreter.begin(what);
    const { reads } = interpreter.store.recordReads(interpreter.store.newestSerial, run);
    return { places: [...reads.keys()], held: [...reads.values()], batch, findings: index.add(batch) };
  }

  /** Runs part of the program. When it takes too long, or fails by our fault, what it binds becomes unknown. */
  private attempt(run: () => void, statement: TopLevel | null, mark: Mark): void {
    try {
      withConfig(this.interpreter.config, () => withTrace(shapeTrace, run));
    } catch (error) {
      if (!(error instanceof RangeError) && (error as Error).name !== "BudgetExceeded") this.faults.push(error);
      const { store, scope } = this.interpreter;
      const touched = [...store.changes(mark)];
      store.undo(mark);
      if (statement === null) return;
      for (const [ref, { now }] of touched) if (now !== undefined) store.write(ref, giveUp(now));
      forgetEffects(this.interpreter, statement.body, scope);
      for (const name of targetNames(statement.body)) {
        scope.bind(name, unknown("this statement takes too long to analyse"));
      }
    }
  }

  private module(name: string, importer: string | null): ModuleValue {
    const imported = importer === null ? undefined : this.imported.get(writtenName(importer, name));
    return this.bundled.get(name) ?? imported ?? moduleValue(name);
  }

  private *load(bundled: BundledModules, imported: ImportedModules): Generator<void> {
    for (const [name, program] of bundled) {
      const module = moduleValue(name, this.moduleScope(name));
      const [parent] = name.split(".");
      if (parent !== undefined && parent !== name) this.bundled.set(parent, moduleValue(parent));
      this.bundled.set(name, module);
      yield* this.runModule(module, program);
    }
    yield* this.loadImported(imported);
  }

  /** Modules that import each other find in each other what is bound when they look. */
  private *loadImported({ document, modules, places }: ImportedModules): Generator<void> {
    const values = new Map([[document, moduleValue("__main__", this.interpreter.scope)]]);
    for (const { place, name, reason } of modules) values.set(place, moduleValue(name, this.moduleScope(name), reason));
    for (const [written, place] of places) this.imported.set(written, values.get(place)!);
    for (const { place, name, program, parent } of modules) {
      const module = values.get(place)!;
      if (program !== null) yield* this.runModule(module, program);
      const attribute = name.slice(name.lastIndexOf(".") + 1);
      const outer = parent === null ? null : values.get(parent)!.scope;
      if (outer !== null && outer.lookupHere(attribute) === undefined) outer.bind(attribute, module);
    }
  }

  private moduleScope(name: string): Scope {
    const scope = new Scope(this.interpreter.store, this.interpreter.scope.parent, "module");
    scope.bind("__name__", pyStr(name));
    return scope;
  }

  private *runModule({ scope }: ModuleValue, program: Program): Generator<void> {
    const { interpreter } = this;
    for (const statement of program.module.body) {
      const mark = interpreter.store.mark();
      const run = () => runBlock(interpreter, statement.body);
      interpreter.begin("statement");
      interpreter.inFrame(null, scope!, null, () => this.attempt(run, statement, mark));
      yield;
    }
  }
}

function isInOrder(finished: readonly FinishedStatement[]): boolean {
  for (let i = 1; i < finished.length; i++) if (finished[i - 1]!.mark.written > finished[i]!.mark.written) return false;
  return true;
}

function callWithGuesses(interpreter: Interpreter, closure: Closure): PyValue {
  const { node } = closure;
  const guess = (parameter: Arg): PyValue =>
    describedValue(interpreter, node, parameter.arg) ??
    namedInteger(interpreter, parameter, node) ??
    unknown(`nothing calls ${closure.name} here`);
  interpreter.callSite = null;
  const guesses = new Map(everyArg(node.args).map((parameter) => [parameter.arg, guess(parameter)]));
  return callBound(interpreter, closure, guesses, interpreter.store.newestSerial);
}
