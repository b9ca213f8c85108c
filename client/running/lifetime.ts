// How long the Python of a document lives, and what is said when it ends.

import { Disposable, type Uri, window, workspace } from "vscode";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** Each Python takes about 200 MB. */
const most = 6;

/** Milliseconds that a note is in the status bar. */
const noteTime = 10_000;

/**
 * Ends the sessions of documents that are closed, and the one unused for longest where there are too many; tells the
 * user when variables are gone. What follows from what the user does is a `note`, as it may be known.
 */
export function endSessions(sessions: Sessions, note = showNote): Disposable {
  const renamed = new WeakSet<Session>();
  const endUnlessOpen = ({ uri }: { readonly uri: Uri }) => {
    const session = sessions.find(uri);
    if (isOpen(uri) || session === undefined) return;
    sessions.close(uri);
    const why = renamed.has(session) ? "is not open under this name any more" : "was closed";
    note(`${workspace.asRelativePath(uri)} ${why}, so its Python has ended.`);
  };
  return Disposable.from(
    workspace.onWillRenameFiles(({ files }) => {
      for (const session of sessions.all) {
        if (files.some(({ oldUri }) => isWithin(session.document, oldUri))) renamed.add(session);
      }
    }),
    workspace.onDidCloseNotebookDocument(endUnlessOpen),
    workspace.onDidCloseTextDocument(endUnlessOpen),
    sessions.onDidOpen((session) => {
      session.onDidRestart((message) => warn(session.document, message));
      if (sessions.all.length > most) endIdle(sessions, session);
    }),
  );
}

/** A document that is given another language is said to be closed, and stays. */
function isOpen(document: Uri): boolean {
  const open = [...workspace.textDocuments, ...workspace.notebookDocuments];
  return open.some(({ uri }) => String(uri) === String(document));
}

/** Whether a document is the file, or is in the folder. */
function isWithin(document: Uri, place: Uri): boolean {
  return `${document}/`.startsWith(`${place}/`);
}

function showNote(text: string): void {
  window.setStatusBarMessage(`$(info) ${text}`, noteTime);
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
