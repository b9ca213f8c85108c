// The entries of the results panel: what the cells of Python files did, and the variables that were opened.

import {
  commands,
  Disposable,
  EventEmitter,
  type TextDocument,
  type TextDocumentChangeEvent,
  Uri,
  workspace,
} from "vscode";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";
import { cellsOf, isPythonFile } from "../running/pythonFiles.ts";
import type { Run } from "../running/run.ts";
import type { Session } from "../running/session.ts";
import type { Sessions } from "../running/sessions.ts";
import type { Entry, Output, Prediction, ToView } from "../views/results/messages.ts";
import { markdownOf, outputOf, variableOutput } from "./outputs.ts";
import { lineAfter, placeOf } from "./ranPart.ts";
import { Result } from "./result.ts";

/** What became of the entries, as the view is told. */
export type Change = Extract<ToView, { readonly kind: "head" | "output" | "stream" | "cleared" | "removed" }>;

/** The newest entries, the oldest first. Those that fall away let go of their arrays. */
export class Results implements Disposable {
  #results: Result[] = [];
  readonly #changed = new EventEmitter<Change>();
  readonly onDidChange = this.#changed.event;
  readonly #edited = new Map<TextDocument, NodeJS.Timeout>();
  readonly #listeners: Disposable;

  constructor(sessions: Sessions) {
    this.#listeners = Disposable.from(
      this.#changed,
      sessions.onDidBeginRun((run) => this.#begin(run)),
      sessions.onDidOpen((session) => session.onDidRestart(() => this.#lose(session))),
      sessions.onDidClose((session) => this.#lose(session)),
      workspace.onDidChangeTextDocument((event) => this.#edit(event)),
    );
  }

  get entries(): readonly Entry[] {
    return this.#results.map(({ entry }) => entry);
  }

  find(id: string): Result | undefined {
    return this.#results.find((result) => result.id === id);
  }

  /** Shows the value of a variable; null where Python does not have it any more. */
  async open(session: Session, name: string): Promise<Result | null> {
    const tree = await session.ask({ kind: "open", name });
    if (tree === null) return null;
    const isOlder = ({ head, session: owner }: Result) =>
      owner === session && head.origin === "variable" && head.title === name;
    this.#remove(this.#results.filter(isOlder));
    const result = Result.ofVariable(session, name, variableOutput(tree));
    this.#add(result);
    return result;
  }

  /** The result of a run, while there is one. */
  of(run: Run): Result | undefined {
    return this.#results.find((result) => result.run === run);
  }

  /** Says what the hints had said of the result of a run. */
  predict(run: Run, prediction: Prediction): void {
    const result = this.of(run);
    if (result === undefined) return;
    result.prediction = prediction;
    this.#tellHead(result);
  }

  /** Takes in what was shown before the window was loaded again. */
  restore(entries: readonly Entry[]): void {
    const known = new Set(this.#results.map(({ id }) => id));
    const old = entries.filter(({ id, head }) => !known.has(id) && isAddress(head.document));
    this.#results = [...old.map((entry) => Result.ofSaved(entry)), ...this.#results];
  }

  clear(): void {
    this.#remove(this.#results.filter(({ isOver }) => isOver));
  }

  dispose(): void {
    for (const timer of this.#edited.values()) clearTimeout(timer);
    this.#listeners.dispose();
  }

  #begin(run: Run): void {
    const { document, text } = run.cell;
    if (String(document) !== String(text)) return;
    const result = Result.ofRun(run);
    this.#add(result);
    run.onDidHappen((event) => this.#happen(result, run, event));
  }

  #add(result: Result): void {
    this.#results.push(result);
    this.#tellHead(result);
    for (const [index, output] of result.outputs.entries()) this.#tellOutput(result, index, output);
    this.#trim();
  }

  #happen(result: Result, run: Run, event: ExecutionEvent | null): void {
    if (event?.kind === "clear") this.#clearOutputs(result);
    const output = event && outputOf(event, run.cell.name);
    if (output !== null) this.#show(result, output);
    if (event?.kind === "fatal") result.isGone = true;
    if (event === null || run.isOver) this.#tellHead(result);
    const markdown = event && markdownOf(event);
    if (markdown !== null) void this.#render(result, result.outputs.at(-1)!, markdown);
    this.#trim();
  }

  #clearOutputs(result: Result): void {
    const { views } = result;
    result.outputs.length = 0;
    this.#changed.fire({ kind: "cleared", id: result.id });
    release(result, views);
  }

  #show(result: Result, output: Output): void {
    const last = result.outputs.at(-1);
    const index = result.outputs.length - 1;
    if (output.kind === "stream" && last?.kind === "stream" && output.name === last.name) {
      result.outputs[index] = { ...last, text: last.text + output.text };
      this.#changed.fire({ kind: "stream", id: result.id, index, text: output.text });
      return;
    }
    result.outputs.push(output);
    this.#tellOutput(result, index + 1, output);
  }

  /** Has VS Code turn Markdown into markup, in place of its text; the view takes out of it what is not harmless. */
  async #render(result: Result, text: Output, markdown: string): Promise<void> {
    const html: unknown = await commands.executeCommand("markdown.api.render", markdown).then(undefined, () => null);
    const index = result.outputs.indexOf(text);
    if (typeof html !== "string" || index < 0) return;
    const output: Output = { kind: "markup", html };
    result.outputs[index] = output;
    this.#tellOutput(result, index, output);
  }

  #tellHead({ id, head }: Result): void {
    this.#changed.fire({ kind: "head", id, head });
  }

