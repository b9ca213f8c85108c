import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isExercise } from "../../client/exercises/exercise.ts";
import { parseExercise } from "../../client/exercises/exerciseFormat.ts";
import { isRight, parseVerdict, verdictOf } from "../../client/exercises/verdict.ts";

const good = readFileSync(new URL("../../samples/exercises/06-message-passing.md", import.meta.url), "utf8");

/** What is wrong with the good file after a change, each with the text of the line it stands in. */
function faults(from: string | RegExp, to: string): readonly (readonly [line: string, message: string])[] {
  const text = good.replace(from, to);
  expect(text).not.toBe(good);
  const parsed = parseExercise(text);
  if (isExercise(parsed)) return [];
  return parsed.map(({ line, message }) => [text.split("\n")[line]!, message]);
}

test("An exercise is read with all its parts.", () => {
  const exercise = parseExercise(good);
  if (!isExercise(exercise)) throw new Error(JSON.stringify(exercise));
  expect(exercise).toMatchObject({
    id: "message-passing",
    title: "Message passing over many graphs",
    track: "First steps",
    function: "message_passing",
    result: "result",
    goal: { text: "f32[13,7,11]", dtype: "f32", shape: [13, 7, 11], axes: ["graphs", "nodes", "features"] },
    sizes: { graphs: 13, nodes: 7, features: 11 },
    rules: ["no loops", "no comprehensions", "at least one vmap"],
    notes: [
      { name: "As", text: "the adjacency of 13 graphs with 7 nodes each" },
      { name: "Fs", text: "11 features for every node" },
    ],
  });
  expect(exercise.task).toMatch(/^In a graph, [\s\S]*\n\nWrite the step for \*\*one\*\* graph, .*\.$/);
  expect(exercise.data).toMatch(/^import jax\.numpy as jnp\n[\s\S]*\(13, 7, 11\)\)\n$/);
  expect(exercise.starter).toContain("jnp.dot(a, a)");
  expect(exercise.loop).toMatch(/^def loop\(As, Fs\):/);
  expect(exercise.dataSets).toMatch(/^def arguments\(key\):/);
  expect(exercise.hints.map((hint) => hint.split(" ")[0])).toEqual(["Inside", "Each", "`jnp.dot(a,"]);
  expect(exercise.solution).toContain("jnp.dot(a, f)");
  expect(exercise.explanation).toMatch(/^`step` says [\s\S]* new first axis\.$/);
});

test("A mistake has its code, its message and its sign.", () => {
  const exercise = parseExercise(good);
  if (!isExercise(exercise)) throw new Error(JSON.stringify(exercise));
  const { mistakes } = exercise;
  expect(mistakes.map(({ name, sign }) => [name, sign])).toEqual([
    ["The features are never used", null],
    ["The loop came along", null],
    ["Messages run backwards", { kind: "value", expression: "jnp.matmul(jnp.swapaxes(As, 1, 2), Fs)" }],
  ]);
  expect(mistakes[0]).toMatchObject({ message: "Axis 2 is 7 and should be 11" });
  expect(mistakes[2]!.code).toContain("jnp.dot(a.T, f)");
  const known = parseExercise(
    good.replace("when: result equals `jnp.matmul(jnp.swapaxes(As, 1, 2), Fs)`", "when: error matches `a+`"),
  );
  expect(isExercise(known) && known.mistakes[2]!.sign).toEqual({ kind: "error", pattern: "a+" });
});

test("A file with Windows' line ends is read alike.", () => {
  const parsed = parseExercise(good.replaceAll("\n", "\r\n"));
  expect(isExercise(parsed) && parsed.goal.shape).toEqual([13, 7, 11]);
});

