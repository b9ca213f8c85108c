// What Python is doing, in the status bar and for the `when` clauses of the manifest.

import { commands, Disposable, window } from "vscode";
import type { Status } from "../status.ts";
import { activeSession } from "./activeDocument.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** Shows what the Python that the user looks at does, or else another. */
export function showActivity(sessions: Sessions, status: Status): Disposable {
  const show = () => {
    const own = activeSession(sessions);
    const isRunning = own !== undefined && own.pending.length > 0;
    status.showActivity(describe(own) ?? sessions.all.map(describe).find((text) => text !== null) ?? null);
    setContext("loopless.isRunning", isRunning);
    setContext("loopless.hasPython", own !== undefined);
  };
  show();
  return Disposable.from(
    sessions.onDidBeginRun(show),
    sessions.onDidEndRun(show),
    sessions.onDidChange(show),
    sessions.onDidClose(show),
    window.onDidChangeActiveTextEditor(show),
    window.onDidChangeActiveNotebookEditor(show),
  );
}

/** Null while nothing runs or starts. */
function describe(session: Session | undefined): string | null {
  if (session === undefined) return null;
  const [first] = session.pending;
  if (session.state === "starting" || (session.state === "off" && first !== undefined)) return "starting Python …";
  if (first === undefined) return null;
  return first.cell.number === null ? "running the selection" : `running cell ${first.cell.number}`;
}

function setContext(key: string, value: boolean): void {
  void commands.executeCommand("setContext", key, value);
}
