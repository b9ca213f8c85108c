// Static meets real: tells the language server what each run gave.

import { Disposable } from "vscode";
import { type ArraySummary, arrayMime, parseArray, type VariableSummary } from "../../runtime/python/inspection.ts";
import type { Observations, ObservedValue, ObserveMethod, Verdict } from "../../server/protocol.ts";
import type { LanguageServer } from "../languageServer.ts";
import type { Run } from "../running/run.ts";
import type { Session } from "../running/session.ts";
import type { Sessions } from "../running/sessions.ts";
import { cellSources } from "./documentCells.ts";
import { isFaithful } from "./faithfulRuns.ts";

/** Has the language server compare its predictions with what cells give. */
export class Observer implements Disposable {
  readonly #server: LanguageServer;
  readonly #onResult: (run: Run, verdict: Verdict) => void;
  /** The sources run since Python started, null for one that did not end well. */
  readonly #ran = new WeakMap<Session, (string | null)[]>();
  readonly #listeners: Disposable;

  /** `onResult` gets the verdict on the last expression of a run. */
  constructor(sessions: Sessions, server: LanguageServer, onResult: (run: Run, verdict: Verdict) => void) {
    this.#server = server;
    this.#onResult = onResult;
    this.#listeners = Disposable.from(
      sessions.onDidOpen((session) => session.onDidRestart(() => this.#ran.delete(session))),
      sessions.onDidEndRun((run) => void this.#end(run)),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  async #end(run: Run): Promise<void> {
    const { session, state, cell } = run;
    if (state !== "done" && state !== "failed") return;
    const ran = [...(this.#ran.get(session) ?? []), state === "done" ? cell.source : null];
    this.#ran.set(session, ran);
    if (state === "failed" || !this.#server.isRunning) return;
    // Asked before anything is awaited, so that the next cell comes after it.
    const variables = await session.ask({ kind: "variables" });
    const values = [...observedVariables(variables ?? []), ...observedResult(run)];
    if (values.length === 0) return;
    const verdicts = await this.#compare(run, values, ran);
    const result = verdicts.find(({ name }) => name === null);
    if (result !== undefined) this.#onResult(run, result);
  }

  async #compare(
    { cell }: Run,
    values: readonly ObservedValue[],
    ran: readonly (string | null)[],
  ): Promise<readonly Verdict[]> {
    const { line, source, number } = cell;
    const cells = cellSources(cell.document);
    const observations: Omit<Observations, "uri"> = {
      line,
      endLine: line + source.split("\n").length - 1,
      source,
      isFaithful: cells !== null && number !== null && isFaithful(ran, cells, number),
      values,
    };
    return (await this.#server.ask<readonly Verdict[]>(observe, cell.text, observations)) ?? [];
  }
}

const observe: ObserveMethod = "loopless/observe";

function observedVariables(variables: readonly VariableSummary[]): readonly ObservedValue[] {
  return variables.flatMap(({ name, array }) => observed(name, array));
}

function observedResult({ events }: Run): readonly ObservedValue[] {
  return events.flatMap((event) => (event.kind === "result" ? observed(null, parseArray(event.mime[arrayMime])) : []));
}

function observed(name: string | null, array: ArraySummary | null): readonly ObservedValue[] {
  return array === null ? [] : [{ name, dtype: array.dtype, shape: array.shape }];
}
