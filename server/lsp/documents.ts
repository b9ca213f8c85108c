// Python files and documents without a file.

import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { OpenDocuments } from "./openDocuments.ts";

/** Keeps `open` at what the client says of its Python documents. */
export function followDocuments(connection: Connection, open: OpenDocuments): void {
  const documents = new TextDocuments(TextDocument);
  documents.onDidChangeContent(({ document }) => {
    if (document.languageId === "python") open.set(document.uri, [{ cell: null, text: document }]);
  });
  documents.onDidSave(({ document }) => open.saved(document.uri));
  documents.onDidClose(({ document }) => open.close(document.uri));
  documents.listen(connection);
}
