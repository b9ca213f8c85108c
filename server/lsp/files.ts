// The folders of the workspace, and what changes on the disk.

import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from "vscode-languageserver";
import type { OpenDocuments } from "./openDocuments.ts";

/** Keeps the modules that documents import at what the client says of folders and files. */
export function followFiles(connection: Connection, open: OpenDocuments): { begin(params: InitializeParams): void } {
  connection.onDidChangeWatchedFiles(({ changes }) => open.changed(changes.map(({ uri }) => uri)));
  return {
    /** To be called when the client is ready for requests. */
    begin({ capabilities, workspaceFolders, rootUri }) {
      const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
      open.folders = folders.map((uri) => uri.replace(/\/+$/, ""));
      if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
      const watchers = [{ globPattern: "**/*.py" }];
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
    },
  };
}
