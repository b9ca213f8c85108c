// Notebooks: their Python cells in order are one program.

import {
  type Connection,
  NotebookCellKind,
  type NotebookDocument,
  type NotebookDocumentChangeEvent,
  type TextDocumentItem,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { OpenDocuments } from "./openDocuments.ts";

/**
 * Keeps `open` at what the client says of its notebooks.
 *
 * The library's `NotebookDocuments` is no use here: it does not tell that cells were moved.
 */
export function followNotebooks({ notebooks: { synchronization } }: Connection, open: OpenDocuments): void {
  const notebooks = new Map<string, Notebook>();
  const update = (notebook: Notebook) => {
    const texts = notebook.python.map((text, cell) => ({ cell, text }));
    open.set(notebook.uri, texts);
  };
  synchronization.onDidOpenNotebookDocument(({ notebookDocument, cellTextDocuments }) => {
    const notebook = new Notebook(notebookDocument, cellTextDocuments);
    notebooks.set(notebook.uri, notebook);
    update(notebook);
  });
  synchronization.onDidChangeNotebookDocument(({ notebookDocument: { uri }, change }) => {
    const notebook = notebooks.get(uri);
    if (notebook === undefined || change.cells === undefined) return;
    notebook.change(change.cells);
    update(notebook);
  });
  synchronization.onDidSaveNotebookDocument(({ notebookDocument: { uri } }) => open.saved(uri));
  synchronization.onDidCloseNotebookDocument(({ notebookDocument: { uri } }) => {
    notebooks.delete(uri);
    open.close(uri);
  });
}

/** The cells of one open notebook and their texts. */
class Notebook {
  readonly uri: string;
  readonly #cells: NotebookDocument["cells"];
  readonly #texts = new Map<string, TextDocument>();

  constructor({ uri, cells }: NotebookDocument, texts: readonly TextDocumentItem[]) {
    this.uri = uri;
    this.#cells = [...cells];
    for (const text of texts) this.#open(text);
  }

  /** The texts of the Python cells, in order. */
  get python(): readonly TextDocument[] {
    const code = this.#cells.filter(({ kind }) => kind === NotebookCellKind.Code);
    const texts = code.map(({ document }) => this.#texts.get(document));
    return texts.filter((text): text is TextDocument => text?.languageId === "python");
  }

  change({ structure, data = [], textContent = [] }: NonNullable<NotebookDocumentChangeEvent["cells"]>): void {
    if (structure !== undefined) {
      const { start, deleteCount, cells = [] } = structure.array;
      this.#cells.splice(start, deleteCount, ...cells);
      for (const { uri } of structure.didClose ?? []) this.#texts.delete(uri);
      for (const text of structure.didOpen ?? []) this.#open(text);
    }
    for (const cell of data) {
      const index = this.#cells.findIndex(({ document }) => document === cell.document);
      if (index >= 0) this.#cells[index] = cell;
    }
    for (const { document, changes } of textContent) {
      const text = this.#texts.get(document.uri);
      if (text !== undefined) this.#texts.set(document.uri, TextDocument.update(text, changes, document.version));
    }
  }

  #open({ uri, languageId, version, text }: TextDocumentItem): void {
    this.#texts.set(uri, TextDocument.create(uri, languageId, version, text));
  }
}
