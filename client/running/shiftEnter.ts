// Whose key Shift+Enter is in Python files.

import { commands, Disposable, extensions, workspace } from "vscode";

/**
 * Says in a context key whether Shift+Enter runs a cell: by itself it does where no extension is installed that has its
 * own use for it in Python files.
 */
export function followShiftEnter(): Disposable {
  const follow = () => {
    const setting = workspace.getConfiguration("loopless").get<string>("shiftEnter");
    const isTaken = others.some((id) => extensions.getExtension(id) !== undefined);
    const isOurs = setting === "on" || (setting === "auto" && !isTaken);
    void commands.executeCommand("setContext", "loopless.ownsShiftEnter", isOurs);
  };
  follow();
  return Disposable.from(
    extensions.onDidChange(follow),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("loopless.shiftEnter")) follow();
    }),
  );
}

/** Both bind it to sending code to a Python of theirs, and neither has a context key that says so. */
const others = ["ms-python.python", "ms-toolsai.jupyter"];
