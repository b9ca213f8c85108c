// The language server's life: it runs while `loopless.enable` is on, and it is started again when it dies.

import { type Disposable, EventEmitter, type Hover, type LogOutputChannel, window, workspace } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  NotificationType,
  RevealOutputChannelOn,
  TransportKind,
} from "vscode-languageclient/node";
import { nodeFlags } from "../server/nodeFlags.ts";
import type { ServerStatus, StatusMethod } from "../server/protocol.ts";
import { Deaths } from "./deaths.ts";
import type { Status } from "./status.ts";

/** Something that the editor asked for and got: some hints, or a hover. */
export type ServerAnswer = { readonly kind: "hints" } | { readonly kind: "hover"; readonly hover: Hover };

/** The language server as the extension sees it: on or off, and restarted at most a few times in a row. */
export class LanguageServer implements Disposable {
  /** The connection to the server. */
  readonly client: LanguageClient;
  readonly #log: LogOutputChannel;
  readonly #status: Status;
  readonly #deaths = new Deaths(5, 3 * 60_000);
  readonly #settings: Disposable;
  readonly #answered = new EventEmitter<ServerAnswer>();
  /** Fires when the editor gets something to show. */
  readonly onDidAnswer = this.#answered.event;
  #settled: Promise<void> = Promise.resolve();

  constructor(module: string, log: LogOutputChannel, status: Status) {
    this.#log = log;
    this.#status = status;
    const server = { module, transport: TransportKind.ipc, options: { execArgv: [...nodeFlags] } };
    this.client = new LanguageClient("loopless", "Loopless", server, this.#options());
    this.client.onNotification(statusNotification, (params) => this.#status.show(params));
    this.#settings = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("loopless.enable")) this.#follow();
    });
    this.#follow();
  }

  /** Resolves when the server has been started or stopped as last asked. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Stops the server, if it runs, and starts it afresh. */
  restart(): Promise<void> {
    this.#deaths.forget();
    return this.#next(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  dispose(): void {
    this.#settings.dispose();
    this.#answered.dispose();
    void this.#next(() => this.client.dispose());
  }

  #options(): LanguageClientOptions {
    return {
      documentSelector: schemes.map((scheme) => ({ scheme, language: "python" })),
      outputChannel: this.#log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: "loopless",
      middleware: {
        provideInlayHints: async (document, range, token, next) => {
          const hints = await next(document, range, token);
          if (hints != null && hints.length > 0) this.#answered.fire({ kind: "hints" });
          return hints;
        },
        provideHover: async (document, position, token, next) => {
          const hover = await next(document, position, token);
          if (hover != null) this.#answered.fire({ kind: "hover", hover });
          return hover;
        },
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.#onDeath(),
      },
    };
  }

  /** Runs or rests as the setting says. */
  #follow(): void {
    const enabled = workspace.getConfiguration("loopless").get("enable", true);
    void this.#next(enabled ? () => this.#start() : () => this.#stop());
  }

  async #start(): Promise<void> {
    this.#status.show({ state: "analysing", message: "The language server is starting." });
    try {
      await this.client.start();
      this.#log.info("The language server runs.");
      this.#status.show({ state: "ready" });
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      this.#giveUp("The language server could not start.");
    }
  }

  async #stop(): Promise<void> {
    if (this.client.needsStop()) {
      await this.client.stop();
      this.#log.info("The language server was stopped.");
    }
    this.#status.show({ state: "off" });
  }

  /** Starting and stopping wait for each other: the client does neither while it does the other. */
  #next(step: () => Promise<void>): Promise<void> {
    this.#settled = this.#settled.then(step);
    return this.#settled;
  }

  #onDeath() {
    if (this.#deaths.more()) {
      const message = "The language server stopped and is starting again.";
      this.#log.warn(message);
      this.#status.show({ state: "analysing", message });
      return { action: CloseAction.Restart, handled: true };
    }
    this.#giveUp("The language server stopped five times in a few minutes, so it is not started again.");
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  #giveUp(message: string): void {
    this.#log.error(message);
    this.#status.show({ state: "error", message });
    void window.showErrorMessage(`Loopless: ${message}`, showLog, restart).then((choice) => {
      if (choice === showLog) this.#log.show();
      if (choice === restart) void this.restart();
    });
  }
}

const statusNotification = new NotificationType<ServerStatus>("loopless/status" satisfies StatusMethod);
const showLog = "Show Log";
const restart = "Restart";

/** Files wherever they are kept, documents without a file, and notebook cells; not the old versions a diff shows. */
const schemes = ["file", "untitled", "vscode-notebook-cell", "vscode-vfs"];
