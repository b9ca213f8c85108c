// The exercise panel: a webview beside the learner's file.

import {
  commands,
  Disposable,
  EventEmitter,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from "vscode";
import { columnOf, showLine } from "../results/showLine.ts";
import { showPage } from "../showPage.ts";
import { type Action, type FromView, parseFromView, savedId, type ToView } from "../views/exercises/messages.ts";
import type { Catalogue } from "./catalogue.ts";
import type { LearnerFiles } from "./learnerFiles.ts";
import type { Lesson } from "./lesson.ts";
import type { ListedExercise } from "./shelf.ts";

/** Shows the exercise that the learner is at. */
export class ExercisePanel implements Disposable, WebviewPanelSerializer {
  readonly #catalogue: Catalogue;
  readonly #files: LearnerFiles;
  readonly #lesson: Lesson;
  readonly #folder: Uri;
  readonly #closed = new EventEmitter<void>();
  readonly onDidClose = this.#closed.event;
  readonly #parts: Disposable;
  #panel: WebviewPanel | null = null;
  /** Whether the view listens: one that is hidden is gone, and begins anew when it is seen. */
  #isListening = false;

  constructor(extension: Uri, catalogue: Catalogue, files: LearnerFiles, lesson: Lesson) {
    this.#catalogue = catalogue;
    this.#files = files;
    this.#lesson = lesson;
    this.#folder = Uri.joinPath(extension, "dist", "views");
    this.#parts = Disposable.from(
      this.#closed,
      lesson.onDidChange(() => this.#tell()),
      window.onDidChangeActiveTextEditor((editor) => void this.#follow(editor)),
      window.registerWebviewPanelSerializer(viewType, this),
    );
  }

  get isOpen(): boolean {
    return this.#panel !== null;
  }

  /** The column where a document is open, or is to be opened: the panel stays in view. */
  columnBeside(document: Uri): ViewColumn {
    return columnOf(document, this.#panel?.viewColumn);
  }

  /** Opens an exercise: the learner's file, and the panel beside it. */
  async open(listed: ListedExercise): Promise<void> {
    const document = await this.#lesson.begin(listed);
    const viewColumn = this.columnBeside(document.uri);
    await window.showTextDocument(document, { viewColumn, preview: false });
    const panel = this.#panel ?? this.#adopt(createPanel());
    if (!panel.visible && panel.viewColumn !== viewColumn) panel.reveal(undefined, true);
  }

  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    await this.#catalogue.settled;
    const id = savedId(state);
    const listed = id === null ? undefined : this.#catalogue.find(id);
    if (listed === undefined || this.#panel !== null) return panel.dispose();
    await this.#lesson.begin(listed);
    this.#adopt(panel);
  }

  dispose(): void {
    this.#parts.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: WebviewPanel): WebviewPanel {
    const { webview } = panel;
    this.#panel = panel;
    this.#isListening = false;
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = null;
      this.#closed.fire();
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#isListening = false;
    });
    webview.onDidReceiveMessage((value: unknown) => {
      const message = parseFromView(value);
      if (message !== null) void this.#receive(message);
    });
    showPage(webview, this.#folder, "exercises", "Exercise");
    this.#tell();
    return panel;
  }

  async #receive(message: FromView): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#isListening = true;
        return this.#tell();
      case "do":
        await commands.executeCommand(commandNames[message.action]);
        return;
      case "open": {
        const listed = this.#catalogue.find(message.id);
        return listed && this.open(listed);
      }
      case "line": {
        const { current } = this.#lesson;
        if (current === null) return;
        return showLine(this.#files.of(current), message.line - 1, this.#panel?.viewColumn);
      }
    }
  }

  /** Goes along to the exercise whose file the learner looks at. */
  async #follow(editor: TextEditor | undefined): Promise<void> {
    if (editor === undefined || this.#panel === null) return;
    const listed = this.#files.exerciseOf(editor.document.uri, this.#catalogue.exercises);
    if (listed !== undefined) await this.#lesson.begin(listed);
  }

  #tell(): void {
    const { page } = this.#lesson;
    if (this.#panel === null || page === null) return;
    this.#panel.title = page.title;
    const message: ToView = { kind: "page", page };
    // A view that does not listen gets it when it does.
    if (this.#isListening) void this.#panel.webview.postMessage(message);
  }
}

const viewType = "loopless.exercise";

const commandNames: Readonly<Record<Action, string>> = {
  check: "loopless.checkExercise",
  stop: "loopless.stopCheck",
  hint: "loopless.showHint",
  solution: "loopless.showSolution",
  compare: "loopless.compareWithSolution",
  reset: "loopless.resetExercise",
  list: "loopless.exercises.focus",
};

function createPanel(): WebviewPanel {
  const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  return window.createWebviewPanel(viewType, "Exercise", place, { enableFindWidget: true });
}
