// The lenses above the cells of Python files.

import {
  CodeLens,
  type CodeLensProvider,
  type Disposable,
  EventEmitter,
  languages,
  Range,
  type TextDocument,
  workspace,
} from "vscode";
import { cellOf, hasDividers, type NumberedCell } from "./fileCells.ts";
import { cellsOf, pythonFiles } from "./pythonFiles.ts";
import type { Run } from "./run.ts";
import type { Sessions } from "./sessions.ts";

/** Offers to run each cell of a file that has dividers, and says which one runs. */
export class CellLenses implements CodeLensProvider, Disposable {
  readonly #sessions: Sessions;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #listeners: readonly Disposable[];

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    const change = () => this.#changed.fire();
    this.#listeners = [
      this.#changed,
      sessions.onDidBeginRun(change),
      sessions.onDidEndRun(change),
      sessions.onDidChange(change),
      workspace.onDidGrantWorkspaceTrust(change),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("loopless.codeLenses")) change();
      }),
      languages.registerCodeLensProvider(pythonFiles, this),
    ];
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const isOn = workspace.getConfiguration("loopless", document).get("codeLenses", true);
    const cells = cellsOf(document);
    if (!isOn || !workspace.isTrusted || !hasDividers(cells)) return [];
    const runs = this.#runs(document, cells);
    return cells.filter(({ isCode }) => isCode).flatMap((cell) => lensesOf(document, cells, cell, runs.get(cell)));
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** The run of each cell that runs or waits. */
  #runs(document: TextDocument, cells: readonly NumberedCell[]): ReadonlyMap<NumberedCell, Run> {
    const runs = new Map<NumberedCell, Run>();
    for (const run of this.#sessions.find(document.uri)?.pending ?? []) {
      const cell = run.cell.number === null ? undefined : cellOf(cells, run.cell);
      if (cell !== undefined && !runs.has(cell)) runs.set(cell, run);
    }
    return runs;
  }
}

function lensesOf(
  { uri }: TextDocument,
  cells: readonly NumberedCell[],
  { line }: NumberedCell,
  run: Run | undefined,
): readonly CodeLens[] {
  const lens = (title: string, command: string) =>
    new CodeLens(new Range(line, 0, line, 0), { title, command, arguments: [uri, line] });
  if (run?.state === "waiting") return [lens("Waiting …", "")];
  if (run?.state === "running") return [lens("$(sync~spin)\u00a0Running …", ""), lens("Stop", "loopless.interrupt")];
  const isFirst = !cells.some((cell) => cell.isCode && cell.line < line);
  return [
    lens("Run Cell", "loopless.runCell"),
    ...(isFirst ? [] : [lens("Run Above", "loopless.runAbove")]),
    lens("Run Below", "loopless.runBelow"),
  ];
}
