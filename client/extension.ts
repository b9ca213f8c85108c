// Where VS Code enters: builds the features in order.

import { type ExtensionContext, type LogOutputChannel, window } from "vscode";
import { registerCommands } from "./commands.ts";
import { LanguageServer } from "./languageClient.ts";
import { Status } from "./status.ts";

/** What the extension consists of; the tests look at it. */
export interface Features {
  readonly log: LogOutputChannel;
  readonly status: Status;
  readonly server: LanguageServer;
}

/** Starts the extension; the language server comes up in its own time (`server.settled`). */
export function activate(context: ExtensionContext): Features {
  const log = window.createOutputChannel("Loopless", { log: true });
  const status = new Status();
  const server = new LanguageServer(context.asAbsolutePath("dist/server.js"), log, status);
  context.subscriptions.push(log, status, server, registerCommands(log, server));
  return { log, status, server };
}
