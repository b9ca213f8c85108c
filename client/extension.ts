// Where VS Code enters: builds the features in order.

import { type ExtensionContext, type LogOutputChannel, window } from "vscode";
import { Kernel } from "../runtime/python/kernel.ts";
import { registerCommands } from "./commands.ts";
import { Exercises } from "./exercises/exercises.ts";
import { LanguageServer } from "./languageServer.ts";
import { Observer } from "./observing/observer.ts";
import { ResultsPanel } from "./results/panel.ts";
import { showActivity } from "./running/activity.ts";
import { CellDecorations } from "./running/cellDecorations.ts";
import { CellLenses } from "./running/cellLenses.ts";
import { endSessions } from "./running/lifetime.ts";
import { NotebookKernel } from "./running/notebookKernel.ts";
import { registerRunCommands } from "./running/runCommands.ts";
import { Sessions } from "./running/sessions.ts";
import { followShiftEnter } from "./running/shiftEnter.ts";
import { Status } from "./status.ts";
import { VariablesView } from "./variables/variablesView.ts";
import { Walkthrough } from "./walkthrough/walkthrough.ts";

/** What the extension consists of; the tests look at it. */
export interface Features {
  readonly log: LogOutputChannel;
  readonly status: Status;
  readonly server: LanguageServer;
  readonly sessions: Sessions;
  readonly variables: VariablesView;
  readonly results: ResultsPanel;
  readonly exercises: Exercises;
  readonly walkthrough: Walkthrough;
}

/** Starts the extension; the language server comes up in its own time (`server.settled`), Python with the first run. */
export function activate(context: ExtensionContext): Features {
  const log = window.createOutputChannel("Loopless", { log: true });
  const status = new Status();
  const server = new LanguageServer(context.asAbsolutePath("dist/server.js"), log, status);
  const host = context.asAbsolutePath("dist/kernelHost.js");
  const startKernel = () => new Kernel(host, { cache: context.globalStorageUri.fsPath });
  const sessions = new Sessions(startKernel);
  const results = new ResultsPanel(context.extensionUri, sessions);
  const variables = new VariablesView(sessions, (session, name) => void results.open(session, name));
  const exercises = new Exercises(context, server, startKernel);
  const walkthrough = new Walkthrough(context.extensionUri, context.globalState, server, sessions, exercises.progress);
  context.subscriptions.push(
    log,
    status,
    server,
    sessions,
    endSessions(sessions),
    showActivity(sessions, status),
    followShiftEnter(),
    new NotebookKernel(sessions),
    new CellLenses(sessions),
    new CellDecorations(),
    results,
    variables,
    exercises,
    walkthrough,
    new Observer(sessions, server, (run, verdict) => results.predict(run, verdict)),
    registerRunCommands(sessions),
    registerCommands(log, server, sessions),
  );
  return { log, status, server, sessions, variables, results, exercises, walkthrough };
}
