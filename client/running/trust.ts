// Cells run only in a workspace that the user trusts.

import { commands, window, workspace } from "vscode";

/** Whether cells, or what else runs Python, may run; says why where they may not. */
export function mayRun(what: "cells" | "checks" = "cells"): boolean {
  if (!workspace.isTrusted) void explain(what);
  return workspace.isTrusted;
}

async function explain(what: string): Promise<void> {
  const manage = "Manage Workspace Trust";
  const choice = await window.showWarningMessage(
    `Loopless runs ${what} only in a workspace that you trust. Hints work without.`,
    manage,
  );
  if (choice === manage) await commands.executeCommand("workbench.trust.manage");
}
