// The analysis of one document, kept from edit to edit.

import { type PyValue, unknown } from "../../runtime/core/pyValue.ts";
import { withTrace } from "../../runtime/core/trace.ts";
import { shapeTrace } from "../../runtime/transforms/evalShape.ts";
import type { Stmt, TopLevel } from "../syntax/ast.ts";
import type { Program } from "../syntax/program.ts";
import { documentedValue } from "./annotations.ts";
import { builtinScope } from "./builtins.ts";
import { forgetEffects } from "./effects.ts";
import { type FactBatch, mergeBatches } from "./facts.ts";
import { callBound, everyArg } from "./functions.ts";
import { moduleValue } from "./imports.ts";
import { Interpreter } from "./interpreter.ts";
import { Scope } from "./scope.ts";
import { runBlock } from "./statements.ts";
import { targetNames } from "./targetNames.ts";
import type { Closure, ModuleValue } from "./value.ts";
import { giveUp } from "./widening.ts";

/** What is known of a document. */
export interface Analysis {
  readonly program: Program;
  /** All sightings and problems, those inside functions included. */
  readonly facts: FactBatch;
  /** Errors of the analysis itself: always a defect of ours. */
  readonly faults: readonly unknown[];
}

/** Modules that come with the product and are analysed like the user's own, by dotted name. */
export type BundledModules = ReadonlyMap<string, Program>;

interface FinishedStatement {
  readonly body: readonly Stmt[];
  /** The state of the store before it. */
  readonly mark: number;
  readonly batch: FactBatch;
}

/** Uncalled functions looked at in one run; beyond that a file is a library, not a program. */
const mostUncalled = 2000;

export class Analyzer {
  private readonly interpreter: Interpreter;
  private readonly modules = new Map<string, ModuleValue>();
  private readonly finished: FinishedStatement[] = [];
  private readonly faults: unknown[] = [];

  constructor(bundled: BundledModules) {
    this.interpreter = new Interpreter(
      { load: (_interpreter, name) => this.modules.get(name) ?? moduleValue(name) },
      (store) => {
        const builtins = builtinScope(() => this.interpreter, new Scope(store, null, "module"));
        return new Scope(store, builtins, "module");
      },
    );
    for (const [name, program] of bundled) this.loadBundled(name, program);
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
   * Analyses the program from the first top-level statement that is not the one of the last run.
   *
   * Yields after each statement, where a caller may stop: the next run goes on from there.
   */
  *run(program: Program): Generator<void, Analysis> {
    const statements = program.module.body;
    const { store } = this.interpreter;
    let unchanged = 0;
    while (unchanged < this.finished.length && this.finished[unchanged]!.body === statements[unchanged]?.body)
      unchanged += 1;
    if (unchanged < this.finished.length) store.undo(this.finished[unchanged]!.mark);
    this.finished.length = unchanged;
    for (const statement of statements.slice(unchanged)) {
      const mark = store.mark();
      const batch = this.interpreter.begin("statement");
      this.attempt(() => runBlock(this.interpreter, statement.body), statement, mark);
      this.finished.push({ body: statement.body, mark, batch });
      yield;
    }
    const batches = this.finished.map(({ batch }) => batch);
    const facts = mergeBatches(batches);
    const uncalled = yield* this.runUncalled(facts);
    return {
      program,
      facts: uncalled.length === 0 ? facts : mergeBatches([...batches, ...uncalled]),
      faults: [...this.faults],
    };
  }

  /** Looks into functions that nothing calls, with what annotations and docstrings say of their parameters. */
  private *runUncalled(facts: FactBatch): Generator<void, readonly FactBatch[]> {
    const { interpreter } = this;
    const batches: FactBatch[] = [];
    const called = new Set(facts.called);
    const waiting = [...facts.closures];
    for (
      let closure = waiting.shift();
      closure !== undefined && batches.length < mostUncalled;
      closure = waiting.shift()
    ) {
      if (closure.node.kind === "Lambda" || called.has(closure.node)) continue;
      called.add(closure.node);
      const mark = interpreter.store.mark();
      const batch = interpreter.begin("uncalled");
      const uncalled = closure;
      this.attempt(() => interpreter.silently(() => callWithGuesses(interpreter, uncalled)), null, mark);
      interpreter.store.undo(mark);
      const merged = mergeBatches([batch]);
      for (const node of merged.called) called.add(node);
      waiting.push(...merged.closures);
      batches.push(batch);
      yield;
    }
    return batches;
  }

  /** Runs part of the program. When it takes too long, or fails by our fault, what it binds becomes unknown. */
  private attempt(run: () => void, statement: TopLevel | null, mark: number): void {
    try {
      withTrace(shapeTrace, run);
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

  private loadBundled(name: string, program: Program): void {
    const { interpreter } = this;
    const scope = new Scope(interpreter.store, interpreter.scope.parent, "module");
    interpreter.begin("statement");
    withTrace(shapeTrace, () =>
      interpreter.inFrame(null, scope, null, () =>
        runBlock(
          interpreter,
          program.module.body.flatMap(({ body }) => body),
        ),
      ),
    );
    this.modules.set(name, moduleValue(name, scope));
    const [parent] = name.split(".");
    if (parent !== undefined && parent !== name) this.modules.set(parent, moduleValue(parent));
  }
}

function callWithGuesses(interpreter: Interpreter, closure: Closure): PyValue {
  const { node } = closure;
  const guess = (name: string): PyValue =>
    documentedValue(interpreter, node, name) ?? unknown(`nothing calls ${closure.name} here`);
  interpreter.callSite = null;
  const guesses = new Map(everyArg(node.args).map(({ arg }) => [arg, guess(arg)]));
  return callBound(interpreter, closure, guesses, interpreter.store.newestSerial);
}