  #tellOutput({ id }: Result, index: number, output: Output): void {
    this.#changed.fire({ kind: "output", id, index, output });
  }

  #lose(session: Session): void {
    for (const result of this.#results) {
      if (result.session !== session || result.isGone || !result.isOver) continue;
      result.isGone = true;
      this.#tellHead(result);
    }
  }

  /** What is more than there is room for: the oldest, but nothing that still runs. */
  #trim(): void {
    const weights = this.#results.map(({ outputs }) => outputs.reduce((sum, output) => sum + weightOf(output), 0));
    let count = weights.length;
    let weight = weights.reduce((sum, each) => sum + each, 0);
    const removed = this.#results.filter((result, index) => {
      if ((count <= mostResults && weight <= mostCharacters) || !result.isOver || index === weights.length - 1)
        return false;
      count -= 1;
      weight -= weights[index]!;
      return true;
    });
    this.#remove(removed);
  }

  #remove(removed: readonly Result[]): void {
    if (removed.length === 0) return;
    this.#results = this.#results.filter((result) => !removed.includes(result));
    this.#changed.fire({ kind: "removed", ids: removed.map(({ id }) => id) });
    for (const result of removed) release(result, result.views);
  }

  #edit({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || !isPythonFile(document)) return;
    for (const result of this.#resultsOf(document)) {
      for (const { range, text } of contentChanges) {
        const edit = {
          startLine: range.start.line,
          endLine: range.end.line,
          endsAtLineStart: range.end.character === 0,
          newLines: text.split("\n").length - 1,
        };
        const { line, isStale } = result.place;
        result.moveTo({ line: lineAfter(line, edit), isStale });
      }
    }
    clearTimeout(this.#edited.get(document));
    this.#edited.set(
      document,
      setTimeout(() => this.#findAgain(document), patience),
    );
  }

  #findAgain(document: TextDocument): void {
    this.#edited.delete(document);
    for (const result of this.#resultsOf(document)) {
      const { part, place, head } = result;
      if (part === null) continue;
      result.moveTo(placeOf(part, cellsOf(document), place.line));
      if (result.head.title !== head.title || result.head.isStale !== head.isStale) this.#tellHead(result);
    }
  }

  #resultsOf({ uri }: TextDocument): readonly Result[] {
    return this.#results.filter(({ document }) => String(document) === String(uri));
  }
}

const mostResults = 200;
/** Of all texts and figures together. */
const mostCharacters = 16_000_000;
/** Milliseconds after an edit until it is seen which results are stale. */
const patience = 200;

/** Has Python let go of arrays that a result has shown. */
function release({ session, isGone }: Result, views: readonly number[]): void {
  if (session !== null && !isGone && views.length > 0) void session.ask({ kind: "release", views });
}

function isAddress(text: string): boolean {
  try {
    return Uri.parse(text, true).scheme !== "";
  } catch {
    return false;
  }
}

function weightOf(output: Output): number {
  switch (output.kind) {
    case "image":
      return output.base64.length;
    case "markup":
      return output.html.length;
    case "stream":
    case "text":
      return output.text.length;
    default:
      return 0;
  }
}
