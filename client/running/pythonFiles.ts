// Python files in the editor and their cells.

import { type DocumentFilter, languages, type TextDocument } from "vscode";
import { type NumberedCell, numberedCells } from "./fileCells.ts";

/** Files wherever they are kept and documents without a file; neither notebook cells nor the old versions a diff shows. */
export const pythonFiles: readonly DocumentFilter[] = ["file", "untitled", "vscode-vfs"].map((scheme) => ({
  scheme,
  language: "python",
}));

export function isPythonFile(document: TextDocument): boolean {
  return languages.match(pythonFiles, document) > 0;
}

/** The cells of a Python file as it is now. */
export function cellsOf(document: TextDocument): readonly NumberedCell[] {
  const { version } = document;
  const known = divided.get(document);
  if (known?.version === version) return known.cells;
  const cells = numberedCells(document.getText());
  divided.set(document, { version, cells });
  return cells;
}

const divided = new WeakMap<TextDocument, { readonly version: number; readonly cells: readonly NumberedCell[] }>();
