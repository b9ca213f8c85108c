import { readdirSync, readFileSync } from "node:fs";
import { type Exercise, isExercise } from "../../client/exercises/exercise.ts";
import { parseExercise } from "../../client/exercises/exerciseFormat.ts";
import type { Verdict } from "../../client/exercises/verdict.ts";

/** What a learner may have written, and what Check has to say of it. */
export interface LearnersFile {
  /** The file of the exercise, and which of its answers it is. */
  readonly name: string;
  readonly exercise: Exercise;
  readonly source: string;
  /** True: it is right; false: it is not; else what the learner has to read. */
  readonly expected: boolean | string;
}

/** The exercises of the samples and of the tests, by file below the project's root. */
export function readExercises(root: string): ReadonlyMap<string, string> {
  const files = ["samples/exercises", "test/exercises"].flatMap((folder) =>
    readdirSync(`${root}/${folder}`)
      .filter((name) => name.endsWith(".md") && name !== "README.md")
      .sort()
      .map((name) => `${folder}/${name}`),
  );
  return new Map(files.map((file) => [file, readFileSync(`${root}/${file}`, "utf8")]));
}

/** The solution, the starter and the mistakes of an exercise. An Error for a text that is none. */
export function learnersFiles(file: string, text: string): readonly LearnersFile[] {
  const exercise = parseExercise(text);
  if (!isExercise(exercise)) throw new Error(`${file}: ${exercise.map(({ message }) => message).join(" ")}`);
  const answer = (name: string, code: string, expected: boolean | string): LearnersFile => ({
    name: `${file}: ${name}`,
    exercise,
    source: `${exercise.data}\n\n${code}`,
    expected,
  });
  return [
    answer("solution", exercise.solution, true),
    answer("starter", exercise.starter, false),
    ...exercise.mistakes.map(({ name, code, message }) => answer(name, code, message)),
  ];
}

/** What the learner reads: each step that did not pass. */
export function readVerdict({ steps }: Verdict): string {
  return steps
    .filter(({ message }) => message !== null)
    .map(({ name, message }) => `${name}: ${message}`)
    .join("\n");
}

/** How a verdict is other than it has to be; null where it is not. */
export function disagreement({ expected }: LearnersFile, verdict: Verdict): string | null {
  const text = readVerdict(verdict);
  const isRight = verdict.steps.every(({ state }) => state === "passed");
  if (isRight !== (expected === true)) return isRight ? "it passes" : text;
  return typeof expected === "string" && !text.includes(expected) ? `${text}\n  lacks: ${expected}` : null;
}
