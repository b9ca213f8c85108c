import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Exercise, isExercise } from "../client/exercises/exercise.ts";
import { parseExercise } from "../client/exercises/exerciseFormat.ts";
import { rules } from "../client/exercises/rule.ts";
import { pythonSource } from "../server/syntax/source.ts";
import { analyze, diagnosticsIn, hintsIn } from "./harness/analyze.ts";
import { readExercises } from "./harness/exercises.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = [...readExercises(root)].filter(([file]) => file.startsWith("samples/"));
const readme = readFileSync(`${root}/samples/exercises/README.md`, "utf8");

describe.each(files)("%s", (_file, text) => {
  test("has three hints, two mistakes and an explanation", () => {
    const { hints, mistakes, explanation } = exerciseOf(text);
    expect(hints).toHaveLength(3);
    expect(mistakes.length).toBeGreaterThanOrEqual(2);
    expect(explanation).not.toBe("");
  });

  test("has a solution with the shape of the goal, and no problems", () => {
    const exercise = exerciseOf(text);
    expect(seen(exercise, exercise.solution)).toEqual(exercise.goal.text);
  });

  test("has data with a shape for each array that it speaks of", () => {
    const { data, notes } = exerciseOf(text);
    const hints = hintsIn(analyze(pythonSource("data.py", data)));
    const shaped = new Set(hints.filter(({ kind }) => kind === "variable").map(({ name }) => name));
    expect(notes.map(({ name }) => name).filter((name) => !shaped.has(name))).toEqual([]);
    expect(notes).not.toEqual([]);
  });

  test("has sizes that tell its axes apart, and that account for those of the goal", () => {
    const { sizes, goal } = exerciseOf(text);
    const all = Object.values(sizes);
    expect(new Set(all).size).toBe(all.length);
    expect(goal.shape.filter((size) => !all.includes(size) && !all.includes(size / 2))).toEqual([]);
  });

  test("has lines that fit a page", () => {
    expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
  });
});

test("each exercise has an id and a title of its own", () => {
  const exercises = files.map(([, text]) => exerciseOf(text));
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
  expect(new Set(exercises.map(({ title }) => title)).size).toBe(exercises.length);
});

test("the exercises stand in three tracks, one after the other", () => {
  const tracks = files.map(([, text]) => exerciseOf(text).track);
  expect(tracks.filter((track, place) => track !== tracks[place - 1])).toEqual(["First steps", "Axes", "Programs"]);
});

test("only three starters look right before they run", () => {
  const starters = files.map(([, text]) => exerciseOf(text)).map((each) => ({ each, shown: seen(each, each.starter) }));
  const right = starters.filter(({ each, shown }) => shown === each.goal.text).map(({ each }) => each.id);
  expect(right).toEqual(["softmax", "random-keys", "rays-and-balls"]);
  expect(starters.filter(({ shown }) => shown === "no shape").map(({ each }) => each.id)).toEqual([]);
});

test("the guide for teachers names all rules", () => {
  const named = readme.match(/(?<=^\| `)[\w ]+(?=` \| .*)/gm) ?? [];
  expect(named.filter((rule) => rule in rules)).toEqual(Object.keys(rules));
});

test("the guide for teachers has an exercise that can be read, with all that it says of it", () => {
  const [, example = ""] = /^````markdown\n(.*?)^````$/ms.exec(readme) ?? [];
  const exercise = exerciseOf(example);
  expect(seen(exercise, exercise.solution)).toBe(exercise.goal.text);
  expect(exercise.mistakes.map(({ sign }) => sign?.kind ?? null)).toEqual([null, "value"]);
});

function exerciseOf(text: string): Exercise {
  const exercise = parseExercise(text);
  if (!isExercise(exercise)) throw new Error(exercise.map(({ line, message }) => `${line + 1}: ${message}`).join("\n"));
  return exercise;
}

/** What a learner with this code sees while typing: the first line of the first problem, or the shape of the result. */
function seen({ data, result }: Exercise, code: string): string {
  const analysis = analyze(pythonSource("learner.py", `${data}\n\n${code}`));
  const [problem] = diagnosticsIn(analysis);
  if (problem !== undefined) return problem.message.split("\n")[0]!;
  return hintsIn(analysis).findLast(({ kind, name }) => kind === "variable" && name === result)?.label ?? "no shape";
}
