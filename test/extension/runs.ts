// Runs as the tests see them: started by what a user does, and looked at when they are over.

import type { CodeLens, TextDocument } from "vscode";
import { commands } from "vscode";
import type { Run } from "../../client/running/run.ts";
import { features, untilAfter } from "./editor.ts";

/** The runs that `ask` leads to, when all of them are over. */
export async function runsAfter(ask: () => Thenable<unknown>): Promise<readonly Run[]> {
  const { sessions } = await features();
  const runs: Run[] = [];
  const listener = sessions.onDidBeginRun((run) => runs.push(run));
  await ask();
  await untilAfter(sessions.onDidEndRun, async () => runs.length > 0 && runs.every((run) => run.isOver), Boolean);
  listener.dispose();
  return runs;
}

/** The run that Python is at, as soon as it is at one. */
export async function runningCell(): Promise<Run> {
  const { sessions } = await features();
  const find = async () => sessions.all.flatMap(({ pending }) => pending).find(({ state }) => state === "running");
  return (await untilAfter(sessions.onDidChange, find, (run) => run !== undefined))!;
}

/** The texts a run showed, in order; of an error its last line. */
export function textsOf(run: Run): readonly string[] {
  return run.events.flatMap((event) => {
    if (event.kind === "stream") return [event.text];
    if (event.kind === "result" || event.kind === "display") return [String(event.mime["text/plain"])];
    if (event.kind === "error") return [`${event.ename}: ${event.evalue}`];
    return event.kind === "fatal" ? [event.message] : [];
  });
}

/** The lenses of a document: the line they stand above, and what they say. */
export async function lensesOf(document: TextDocument): Promise<readonly string[]> {
  const lenses = await findLenses(document);
  return lenses.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
}

/** Does what a click on a lens does. */
export async function clickLens(document: TextDocument, lens: string): Promise<void> {
  const lenses = await findLenses(document);
  const found = lenses.find(({ range, command }) => `${range.start.line}: ${command?.title}` === lens)?.command;
  if (found === undefined) throw new Error(`There is no lens ${lens}.`);
  await commands.executeCommand(found.command, ...(found.arguments ?? []));
}

async function findLenses(document: TextDocument): Promise<readonly CodeLens[]> {
  await features();
  return commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 100);
}
