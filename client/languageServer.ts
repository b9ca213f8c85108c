// The language server's life: it runs while `loopless.enable` is on, and it is started again when it dies.

import { type Disposable, EventEmitter, type LogOutputChannel, type Uri, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { ObserveMethod, ShapesMethod } from "../server/protocol.ts";
import { Deaths } from "./deaths.ts";
import type { ServerAnswer } from "./languageClient.ts";
import type { Status } from "./status.ts";

type AboutDocument = ObserveMethod | ShapesMethod;

/** The language server as the extension sees it: on or off, and restarted at most a few times in a row. */
export class LanguageServer implements Disposable {
  readonly #module: string;
  readonly #log: LogOutputChannel;
  readonly #status: Status;
  readonly #deaths = new Deaths(5, 3 * 60_000);
  readonly #settings: Disposable;
  readonly #answered = new EventEmitter<ServerAnswer>();
  readonly #changed = new EventEmitter<void>();
  /** Fires when the editor gets something to show. */
  readonly onDidAnswer = this.#answered.event;
  /** Fires when the server starts, runs, or ends. */
  readonly onDidChangeState = this.#changed.event;
  #client: LanguageClient | null = null;
  #settled: Promise<void> = Promise.resolve();

  constructor(module: string, log: LogOutputChannel, status: Status) {
    this.#module = module;
    this.#log = log;
    this.#status = status;
    this.#settings = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("loopless.enable")) this.#follow();
    });
    this.#follow();
  }

  /** The connection to the server; null until it is first started. */
  get client(): LanguageClient | null {
    return this.#client;
  }

  /** Resolves when the server has been started or stopped as last asked. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  get isRunning(): boolean {
    return this.#client?.isRunning() ?? false;
  }

  /** What the server answers about a document; null when it does not run, or goes away in between. */
  async ask<Answer>(method: AboutDocument, document: Uri, question: object): Promise<Answer | null> {
    if (!this.#client?.isRunning()) return null;
    const uri = this.#client.code2ProtocolConverter.asUri(document);
    return this.#client.sendRequest<Answer>(method, { ...question, uri }).catch(() => null);
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
    this.#changed.dispose();
    void this.#next(async () => this.#client?.dispose());
  }

  /** Runs or rests as the setting says. */
  #follow(): void {
    const enabled = workspace.getConfiguration("loopless").get("enable", true);
    void this.#next(enabled ? () => this.#start() : () => this.#stop());
  }

  async #start(): Promise<void> {
    this.#status.show({ state: "analysing", message: "The language server is starting." });
    try {
      this.#client ??= await this.#createClient();
      await this.#client.start();
      this.#log.info("The language server runs.");
      this.#status.show({ state: "ready" });
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      this.#giveUp("The language server could not start.");
    }
  }

  async #createClient(): Promise<LanguageClient> {
    const { createClient } = await import("./languageClient.ts");
    const client = createClient(this.#module, this.#log, {
      answered: (answer) => this.#answered.fire(answer),
      status: (status) => this.#status.show(status),
      died: () => this.#isStartedAgain(),
    });
    client.onDidChangeState(() => this.#changed.fire());
    return client;
  }

  async #stop(): Promise<void> {
    try {
      if (this.#client?.needsStop()) {
        await this.#client.stop();
        this.#log.info("The language server was stopped.");
      }
    } catch (error) {
      // One that does not answer in time is ended by its process.
      this.#log.warn(String(error));
    }
    this.#status.show({ state: "off" });
  }

  /** Starting and stopping wait for each other: the client does neither while it does the other. */
  #next(step: () => Promise<void>): Promise<void> {
    this.#settled = this.#settled.then(step);
    return this.#settled;
  }

  #isStartedAgain(): boolean {
    if (this.#deaths.more()) {
      const message = "The language server stopped and is starting again.";
      this.#log.warn(message);
      this.#status.show({ state: "analysing", message });
      return true;
    }
    this.#giveUp("The language server stopped five times in a few minutes, so it is not started again.");
    return false;
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

const showLog = "Show Log";
const restart = "Restart";
