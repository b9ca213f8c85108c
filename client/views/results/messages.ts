// What the results panel and its webview say to each other. Both read what they get with `parseToView` and
// `parseFromView`, which believe nothing.

import {
  type ArraySummary,
  parseArray,
  parseTree,
  type Slab,
  type TreeSummary,
} from "../../../runtime/python/inspection.ts";
import { fields, isCount, isIndex, isText, listOf, parseList } from "../../../runtime/python/untrusted.ts";
import { isNullOr, isOneOf } from "../choices.ts";

/** One run of a cell, or a variable that was opened. */
export interface Entry {
  readonly id: string;
  readonly head: Head;
  readonly outputs: readonly Output[];
}

/** What stands above the outputs of an entry. */
export interface Head {
  readonly origin: "cell" | "variable";
  /** The place, such as `file.py:88`, or the name of the variable. */
  readonly title: string;
  /** The first line of the cell's code, or where the variable is from. */
  readonly code: string;
  /** The address of the document, and the line of that code in it, from 0. */
  readonly document: string;
  readonly line: number;
  readonly state: EntryState;
  /** How long it took, or has been running so far; null before it began. */
  readonly milliseconds: number | null;
  /** Whether its code has changed since. */
  readonly isStale: boolean;
  /** Whether Python was restarted since, so that nobody can look into its arrays any more. */
  readonly isGone: boolean;
  readonly prediction: Prediction | null;
}

/** How it went; `stopped` by the user, `skipped` because one before it was stopped, `lost` with all of Python. */
export type EntryState = (typeof entryStates)[number];

/** What the hints had said of a run's shapes, and whether it was so. */
export interface Prediction {
  readonly text: string;
  readonly verdict: "confirmed" | "contradicted";
}

/** Something that a cell showed. `text` is what Python prints for it. */
export type Output =
  | { readonly kind: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "array"; readonly array: ArraySummary; readonly text: string }
  | { readonly kind: "tree"; readonly tree: TreeSummary; readonly text: string }
  | { readonly kind: "image"; readonly type: ImageType; readonly base64: string; readonly text: string }
  | { readonly kind: "markup"; readonly html: string }
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "error";
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: readonly string[];
      /** The places in the document that the traceback passes through, the outermost first. */
      readonly places: readonly ErrorPlace[];
    }
  | { readonly kind: "lost"; readonly message: string };

/** A line of a document, from 1, and the document's name in tracebacks. */
export interface ErrorPlace {
  readonly cell: string;
  readonly line: number;
}

export type ImageType = (typeof imageTypes)[number];

/** What the toolbar acts on. */
export interface Toolbar {
  /** The name of the Python file, null where none was looked at yet. */
  readonly document: string | null;
  readonly state: "off" | "starting" | "idle" | "busy";
}

/** From the extension to the webview. */
export type ToView =
  /** All there is. */
  | { readonly kind: "all"; readonly entries: readonly Entry[]; readonly toolbar: Toolbar }
  | { readonly kind: "toolbar"; readonly toolbar: Toolbar }
  /** A new entry, without outputs, or one whose head changed. */
  | { readonly kind: "head"; readonly id: string; readonly head: Head }
  /** An output is added at the end, or replaced. */
  | { readonly kind: "output"; readonly id: string; readonly index: number; readonly output: Output }
  /** More of a stream. */
  | { readonly kind: "stream"; readonly id: string; readonly index: number; readonly text: string }
  /** All outputs of an entry are gone. */
  | { readonly kind: "cleared"; readonly id: string }
  | { readonly kind: "removed"; readonly ids: readonly string[] }
  /** The user asked for an entry. */
  | { readonly kind: "reveal"; readonly id: string }
  /** The answer to a request; null where Python no longer has the array. */
  | { readonly kind: "slab"; readonly request: number; readonly values: Float64Array | null }
  /** What was done, in words for the user. */
  | { readonly kind: "notice"; readonly text: string };

/** From the webview to the extension. */
export type FromView =
  | { readonly kind: "ready" }
  | { readonly kind: "command"; readonly command: ToolbarCommand }
  | { readonly kind: "slab"; readonly request: number; readonly id: string; readonly slab: Slab }
  /** All elements of an array to the clipboard. */
  | { readonly kind: "copyArray"; readonly id: string; readonly view: number; readonly form: "values" | "python" }
  | { readonly kind: "copyText"; readonly text: string; readonly what: string }
  /** To the cell of an entry, or to a line, from 1, that its traceback names. */
  | { readonly kind: "go"; readonly id: string; readonly line: number | null }
  /** Opens the text of an output in an editor. */
  | { readonly kind: "openText"; readonly id: string; readonly index: number };

export type ToolbarCommand = (typeof toolbarCommands)[number];

const entryStates = ["waiting", "running", "done", "failed", "stopped", "skipped", "lost"] as const;
const imageTypes = ["image/svg+xml", "image/png", "image/jpeg"] as const;
const toolbarCommands = ["runAll", "interrupt", "restart", "clear"] as const;

