import { equal, match, notEqual, ok } from "node:assert/strict";
import { commands } from "vscode";
import { features, open, textWithHints, untilAfter } from "./editor.ts";

suite("the language server", () => {
  test("says in the status bar when all shapes are up to date", async () => {
    await textWithHints(await open("loops.py"));
    const { status } = await features();
    await untilAfter(
      status.onDidChange,
      async () => status.state,
      (state) => state === "ready",
    );
    equal(status.item.text, "$(check) Loopless");
    equal(status.item.command, "loopless.showActions");
  });

  test("is started again when it dies", async () => {
    const document = await open("loops.py");
    const { server } = await features();
    const before = server.client!.serverProcess;
    ok(before !== undefined);
    const isAnother = async () => server.isRunning && server.client!.serverProcess?.pid !== before.pid;
    const again = untilAfter(server.onDidChangeState, isAnother, Boolean);
    before.kill("SIGKILL");
    await again;
    match(await textWithHints(document), /^xs: f32\[8,3\] = /m);
  });

  test("is started afresh by the command Restart Language Server", async () => {
    const document = await open("loops.py");
    const { server } = await features();
    const before = server.client!.serverProcess?.pid;
    await commands.executeCommand("loopless.restartServer");
    notEqual(server.client!.serverProcess?.pid, before);
    match(await textWithHints(document), /^xs: f32\[8,3\] = /m);
  });
});
