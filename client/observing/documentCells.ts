// The cells of a document as they are now.

import { NotebookCellKind, type Uri, workspace } from "vscode";
import { cellsOf } from "../running/pythonFiles.ts";

/** The sources of all cells of an open Python file or notebook, in order; prose in a notebook has none. Null where it is not open. */
export function cellSources(document: Uri): readonly string[] | null {
  const uri = String(document);
  const notebook = workspace.notebookDocuments.find((each) => String(each.uri) === uri);
  if (notebook !== undefined) {
    return notebook
      .getCells()
      .map((cell) => (cell.kind === NotebookCellKind.Code && isPython(cell) ? cell.document.getText() : ""));
  }
  const file = workspace.textDocuments.find((each) => String(each.uri) === uri);
  return file === undefined ? null : cellsOf(file).map(({ text }) => text);
}

function isPython({ document }: { readonly document: { readonly languageId: string } }): boolean {
  return document.languageId === "python";
}
