// What the kernel's processes say to each other. Replies come from where foreign code runs: they are read with
// `parseReply`, which believes nothing.

import type { Question } from "./inspection.ts";
import { fields, isCount, isRecord, isText, listOf } from "./untrusted.ts";

/** A cell as it is run. */
export interface CellSource {
  /** The name in tracebacks: a file, or a notebook and the number of the cell. */
  readonly name: string;
  /** The 0-based line of `name` at which the source begins. */
  readonly line: number;
  readonly source: string;
}

/** From the client to the host. */
export type HostRequest =
  | { readonly kind: "execute"; readonly id: number; readonly cell: CellSource }
  | { readonly kind: "ask"; readonly id: number; readonly question: Question }
  | { readonly kind: "interrupt"; readonly id: number }
  | { readonly kind: "restart" };

/** From the host to the worker. Interrupts of running Python go through shared memory; this one reaches an `await`. */
export type WorkerRequest = Extract<HostRequest, { readonly kind: "execute" | "ask" | "interrupt" }>;

/** Data by MIME type: text, and JSON for the types that end with it. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** A place in a cell that a traceback passes through: `line` from 1 in the cell's file, `column` from 0. */
export interface Frame {
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

/** What a cell does while it runs, in order; the last one is `done`, or `fatal` when Python and all variables are lost. */
export type ExecutionEvent =
  | { readonly kind: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "display" | "result"; readonly mime: MimeBundle }
  /** What the cell has shown so far goes. */
  | { readonly kind: "clear" }
  | {
      readonly kind: "error";
      readonly ename: string;
      readonly evalue: string;
      /** The outermost first; only those in cells. */
      readonly frames: readonly Frame[];
      /** The lines as Python prints them. */
      readonly traceback: readonly string[];
    }
  | { readonly kind: "done"; readonly milliseconds: number }
  | { readonly kind: "fatal"; readonly message: string };

/** What runs the cells. */
export interface Versions {
  readonly python: string;
  readonly pyodide: string;
}

/** From the worker through the host to the client. A `fatal` event without an id happened between cells. */
export type Reply =
  | { readonly kind: "ready"; readonly versions: Versions }
  /** Python could not be started; the next cell tries again. */
  | { readonly kind: "down" }
  /** To be read with `parseAnswer`. */
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "event"; readonly id: number | null; readonly event: ExecutionEvent };

/** A reply with nothing in it but what a reply has, null for anything else. */
export function parseReply(value: unknown): Reply | null {
  const { kind, id, versions, answer, event } = fields(value);
  if (kind === "ready") {
    const { python, pyodide } = fields(versions);
    return isText(python) && isText(pyodide) ? { kind, versions: { python, pyodide } } : null;
  }
  if (kind === "down") return { kind };
  if (kind === "answer") return isCount(id) ? { kind, id, answer } : null;
  const parsed = kind === "event" ? parseEvent(event) : null;
  if (parsed === null) return null;
  if (isCount(id)) return { kind: "event", id, event: parsed };
  return id === null && parsed.kind === "fatal" ? { kind: "event", id, event: parsed } : null;
}

function parseEvent(value: unknown): ExecutionEvent | null {
  const { kind, name, text, mime, milliseconds, message } = fields(value);
  switch (kind) {
    case "stream":
      return (name === "stdout" || name === "stderr") && isText(text) ? { kind, name, text } : null;
    case "display":
    case "result":
      return isRecord(mime) ? { kind, mime } : null;
    case "clear":
      return { kind };
    case "error":
      return parseError(value);
    case "done":
      return isCount(milliseconds) ? { kind, milliseconds } : null;
    case "fatal":
      return isText(message) ? { kind, message } : null;
    default:
      return null;
  }
}

function parseError(value: unknown): ExecutionEvent | null {
  const { ename, evalue, frames, traceback } = fields(value);
  const places = listOf(frames, isFrame);
  const lines = listOf(traceback, isText);
  if (!isText(ename) || !isText(evalue) || places === null || lines === null) return null;
  return {
    kind: "error",
    ename,
    evalue,
    frames: places.map(({ cell, line, column }) => ({ cell, line, column })),
    traceback: lines,
  };
}

function isFrame(value: unknown): value is Frame {
  const { cell, line, column } = fields(value);
  return isText(cell) && isCount(line) && isCount(column);
}
