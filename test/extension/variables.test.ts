import { deepEqual, equal, match, ok } from "node:assert/strict";
import {
  CancellationTokenSource,
  commands,
  env,
  type InlayHint,
  languages,
  MarkdownString,
  Position,
  Range,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { VariableSummary } from "../../runtime/python/inspection.ts";
import { features, open, openNotebook, untilAfter } from "./editor.ts";
import { runsAfter } from "./runs.ts";

/** The rows of the view as they are read, as soon as they satisfy `holds`. */
async function rowsOnce(holds: (rows: readonly string[]) => boolean): Promise<readonly string[]> {
  const { variables } = await features();
  const read = async () =>
    variables.getChildren().map((variable) => `${variable.name} ${variables.getTreeItem(variable).description}`);
  return untilAfter(variables.onDidChangeTreeData, read, holds);
}

async function rowOf(name: string): Promise<VariableSummary> {
  const { variables } = await features();
  const row = variables.getChildren().find((variable) => variable.name === name);
  if (row === undefined) throw new Error(`There is no row ${name}.`);
  return row;
}

/** The hints whose tooltip says that a run confirmed them, as soon as there are some. */
async function ticksIn(document: TextDocument): Promise<readonly string[]> {
  const { server } = await features();
  const all = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const { provider, onDidChangeInlayHints } = server
    .client!.getFeature("textDocument/inlayHint")
    .getProvider(document)!;
  const { token } = new CancellationTokenSource();
  const read = async () => {
    const hints = (await provider.provideInlayHints(document, all, token)) ?? [];
    // As the editor does where somebody points at one.
    const resolved = await Promise.all(hints.map((hint) => provider.resolveInlayHint!(hint, token)));
    return resolved.flatMap((hint) => (isConfirmed(hint) ? [labelOf(hint)] : []));
  };
  return untilAfter(onDidChangeInlayHints.event, read, (ticks) => ticks.length > 0);
}

function isConfirmed(hint: InlayHint | null | undefined): hint is InlayHint {
  return hint?.tooltip instanceof MarkdownString && hint.tooltip.value.includes("✓");
}

function labelOf({ label }: InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}

suite("the variables view", () => {
  suiteSetup(async () => {
    await features();
    await commands.executeCommand("loopless.variables.focus");
  });

  suiteTeardown(async () => {
    const { sessions } = await features();
    for (const { document } of sessions.all) sessions.close(document);
  });

  test("shows what the cells of a Python file made, until Python is restarted", async () => {
    await open("loops.py");
    deepEqual(await rowsOnce(({ length }) => length === 0), []);
    await runsAfter(() => commands.executeCommand("loopless.runAll"));
    deepEqual(await rowsOnce(({ length }) => length > 0), [
      "xs f32[8,3] · 96 B",
      "w f32[3,5] · 60 B",
      "ys f32[8,5] · 160 B",
    ]);
    await commands.executeCommand("loopless.restartPython");
    deepEqual(await rowsOnce(({ length }) => length === 0), []);
  });

  test("shows those of a notebook, and of the last document while something else is active", async () => {
    const notebook = await openNotebook("loops.ipynb");
    const { sessions } = await features();
    for (const cell of notebook.getCells().slice(1)) {
      const source = cell.document.getText();
      const place = { document: notebook.uri, text: cell.document.uri, number: cell.index + 1 };
      await runsAfter(async () => sessions.of(notebook.uri).run({ ...place, name: "cell", line: 0, source }));
    }
    deepEqual(await rowsOnce(({ length }) => length === 2), ["a f32[4,5] · 80 B", "sums f32[4] · 16 B"]);
    const prose = await workspace.openTextDocument({ language: "plaintext", content: "x = 1" });
    await window.showTextDocument(prose);
    equal(window.activeTextEditor?.document, prose);
    equal((await rowsOnce(() => true)).length, 2);
    await open("cells.py");
    await rowsOnce(({ length }) => length === 0);
    await window.showNotebookDocument(notebook);
    await rowsOnce(({ length }) => length === 2);
  });

  test("copies names and shapes, and can be heard", async () => {
    const [sums, { variables }] = [await rowOf("sums"), await features()];
    await commands.executeCommand("loopless.copyVariableName", sums);
    equal(await env.clipboard.readText(), "sums");
    await commands.executeCommand("loopless.copyVariableShape", sums);
    equal(await env.clipboard.readText(), "(4,)");
    const { accessibilityInformation, tooltip, contextValue } = variables.getTreeItem(sums);
    equal(accessibilityInformation?.label, "sums, float32 array of shape 4, 16 B");
    equal(contextValue, "array");
    ok(tooltip instanceof MarkdownString);
    match(tooltip.value, /sums\.shape == \(4,\)/);
  });
});

suite("static meets real", () => {
  suiteTeardown(async () => {
    const { sessions } = await features();
    for (const { document } of sessions.all) sessions.close(document);
  });

  test("a run confirms the hints of a Python file", async () => {
    const document = await open("loops.py");
    await runsAfter(() => commands.executeCommand("loopless.runAll"));
    deepEqual(await ticksIn(document), [": f32[8,3]", ": f32[3,5]", ": f32[8,5]"]);
  });

  test("and those of a notebook, each cell by itself", async () => {
    const notebook = await openNotebook("loops.ipynb");
    const { sessions } = await features();
    const [, data] = notebook.getCells();
    const cell = { document: notebook.uri, text: data!.document.uri, number: 2, name: "cell", line: 0 };
    const source = data!.document.getText();
    await runsAfter(async () => sessions.of(notebook.uri).run({ ...cell, source }));
    deepEqual(await ticksIn(data!.document), [": f32[4,5]"]);
  });

  test("a difference that an edit above explains is no contradiction", async () => {
    const content = "import jax.numpy as jnp\nn = 3\n# %%\nx = jnp.ones(n)\ny = jnp.ones(2)\n";
    const document = await workspace.openTextDocument({ language: "python", content });
    await window.showTextDocument(document);
    await runsAfter(() => commands.executeCommand("loopless.runCell", document.uri, 0));
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(1, 4, 1, 5), "4");
    await workspace.applyEdit(edit);
    await runsAfter(() => commands.executeCommand("loopless.runCell", document.uri, 2));
    deepEqual(await ticksIn(document), [": f32[2]"]);
    deepEqual(languages.getDiagnostics(document.uri), []);
  });
});