const changes: readonly (readonly [from: string | RegExp, to: string, line: string, message: string])[] = [
  ["id: message-passing\n", "", "---", "`id` is missing: a word in small letters, as in `rows-and-columns`."],
  [
    "id: message-passing",
    "id: Passing",
    "id: Passing",
    "`id` must be a word in small letters, as in `rows-and-columns`.",
  ],
  ["title: Message passing over many graphs", "title:", "title:", "`title` must be a text."],
  [
    "function: message_passing",
    "function: 2x",
    "function: 2x",
    "`function` must be the name of the learner's function.",
  ],
  ["result: result", "result: a b", "result: a b", "`result` must be the name of a variable."],
  ["goal: f32[13,7,11]", "goal: 13", "goal: 13", "`goal` must be a shape as hints write it, such as `f32[13,7]`."],
  ["features]\nsizes", "]\nsizes", "axes: [graphs, nodes, ]", "`axes` must name each axis of the goal."],
  [
    "{ graphs: 13,",
    "{ graphs: many,",
    "sizes: { graphs: many, nodes: 7, features: 11 }",
    "`sizes` must be a size for each name, such as `{ graphs: 13 }`.",
  ],
  [
    "[no loops,",
    "[no luck,",
    "rules: [no luck, no comprehensions, at least one vmap]",
    "`rules` must be a list of rules that Check knows.",
  ],
  ["track:", "trick: 1\ntrack:", "trick: 1", "`trick` means nothing here."],
  [
    /In a graph[\s\S]*?(?=## Data)/,
    "",
    "---",
    "The task is missing: it stands between the front matter and the sections.",
  ],
  ["## Loop", "## Loops", "## Loops", `There is no section "## Loops" in an exercise.`],
  [/## Hints[\s\S]*?(?=## Solution)/, "", "---", `The section "## Hints" is missing.`],
  [/1\. Inside[\s\S]*?(?=## Solution)/, "Think.\n\n", "## Hints", `"## Hints" needs a numbered list.`],
  [/```python\ndef loop[\s\S]*?```\n/, "", "## Loop", `"## Loop" needs a block of Python.`],
  [
    "> Axis 2 is 7 and should be 11",
    "",
    "### The features are never used",
    `The mistake "The features are never used" needs a quote: what the learner reads.`,
  ],
  [
    "when: result equals",
    "when: result is",
    "### Messages run backwards",
    "`when:` goes on with `error matches` or `result equals`.",
  ],
];

test.each(changes.map(([from, to, line, message]) => ({ from, to, line, message })))(
  "A fault is told with its line: $message",
  ({ from, to, line, message }) => {
    expect(faults(from, to)).toContainEqual([line, message]);
  },
);

test("A text without front matter is no exercise.", () => {
  expect(parseExercise("# Title\n")).toEqual([
    { line: 0, message: "The file must begin with front matter between lines `---`." },
  ]);
  const [fault] = faults("axes: [", "axes: {");
  expect(fault?.[0]).toMatch(/^(axes|sizes)/);
});

const step = { name: "Shape", state: "failed", message: "Axis 2 is 7.", detail: null, line: 3 };
const verdict = { steps: [{ ...step, state: "passed", message: null, line: null }, step], note: "Quietly." };

test("A verdict is read as it is, without what else came along.", () => {
  expect(parseVerdict(verdict)).toEqual(verdict);
  expect(parseVerdict({ ...verdict, more: 1, steps: [{ ...step, more: 1 }] })).toEqual({ ...verdict, steps: [step] });
});

test.each([
  null,
  "passed",
  {},
  { steps: [], note: null },
  { steps: {}, note: null },
  { steps: [step] },
  { steps: [step], note: 1 },
  { steps: [null], note: null },
  ...["name", "state", "message", "detail", "line"].map((key) => ({ steps: [{ ...step, [key]: [] }], note: null })),
  { steps: [{ ...step, state: "right" }], note: null },
  { steps: [{ ...step, line: 0 }], note: null },
  { steps: [{ ...step, line: 1.5 }], note: null },
])("%j is no verdict.", (value) => {
  expect(parseVerdict(value)).toBeNull();
});

test("An answer is right when every step passed.", () => {
  const passed = { ...step, state: "passed", message: null, line: null };
  const right = (...states: string[]) =>
    isRight(parseVerdict({ steps: states.map((state) => ({ ...passed, state })), note: null })!);
  expect(right("passed", "passed")).toBe(true);
  for (const state of ["failed", "stopped", "unreached"]) expect(right("passed", state)).toBe(false);
});

test("A verdict is the result of a cell, not what is displayed on the way.", () => {
  const mime = { "application/vnd.loopless.verdict+json": verdict };
  expect(verdictOf({ kind: "result", mime })).toEqual(verdict);
  expect(verdictOf({ kind: "display", mime })).toBeNull();
  expect(verdictOf({ kind: "result", mime: { "text/plain": "1" } })).toBeNull();
  expect(verdictOf({ kind: "done", milliseconds: 1 })).toBeNull();
});