/** A message to the webview, null for anything else. */
export function parseToView(value: unknown): ToView | null {
  const { kind, entries, toolbar, id, head, index, output, text, ids, request, values } = fields(value);
  switch (kind) {
    case "all": {
      const [list, bar] = [parseList(entries, parseEntry), parseToolbar(toolbar)];
      return list !== null && bar !== null ? { kind, entries: list, toolbar: bar } : null;
    }
    case "toolbar": {
      const bar = parseToolbar(toolbar);
      return bar === null ? null : { kind, toolbar: bar };
    }
    case "head": {
      const parsed = parseHead(head);
      return isText(id) && parsed !== null ? { kind, id, head: parsed } : null;
    }
    case "output": {
      const parsed = parseOutput(output);
      return isText(id) && isIndex(index) && parsed !== null ? { kind, id, index, output: parsed } : null;
    }
    case "stream":
      return isText(id) && isIndex(index) && isText(text) ? { kind, id, index, text } : null;
    case "removed": {
      const list = listOf(ids, isText);
      return list === null ? null : { kind, ids: list };
    }
    case "cleared":
    case "reveal":
      return isText(id) ? { kind, id } : null;
    case "slab":
      return isIndex(request) && isNullOr(values, isElements) ? { kind, request, values } : null;
    case "notice":
      return isText(text) ? { kind, text } : null;
    default:
      return null;
  }
}

/** A message from the webview, null for anything else. */
export function parseFromView(value: unknown): FromView | null {
  const { kind, command, request, id, slab, view, form, text, what, line, index } = fields(value);
  switch (kind) {
    case "ready":
      return { kind };
    case "command":
      return isOneOf(command, toolbarCommands) ? { kind, command } : null;
    case "slab": {
      const part = parseSlab(slab);
      return isIndex(request) && isText(id) && part !== null ? { kind, request, id, slab: part } : null;
    }
    case "copyArray":
      return isText(id) && isIndex(view) && isOneOf(form, ["values", "python"] as const)
        ? { kind, id, view, form }
        : null;
    case "copyText":
      return isText(text) && isText(what) ? { kind, text, what } : null;
    case "go":
      return isText(id) && isNullOr(line, isIndex) ? { kind, id, line } : null;
    case "openText":
      return isText(id) && isIndex(index) ? { kind, id, index } : null;
    default:
      return null;
  }
}

/** An entry, null for anything else. */
export function parseEntry(value: unknown): Entry | null {
  const { id, head, outputs } = fields(value);
  const parsed = parseHead(head);
  const list = parseList(outputs, parseOutput);
  return isText(id) && parsed !== null && list !== null ? { id, head: parsed, outputs: list } : null;
}

function parseHead(value: unknown): Head | null {
  const { origin, title, code, document, line, state, milliseconds, isStale, isGone, prediction } = fields(value);
  if (!isOneOf(origin, ["cell", "variable"] as const) || !isText(title) || !isText(code)) return null;
  if (!isText(document) || !isIndex(line)) return null;
  if (!isOneOf(state, entryStates) || !isNullOr(milliseconds, isCount)) return null;
  if (typeof isStale !== "boolean" || typeof isGone !== "boolean") return null;
  const { text, verdict } = fields(prediction);
  const isPrediction = isText(text) && isOneOf(verdict, ["confirmed", "contradicted"] as const);
  if (prediction !== null && !isPrediction) return null;
  const head = { origin, title, code, document, line, state, milliseconds, isStale, isGone };
  return { ...head, prediction: isPrediction ? { text, verdict } : null };
}

function parseOutput(value: unknown): Output | null {
  const { kind, name, text, array, tree, type, base64, html, ename, evalue, traceback, places, message } =
    fields(value);
  switch (kind) {
    case "stream":
      return isOneOf(name, ["stdout", "stderr"] as const) && isText(text) ? { kind, name, text } : null;
    case "array": {
      const summary = parseArray(array);
      return summary !== null && isText(text) ? { kind, array: summary, text } : null;
    }
    case "tree": {
      const summary = parseTree(tree);
      return summary !== null && isText(text) ? { kind, tree: summary, text } : null;
    }
    case "image":
      return isOneOf(type, imageTypes) && isText(base64) && isText(text) ? { kind, type, base64, text } : null;
    case "markup":
      return isText(html) ? { kind, html } : null;
    case "text":
      return isText(text) ? { kind, text } : null;
    case "error": {
      const [lines, list] = [listOf(traceback, isText), parseList(places, parsePlace)];
      if (!isText(ename) || !isText(evalue) || lines === null || list === null) return null;
      return { kind, ename, evalue, traceback: lines, places: list };
    }
    case "lost":
      return isText(message) ? { kind, message } : null;
    default:
      return null;
  }
}

function parsePlace(value: unknown): ErrorPlace | null {
  const { cell, line } = fields(value);
  return isText(cell) && isIndex(line) ? { cell, line } : null;
}

function parseToolbar(value: unknown): Toolbar | null {
  const { document, state } = fields(value);
  return isNullOr(document, isText) && isOneOf(state, ["off", "starting", "idle", "busy"] as const)
    ? { document, state }
    : null;
}

function parseSlab(value: unknown): Slab | null {
  const { view, start, rowAxis, columnAxis, rows, columns, step } = fields(value);
  const indices = listOf(start, isIndex);
  if (!isIndex(view) || indices === null) return null;
  if (!isNullOr(rowAxis, isIndex) || !isNullOr(columnAxis, isIndex)) return null;
  if (!isIndex(rows) || !isIndex(columns) || !isIndex(step) || step === 0) return null;
  return { view, start: indices, rowAxis, columnAxis, rows, columns, step };
}

function isElements(value: unknown): value is Float64Array {
  return value instanceof Float64Array;
}
