// The results panel: a webview beside the editor.

import { posix } from "node:path";
import {
  commands,
  Disposable,
  env,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
  workspace,
} from "vscode";
import { mostCopied } from "../../runtime/python/inspection.ts";
import type { Verdict } from "../../server/protocol.ts";
import { isPythonFile } from "../running/pythonFiles.ts";
import type { Run } from "../running/run.ts";
import type { Session } from "../running/session.ts";
import type { Sessions } from "../running/sessions.ts";
import { showPage } from "../showPage.ts";
import {
  type FromView,
  parseFromView,
  type Toolbar,
  type ToolbarCommand,
  type ToView,
} from "../views/results/messages.ts";
import { savedEntries } from "../views/results/saved.ts";
import { shapeText } from "../views/shape/words.ts";
import type { Result } from "./result.ts";
import { Results } from "./results.ts";
import { showLine } from "./showLine.ts";

/** Shows what cells of Python files do, from the first run on, and variables. */
export class ResultsPanel implements Disposable, WebviewPanelSerializer {
  readonly results: Results;
  readonly #sessions: Sessions;
  readonly #folder: Uri;
  readonly #parts: Disposable;
  #panel: WebviewPanel | null = null;
  /** Whether the view listens: one that is hidden is gone, and begins anew when it is seen. */
  #isListening = false;
  /** The entry to go to as soon as the view listens. */
  #awaited: string | null = null;
  /** What the toolbar acts on: the Python file that was looked at or run last. */
  #document: Uri | null = null;

