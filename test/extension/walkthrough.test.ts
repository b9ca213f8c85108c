import { equal, match, ok } from "node:assert/strict";
import { commands, Range, type TextDocument, WorkspaceEdit, window, workspace } from "vscode";
import type { WalkthroughStep } from "../../client/walkthrough/walkthrough.ts";
import type { Shapes } from "../../server/protocol.ts";
import { features, hoverOver, open, problemsOnce, textWithHints, untilAfter } from "./editor.ts";
import { runsAfter } from "./runs.ts";

async function done(step: WalkthroughStep): Promise<void> {
  const { walkthrough } = await features();
  await untilAfter(walkthrough.onDidComplete, async () => walkthrough.done.has(step), Boolean);
}

/** Asks the language server; what was asked before has its answer by then. */
async function hasSyntaxError({ uri }: TextDocument): Promise<boolean> {
  const { server } = await features();
  const question = { uri: String(uri), names: [] };
  const { hasSyntaxError } = await server.client!.sendRequest<Shapes>("loopless/shapesOf", question);
  return hasSyntaxError;
}

async function replace(document: TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  ok(start >= 0);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + from.length)), to);
  await workspace.applyEdit(edit);
}

suite("the walkthrough", () => {
  suiteTeardown(async () => {
    const { sessions } = await features();
    for (const { document } of sessions.all) sessions.close(document);
  });

  test("opens a sample as a document of its own, once", async () => {
    await commands.executeCommand("loopless.openSample", "loops");
    const sample = window.activeTextEditor?.document;
    ok(sample?.isUntitled);
    equal(sample.languageId, "python");
    // With a path it would be written there without a question.
    match(sample.uri.path, /^Untitled-\d+$/);
    equal(sample.lineAt(0).text, "# loopless_loops.py");
    await commands.executeCommand("loopless.openSample", "loops");
    equal(window.activeTextEditor?.document, sample);
    await commands.executeCommand("loopless.openSample", "../package.json");
    equal(window.activeTextEditor?.document, sample);
  });

  test("has its first step done by hints, its second by a hover over a vmap", async () => {
    const document = await open("loops.py");
    await textWithHints(document);
    await done("sawHints");
    await hoverOver(document, "vmap(affine");
    await done("hoveredVmap");
  });

  test("has its third step done by a run", async () => {
    await open("loops.py");
    await runsAfter(() => commands.executeCommand("loopless.runAll"));
    await done("ranCell");
  });

  test("has its fourth step done by a mistake that is fixed, not by one that is made unreadable", async () => {
    const { walkthrough } = await features();
    await commands.executeCommand("loopless.openSample", "mistake");
    const document = window.activeTextEditor!.document;
    const before = walkthrough.done.has("fixedMistake");
    equal((await problemsOnce(document, ({ length }) => length > 0)).length, 1);
    equal(await hasSyntaxError(document), false);
    await replace(document, "vmap(messages)(", "vmap(messages)((");
    await problemsOnce(document, ({ length }) => length === 0);
    equal(await hasSyntaxError(document), true);
    equal(walkthrough.done.has("fixedMistake"), before);
    await replace(document, "vmap(messages)((", "vmap(messages)(");
    await problemsOnce(document, ({ length }) => length > 0);
    await replace(document, "(12, 7, 11)", "(13, 7, 11)");
    await done("fixedMistake");
  });

  test("has its last step done by an exercise that passes", async () => {
    const { exercises } = await features();
    await exercises.progress.pass("message-passing");
    await done("didExercise");
  });
});
