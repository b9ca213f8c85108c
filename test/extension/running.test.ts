import { deepEqual, equal, match, ok } from "node:assert/strict";
import {
  ConfigurationTarget,
  commands,
  languages,
  Position,
  Selection,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import { features, open, untilAfter } from "./editor.ts";
import { clickLens, lensesOf, runningCell, runsAfter, textsOf } from "./runs.ts";

const set = (name: string, value: unknown) =>
  workspace.getConfiguration("loopless").update(name, value, ConfigurationTarget.Workspace);

const linesOf = (runs: Awaited<ReturnType<typeof runsAfter>>) => runs.map(({ cell }) => cell.line);

/** Opens a file with the cursor on a line, from 0. */
async function openAt(name: string, line: number): Promise<TextEditor> {
  await open(name);
  const editor = window.activeTextEditor!;
  editor.selection = new Selection(line, 0, line, 0);
  return editor;
}

suite("Python files", () => {
  suiteTeardown(async () => {
    const { sessions } = await features();
    for (const { document } of sessions.all) sessions.close(document);
  });

  test("offer to run each cell of code, and what is above and below it", async () => {
    deepEqual(await lensesOf(await open("cells.py")), [
      "0: Run Cell",
      "0: Run Below",
      "2: Run Cell",
      "2: Run Above",
      "2: Run Below",
      "9: Run Cell",
      "9: Run Above",
      "9: Run Below",
      "14: Run Cell",
      "14: Run Above",
      "14: Run Below",
      "21: Run Cell",
      "21: Run Above",
      "21: Run Below",
    ]);
  });

  test("without dividers have no lenses, nor has any with `loopless.codeLenses` off", async () => {
    deepEqual(await lensesOf(await open("loops.py")), []);
    const document = await open("cells.py");
    await set("codeLenses", false);
    deepEqual(await lensesOf(document), []);
    await set("codeLenses", undefined);
    ok((await lensesOf(document)).length > 0);
  });

  test("start Python with the first cell that is run, and keep its variables for the next", async () => {
    const document = await open("cells.py");
    const { sessions } = await features();
    equal(sessions.find(document.uri), undefined);
    const above = await runsAfter(() => clickLens(document, "9: Run Above"));
    deepEqual(linesOf(above), [0, 2]);
    deepEqual(textsOf(above[1]!), ["Array([0, 1, 2], dtype=int32)"]);
    const [run] = await runsAfter(() => clickLens(document, "9: Run Cell"));
    deepEqual(textsOf(run!), ["sum\n", "Array(3, dtype=int32)"]);
    equal(run!.cell.number, 4);
    equal(sessions.find(document.uri)?.state, "idle");
  });

  test("run from a cell on, and stop at the first error, which is on the file's lines", async () => {
    const document = await open("cells.py");
    const runs = await runsAfter(() => clickLens(document, "9: Run Below"));
    deepEqual(linesOf(runs), [9, 14, 21]);
    deepEqual(
      runs.map(({ state }) => state),
      ["done", "failed", "skipped"],
    );
    const error = runs[1]!.events.find((event) => event.kind === "error")!;
    deepEqual(
      error.frames.map(({ cell, line }) => `${cell}:${line}`),
      ["cells.py:20", "cells.py:17"],
    );
    match(error.traceback.join("\n"), /File "cells.py", line 17, in share/);
  });

  test("run all cells by the command Run All, whole files without dividers too", async () => {
    await open("cells.py");
    deepEqual(linesOf(await runsAfter(() => commands.executeCommand("loopless.runAll"))), [0, 2, 9, 14, 21]);
    await open("loops.py");
    const [run, ...others] = await runsAfter(() => commands.executeCommand("loopless.runAll"));
    equal(others.length, 0);
    equal(run!.state, "done");
  });

  test("run a cell and go on to the next", async () => {
    const editor = await openAt("cells.py", 3);
    const [run] = await runsAfter(() => commands.executeCommand("loopless.runCellAndAdvance"));
    equal(run!.cell.line, 2);
    equal(editor.selection.active.line, 7);
    await commands.executeCommand("loopless.runCellAndAdvance");
    equal(editor.selection.active.line, 10);
  });

  test("run the statement at the cursor, and what is selected", async () => {
    const editor = await openAt("cells.py", 16);
    const [definition] = await runsAfter(() => commands.executeCommand("loopless.runSelection"));
    equal(definition!.cell.line, 15);
    equal(definition!.cell.source, "def share(whole, parts):\n    return whole // parts");
    const column = editor.document.lineAt(19).text.indexOf("6");
    editor.selection = new Selection(19, column, 19, column + 1);
    const [expression] = await runsAfter(() => commands.executeCommand("loopless.runSelection"));
    deepEqual(textsOf(expression!), ["6"]);
    equal(expression!.cell.number, null);
  });

  test("say which cell runs, and stop it; the cells that wait are not run", async () => {
    const document = await open("spin.py");
    const { status } = await features();
    const runs = runsAfter(() => commands.executeCommand("loopless.runAll"));
    await untilAfter(
      status.onDidChange,
      async () => status.item.text,
      (text) => text === "$(sync~spin) Loopless: running cell 2",
    );
    const lenses = await lensesOf(document);
    deepEqual(lenses, ["0: Run Cell", "0: Run Below", "3: $(sync~spin)\u00a0Running …", "3: Stop", "7: Waiting …"]);
    await clickLens(document, "3: Stop");
    const [first, second, third] = await runs;
    equal(first!.state, "done");
    deepEqual(textsOf(second!), ["KeyboardInterrupt: "]);
    equal(third!.state, "skipped");
    ok(!status.item.text.includes("running"));
    const [last] = await runsAfter(() => clickLens(document, "7: Run Cell"));
    ok(Number(textsOf(last!)[0]) >= 1);
  });

  test("say that a cell runs, and stop it, while the results have the focus", async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await open("spin.py");
    const { status } = await features();
    const runs = runsAfter(() => commands.executeCommand("loopless.runAll"));
    const { session } = await runningCell();
    await commands.executeCommand("loopless.showResults");
    await untilAfter(
      window.onDidChangeActiveTextEditor,
      async () => window.activeTextEditor,
      (editor) => editor === undefined,
    );
    ok(status.isInBar);
    await untilAfter(
      session.onDidChangeState,
      async () => session.pending[0]?.cell.number,
      (number) => number === 2,
    );
    match(status.item.text, /running cell 2$/);
    await commands.executeCommand("loopless.interrupt");
    deepEqual(
      (await runs).map(({ state }) => state),
      ["done", "failed", "skipped"],
    );
    ok(status.isInBar);
    ok(!status.item.text.includes("running"));
  });

  test("lose their variables when Python is restarted, also while a cell runs", async () => {
    const document = await open("spin.py");
    await runsAfter(() => clickLens(document, "0: Run Cell"));
    const runs = runsAfter(() => clickLens(document, "3: Run Cell"));
    await runningCell();
    await commands.executeCommand("loopless.restartPython");
    const [run] = await runs;
    equal(run!.state, "lost");
    const [after] = await runsAfter(() => clickLens(document, "7: Run Cell"));
    deepEqual(textsOf(after!), ["NameError: name 'n' is not defined"]);
  });

  test("keep their Python when their language is changed, and lose it when they are closed", async () => {
    const { sessions } = await features();
    await commands.executeCommand("workbench.action.files.newUntitledFile", { languageId: "python" });
    const editor = window.activeTextEditor!;
    await editor.edit((edit) => edit.insert(new Position(0, 0), "x = 1\nx"));
    await runsAfter(() => commands.executeCommand("loopless.runAll"));
    await languages.setTextDocumentLanguage(editor.document, "plaintext");
    await languages.setTextDocumentLanguage(editor.document, "python");
    editor.selection = new Selection(1, 0, 1, 0);
    const [run] = await runsAfter(() => commands.executeCommand("loopless.runSelection"));
    deepEqual(textsOf(run!), ["1"]);

    const closed = new Promise((resolve) => sessions.onDidClose(resolve));
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    equal(await closed, run!.session);
  });
});
