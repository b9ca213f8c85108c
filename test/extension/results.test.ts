import { deepEqual, equal, ok } from "node:assert/strict";
import { commands, Range, TabInputWebview, WorkspaceEdit, window, workspace } from "vscode";
import type { Entry } from "../../client/views/results/messages.ts";
import { arrayMime, parseArray } from "../../runtime/python/inspection.ts";
import { features, open, untilAfter } from "./editor.ts";
import { runsAfter } from "./runs.ts";

/** The entries, as soon as they satisfy `holds`. */
async function entriesOnce(holds: (entries: readonly Entry[]) => boolean): Promise<readonly Entry[]> {
  const { results } = await features();
  return untilAfter(results.results.onDidChange, async () => results.results.entries, holds);
}

const panelTab = () =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof TabInputWebview && input.viewType.includes("loopless.results"));

async function edit(change: (edit: WorkspaceEdit) => void): Promise<void> {
  const changes = new WorkspaceEdit();
  change(changes);
  ok(await workspace.applyEdit(changes));
}

suite("the results panel", () => {
  suiteTeardown(async () => {
    const { sessions, results } = await features();
    results.results.clear();
    for (const { document } of sessions.all) sessions.close(document);
  });

  test("opens beside the editor with the first run, which keeps the focus", async () => {
    const document = await open("cells.py");
    await runsAfter(() => commands.executeCommand("loopless.runAll"));
    const tab = panelTab();
    ok(tab?.isActive);
    ok(tab.group !== window.tabGroups.activeTabGroup);
    equal(window.activeTextEditor?.document, document);
  });

  test("has an entry for each run, with what the cell showed", async () => {
    const entries = await entriesOnce((all) => all.length === 5 && all.every(({ head }) => head.state !== "running"));
    deepEqual(
      entries.map(({ head }) => `${head.title} ${head.code} ${head.state}`),
      [
        "cells.py:1 import jax.numpy as np done",
        "cells.py:5 a done",
        "cells.py:13 total done",
        "cells.py:16 def share(whole, parts): failed",
        "cells.py:23 total skipped",
      ],
    );
    deepEqual(
      entries.map(({ outputs }) => outputs.map(({ kind }) => kind)),
      [[], ["array"], ["stream", "array"], ["error"], []],
    );
    const [array] = entries[1]!.outputs;
    ok(array?.kind === "array");
    deepEqual([array.array.dtype, array.array.shape, array.text], ["int32", [3], "Array([0, 1, 2], dtype=int32)"]);
    const [error] = entries[3]!.outputs;
    ok(error?.kind === "error");
    deepEqual(
      error.places.map(({ line }) => line),
      [20, 17],
    );
  });

  test("says that the hints had it right", async () => {
    const entries = await entriesOnce((all) => all[2]?.head.prediction !== null);
    deepEqual(entries[2]!.head.prediction, { text: "The hint said i32[].", verdict: "confirmed" });
  });

  test("follows cells that move, and marks those whose code changes, until it is as it was", async () => {
    const document = await open("cells.py");
    const titleAndStale = ({ head }: Entry) => `${head.title}${head.isStale ? " stale" : ""}`;
    await edit((changes) => changes.insert(document.uri, document.positionAt(0), "# above\n"));
    await entriesOnce((all) => titleAndStale(all[1]!) === "cells.py:6");
    const at = document.positionAt(document.getText().indexOf("arange(3)"));
    await edit((changes) => changes.insert(document.uri, at, "array(4) + np."));
    const entries = await entriesOnce((all) => all[1]!.head.isStale);
    deepEqual(entries.map(titleAndStale), [
      "cells.py:2 stale",
      "cells.py:6 stale",
      "cells.py:14",
      "cells.py:17",
      "cells.py:24",
    ]);
    await edit((changes) => {
      changes.delete(document.uri, new Range(at, at.translate(0, "array(4) + np.".length)));
      changes.delete(document.uri, new Range(0, 0, 1, 0));
    });
    await entriesOnce((all) => all.every(({ head }) => !head.isStale) && all[1]!.head.title === "cells.py:5");
    await commands.executeCommand("workbench.action.files.revert");
  });

  test("shows a variable, once, and the newest that was opened last", async () => {
    const document = await open("cells.py");
    const { sessions, results } = await features();
    const session = sessions.find(document.uri)!;
    await results.open(session, "a");
    await results.open(session, "total");
    await results.open(session, "a");
    const opened = results.results.entries.filter(({ head }) => head.origin === "variable");
    deepEqual(
      opened.map(({ head, outputs }) => `${head.title} of ${head.code}: ${outputs[0]?.kind}`),
      ["total of cells.py: array", "a of cells.py: array"],
    );
    equal(await results.results.open(session, "nobody"), null);
  });

  test("copies and lets go of arrays of its entries alone", async () => {
    const document = await open("cells.py");
    const { sessions, results } = await features();
    const session = sessions.find(document.uri)!;
    const result = (await results.results.open(session, "a"))!;
    const view = result.views[0]!;
    equal(await session.ask({ kind: "copy", view, form: "values" }), "[0, 1, 2]");
    results.results.clear();
    deepEqual(results.results.entries, []);
    equal(await session.ask({ kind: "copy", view, form: "values" }), null);
  });

  test("shows what comes after `clear_output` in place of what was there, and lets go of its arrays", async () => {
    const document = await open("cells.py");
    const { sessions, results } = await features();
    const session = sessions.find(document.uri)!;
    const source = ["display(a)", "from IPython.display import clear_output", "clear_output()", "print('new')"].join(
      "\n",
    );
    const cell = { document: document.uri, text: document.uri, number: null, name: "cells.py", line: 0 };
    const [run] = await runsAfter(async () => session.run({ ...cell, source }));
    const [entry] = (await entriesOnce((all) => all.length > 0)).slice(-1);
    deepEqual(entry!.outputs, [{ kind: "stream", name: "stdout", text: "new\n" }]);
    const [display] = run!.events;
    const array = display?.kind === "display" ? parseArray(display.mime[arrayMime]) : null;
    equal(await session.ask({ kind: "copy", view: array!.view, form: "values" }), null);
    results.results.clear();
  });

  test("marks what is past when Python is started again", async () => {
    const document = await open("cells.py");
    await runsAfter(() => commands.executeCommand("loopless.runAll"));
    await commands.executeCommand("loopless.restartPython", document.uri);
    const entries = await entriesOnce((all) => all.every(({ head }) => head.isGone));
    equal(entries.length, 5);
  });

  test("takes in what was shown before the window was loaded again, and nothing that it cannot be", async () => {
    const { results } = await features();
    const [old] = results.results.entries;
    results.results.clear();
    const { head } = old!;
    results.results.restore([
      { ...old!, id: "old", head: { ...head, state: "running", isGone: false } },
      { ...old!, id: "bad", head: { ...head, document: "no address" } },
    ]);
    deepEqual(
      results.results.entries.map((entry) => [entry.id, entry.head.state, entry.head.isGone]),
      [["old", "lost", true]],
    );
  });

  test("comes out from behind the editor with the next run, which keeps the focus", async () => {
    const tabOnce = (holds: (isActive: boolean) => boolean) =>
      untilAfter(
        window.tabGroups.onDidChangeTabs,
        async () => panelTab()!,
        ({ isActive }) => holds(isActive),
      );
    const document = await open("cells.py");
    await commands.executeCommand("loopless.showResults");
    await commands.executeCommand("workbench.action.joinAllGroups");
    await open("cells.py");
    await tabOnce((isActive) => !isActive);
    await runsAfter(() => commands.executeCommand("loopless.runAll"));
    const { group } = await tabOnce((isActive) => isActive);
    ok(group !== window.tabGroups.activeTabGroup);
    equal(window.activeTextEditor?.document, document);
  });
});
