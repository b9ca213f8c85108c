// The commands about Loopless as a whole.

import { ConfigurationTarget, commands, Disposable, type LogOutputChannel, window, workspace } from "vscode";
import type { LanguageServer } from "./languageServer.ts";
import { activeDocument, activeSession } from "./running/activeDocument.ts";
import { isPythonFile } from "./running/pythonFiles.ts";
import type { Sessions } from "./running/sessions.ts";

/** Registers them. */
export function registerCommands(log: LogOutputChannel, server: LanguageServer, sessions: Sessions): Disposable {
  return Disposable.from(
    commands.registerCommand("loopless.showActions", () => showActions(sessions)),
    commands.registerCommand("loopless.showLog", () => log.show()),
    commands.registerCommand("loopless.restartServer", () => server.restart()),
    commands.registerCommand("loopless.toggleHints", toggleHints),
  );
}

/** The setting before it was toggled; undefined when there was none. */
let before: unknown;

/** Turns the hints off, or back to what they were. Writes where the setting stands, so that a folder gets no settings from this. */
async function toggleHints(): Promise<void> {
  const configuration = workspace.getConfiguration("loopless");
  const { globalValue, workspaceValue } = configuration.inspect("hints") ?? {};
  const where = workspaceValue === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  if (configuration.get("hints") !== "off") {
    before = workspaceValue ?? globalValue;
    return configuration.update("hints", "off", where);
  }
  const offElsewhere = workspaceValue !== undefined && globalValue === "off";
  await configuration.update("hints", before ?? (offElsewhere ? "all" : undefined), where);
}

/** Offers what can be done now. */
async function showActions(sessions: Sessions): Promise<void> {
  const document = activeDocument();
  const session = activeSession(sessions);
  const editor = window.activeTextEditor;
  const isRunnable = editor !== undefined && editor.document.uri === document && isPythonFile(editor.document);
  const actions = [
    { label: "$(debug-stop) Stop", command: "loopless.interrupt", isOffered: (session?.pending.length ?? 0) > 0 },
    { label: "$(debug-restart) Restart Python", command: "loopless.restartPython", isOffered: session !== undefined },
    { label: "$(run-all) Run All", command: "loopless.runAll", isOffered: isRunnable && workspace.isTrusted },
    { label: "$(shield) Manage Workspace Trust", command: "workbench.trust.manage", isOffered: !workspace.isTrusted },
    { label: "$(eye) Toggle Hints", command: "loopless.toggleHints", isOffered: true },
    { label: "$(refresh) Restart Language Server", command: "loopless.restartServer", isOffered: true },
    { label: "$(output) Show Log", command: "loopless.showLog", isOffered: true },
  ];
  const offered = actions.filter(({ isOffered }) => isOffered);
  const chosen = await window.showQuickPick(offered, { title: "Loopless" });
  if (chosen !== undefined) await commands.executeCommand(chosen.command);
}
