// The Python file in which a learner writes the answer to an exercise.

import { posix } from "node:path";
import { Range, type TextDocument, Uri, WorkspaceEdit, workspace } from "vscode";
import { answerText } from "./answerText.ts";
import type { ListedExercise } from "./shelf.ts";

/** Where it is: in the folder of the exercise or the first one of the workspace; a document without a file where there is none. */
export function learnerFile({ exercise, folder }: ListedExercise): Uri {
  const name = `${exercise.id}.py`;
  const place = folder ?? workspace.workspaceFolders?.[0]?.uri;
  return place === undefined || workspace.fs.isWritableFileSystem(place.scheme) === false
    ? Uri.from({ scheme: "untitled", path: posix.join(folderName, name) })
    : Uri.joinPath(place, folderName, name);
}

/** The exercise whose file it is. */
export function exerciseOf(file: Uri, exercises: readonly ListedExercise[]): ListedExercise | undefined {
  return exercises.find((listed) => String(learnerFile(listed)) === String(file));
}

/** Opens it. What a learner has written is kept; there is the starter where there is nothing. */
export async function openLearnerFile(listed: ListedExercise): Promise<TextDocument> {
  const file = learnerFile(listed);
  if (file.scheme !== "untitled" && !(await exists(file))) {
    await workspace.fs.writeFile(file, Buffer.from(answerText(listed.exercise, "starter")));
  }
  const document = await workspace.openTextDocument(file);
  if (document.isUntitled && document.getText() === "") await resetLearnerFile(listed);
  return document;
}

/** Puts the starter in place of what the learner has written, in a way that can be undone. */
export async function resetLearnerFile(listed: ListedExercise): Promise<void> {
  const document = await workspace.openTextDocument(learnerFile(listed));
  const edit = new WorkspaceEdit();
  const all = new Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, document.validateRange(all), answerText(listed.exercise, "starter"));
  await workspace.applyEdit(edit);
}

const folderName = "loopless-exercises";

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
