// The samples, to be tried out.

import { posix } from "node:path";
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
  const text = Buffer.from(await workspace.fs.readFile(file)).toString("utf8");
  // After its first line VS Code calls a document without a file, in its tab and where it asks what to save it as.
  return workspace.openTextDocument({ language: "python", content: `# ${posix.basename(file.path)}\n${text}` });
}
