// The view "Variables": what the cells of the document in the editor have made.

import {
  commands,
  Disposable,
  EventEmitter,
  env,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  type Uri,
  window,
} from "vscode";
import type { VariableSummary } from "../../runtime/python/inspection.ts";
import { isPythonFile } from "../running/pythonFiles.ts";
import type { Session } from "../running/session.ts";
import type { Sessions } from "../running/sessions.ts";
import { SessionVariables } from "./sessionVariables.ts";
import { descriptionOf, detailsOf, iconOf, pythonShape, spokenOf } from "./variableWords.ts";

/** Shows the variables of the active Python file or notebook, and of the last one while something else is active. */
export class VariablesView implements TreeDataProvider<VariableSummary>, Disposable {
  readonly tree: TreeView<VariableSummary>;
  readonly #sessions: Sessions;
  readonly #variables = new WeakMap<Session, SessionVariables>();
  readonly #changed = new EventEmitter<void>();
  /** Fires when there are other rows. */
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #parts: Disposable;
  #document: Uri | null = null;

  /** `open` shows the value of a variable. */
  constructor(sessions: Sessions, open: (session: Session, name: string) => void) {
    this.#sessions = sessions;
    this.tree = window.createTreeView("loopless.variables", { treeDataProvider: this });
    this.#parts = Disposable.from(
      this.tree,
      this.#changed,
      this.tree.onDidChangeVisibility(() => this.#refresh()),
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      window.onDidChangeActiveNotebookEditor(() => this.#follow()),
      sessions.onDidOpen((session) => session.onDidRestart(() => this.#variables.get(session)?.clear())),
      sessions.onDidEndRun(() => this.#refresh()),
      sessions.onDidClose(() => this.#changed.fire()),
      this.#onCommands(open),
    );
    this.#follow();
  }

  getChildren(): VariableSummary[] {
    return [...(this.#shown?.all ?? [])];
  }

  getTreeItem(variable: VariableSummary): TreeItem {
    const item = new TreeItem(variable.name);
    item.id = variable.name;
    item.description = descriptionOf(variable);
    item.iconPath = new ThemeIcon(iconOf(variable));
    item.tooltip = tooltipOf(variable);
    item.contextValue = variable.array === null ? "value" : "array";
    item.command = { title: "Open in Viewer", command: "loopless.openVariable", arguments: [variable] };
    item.accessibilityInformation = { label: spokenOf(variable) };
    return item;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  get #session(): Session | undefined {
    return this.#document === null ? undefined : this.#sessions.find(this.#document);
  }

  /** The variables of the session on show. */
  get #shown(): SessionVariables | undefined {
    const session = this.#session;
    if (session === undefined) return undefined;
    const known = this.#variables.get(session);
    if (known !== undefined) return known;
    const variables = new SessionVariables(session, () => this.#changed.fire());
    this.#variables.set(session, variables);
    return variables;
  }

  /** Asks for what is on show; what nobody sees is not asked for. */
  #refresh(): void {
    if (this.tree.visible) void this.#shown?.refresh();
  }

  #follow(): void {
    const active = activePython();
    if (active === null || String(active.document) === String(this.#document)) return;
    this.#document = active.document;
    void commands.executeCommand("setContext", "loopless.variablesOf", active.kind);
    this.#changed.fire();
    this.#refresh();
  }

  #onCommands(open: (session: Session, name: string) => void): Disposable {
    const chosen = (variable: VariableSummary | undefined) => variable ?? this.tree.selection[0];
    return Disposable.from(
      commands.registerCommand("loopless.openVariable", (variable?: VariableSummary) => {
        const [session, row] = [this.#session, chosen(variable)];
        if (session !== undefined && row !== undefined) open(session, row.name);
      }),
      commands.registerCommand("loopless.copyVariableName", async (variable?: VariableSummary) => {
        const row = chosen(variable);
        if (row !== undefined) await env.clipboard.writeText(row.name);
      }),
      commands.registerCommand("loopless.copyVariableShape", async (variable?: VariableSummary) => {
        const array = chosen(variable)?.array ?? null;
        if (array !== null) await env.clipboard.writeText(pythonShape(array));
      }),
    );
  }
}

/** The Python file or notebook that is active; null while something else is. */
function activePython(): { readonly kind: "file" | "notebook"; readonly document: Uri } | null {
  const notebook = window.activeNotebookEditor?.notebook;
  if (notebook?.notebookType === "jupyter-notebook") return { kind: "notebook", document: notebook.uri };
  const file = window.activeTextEditor?.document;
  return file !== undefined && isPythonFile(file) ? { kind: "file", document: file.uri } : null;
}

function tooltipOf(variable: VariableSummary): MarkdownString {
  const { name, array, preview } = variable;
  const tooltip = new MarkdownString();
  if (array !== null) tooltip.appendCodeblock(`${name}.shape == ${pythonShape(array)}`, "python");
  return tooltip.appendText(detailsOf(variable)).appendCodeblock(preview, "python");
}
