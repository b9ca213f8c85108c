// Exercises as they stand together in the view.

import type { Uri } from "vscode";
import { type Exercise, type ExerciseFault, isExercise } from "./exercise.ts";
import type { ExerciseFile } from "./exerciseFiles.ts";

/** An exercise and where it is from. */
export interface ListedExercise {
  readonly exercise: Exercise;
  /** Its Markdown file. */
  readonly file: Uri;
  /** The folder of the workspace that it is from; null for those of the extension. */
  readonly folder: Uri | null;
}

/** A file that is no exercise. */
export interface BrokenFile {
  readonly file: Uri;
  readonly faults: readonly ExerciseFault[];
}

/** A track, or what a folder of the workspace has. */
export interface Shelf {
  readonly title: string;
  readonly exercises: readonly ListedExercise[];
  readonly broken: readonly BrokenFile[];
}

/** The exercise files of a folder of the workspace. */
export interface FolderFiles {
  readonly title: string;
  readonly folder: Uri;
  readonly files: readonly ExerciseFile[];
}

/** The shelves in their order. A file whose id another one before it has is broken, as progress is kept under the id. */
export function shelvesOf(bundled: readonly ExerciseFile[], folders: readonly FolderFiles[]): readonly Shelf[] {
  const taken = new Set<string>();
  const sort = (files: readonly ExerciseFile[], folder: Uri | null) => {
    const exercises: ListedExercise[] = [];
    const broken: BrokenFile[] = [];
    for (const { file, parsed } of files) {
      if (!isExercise(parsed)) broken.push({ file, faults: parsed });
      else if (taken.has(parsed.id)) broken.push({ file, faults: [sameId(parsed.id)] });
      else exercises.push({ exercise: parsed, file, folder });
      if (isExercise(parsed)) taken.add(parsed.id);
    }
    return { exercises, broken };
  };
  const own = sort(bundled, null);
  const titles = [...new Set(own.exercises.map(({ exercise }) => exercise.track))];
  const tracks = titles.map((title) => ({
    title,
    exercises: own.exercises.filter(({ exercise }) => exercise.track === title),
    broken: [],
  }));
  const ofFolders = folders.map(({ title, folder, files }) => ({ title, ...sort(files, folder) }));
  return [...tracks, ...ofFolders.filter(({ exercises, broken }) => exercises.length + broken.length > 0)];
}

function sameId(id: string): ExerciseFault {
  return { line: 0, message: `Another exercise has the id \`${id}\` already, and progress is kept under it.` };
}
