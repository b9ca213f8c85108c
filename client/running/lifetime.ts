// How long the Python of a document lives, and what is said when it ends.

import { Disposable, type Uri, window, workspace } from "vscode";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** Each Python takes about 200 MB. */
const most = 6;

/**
 * Ends the sessions of documents that are closed, and the one unused for longest where there are too many; tells the
 * user when variables are gone.
 */
export function endSessions(sessions: Sessions): Disposable {
  return Disposable.from(
    workspace.onDidCloseNotebookDocument(({ uri }) => endUnlessOpen(sessions, uri)),
    workspace.onDidCloseTextDocument(({ uri }) => endUnlessOpen(sessions, uri)),
    sessions.onDidOpen((session) => {
      session.onDidRestart((message) => warn(session.document, message));
      if (sessions.all.length > most) endIdle(sessions, session);
    }),
  );
}

/** A document that is given another language is said to be closed, and stays. */
function endUnlessOpen(sessions: Sessions, closed: Uri): void {
  const open = [...workspace.textDocuments, ...workspace.notebookDocuments];
  if (!open.some(({ uri }) => String(uri) === String(closed))) sessions.close(closed);
}

function endIdle(sessions: Sessions, except: Session): void {
  const idle = sessions.all.find((session) => session !== except && session.pending.length === 0);
  if (idle === undefined) return;
  sessions.close(idle.document);
  warn(idle.document, `Python was ended, as no more than ${most} run at once: all variables are gone.`);
}

function warn(document: Uri, message: string): void {
  void window.showWarningMessage(`${workspace.asRelativePath(document)}: ${message}`);
}
