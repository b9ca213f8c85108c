import type { Exercise } from "./exercise.ts";

/** A whole Python file with the data of an exercise and an answer to it. */
export function answerText({ data, ...answers }: Exercise, answer: "starter" | "solution"): string {
  return `${data.trim()}\n\n\n${answers[answer].trim()}\n`;
}
