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

/** Turns the hints off here, or back to what they are elsewhere. */
async function toggleHints(): Promise<void> {
  const configuration = workspace.getConfiguration("loopless");
  const here = workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  if (configuration.get("hints") !== "off") return configuration.update("hints", "off", here);
  const elsewhere = configuration.inspect<string>("hints")?.globalValue;
  const back = here === ConfigurationTarget.Workspace && elsewhere !== "off" ? undefined : "all";
  await configuration.update("hints", back, here);
}
