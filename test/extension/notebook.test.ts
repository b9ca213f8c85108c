import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  commands,
  type NotebookCell,
  NotebookCellData,
  NotebookCellKind,
  type NotebookCellOutput,
  NotebookData,
  type NotebookDocument,
  NotebookEdit,
  NotebookRange,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { features, fileUri, untilAfter } from "./editor.ts";
import { runningCell, runsAfter } from "./runs.ts";

suite("notebooks", () => {
  suiteTeardown(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    const { sessions } = await features();
    for (const { document } of sessions.all) sessions.close(document);
  });

  test("run all their cells in order, up to the first error", async () => {
    const notebook = await show("run.ipynb");
    await features();
    await commands.executeCommand("notebook.execute");
    const cells = notebook.getCells();
    await once(() => cells[5]!.executionSummary?.success === false && !isPending(cells[6]!));
    deepEqual(
      cells.map(({ executionSummary }) => executionSummary?.executionOrder),
      [undefined, 1, 2, 3, 4, 5, undefined],
    );
    for (const cell of cells.slice(1, 6)) {
      const { startTime, endTime } = cell.executionSummary?.timing ?? {};
      ok(startTime! <= endTime!);
    }
  });

  test("show results, text and rich values in forms that all notebook programs know", async () => {
    const notebook = await show("run.ipynb");
    deepEqual(shown(notebook.cellAt(1)), [{ "text/plain": "Array([0, 1, 2], dtype=int32)" }]);
    deepEqual(shown(notebook.cellAt(2)), [
      { "application/vnd.code.notebook.stdout": "one\ntwo\n" },
      { "application/vnd.code.notebook.stderr": "careful\n" },
      { "text/plain": "Array(3, dtype=int32)" },
    ]);
    equal(shown(notebook.cellAt(3))[0]!["text/html"], "<b>bold</b>");
  });

  test("show an error with the cells and lines it passed through", async () => {
    const notebook = await show("run.ipynb");
    const [output] = shown(notebook.cellAt(5));
    const error = JSON.parse(output!["application/vnd.code.notebook.error"]!);
    equal(error.name, "ZeroDivisionError");
    const lines = error.stack.split("\n");
    equal(lines[0], "Traceback (most recent call last):");
    equal(lines[1], "  Cell In[5], line 2");
    ok(lines.includes("  Cell In[4], line 2, in share"));
    match(lines.at(-1), /^ZeroDivisionError: /);
  });

  test("keep their outputs when they are saved, closed and opened again", async () => {
    const before = await show("run.ipynb");
    await before.save();
    const { cells } = JSON.parse(readFileSync(before.uri.fsPath, "utf8"));
    deepEqual(
      cells[2].outputs.map((output: { readonly output_type: string }) => output.output_type),
      ["stream", "stream", "execute_result"],
    );
    equal(cells[2].outputs[2].execution_count, 2);
    equal(cells[5].outputs[0].traceback[1], "  Cell In[5], line 2");

    const closed = new Promise((resolve) => workspace.onDidCloseNotebookDocument(resolve));
    await commands.executeCommand("workbench.action.closeActiveEditor");
    equal(await closed, before);
    const after = await show("run.ipynb");
    notEqual(after, before);
    deepEqual(shown(after.cellAt(1)), [{ "text/plain": "Array([0, 1, 2], dtype=int32)" }]);
    deepEqual(Object.keys(shown(after.cellAt(5))[0]!), ["application/vnd.code.notebook.error"]);
  });

  test("have ended their Python when they were closed", async () => {
    const notebook = await show("run.ipynb");
    const { sessions } = await features();
    equal(sessions.find(notebook.uri), undefined);
    await runCell(notebook.cellAt(6));
    equal(errorOf(notebook.cellAt(6)).message, "name 'b' is not defined");
  });

  test("have variables of their own", async () => {
    const one = await newNotebook("x = 1", "x");
    await runCell(one.cellAt(0));
    const other = await newNotebook("x");
    await runCell(other.cellAt(0));
    equal(errorOf(other.cellAt(0)).name, "NameError");
    await window.showNotebookDocument(one);
    await runCell(one.cellAt(1));
    deepEqual(shown(one.cellAt(1)), [{ "text/plain": "1" }]);
  });

  test("stop a cell that does not end, and keep their variables", async () => {
    const notebook = await newNotebook("n = 0\nwhile True:\n    n += 1", "n > 0");
    const run = runCell(notebook.cellAt(0));
    equal((await runningCell()).cell.text.toString(), notebook.cellAt(0).document.uri.toString());
    await commands.executeCommand("notebook.cancelExecution");
    await run;
    equal(errorOf(notebook.cellAt(0)).name, "KeyboardInterrupt");
    await runCell(notebook.cellAt(1));
    deepEqual(shown(notebook.cellAt(1)), [{ "text/plain": "True" }]);
  });

  test("show what comes after `clear_output` in place of what was there", async () => {
    const clear = "from IPython.display import clear_output\nclear_output(wait=True)";
    const notebook = await newNotebook(`print("one")\n${clear}\nprint("two")`);
    await runCell(notebook.cellAt(0));
    deepEqual(shown(notebook.cellAt(0)), [{ "application/vnd.code.notebook.stdout": "two\n" }]);
  });

  test("lose their variables by the command Restart Python, and count from 1 again", async () => {
    const notebook = await newNotebook("x = 1", "x");
    await runCell(notebook.cellAt(0));
    await runCell(notebook.cellAt(1));
    equal(notebook.cellAt(1).executionSummary?.executionOrder, 2);
    const { sessions } = await features();
    const session = sessions.find(notebook.uri)!;
    const restarted = new Promise((resolve) => session.onDidRestart(resolve));
    await commands.executeCommand("loopless.restartPython");
    equal(await restarted, "Python was restarted: all variables are gone.");
    await runCell(notebook.cellAt(1));
    equal(errorOf(notebook.cellAt(1)).name, "NameError");
    equal(notebook.cellAt(1).executionSummary?.executionOrder, 1);
  });

  test("go on when a cell is removed while it runs", async () => {
    const notebook = await newNotebook("while True:\n    print('on')", "2");
    const [gone] = notebook.getCells();
    const runs = runsAfter(() => execute(gone!));
    await runningCell();
    const edit = new WorkspaceEdit();
    edit.set(notebook.uri, [NotebookEdit.deleteCells(new NotebookRange(0, 1))]);
    await workspace.applyEdit(edit);
    const [run] = await runs;
    equal(run!.state, "failed");
    await runCell(notebook.cellAt(0));
    deepEqual(shown(notebook.cellAt(0)), [{ "text/plain": "2" }]);
  });

  test("run only cells of Python", async () => {
    const notebook = await newNotebook("1");
    const edit = new WorkspaceEdit();
    const other = new NotebookCellData(NotebookCellKind.Code, "echo", "shellscript");
    edit.set(notebook.uri, [NotebookEdit.insertCells(0, [other])]);
    await workspace.applyEdit(edit);
    const runs = await runsAfter(() => commands.executeCommand("notebook.execute"));
    deepEqual(
      runs.map(({ cell }) => cell.source),
      ["1"],
    );
  });
});

