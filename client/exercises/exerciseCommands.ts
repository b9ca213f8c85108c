// The commands of the exercises.

import { commands, Disposable, Uri, window, workspace } from "vscode";
import { mayRun } from "../running/trust.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ExerciseCheck } from "./check.ts";
import type { ExercisePanel } from "./exercisePanel.ts";
import type { LearnerFiles } from "./learnerFiles.ts";
import type { Lesson } from "./lesson.ts";
import type { Progress } from "./progress.ts";
import type { ListedExercise } from "./shelf.ts";
import { compareWithSolution } from "./solution.ts";

/** What the commands act on. */
export interface ExerciseParts {
  readonly catalogue: Catalogue;
  readonly files: LearnerFiles;
  readonly progress: Progress;
  readonly check: ExerciseCheck;
  readonly lesson: Lesson;
  readonly panel: ExercisePanel;
}

/** Registers them. Those about one exercise mean the one that the learner is at. */
export function registerExerciseCommands(parts: ExerciseParts): Disposable {
  const { catalogue, files, progress, check, lesson, panel } = parts;
  /** Does something with the exercise on show, or shows one. */
  const withCurrent = (act: (current: ListedExercise) => unknown) => async () => {
    if (lesson.current === null || !panel.isOpen) await openNext();
    else await act(lesson.current);
  };
  const openNext = async () => {
    await catalogue.settled;
    const { exercises } = catalogue;
    const active = window.activeTextEditor && files.exerciseOf(window.activeTextEditor.document.uri, exercises);
    const open = exercises.find(({ exercise }) => !progress.isDone(exercise.id));
    const listed = active ?? lesson.current ?? open ?? exercises[0];
    if (listed !== undefined) await panel.open(listed);
  };
  return Disposable.from(
    commands.registerCommand("loopless.openExercises", async () => {
      await commands.executeCommand("loopless.exercises.focus");
      await openNext();
    }),
    commands.registerCommand("loopless.openExercise", async (id: unknown) => {
      await catalogue.settled;
      const listed = typeof id === "string" ? catalogue.find(id) : undefined;
      if (listed !== undefined) await panel.open(listed);
    }),
    commands.registerCommand(
      "loopless.checkExercise",
      withCurrent(() => (mayRun("checks") ? lesson.check() : undefined)),
    ),
    commands.registerCommand("loopless.stopCheck", () => check.stop()),
    commands.registerCommand(
      "loopless.showHint",
      withCurrent(() => lesson.hint()),
    ),
    commands.registerCommand(
      "loopless.showSolution",
      withCurrent(() => lesson.showSolution()),
    ),
    commands.registerCommand(
      "loopless.compareWithSolution",
      withCurrent((current) => {
        const file = files.of(current);
        return compareWithSolution(current, file, panel.columnBeside(file));
      }),
    ),
    commands.registerCommand(
      "loopless.resetExercise",
      withCurrent((current) => files.reset(current)),
    ),
    commands.registerCommand(
      "loopless.nextExercise",
      withCurrent((current) => {
        const row = catalogue.sequenceOf(current);
        const next = row[row.findIndex(({ exercise }) => exercise.id === current.exercise.id) + 1];
        return next && panel.open(next);
      }),
    ),
    commands.registerCommand("loopless.exportExerciseProgress", async () => {
      const file = await exportProgress(catalogue, progress);
      if (file !== null) await window.showTextDocument(file, { viewColumn: panel.columnBeside(file) });
    }),
    commands.registerCommand("loopless.resetExerciseProgress", () => resetProgress(progress)),
  );
}

/** Writes the file that the learner chooses; gives it where the learner wants to see it. */
async function exportProgress(catalogue: Catalogue, progress: Progress): Promise<Uri | null> {
  await catalogue.settled;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = "loopless-progress.json";
  const target = await window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
    filters: { JSON: ["json"] },
    title: "Export Exercise Progress",
  });
  if (target === undefined) return null;
  await workspace.fs.writeFile(target, Buffer.from(progressText(catalogue, progress)));
  const show = "Show File";
  const choice = await window.showInformationMessage("Your exercise progress is exported.", show);
  return choice === show ? target : null;
}

/** The progress as JSON, in the order of the exercises; what is not there any more at the end. */
export function progressText(catalogue: Pick<Catalogue, "exercises">, progress: Pick<Progress, "all">): string {
  const { all } = progress;
  const known = catalogue.exercises.map(({ exercise: { id, title } }) => {
    return { id, title, passed: null, hints: 0, sawSolution: false, ...all[id] };
  });
  const ids = new Set(known.map(({ id }) => id));
  const others = Object.keys(all).filter((id) => !ids.has(id));
  return `${JSON.stringify({ exercises: [...known, ...others.map((id) => ({ id, ...all[id] }))] }, null, 2)}\n`;
}

async function resetProgress(progress: Progress): Promise<void> {
  const forget = "Forget Progress";
  const detail = "No exercise is done then, and no hint was read. Your files stay as they are.";
  const choice = await window.showWarningMessage("Forget all exercise progress?", { modal: true, detail }, forget);
  if (choice === forget) await progress.reset();
}
