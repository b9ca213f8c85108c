// The commands of the palette.

import { ConfigurationTarget, commands, Disposable, type LogOutputChannel, workspace } from "vscode";
import type { LanguageServer } from "./languageClient.ts";

/** Registers every command the manifest contributes. */
export function registerCommands(log: LogOutputChannel, server: LanguageServer): Disposable {
  return Disposable.from(
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
