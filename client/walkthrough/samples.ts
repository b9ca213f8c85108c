// The samples, to be tried out.

import { commands, type Disposable, type TextDocument, Uri, window, workspace } from "vscode";

/** Registers the command that opens one by its name, as a document of its own that may be changed at will. */
export function registerSamples(extension: Uri): Disposable {
  const opened = new Map<string, TextDocument>();
  return commands.registerCommand("loopless.openSample", async (name: unknown) => {
    const file = files.get(String(name));
    if (file === undefined) return;
    const known = opened.get(file);
    const document = known?.isClosed === false ? known : await copyOf(Uri.joinPath(extension, file));
    opened.set(file, document);
    await window.showTextDocument(document);
  });
}

const files: ReadonlyMap<string, string> = new Map([
  ["loops", "samples/loopless_loops.py"],
  ["mistake", "media/walkthrough/mistake.py"],
]);

async function copyOf(file: Uri): Promise<TextDocument> {
  const content = Buffer.from(await workspace.fs.readFile(file)).toString("utf8");
  return workspace.openTextDocument({ language: "python", content });
}
