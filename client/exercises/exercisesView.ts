// The view "Exercises": all of them by track, with what is done.

import {
  Disposable,
  EventEmitter,
  MarkdownString,
  Range,
  type TextDocumentShowOptions,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from "vscode";
import type { Catalogue } from "./catalogue.ts";
import type { Progress } from "./progress.ts";
import type { BrokenFile, ListedExercise, Shelf } from "./shelf.ts";

/** A row of the view. */
export type ExerciseRow =
  | { readonly kind: "shelf"; readonly shelf: Shelf }
  | { readonly kind: "exercise"; readonly listed: ListedExercise }
  | { readonly kind: "broken"; readonly broken: BrokenFile };

/** Shows the exercises of the catalogue. */
export class ExercisesView implements TreeDataProvider<ExerciseRow>, Disposable {
  readonly tree: TreeView<ExerciseRow>;
  readonly #catalogue: Catalogue;
  readonly #progress: Progress;
  readonly #changed = new EventEmitter<void>();
  /** Fires when rows have changed. */
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #parts: Disposable;

  constructor(catalogue: Catalogue, progress: Progress) {
    this.#catalogue = catalogue;
    this.#progress = progress;
    this.tree = window.createTreeView("loopless.exercises", { treeDataProvider: this, showCollapseAll: true });
    this.#parts = Disposable.from(
      this.tree,
      this.#changed,
      catalogue.onDidChange(() => this.#renew()),
      progress.onDidChange(() => this.#renew()),
    );
  }

  getChildren(row?: ExerciseRow): ExerciseRow[] {
    if (row === undefined) {
      void this.#catalogue.settled;
      return this.#catalogue.shelves.map((shelf) => ({ kind: "shelf", shelf }));
    }
    if (row.kind !== "shelf") return [];
    const { exercises, broken } = row.shelf;
    return [
      ...exercises.map((listed): ExerciseRow => ({ kind: "exercise", listed })),
      ...broken.map((broken): ExerciseRow => ({ kind: "broken", broken })),
    ];
  }

  getTreeItem(row: ExerciseRow): TreeItem {
    switch (row.kind) {
      case "shelf":
        return this.#shelfItem(row.shelf);
      case "exercise":
        return this.#exerciseItem(row.listed);
      case "broken":
        return brokenItem(row.broken);
    }
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #renew(): void {
    this.tree.description = this.#countText(this.#catalogue.exercises);
    this.#changed.fire();
  }

  #shelfItem({ title, exercises }: Shelf): TreeItem {
    const isDone = exercises.every(({ exercise }) => this.#progress.isDone(exercise.id));
    const item = new TreeItem(title, isDone ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded);
    item.id = title;
    item.description = this.#countText(exercises);
    return item;
  }

  #exerciseItem({ exercise: { id, title, task }, file }: ListedExercise): TreeItem {
    const isDone = this.#progress.isDone(id);
    const item = new TreeItem(title);
    item.id = String(file);
    item.iconPath = isDone
      ? new ThemeIcon("pass-filled", new ThemeColor("charts.green"))
      : new ThemeIcon("circle-large-outline");
    item.tooltip = new MarkdownString(task.split(/\n\s*\n/)[0]);
    item.contextValue = "exercise";
    item.command = { title: "Open Exercise", command: "loopless.openExercise", arguments: [id] };
    item.accessibilityInformation = { label: `${title}, ${isDone ? "done" : "not done"}` };
    return item;
  }

  #countText(exercises: readonly ListedExercise[]): string {
    const done = exercises.filter(({ exercise }) => this.#progress.isDone(exercise.id)).length;
    return `${done} of ${exercises.length}`;
  }
}

function brokenItem({ file, faults }: BrokenFile): TreeItem {
  const [first, ...more] = faults;
  const item = new TreeItem(file, TreeItemCollapsibleState.None);
  item.id = String(file);
  item.iconPath = new ThemeIcon("error", new ThemeColor("list.errorForeground"));
  item.description = more.length === 0 ? first!.message : `${faults.length} mistakes`;
  item.tooltip = faults.map(({ line, message }) => `Line ${line + 1}: ${message}`).join("\n");
  const options: TextDocumentShowOptions = { selection: new Range(first!.line, 0, first!.line, 0) };
  item.command = { title: "Open", command: "vscode.open", arguments: [file, options] };
  return item;
}
