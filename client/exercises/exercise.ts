// An exercise: a Markdown file with a task, data, a loop to replace, hints, a solution, and mistakes people make.
// samples/exercises/README.md describes the format.

import type { Rule } from "./rule.ts";

/** What a learner is asked to write, and all that goes with it. */
export interface Exercise {
  /** Progress is kept under this name. */
  readonly id: string;
  readonly title: string;
  readonly track: string;
  /** The function that the learner writes. */
  readonly function: string;
  /** The variable whose shape is compared with the goal while typing. */
  readonly result: string;
  readonly goal: Goal;
  /** The names of sizes, by which a wrong size can be told: `{ graphs: 13 }`. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly rules: readonly Rule[];
  /** Markdown. */
  readonly task: string;
  readonly notes: readonly Note[];
  /** Python that makes the data; it stands at the top of the learner's file. */
  readonly data: string;
  readonly starter: string;
  /** The naive loop, a function `loop` with the parameters of the learner's. */
  readonly loop: string;
  /** A function `arguments` from a key to the arguments of one data set. */
  readonly dataSets: string;
  /** Markdown, from the gentlest to the plainest. */
  readonly hints: readonly string[];
  readonly solution: string;
  /** Markdown. */
  readonly explanation: string;
  readonly mistakes: readonly Mistake[];
}

/** The shape that the result must have. */
export interface Goal {
  /** As hints write it: `f32[13,7,11]`. */
  readonly text: string;
  /** The short name, such as `f32`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** What each axis counts. */
  readonly axes: readonly string[];
}

/** What an array of the data is. */
export interface Note {
  readonly name: string;
  /** Markdown. */
  readonly text: string;
}

/** A wrong answer and what the learner reads about it. */
export interface Mistake {
  readonly name: string;
  /** Stands in place of the starter. */
  readonly code: string;
  /** How Check knows the mistake; null where what it says by itself is enough. */
  readonly sign: Sign | null;
  /** The words, or some of them, where Check says them by itself. */
  readonly message: string;
}

/** By what Check knows a mistake: the text of an error, or a value that the answer gives in place of the right one. */
export type Sign =
  | { readonly kind: "error"; readonly pattern: string }
  /** Python, with the names of the function's parameters and `expected`. */
  | { readonly kind: "value"; readonly expression: string };

/** What is wrong with an exercise's file; `line` from 0. */
export interface ExerciseFault {
  readonly line: number;
  readonly message: string;
}

/** Whether `parseExercise` gave an exercise. */
export function isExercise(parsed: Exercise | readonly ExerciseFault[]): parsed is Exercise {
  return !Array.isArray(parsed);
}
