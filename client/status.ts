// The item in the status bar: what Loopless is doing, and the way to what can be done about it.

import {
  type Disposable,
  EventEmitter,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
  workspace,
} from "vscode";
import type { ServerStatus } from "../server/protocol.ts";

/** What the status bar can say: what the server does, or that it is off. */
export type ShownStatus = ServerStatus | { readonly state: "off"; readonly message?: string };

/** Shows what Python does, or else the server's state while a Python file or a notebook is in view; a click offers what can be done. */
export class Status implements Disposable {
  /** The item itself. */
  readonly item: StatusBarItem;
  readonly #changed = new EventEmitter<void>();
  /** Fires after every change of what is shown. */
  readonly onDidChange = this.#changed.event;
  readonly #listeners: readonly Disposable[];
  #shown: ShownStatus = { state: "off" };
  #activity: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    this.item = window.createStatusBarItem("loopless.status", StatusBarAlignment.Right, 100);
    this.item.name = "Loopless";
    this.item.command = "loopless.showActions";
    this.#listeners = [
      this.#changed,
      window.onDidChangeVisibleTextEditors(() => this.#place()),
      window.onDidChangeVisibleNotebookEditors(() => this.#place()),
      // A document that is given another language is opened anew, in the same editor.
      workspace.onDidOpenTextDocument(() => this.#place()),
    ];
    this.#draw();
    this.#place();
  }

  /** Whether the item is in the status bar. What it is about need not have the focus, which may be in a panel beside it. */
  get isInBar(): boolean {
    const notebook = window.visibleNotebookEditors.some(({ notebook }) => notebook.notebookType === "jupyter-notebook");
    const python = window.visibleTextEditors.some(({ document }) => document.languageId === "python");
    return notebook || python || this.#activity !== null;
  }

  /** What was last asked to be shown. */
  get state(): ShownStatus["state"] {
    return this.#shown.state;
  }

  /** Shows another state. Work that is over in a blink is never drawn, so that typing does not make the item flicker. */
  show(status: ShownStatus): void {
    this.#shown = status;
    clearTimeout(this.#timer);
    if (status.state === "analysing") this.#timer = setTimeout(() => this.#draw(), patience);
    else this.#draw();
    this.#changed.fire();
  }

  /** Shows what Python does before anything else, such as `running cell 3`; null when it does nothing. */
  showActivity(activity: string | null): void {
    if (activity === this.#activity) return;
    this.#activity = activity;
    this.#draw();
    this.#place();
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.dispose();
    this.item.dispose();
  }

  #draw(): void {
    const { icon, says } = looks[this.#shown.state];
    const server = this.#shown.message ?? says;
    const isError = this.#activity === null && this.#shown.state === "error";
    this.item.text = this.#activity === null ? `$(${icon}) Loopless` : `$(sync~spin) Loopless: ${this.#activity}`;
    this.item.tooltip = `Loopless: ${server}\nClick for what you can do.`;
    this.item.accessibilityInformation = { label: `Loopless: ${this.#activity ?? server}` };
    this.item.backgroundColor = isError ? new ThemeColor("statusBarItem.errorBackground") : undefined;
  }

  #place(): void {
    if (this.isInBar) this.item.show();
    else this.item.hide();
  }
}

/** Milliseconds of work before the item says so. */
const patience = 250;

const looks: Record<ShownStatus["state"], { readonly icon: string; readonly says: string }> = {
  ready: { icon: "check", says: "shapes are up to date." },
  analysing: { icon: "loading~spin", says: "analysing …" },
  error: { icon: "error", says: "something went wrong." },
  off: { icon: "circle-slash", says: "off in this workspace (loopless.enable)." },
};
