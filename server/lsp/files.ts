// The folders of the workspace, and what changes on the disk.

import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from "vscode-languageserver";
import type { OpenDocuments } from "./openDocuments.ts";

/** Keeps the modules that documents import at what the client says of folders and files. */
export function followFiles(connection: Connection, open: OpenDocuments): { begin(params: InitializeParams): void } {
  const folders = new Set<string>();
  const change = (added: readonly string[], removed: readonly string[]) => {
    for (const uri of removed) folders.delete(uri.replace(/\/+$/, ""));
    for (const uri of added) folders.add(uri.replace(/\/+$/, ""));
    open.folders = [...folders];
  };
  connection.onDidChangeWatchedFiles(({ changes }) => open.changed(changes.map(({ uri }) => uri)));
  return {
    /** To be called when the client is ready for requests. */
    begin({ capabilities, workspaceFolders, rootUri }) {
      change(workspaceFolders?.map(uriOf) ?? (rootUri === null ? [] : [rootUri]), []);
      if (capabilities.workspace?.workspaceFolders === true) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
          change(added.map(uriOf), removed.map(uriOf)),
        );
      }
      if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
      const watchers = [{ globPattern: "**/*.py" }];
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
    },
  };
}

function uriOf({ uri }: { readonly uri: string }): string {
  return uri;
}
