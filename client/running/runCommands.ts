// The commands that run cells of Python files, and those that stop and restart Python.

import {
  commands,
  Disposable,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from "vscode";
import { activeSession } from "./activeDocument.ts";
import { cellAt, type NumberedCell, type Snippet, selectedSnippet } from "./fileCells.ts";
import { cellsOf, isPythonFile } from "./pythonFiles.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { mayRun } from "./trust.ts";

/**
 * Registers them. Lenses say which cell is meant, menus which file; a key or the palette mean the active editor and its
 * cursor.
 */
export function registerRunCommands(sessions: Sessions): Disposable {
  const runWhere = (isMeant: (cell: NumberedCell, current: NumberedCell) => boolean) => {
    return async (resource?: unknown, line?: unknown) => {
      const target = await findTarget(resource, line);
      if (target === null || !mayRun()) return;
      const cells = cellsOf(target.document);
      const current = cellAt(cells, target.line);
      runCells(
        sessions,
        target.document,
        cells.filter((cell) => isMeant(cell, current)),
      );
    };
  };
  return Disposable.from(
    commands.registerCommand(
      "loopless.runCell",
      runWhere((cell, current) => cell === current),
    ),
    commands.registerCommand("loopless.runCellAndAdvance", () => {
      const editor = runnableEditor();
      if (editor === null) return;
      runCells(sessions, editor.document, [cellAt(cellsOf(editor.document), editor.selection.active.line)]);
      advance(editor);
    }),
    commands.registerCommand(
      "loopless.runAbove",
      runWhere((cell, current) => cell.line < current.line),
    ),
    commands.registerCommand(
      "loopless.runBelow",
      runWhere((cell, current) => cell.line >= current.line),
    ),
    commands.registerCommand(
      "loopless.runAll",
      runWhere(() => true),
    ),
    commands.registerCommand("loopless.runSelection", () => {
      const editor = runnableEditor();
      if (editor === null) return;
      const snippet = selectedSnippet(editor.document.getText(), editor.selection);
      if (snippet !== null) run(sessions, editor.document, snippet, null);
    }),
    commands.registerCommand("loopless.interrupt", (resource?: unknown) =>
      findSession(sessions, resource)?.interrupt(),
    ),
    commands.registerCommand("loopless.restartPython", (resource?: unknown) =>
      findSession(sessions, resource)?.restart(),
    ),
  );
}

interface Target {
  readonly document: TextDocument;
  readonly line: number;
}

/** Null where no Python file is meant. */
async function findTarget(resource: unknown, line: unknown): Promise<Target | null> {
  const editor = window.activeTextEditor;
  const uri = resource instanceof Uri ? resource : editor?.document.uri;
  if (uri === undefined) return null;
  const document = await workspace.openTextDocument(uri);
  if (!isPythonFile(document)) return null;
  const cursor = editor?.document === document ? editor.selection.active.line : 0;
  return { document, line: typeof line === "number" ? line : cursor };
}

/** The active editor where it shows a Python file whose cells may run. */
function runnableEditor(): TextEditor | null {
  const editor = window.activeTextEditor;
  return editor !== undefined && isPythonFile(editor.document) && mayRun() ? editor : null;
}

function runCells(sessions: Sessions, document: TextDocument, cells: readonly NumberedCell[]): void {
  for (const { isCode, line, text, number } of cells) {
    if (isCode) run(sessions, document, { line, source: text }, number);
  }
}

function run(sessions: Sessions, { uri }: TextDocument, snippet: Snippet, number: number | null): void {
  sessions.of(uri).run({ ...snippet, number, document: uri, text: uri, name: workspace.asRelativePath(uri) });
}

/** Moves the cursor into the next cell, below its divider. */
function advance(editor: TextEditor): void {
  const cells = cellsOf(editor.document);
  const next = cells[cells.indexOf(cellAt(cells, editor.selection.active.line)) + 1];
  if (next === undefined) return;
  const line = next.text.includes("\n") ? next.line + 1 : next.line;
  editor.selection = new Selection(line, 0, line, 0);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The session of what a lens names, or else of the active editor. */
function findSession(sessions: Sessions, resource: unknown): Session | undefined {
  return resource instanceof Uri ? sessions.find(resource) : activeSession(sessions);
}
