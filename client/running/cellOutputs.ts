// Writes what a run does into the outputs of its notebook cell.

import { type NotebookCellExecution, NotebookCellOutput, NotebookCellOutputItem } from "vscode";
import type { ExecutionEvent, MimeBundle } from "../../runtime/python/protocol.ts";
import { cellTraceback, standardItems } from "./outputItems.ts";

type StreamEvent = Extract<ExecutionEvent, { readonly kind: "stream" }>;
type ErrorEvent = Extract<ExecutionEvent, { readonly kind: "error" }>;

/** The outputs of one run. Their metadata are what VS Code's own serializer writes .ipynb files from. */
export class CellOutputs {
  readonly #execution: NotebookCellExecution;
  /** The last output, while it is a stream and so grows. */
  #stream: { readonly name: StreamEvent["name"]; readonly output: NotebookCellOutput } | null = null;

  /** `execution` has started. What the cell showed before goes. */
  constructor(execution: NotebookCellExecution) {
    this.#execution = execution;
    this.#clear();
  }

  show(event: ExecutionEvent): void {
    switch (event.kind) {
      case "stream":
        this.#showStream(event);
        break;
      case "display":
        this.#showData(event.mime, { outputType: "display_data" });
        break;
      case "result":
        this.#showData(event.mime, {
          outputType: "execute_result",
          executionCount: this.#execution.executionOrder,
        });
        break;
      case "clear":
        this.#clear();
        break;
      case "error":
        this.#append(errorOutput(event.ename, event.evalue, tracebackOf(event)));
        break;
      case "fatal":
        this.#append(errorOutput("PythonLost", event.message, [event.message]));
    }
  }

  #clear(): void {
    this.#stream = null;
    ignoreRemoval(this.#execution.clearOutput());
  }

  #showStream({ name, text }: StreamEvent): void {
    const item = name === "stdout" ? NotebookCellOutputItem.stdout(text) : NotebookCellOutputItem.stderr(text);
    if (this.#stream?.name === name) {
      ignoreRemoval(this.#execution.appendOutputItems(item, this.#stream.output));
      return;
    }
    const output = new NotebookCellOutput([item], { outputType: "stream" });
    this.#append(output);
    this.#stream = { name, output };
  }

  #showData(mime: MimeBundle, metadata: Readonly<Record<string, unknown>>): void {
    const items = standardItems(mime).map(({ data, mime }) => new NotebookCellOutputItem(data, mime));
    if (items.length > 0) this.#append(new NotebookCellOutput(items, metadata));
  }

  #append(output: NotebookCellOutput): void {
    this.#stream = null;
    ignoreRemoval(this.#execution.appendOutput(output));
  }
}

function tracebackOf({ traceback, ename, evalue }: ErrorEvent): readonly string[] {
  return traceback.length > 0 ? cellTraceback(traceback) : [`${ename}: ${evalue}`];
}

/** VS Code writes the traceback line by line from `originalError`. */
function errorOutput(ename: string, evalue: string, traceback: readonly string[]): NotebookCellOutput {
  const item = NotebookCellOutputItem.error({ name: ename, message: evalue, stack: traceback.join("\n") });
  const originalError = { output_type: "error", ename, evalue, traceback };
  return new NotebookCellOutput([item], { outputType: "error", originalError });
}

/** A cell may be removed while it runs; then there is nowhere to write to. */
function ignoreRemoval(written: Thenable<void>): void {
  written.then(undefined, () => {});
}
