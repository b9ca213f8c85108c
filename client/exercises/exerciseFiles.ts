// The exercise files of a folder.

import { posix } from "node:path";
import { FileType, Uri, workspace } from "vscode";
import type { Exercise, ExerciseFault } from "./exercise.ts";

/** A file, and the exercise in it or what is wrong with it. */
export interface ExerciseFile {
  readonly file: Uri;
  readonly parsed: Exercise | readonly ExerciseFault[];
}

/** Reads the Markdown files of a folder in the order of their names, all but its README; none where there is no folder. */
export async function readExerciseFiles(folder: Uri): Promise<readonly ExerciseFile[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  const names = entries.filter(([name, type]) => type !== FileType.Directory && isExerciseName(name));
  const files: ExerciseFile[] = [];
  for (const [name] of names.sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }))) {
    const file = Uri.joinPath(folder, name);
    files.push({ file, parsed: files.length < mostFiles ? await readFile(file) : fault(tooMany) });
  }
  return files;
}

const mostFiles = 200;
const tooMany = `This file is not read: there are more than ${mostFiles} exercises in the folder.`;
/** In bytes. */
const largestFile = 200_000;

function isExerciseName(name: string): boolean {
  return posix.extname(name) === ".md" && name.toLowerCase() !== "readme.md";
}

async function readFile(file: Uri): Promise<ExerciseFile["parsed"]> {
  try {
    const { size } = await workspace.fs.stat(file);
    if (size > largestFile) return fault(`This file is not read: it has more than ${largestFile / 1000} kB.`);
    // What reads YAML and Markdown is big, and needed only where there are exercises to read.
    const { parseExercise } = await import("./exerciseFormat.ts");
    return parseExercise(Buffer.from(await workspace.fs.readFile(file)).toString("utf8"));
  } catch (error) {
    return fault(error instanceof Error ? error.message : String(error));
  }
}

function fault(message: string): readonly ExerciseFault[] {
  return [{ line: 0, message }];
}
