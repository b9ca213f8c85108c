// The solution of an exercise as a document, beside the learner's own.

import { commands, Disposable, type TextDocumentContentProvider, Uri, type ViewColumn, workspace } from "vscode";
import { answerText } from "./answerText.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ListedExercise } from "./shelf.ts";

/** Gives the documents of the scheme `loopless-solution`. */
export function registerSolutions(catalogue: Catalogue): Disposable {
  const provider: TextDocumentContentProvider = {
    provideTextDocumentContent: async ({ path }) => {
      await catalogue.settled;
      const listed = catalogue.exercises.find(({ exercise }) => path === pathOf(exercise.id));
      return listed && answerText(listed.exercise, "solution");
    },
  };
  return Disposable.from(workspace.registerTextDocumentContentProvider(scheme, provider));
}

/** Shows how the learner's file differs from the solution, in a column of the window. */
export async function compareWithSolution(
  { exercise: { id, title } }: ListedExercise,
  file: Uri,
  viewColumn: ViewColumn,
): Promise<void> {
  const solution = Uri.from({ scheme, path: pathOf(id) });
  const name = `${title}: yours and the solution`;
  await commands.executeCommand("vscode.diff", file, solution, name, { viewColumn });
}

const scheme = "loopless-solution";

function pathOf(id: string): string {
  return `/${id}.py`;
}
