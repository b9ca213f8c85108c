import { type Uri, window } from "vscode";

/** The notebook or text that has the user's attention. */
export function activeDocument(): Uri | undefined {
  return window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri;
}
