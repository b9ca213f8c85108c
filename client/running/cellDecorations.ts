// How cells look in Python files: a line above each divider, and a tint behind the cell with the cursor.

import { Disposable, Range, type TextEditor, ThemeColor, window, workspace } from "vscode";
import { cellAt, hasDividers, isDivided, lastLine } from "./fileCells.ts";
import { cellsOf, isPythonFile } from "./pythonFiles.ts";

/** Marks the cells of Python files with dividers while `loopless.cellDividers` is on. */
export class CellDecorations implements Disposable {
  readonly #divider = window.createTextEditorDecorationType({
    isWholeLine: true,
    borderStyle: "solid none none none",
    borderWidth: "1px",
    borderColor: new ThemeColor("loopless.cellDivider"),
  });
  readonly #current = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor("loopless.currentCellBackground"),
  });
  readonly #listeners: Disposable;

  constructor() {
    this.#listeners = Disposable.from(
      this.#divider,
      this.#current,
      window.onDidChangeVisibleTextEditors(() => this.#drawAll()),
      window.onDidChangeActiveTextEditor(() => this.#drawAll()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#draw(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => this.#drawAll((editor) => editor.document === document)),
      // A document that is given another language is opened anew, in the same editor.
      workspace.onDidOpenTextDocument(() => this.#drawAll()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("loopless.cellDividers")) this.#drawAll();
      }),
    );
    this.#drawAll();
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #drawAll(which: (editor: TextEditor) => boolean = () => true): void {
    for (const editor of window.visibleTextEditors) if (which(editor)) this.#draw(editor);
  }

  #draw(editor: TextEditor): void {
    const { document } = editor;
    const isOn = workspace.getConfiguration("loopless", document).get("cellDividers", true);
    const all = isOn && isPythonFile(document) ? cellsOf(document) : [];
    const cells = all.length > 0 && hasDividers(all) ? all : [];
    const dividers = cells.filter((cell) => isDivided(cell) && cell.line > 0);
    editor.setDecorations(
      this.#divider,
      dividers.map(({ line }) => new Range(line, 0, line, 0)),
    );
    const current =
      cells.length > 0 && editor === window.activeTextEditor ? cellAt(cells, editor.selection.active.line) : null;
    editor.setDecorations(this.#current, current === null ? [] : [new Range(current.line, 0, lastLine(current), 0)]);
  }
}
