// Lets real JAX check the answers to the exercises that the kernel's tests check.

import { checkedParts } from "../../client/exercises/checkCell.ts";
import { parseVerdict } from "../../client/exercises/verdict.ts";
import { disagreement, learnersFiles, readExercises } from "../harness/exercises.ts";
import { checkAnswers } from "./python.ts";

/** Checks every solution, starter and mistake, and prints those that JAX judges otherwise; false when there are any. */
export function judgeExercises(root: string): boolean {
  const answers = [...readExercises(root)].flatMap(([file, text]) => learnersFiles(file, text));
  const asked = answers.map(({ exercise, source }) => ({ exercise: checkedParts(exercise), source }));
  const wrong = checkAnswers(root, asked).flatMap((value, index) => {
    const verdict = parseVerdict(value);
    const answer = answers[index]!;
    const difference = verdict === null ? "no verdict" : disagreement(answer, verdict);
    return difference === null ? [] : [`${answer.name}\n    ${difference.replaceAll("\n", "\n    ")}`];
  });
  for (const text of wrong) console.log(`wrong: ${text}`);
  console.log(
    `${answers.length - wrong.length} of ${answers.length} answers to exercises are judged as they should be`,
  );
  return wrong.length === 0;
}
