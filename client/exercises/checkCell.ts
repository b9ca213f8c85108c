// The cell that checks an answer: it calls `loopless_check`, and its result is the verdict.

import type { Exercise } from "./exercise.ts";
import { rules } from "./rule.ts";

/** The source of the cell for the text of the learner's file. `verdictOf` finds the verdict in its events. */
export function checkCell(exercise: Exercise, source: string): string {
  return `import loopless_check\nloopless_check.check(${pythonText(checkedParts(exercise))}, ${pythonText(source)})`;
}

/** What `loopless_check` is told of an exercise, as JSON. */
export function checkedParts(exercise: Exercise): string {
  const { goal, sizes, data, loop, dataSets, solution, mistakes } = exercise;
  return JSON.stringify({
    function: exercise.function,
    result: exercise.result,
    axes: goal.axes,
    sizes,
    rules: Object.fromEntries(exercise.rules.map((rule) => [rule, rules[rule]])),
    data,
    loop,
    dataSets,
    solution,
    mistakes: mistakes.filter(({ sign }) => sign !== null).map(({ sign, message }) => ({ sign, message })),
  });
}

/** All escapes of JSON are Python's too. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
