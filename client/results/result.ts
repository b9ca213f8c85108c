// What the results panel knows of one run of a cell, or of one variable.

import { randomUUID } from "node:crypto";
import { posix } from "node:path";
import { Uri } from "vscode";
import type { Run } from "../running/run.ts";
import type { Session } from "../running/session.ts";
import type { Entry, Head, Output, Prediction } from "../views/results/messages.ts";
import { viewsOf } from "./outputs.ts";
import { firstCode, lastCode, type Place, type RanPart } from "./ranPart.ts";

/** Where the result of a run is from. */
interface Origin {
  readonly run: Run;
  readonly part: RanPart;
}

/** An entry of the panel and what is behind it. */
export class Result {
  readonly id: string;
  readonly document: Uri;
  /** Whose arrays they are; null after the window was loaded again. */
  readonly session: Session | null;
  readonly outputs: Output[];
  prediction: Prediction | null = null;
  /** Whether Python was started again since. */
  isGone = false;
  readonly #origin: Origin | null;
  /** What the head says that does not follow from the run. */
  readonly #saved: Head;
  #place: Place;

  private constructor(saved: Entry, session: Session | null, origin: Origin | null) {
    this.id = saved.id;
    this.document = Uri.parse(saved.head.document);
    this.session = session;
    this.outputs = [...saved.outputs];
    this.#saved = saved.head;
    this.#origin = origin;
    this.#place = { line: saved.head.line, isStale: saved.head.isStale };
  }

  /** Of a run that was just asked for. */
  static ofRun(run: Run): Result {
    const { document, line, source, number } = run.cell;
    const head: Head = { ...nothing, document: String(document), line };
    return new Result({ id: randomUUID(), head, outputs: [] }, run.session, {
      run,
      part: { line, source, isCell: number !== null },
    });
  }

  /** Of a variable. */
  static ofVariable(session: Session, name: string, output: Output): Result {
    const { document } = session;
    const head: Head = {
      ...nothing,
      origin: "variable",
      title: name,
      code: posix.basename(document.path),
      document: String(document),
      state: "done",
    };
    return new Result({ id: randomUUID(), head, outputs: [output] }, session, null);
  }

  /** Of what was shown before the window was loaded again. */
  static ofSaved(entry: Entry): Result {
    const { state } = entry.head;
    const isCutOff = state === "waiting" || state === "running";
    const head: Head = { ...entry.head, state: isCutOff ? "lost" : state };
    const result = new Result({ ...entry, head }, null, null);
    result.isGone = true;
    return result;
  }

  /** Null for a variable, and for what was saved. */
  get run(): Run | null {
    return this.#origin?.run ?? null;
  }

  /** What was run; null where it is not known any more. */
  get part(): RanPart | null {
    return this.#origin?.part ?? null;
  }

  get place(): Place {
    return this.#place;
  }

  moveTo(place: Place): void {
    this.#place = place;
  }

  /** Where a line of the document, from 0, that was part of the cell when it ran, is now. */
  lineNow(line: number): number {
    const { part } = this;
    const isInside = part !== null && line >= part.line && line < part.line + part.source.split("\n").length;
    return isInside ? line - part.line + this.#place.line : line;
  }

  /** Whether nothing more will be shown. */
  get isOver(): boolean {
    return this.run?.isOver ?? true;
  }

  /** The numbers by which Python keeps its arrays. */
  get views(): readonly number[] {
    return this.outputs.flatMap(viewsOf);
  }

  get head(): Head {
    const { isGone, prediction } = this;
    const { line, isStale } = this.#place;
    if (this.#origin === null)
      return { ...this.#saved, line, isGone, prediction: prediction ?? this.#saved.prediction };
    const { run, part } = this.#origin;
    const hasResult = run.events.some(({ kind }) => kind === "result");
    const { text, below } = hasResult ? lastCode(part.source) : firstCode(part.source);
    return {
      ...this.#saved,
      title: `${posix.basename(this.document.path)}:${line + below + 1}`,
      code: text,
      line: line + below,
      state: stateOf(run),
      milliseconds: timeOf(run),
      isStale,
      isGone,
      prediction,
    };
  }

  get entry(): Entry {
    return { id: this.id, head: this.head, outputs: [...this.outputs] };
  }
}

const nothing: Head = {
  origin: "cell",
  title: "",
  code: "",
  document: "",
  line: 0,
  state: "waiting",
  milliseconds: null,
  isStale: false,
  isGone: false,
  prediction: null,
};

function stateOf({ state, events }: Run): Head["state"] {
  const isStopped = events.some((event) => event.kind === "error" && event.ename === "KeyboardInterrupt");
  return state === "failed" && isStopped ? "stopped" : state;
}

function timeOf({ began, events }: Run): number | null {
  if (began === null) return null;
  const last = events.at(-1);
  return last?.kind === "done" ? last.milliseconds : Math.max(0, Date.now() - began);
}
