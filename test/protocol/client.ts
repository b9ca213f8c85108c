// A client of the language server in the same process, connected to it by streams.

import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeNotebookDocumentNotification,
  DidChangeTextDocumentNotification,
  DidCloseNotebookDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenNotebookDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type MarkupContent,
  NotebookCellKind,
  type NotebookDocumentChangeEvent,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { serve } from "../../server/lsp/connection.ts";
import { bundled } from "../harness/bundled.ts";

const all: Range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

const everything: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
  },
};

/** A cell of a notebook that a test opens. */
export interface TestCell {
  readonly uri: string;
  readonly text: string;
}

export class TestClient {
  readonly connection: ProtocolConnection;
  /** What the server asked for and said, in order: `refresh`, `ready`, `analysing`. */
  readonly events: string[] = [];
  readonly #documents = new Map<string, TextDocument>();
  readonly #problems = new Map<string, readonly Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  #settings: Record<string, unknown>;

  private constructor(settings: Record<string, unknown>) {
    this.#settings = settings;
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    serve(server, "0.0.0", bundled);
    server.listen();
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.#problems.set(uri, diagnostics);
      this.#lookAgain();
    });
    this.connection.onNotification("loopless/status", ({ state }: { state: string }) => this.#record(state));
    this.connection.onRequest(InlayHintRefreshRequest.type, () => this.#record("refresh"));
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.#settings));
    this.connection.onRequest(RegistrationRequest.type, () => {});
    this.connection.listen();
  }

  /** Connects and initializes. */
  static async start(
    settings: Record<string, unknown> = {},
    capabilities: ClientCapabilities = everything,
    initializationOptions: unknown = undefined,
    rootUri: string | null = null,
  ): Promise<TestClient> {
    const client = new TestClient(settings);
    const params = { processId: null, rootUri, capabilities, initializationOptions };
    await client.connection.sendRequest(InitializeRequest.type, params);
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async open(uri: string, text: string, languageId = "python"): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Replaces the first occurrence of `from`. */
  async edit(uri: string, from: string, to: string): Promise<void> {
    const changes = [this.#replace(uri, from, to)];
    const textDocument = { uri, version: this.document(uri).version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: changes,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async openNotebook(uri: string, cells: readonly TestCell[]): Promise<void> {
    for (const cell of cells) this.#documents.set(cell.uri, TextDocument.create(cell.uri, "python", 1, cell.text));
    await this.connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
      notebookDocument: {
        uri,
        version: 1,
        notebookType: "jupyter-notebook",
        cells: cells.map((cell) => ({ kind: NotebookCellKind.Code, document: cell.uri })),
      },
      cellTextDocuments: cells.map((cell) => ({ uri: cell.uri, languageId: "python", version: 1, text: cell.text })),
    });
  }

  async editCell(uri: string, cell: string, from: string, to: string): Promise<void> {
    const changes = [this.#replace(cell, from, to)];
    const document = { uri: cell, version: this.document(cell).version };
    await this.changeNotebook(uri, { cells: { textContent: [{ document, changes }] } });
  }

  /** Puts cells in at a place after taking some out there; `opened` are those that were not in the notebook before. */
  async spliceCells(
    uri: string,
    start: number,
    removed: readonly string[],
    inserted: readonly string[],
    opened: readonly TestCell[] = [],
  ): Promise<void> {
    for (const cell of opened) this.#documents.set(cell.uri, TextDocument.create(cell.uri, "python", 1, cell.text));
    const closed = removed.filter((cell) => !inserted.includes(cell));
    const cells = inserted.map((cell) => ({ kind: NotebookCellKind.Code, document: cell }));
    await this.changeNotebook(uri, {
      cells: {
        structure: {
          array: { start, deleteCount: removed.length, cells },
          didOpen: opened.map((cell) => ({ uri: cell.uri, languageId: "python", version: 1, text: cell.text })),
          didClose: closed.map((cell) => ({ uri: cell })),
        },
      },
    });
  }

  async changeNotebook(uri: string, change: NotebookDocumentChangeEvent): Promise<void> {
    const notebookDocument = { uri, version: 2 };
    await this.connection.sendNotification(DidChangeNotebookDocumentNotification.type, { notebookDocument, change });
  }

  async closeNotebook(uri: string, cells: readonly string[]): Promise<void> {
    await this.connection.sendNotification(DidCloseNotebookDocumentNotification.type, {
      notebookDocument: { uri },
      cellTextDocuments: cells.map((cell) => ({ uri: cell })),
    });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  async hints(uri: string, range = all): Promise<readonly InlayHint[]> {
    return (await this.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
  }

  /** The text with its hints in it, as an editor shows it. */
  async shown(uri: string): Promise<string> {
    const hints = await this.hints(uri);
    const document = this.document(uri);
    let text = document.getText();
    for (const { position, label, paddingLeft } of [...hints].reverse()) {
      const offset = document.offsetAt(position);
      text = `${text.slice(0, offset)}${paddingLeft ? " " : ""}${label}${text.slice(offset)}`;
    }
    return text;
  }

  /** The hover over the first place where `text` stands, `offset` characters into it. */
  async hover(uri: string, text: string, offset = 0): Promise<string | null> {
    const document = this.document(uri);
    const position = document.positionAt(document.getText().indexOf(text) + offset);
    const hover = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    // SAFETY: the server answers with markup.
    return hover === null ? null : (hover.contents as MarkupContent).value;
  }

  /** The problems of a text, as soon as they satisfy `holds`. */
  async problemsOnce(uri: string, holds: (problems: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    await this.until(() => holds(this.#problems.get(uri) ?? []));
    return this.#problems.get(uri) ?? [];
  }

  /** Resolves when the condition holds, looked at after everything that the server sends. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  async setSettings(settings: Record<string, unknown>): Promise<void> {
    this.#settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { loopless: settings },
    });
  }

  #replace(uri: string, from: string, to: string) {
    const document = this.document(uri);
    const start = document.getText().indexOf(from);
    if (start < 0) throw new Error(`${from} does not stand in ${uri}`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + from.length) };
    const change = { range, text: to };
    this.#documents.set(uri, TextDocument.update(document, [change], document.version + 1));
    return change;
  }

  #record(event: string): void {
    this.events.push(event);
    this.#lookAgain();
  }

  #lookAgain(): void {
    for (const look of [...this.#waiting]) look();
  }
}
