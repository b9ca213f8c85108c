// The kernel "Loopless (bundled)" of notebooks.

import {
  type Disposable,
  type NotebookCell,
  NotebookCellKind,
  type NotebookController,
  NotebookControllerAffinity,
  type NotebookDocument,
  notebooks,
  workspace,
} from "vscode";
import { CellOutputs } from "./cellOutputs.ts";
import { cellName } from "./outputItems.ts";
import type { Run } from "./run.ts";
import type { Sessions } from "./sessions.ts";
import { mayRun } from "./trust.ts";

/** Runs the cells of notebooks that choose it; it is suggested for all of them. */
export class NotebookKernel implements Disposable {
  readonly controller: NotebookController;
  readonly #sessions: Sessions;
  readonly #opened: Disposable;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.controller = notebooks.createNotebookController("loopless-bundled", "jupyter-notebook", "Loopless (bundled)");
    this.controller.description = "Python with JAX, nothing to install";
    this.controller.supportedLanguages = ["python"];
    this.controller.supportsExecutionOrder = true;
    this.controller.executeHandler = (cells, notebook) => this.#run(cells, notebook);
    this.controller.interruptHandler = (notebook) => sessions.find(notebook.uri)?.interrupt();
    for (const notebook of workspace.notebookDocuments) this.#suggest(notebook);
    this.#opened = workspace.onDidOpenNotebookDocument((notebook) => this.#suggest(notebook));
  }

  dispose(): void {
    this.#opened.dispose();
    this.controller.dispose();
  }

  #suggest(notebook: NotebookDocument): void {
    if (notebook.notebookType !== "jupyter-notebook") return;
    this.controller.updateNotebookAffinity(notebook, NotebookControllerAffinity.Preferred);
  }

  #run(cells: readonly NotebookCell[], notebook: NotebookDocument): void {
    if (!mayRun()) return;
    for (const cell of cells) {
      if (cell.kind === NotebookCellKind.Code && cell.document.languageId === "python") this.#runCell(cell, notebook);
    }
  }

  #runCell(cell: NotebookCell, notebook: NotebookDocument): void {
    const session = this.#sessions.of(notebook.uri);
    const count = session.nextNumber;
    const execution = this.controller.createNotebookCellExecution(cell);
    const run = session.run({
      document: notebook.uri,
      text: cell.document.uri,
      number: cell.index + 1,
      name: cellName(count),
      line: 0,
      source: cell.document.getText(),
    });
    let outputs: CellOutputs | null = null;
    run.onDidHappen((event) => {
      if (event === null) {
        execution.executionOrder = count;
        execution.start(run.began!);
        outputs = new CellOutputs(execution);
        return;
      }
      outputs?.show(event);
      if (run.isOver) execution.end(succeeded(run), Date.now());
    });
  }
}

/** Undefined for a run that did not come to pass. */
function succeeded({ state }: Run): boolean | undefined {
  return state === "skipped" ? undefined : state === "done";
}
