import { type Uri, window } from "vscode";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** The notebook or text that has the user's attention; undefined while a panel has it. */
export function activeDocument(): Uri | undefined {
  return window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri;
}

/** The session of the active document; while a panel has the user's attention, the one that was used last. */
export function activeSession(sessions: Sessions): Session | undefined {
  const active = activeDocument();
  return active === undefined ? sessions.all.at(-1) : sessions.find(active);
}