/** Opens a notebook as a user does: one that the API opens stays open for minutes after its editor was closed. */
async function show(name: string): Promise<NotebookDocument> {
  const uri = fileUri(name);
  await commands.executeCommand("vscode.open", uri);
  const active = async () => window.activeNotebookEditor?.notebook;
  const isIt = (notebook: NotebookDocument | undefined) => notebook?.uri.toString() === uri.toString();
  return (await untilAfter(window.onDidChangeActiveNotebookEditor, active, isIt))!;
}

/** A notebook without a file, in an editor. */
async function newNotebook(...sources: readonly string[]): Promise<NotebookDocument> {
  const cells = sources.map((source) => new NotebookCellData(NotebookCellKind.Code, source, "python"));
  const notebook = await workspace.openNotebookDocument("jupyter-notebook", new NotebookData(cells));
  await window.showNotebookDocument(notebook);
  return notebook;
}

/** Runs a cell, and resolves when the notebook shows how it ended. */
async function runCell(cell: NotebookCell): Promise<void> {
  const [run] = await runsAfter(() => execute(cell));
  await once(
    () => cell.executionSummary?.timing?.endTime !== undefined && cell.executionSummary.timing.startTime === run!.began,
  );
}

async function execute(cell: NotebookCell): Promise<void> {
  await features();
  const ranges = [{ start: cell.index, end: cell.index + 1 }];
  await commands.executeCommand("notebook.cell.execute", { ranges, document: cell.notebook.uri });
}

function once(holds: () => boolean): Promise<boolean> {
  return untilAfter(workspace.onDidChangeNotebookDocument, async () => holds(), Boolean);
}

function isPending({ executionSummary }: NotebookCell): boolean {
  return executionSummary?.timing?.startTime !== undefined && executionSummary.timing.endTime === undefined;
}

/** Each output by MIME type, the items of one type joined. */
function shown(cell: NotebookCell): readonly Readonly<Record<string, string>>[] {
  return cell.outputs.map(textByMime);
}

function textByMime({ items }: NotebookCellOutput): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { mime, data } of items) texts[mime] = (texts[mime] ?? "") + new TextDecoder().decode(data);
  return texts;
}

function errorOf(cell: NotebookCell): { readonly name: string; readonly message: string } {
  return JSON.parse(shown(cell).at(-1)!["application/vnd.code.notebook.error"]!);
}
