// The editor as the tests see it: documents by name, hints woven into the source, and what is to come.

import {
  commands,
  type Diagnostic,
  type Event,
  extensions,
  type Hover,
  type InlayHint,
  languages,
  type MarkdownString,
  type NotebookDocument,
  Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import type { Features } from "../../client/extension.ts";

/** The extension's own features, its language server running. */
export async function features(): Promise<Features> {
  const extension = extensions.getExtension<Features>("loopless.loopless");
  if (extension === undefined) throw new Error("Loopless is not loaded.");
  const found = await extension.activate();
  await found.server.settled;
  return found;
}

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(name));
  await window.showTextDocument(document);
  return document;
}

/** Opens a notebook of the workspace in an editor. */
export async function openNotebook(name: string): Promise<NotebookDocument> {
  const notebook = await workspace.openNotebookDocument(fileUri(name));
  await window.showNotebookDocument(notebook);
  return notebook;
}

/** The document's text with its hints in it, as the editor shows it. */
export async function textWithHints(document: TextDocument): Promise<string> {
  await features();
  const all = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const hints = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", document.uri, all);
  let text = document.getText();
  for (const hint of hints.toSorted((a, b) => b.position.compareTo(a.position))) {
    const offset = document.offsetAt(hint.position);
    text = text.slice(0, offset) + labelOf(hint) + text.slice(offset);
  }
  return text;
}

/** The document's text with its hints, as soon as it satisfies `holds`; a refresh of the hints is the moment to look again. */
export async function textWithHintsOnce(document: TextDocument, holds: (text: string) => boolean): Promise<string> {
  const { server } = await features();
  const provider = server.client!.getFeature("textDocument/inlayHint").getProvider(document);
  if (provider === undefined) throw new Error("The language server offers no hints for this document.");
  return untilAfter(provider.onDidChangeInlayHints.event, () => textWithHints(document), holds);
}

/** The document's problems, as soon as they satisfy `holds`. */
export function problemsOnce(
  document: TextDocument,
  holds: (problems: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  return untilAfter(languages.onDidChangeDiagnostics, async () => languages.getDiagnostics(document.uri), holds);
}

/** What `read` gives, as soon as it satisfies `holds`; looked at now and after each event. */
export function untilAfter<Value>(
  event: Event<unknown>,
  read: () => Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const value = await read();
      if (!holds(value)) return;
      listener.dispose();
      resolve(value);
    };
    const listener = event(() => void look().catch(reject));
    look().catch(reject);
  });
}

/** The text of the hovers over the first place where `text` stands. */
export async function hoverOver(document: TextDocument, text: string): Promise<string> {
  await features();
  const position = document.positionAt(document.getText().indexOf(text));
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, position);
  // SAFETY: VS Code gives every content of a hover it computes as a MarkdownString.
  return hovers
    .flatMap((hover) => hover.contents as MarkdownString[])
    .map((content) => content.value)
    .join("\n");
}

/** Where a file of the workspace is. */
export function fileUri(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("The tests need a workspace folder.");
  return Uri.joinPath(folder.uri, name);
}

function labelOf({ label, paddingLeft, paddingRight }: InlayHint): string {
  const text = typeof label === "string" ? label : label.map((part) => part.value).join("");
  return `${paddingLeft === true ? " " : ""}${text}${paddingRight === true ? " " : ""}`;
}
