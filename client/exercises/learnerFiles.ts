// The Python files in which a learner writes the answers to the exercises.

import { Range, type TextDocument, Uri, WorkspaceEdit, workspace } from "vscode";
import { answerText } from "./answerText.ts";
import type { ListedExercise } from "./shelf.ts";

/** One for each exercise. */
export class LearnerFiles {
  readonly #storage: Uri;

  /** `storage` is a folder of the extension, for files that have no other place. */
  constructor(storage: Uri) {
    this.#storage = storage;
  }

  /**
   * Where the file of an exercise is: in the folder of the exercise or the first one of the workspace. Where there is
   * none to write to, the storage has it, so that what is written is there again with the next window.
   */
  of({ exercise, folder }: ListedExercise): Uri {
    const place = folder ?? workspace.workspaceFolders?.[0]?.uri;
    const isPlace = place !== undefined && workspace.fs.isWritableFileSystem(place.scheme) !== false;
    return Uri.joinPath(isPlace ? place : this.#storage, folderName, `${exercise.id}.py`);
  }

  /** The exercise whose file it is. */
  exerciseOf(file: Uri, exercises: readonly ListedExercise[]): ListedExercise | undefined {
    return exercises.find((listed) => String(this.of(listed)) === String(file));
  }

  /** Opens the file. What a learner has written is kept; there is the starter where there is nothing. */
  async open(listed: ListedExercise): Promise<TextDocument> {
    const file = this.of(listed);
    if (!(await exists(file))) {
      await workspace.fs.writeFile(file, Buffer.from(answerText(listed.exercise, "starter")));
    }
    return workspace.openTextDocument(file);
  }

  /** Puts the starter in place of what the learner has written, in a way that can be undone. */
  async reset(listed: ListedExercise): Promise<void> {
    const document = await this.open(listed);
    const edit = new WorkspaceEdit();
    const all = new Range(0, 0, document.lineCount, 0);
    edit.replace(document.uri, document.validateRange(all), answerText(listed.exercise, "starter"));
    await workspace.applyEdit(edit);
  }
}

const folderName = "loopless-exercises";

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