  constructor(extension: Uri, sessions: Sessions) {
    this.#sessions = sessions;
    this.#folder = Uri.joinPath(extension, "dist", "views");
    this.results = new Results(sessions);
    this.#follow(window.activeTextEditor ?? window.visibleTextEditors.find(({ document }) => isPythonFile(document)));
    this.#parts = Disposable.from(
      this.results,
      this.results.onDidChange((change) => this.#tell(change)),
      sessions.onDidBeginRun((run) => this.#begin(run)),
      sessions.onDidChange(() => this.#tellToolbar()),
      sessions.onDidClose(() => this.#tellToolbar()),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.registerWebviewPanelSerializer(viewType, this),
      commands.registerCommand("loopless.showResults", () => this.#open().reveal()),
    );
  }

  /** Shows the value of a variable. */
  async open(session: Session, name: string): Promise<void> {
    const result = await this.results.open(session, name);
    if (result === null) {
      void window.showInformationMessage(`Python does not have the variable ${name} any more.`);
      return;
    }
    this.#awaited = result.id;
    const panel = this.#open();
    if (!panel.visible) panel.reveal(undefined, true);
    this.#revealAwaited();
  }

  /** Says what the hints had said of the last expression of a run. */
  predict(run: Run, { predicted, verdict }: Verdict): void {
    this.results.predict(run, { text: this.#predictionText(run, predicted, verdict), verdict });
  }

  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    this.results.restore(savedEntries(state));
    this.#adopt(panel);
  }

  dispose(): void {
    this.#parts.dispose();
    this.#panel?.dispose();
  }

  #begin({ cell }: Run): void {
    if (String(cell.document) !== String(cell.text)) return;
    this.#document = cell.document;
    this.#tellToolbar();
    const panel = this.#open();
    if (panel.visible) return;
    // Among the editor's own tabs it would hide what is run, or not be seen at all.
    const isBehindEditor = panel.viewColumn === window.activeTextEditor?.viewColumn;
    panel.reveal(isBehindEditor ? ViewColumn.Beside : undefined, true);
  }

  /** The panel, which is made if there is none; the editor keeps the focus. */
  #open(): WebviewPanel {
    if (this.#panel !== null) return this.#panel;
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    return this.#adopt(window.createWebviewPanel(viewType, "Results", place, { enableFindWidget: true }));
  }

  /** Takes a panel as the only one: VS Code restores one when it is looked at, and by then there may be another. */
  #adopt(panel: WebviewPanel): WebviewPanel {
    const { webview } = panel;
    this.#panel?.dispose();
    this.#panel = panel;
    this.#isListening = false;
    panel.onDidDispose(() => this.#forget(panel));
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#isListening = false;
    });
    webview.onDidReceiveMessage((value: unknown) => {
      const message = parseFromView(value);
      // What is gone to may be gone: a file that was renamed, say.
      if (message !== null) this.#receive(message).catch((error) => void window.showErrorMessage(String(error)));
    });
    showPage(webview, this.#folder, "results", "Results");
    return panel;
  }

  #forget(panel: WebviewPanel): void {
    if (this.#panel !== panel) return;
    this.#panel = null;
    this.#isListening = false;
  }

  async #receive(message: FromView): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#isListening = true;
        this.#tell({ kind: "all", entries: this.results.entries, toolbar: this.#toolbar });
        return this.#revealAwaited();
      case "command":
        return this.#do(message.command);
      case "copyText":
        await env.clipboard.writeText(message.text);
        return this.#tell({ kind: "notice", text: `Copied ${message.what}.` });
      default: {
        const result = this.results.find(message.id);
        return result && this.#receiveFor(result, message);
      }
    }
  }

  async #receiveFor(result: Result, message: Extract<FromView, { readonly id: string }>): Promise<void> {
    switch (message.kind) {
      case "slab": {
        const { request, slab } = message;
        const values = await ownerOf(result, slab.view)?.ask({ kind: "slab", slab });
        return this.#tell({ kind: "slab", request, values: values ?? null });
      }
      case "copyArray": {
        const { view, form } = message;
        const text = await ownerOf(result, view)?.ask({ kind: "copy", view, form });
        if (typeof text === "string") await env.clipboard.writeText(text);
        return this.#tell({ kind: "notice", text: typeof text === "string" ? copied[form] : notCopied });
      }
      case "go": {
        const line = message.line === null ? result.head.line : result.lineNow(message.line - 1);
        return showLine(result.document, line, this.#panel?.viewColumn);
      }
      case "openText": {
        const output = result.outputs[message.index];
        if (output === undefined || !("text" in output)) return;
        const document = await workspace.openTextDocument({ content: output.text });
        await window.showTextDocument(document, { viewColumn: this.#panel?.viewColumn ?? ViewColumn.Beside });
      }
    }
  }

  async #do(command: ToolbarCommand): Promise<void> {
    if (command === "clear") this.results.clear();
    else if (this.#document !== null) await commands.executeCommand(commandNames[command], this.#document);
  }

  #follow(editor: TextEditor | undefined): void {
    if (editor === undefined || !isPythonFile(editor.document)) return;
    this.#document = editor.document.uri;
    this.#tellToolbar();
  }

  get #toolbar(): Toolbar {
    const document = this.#document;
    const state = (document && this.#sessions.find(document)?.state) ?? "off";
    return { document: document && posix.basename(document.path), state };
  }

  #tellToolbar(): void {
    this.#tell({ kind: "toolbar", toolbar: this.#toolbar });
  }

  #revealAwaited(): void {
    if (!this.#isListening || this.#awaited === null) return;
    this.#tell({ kind: "reveal", id: this.#awaited });
    this.#awaited = null;
  }

  /** A view that does not listen gets everything when it does. */
  #tell(message: ToView): void {
    if (this.#isListening) void this.#panel?.webview.postMessage(message);
  }

  #predictionText(run: Run, predicted: string, verdict: Verdict["verdict"]): string {
    if (verdict === "confirmed") return `The hint said ${predicted}.`;
    const shown = this.results.of(run)?.outputs.findLast((output) => output.kind === "array");
    const was = shown?.kind === "array" ? `, the run gave ${shapeText(shown.array)}` : "";
    return `The hint said ${predicted}${was}.`;
  }
}

const viewType = "loopless.results";

const commandNames = {
  runAll: "loopless.runAll",
  interrupt: "loopless.interrupt",
  restart: "loopless.restartPython",
} as const;

const copied = { values: "Copied the values.", python: "Copied the array as Python." } as const;
const notCopied = `Not copied: Python does not have the array any more, or it has more than ${mostCopied.toLocaleString("en")} elements.`;

/** Whom to ask for an array of a result; null where nobody has it, or it is none of this result. */
function ownerOf({ session, isGone, views }: Result, view: number): Session | null {
  return isGone || !views.includes(view) ? null : session;
}
