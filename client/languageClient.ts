// The connection to the language server. Its library is large, so this is a file of its own in the extension, loaded
// when the server is first started and not while the editor waits for the extension.

import type { Hover, LogOutputChannel } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  TransportKind,
} from "vscode-languageclient/node";
import { nodeFlags } from "../server/nodeFlags.ts";
import type { ServerStatus, StatusMethod } from "../server/protocol.ts";

/** Something that the editor asked for and got: some hints, or a hover. */
export type ServerAnswer = { readonly kind: "hints" } | { readonly kind: "hover"; readonly hover: Hover };

/** What is heard of the server. */
export interface ServerListener {
  /** The editor got something to show. */
  answered(answer: ServerAnswer): void;
  /** What the server does now, in its own words. */
  status(status: ServerStatus): void;
  /** The server's process ended by itself; true when it is to be started again. */
  died(): boolean;
}

/** A client for the server in `module`, not started yet. */
export function createClient(module: string, log: LogOutputChannel, listener: ServerListener): LanguageClient {
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [...nodeFlags] } };
  const client = new LanguageClient("loopless", "Loopless", server, optionsOf(log, listener));
  client.onNotification("loopless/status" satisfies StatusMethod, (status: ServerStatus) => listener.status(status));
  return client;
}

function optionsOf(log: LogOutputChannel, listener: ServerListener): LanguageClientOptions {
  return {
    documentSelector: schemes.map((scheme) => ({ scheme, language: "python" })),
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: "loopless",
    middleware: {
      provideInlayHints: async (document, range, token, next) => {
        const hints = await next(document, range, token);
        if (hints != null && hints.length > 0) listener.answered({ kind: "hints" });
        return hints;
      },
      provideHover: async (document, position, token, next) => {
        const hover = await next(document, position, token);
        if (hover != null) listener.answered({ kind: "hover", hover });
        return hover;
      },
    },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => ({ action: listener.died() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true }),
    },
  };
}

/** Files wherever they are kept, documents without a file, and notebook cells; not the old versions a diff shows. */
const schemes = ["file", "untitled", "vscode-notebook-cell", "vscode-vfs"];
