import { doesNotMatch, equal, match } from "node:assert/strict";
import { ConfigurationTarget, commands, workspace } from "vscode";
import { features, open, textWithHints, textWithHintsOnce } from "./editor.ts";

const set = (name: string, value: unknown) =>
  workspace.getConfiguration("loopless").update(name, value, ConfigurationTarget.Workspace);

suite("settings", () => {
  teardown(async () => {
    for (const name of ["enable", "hints", "marks"]) await set(name, undefined);
  });

  test("`loopless.hints` vmap keeps only what mapping is about", async () => {
    const document = await open("loops.py");
    await set("hints", "vmap");
    const text = await textWithHintsOnce(document, (text) => !text.includes("xs: "));
    match(text, /^ {4}y: f32\[5\] ‹8› = /m);
    match(text, /^ys: f32\[8,5\] = /m);
  });

  test("`loopless.hints` off shows the source alone", async () => {
    const document = await open("loops.py");
    await set("hints", "off");
    await textWithHintsOnce(document, (text) => text === document.getText());
  });

  test("`loopless.marks` ascii writes <8> for ‹8›", async () => {
    const document = await open("loops.py");
    await set("marks", "ascii");
    const text = await textWithHintsOnce(document, (text) => text.includes("<8>"));
    doesNotMatch(text, /‹/);
  });

  test("`loopless.enable` off stops the server, and on starts it again", async () => {
    const document = await open("loops.py");
    await set("enable", false);
    const { server, status } = await features();
    equal(status.state, "off");
    equal(server.isRunning, false);
    equal(await textWithHints(document), document.getText());

    await set("enable", true);
    await features();
    equal(status.state, "ready");
    match(await textWithHints(document), /^xs: f32\[8,3\] = /m);
  });

  test("the command Toggle Hints turns them off and back on, and leaves the folder's settings alone", async () => {
    const document = await open("loops.py");
    await commands.executeCommand("loopless.toggleHints");
    await textWithHintsOnce(document, (text) => text === document.getText());
    equal(workspace.getConfiguration("loopless").inspect("hints")?.workspaceValue, undefined);
    await commands.executeCommand("loopless.toggleHints");
    await textWithHintsOnce(document, (text) => text.includes("xs: f32[8,3]"));
    equal(workspace.getConfiguration("loopless").inspect("hints")?.globalValue, undefined);
  });

  test("Toggle Hints goes back to what the folder had set", async () => {
    const document = await open("loops.py");
    await set("hints", "vmap");
    await commands.executeCommand("loopless.toggleHints");
    await textWithHintsOnce(document, (text) => text === document.getText());
    await commands.executeCommand("loopless.toggleHints");
    equal(workspace.getConfiguration("loopless").get("hints"), "vmap");
  });
});
