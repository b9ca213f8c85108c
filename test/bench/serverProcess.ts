// A language server in a process of its own, as an editor talks to it.

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type InlayHint,
  InlayHintRequest,
  type Position,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** What stands where, and what stands there next; lines and characters from 0. */
export interface Edit {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

export class ServerProcess {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #uri = "file:///bench/program.py";
  #version = 1;

  /** Starts `node script --stdio` with flags for Node.js, initialized and with the program open. */
  static async open(script: string, flags: readonly string[], text: string): Promise<ServerProcess> {
    const server = new ServerProcess(script, flags);
    await server.#connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      // As VS Code, which asks for a tooltip when somebody points at a hint.
      capabilities: { textDocument: { inlayHint: { resolveSupport: { properties: ["tooltip"] } } } },
    });
    await server.#connection.sendNotification(InitializedNotification.type, {});
    const document = { uri: server.#uri, languageId: "python", version: 1, text };
    await server.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: document });
    return server;
  }

  private constructor(script: string, flags: readonly string[]) {
    this.#process = spawn(process.execPath, [...flags, script, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
    const { stdin, stdout } = this.#process;
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout!), new StreamMessageWriter(stdin!));
    this.#connection.onUnhandledNotification(() => {});
    this.#connection.listen();
  }

  /** The hints of the lines from `first` to before `last`. */
  async hints(first: number, last: number): Promise<readonly InlayHint[]> {
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
    return (await this.#connection.sendRequest(InlayHintRequest.type, { textDocument: this.#document, range })) ?? [];
  }

  async edit({ start, end, text }: Edit): Promise<void> {
    this.#version += 1;
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...this.#document, version: this.#version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  /** The memory that the process has in use, in MB, as Linux counts it; null elsewhere. */
  get memory(): number | null {
    if (process.platform !== "linux") return null;
    const status = readFileSync(`/proc/${this.#process.pid}/status`, "utf8");
    const kilobytes = /VmRSS:\s*(\d+) kB/.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#connection.dispose();
    this.#process.kill();
    await ended;
  }

  get #document() {
    return { uri: this.#uri };
  }
}
