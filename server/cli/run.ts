// `loopless run`: the cells of a file, one after the other, on the bundled runtime.

import { arrayMime, treeMime } from "../../runtime/python/inspection.ts";
import type { CellSource, ExecutionEvent, MimeBundle } from "../../runtime/python/protocol.ts";
import { pythonCells } from "../syntax/cellDividers.ts";
import type { Terminal } from "./commandLine.ts";
import type { InputFile } from "./input.ts";

export interface RunOptions {
  /** One JSON object a line instead of text. */
  readonly json: boolean;
  /** How long the cells may take together, null for as long as they want. */
  readonly seconds: number | null;
}

/** A cell with its 0-based index among all cells of its file. */
interface NumberedCell extends CellSource {
  readonly cell: number;
}

/** Runs the cells until one raises, and gives the exit code: 0, 1 after an error or too much time, 130 after Ctrl+C. */
export async function runFile(input: InputFile, { json, seconds }: RunOptions, terminal: Terminal): Promise<number> {
  const kernel = terminal.startKernel();
  let exitCode: number | null = null;
  const stop = (code: number) => {
    // Whoever asks twice does not want to wait.
    if (exitCode === null) kernel.interrupt();
    else kernel.dispose();
    exitCode = code;
  };
  const removeListener = terminal.onInterrupt(() => stop(130));
  let timer: NodeJS.Timeout | undefined;
  try {
    await kernel.ready();
    if (seconds !== null) {
      timer = setTimeout(() => {
        terminal.err(`loopless: stopped after ${seconds} s\n`);
        stop(1);
      }, seconds * 1000);
    }
    for (const cell of cellsOf(input)) {
      if (exitCode !== null) break;
      for await (const event of kernel.execute(cell)) {
        if (json) printJson(cell.cell, event, terminal);
        else printText(event, terminal);
        exitCode ??= exitCodeOf(event);
      }
    }
    return exitCode ?? 0;
  } finally {
    clearTimeout(timer);
    removeListener();
    await kernel.dispose();
  }
}

function cellsOf({ source: { file, cells } }: InputFile): readonly NumberedCell[] {
  const isNotebook = cells.some(({ cell }) => cell !== null);
  if (isNotebook) {
    return cells.map(({ cell, text }) => ({ cell: cell!, name: `${file}, cell ${cell}`, line: 0, source: text }));
  }
  const name = file === "-" ? "<stdin>" : file;
  return cells
    .flatMap(({ line, text }) => pythonCells(text).map((part) => ({ ...part, line: line + part.line })))
    .map(({ isCode, line, text }, cell) => ({ isCode, cell, name, line, source: text }))
    .filter(({ isCode }) => isCode);
}

/** Null for what does not end the run. */
function exitCodeOf(event: ExecutionEvent): number | null {
  if (event.kind === "fatal") return 1;
  if (event.kind !== "error") return null;
  return isExit(event) && ["", "0", "None"].includes(event.evalue) ? 0 : 1;
}

function isExit(event: ExecutionEvent): boolean {
  return event.kind === "error" && event.ename === "SystemExit";
}

function printText(event: ExecutionEvent, terminal: Terminal): void {
  switch (event.kind) {
    case "stream":
      if (event.name === "stdout") terminal.out(event.text);
      else terminal.err(event.text);
      break;
    case "display":
    case "result":
      terminal.out(`${plainText(event.mime)}\n`);
      break;
    case "error":
      if (!isExit(event)) terminal.err(`${event.traceback.join("\n")}\n`);
      else if (!/^-?\d*$|^None$/.test(event.evalue)) terminal.err(`${event.evalue}\n`);
      break;
    case "fatal":
      terminal.err(`loopless: ${event.message}\n`);
  }
}

function plainText(mime: MimeBundle): string {
  const { "text/plain": text } = mime;
  return typeof text === "string" ? text : `<${Object.keys(mime).join(", ")}>`;
}

function printJson(cell: number, event: ExecutionEvent, terminal: Terminal): void {
  terminal.out(`${JSON.stringify({ cell, ...jsonOf(event) })}\n`);
}

function jsonOf(event: ExecutionEvent): object {
  switch (event.kind) {
    case "stream":
      return { kind: event.name, text: event.text };
    case "error": {
      const { kind, ename, evalue, traceback } = event;
      return { kind, ename, evalue, traceback };
    }
    case "done":
      return { kind: event.kind, milliseconds: Math.round(event.milliseconds * 1000) / 1000 };
    case "fatal":
      return { kind: "error", ename: "PythonRestarted", evalue: event.message, traceback: [event.message] };
    case "clear":
      return event;
    default:
      return { kind: event.kind, mime: lastingForms(event.mime) };
  }
}

/** What can be shown of a value without the Python that has it. */
function lastingForms({ [arrayMime]: _array, [treeMime]: _tree, ...mime }: MimeBundle): MimeBundle {
  return mime;
}
