import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Uri } from "vscode";
import { type Exercise, isExercise } from "../../client/exercises/exercise.ts";
import { parseExercise } from "../../client/exercises/exerciseFormat.ts";
import { shelvesOf } from "../../client/exercises/shelf.ts";

const text = readFileSync(new URL("../../samples/exercises/06-message-passing.md", import.meta.url), "utf8");

// SAFETY: a shelf only passes addresses on.
const uri = (name: string) => name as unknown as Uri;

function exerciseOf(id: string, track: string): Exercise {
  const parsed = parseExercise(text);
  if (!isExercise(parsed)) throw new Error("The sample is broken.");
  return { ...parsed, id, track };
}

function good(id: string, track = "Axes") {
  return { file: uri(`${id}.md`), parsed: exerciseOf(id, track) };
}

function titles(shelves: ReturnType<typeof shelvesOf>) {
  return shelves.map(({ title, exercises, broken }) => [
    title,
    exercises.map(({ exercise }) => exercise.id),
    broken.map(({ file }) => file),
  ]);
}

test("Exercises stand by track, in the order of the files.", () => {
  expect(titles(shelvesOf([good("a", "First"), good("b", "Axes"), good("c", "First")], []))).toEqual([
    ["First", ["a", "c"], []],
    ["Axes", ["b"], []],
  ]);
});

test("Those of a folder have a shelf of their own with what is broken; a folder without any has none.", () => {
  const fault = { line: 3, message: "no" };
  const folders = [
    { title: "From w", folder: uri("w"), files: [good("mine", "Axes"), { file: uri("bad.md"), parsed: [fault] }] },
    { title: "From v", folder: uri("v"), files: [] },
  ];
  const shelves = shelvesOf([good("a")], folders);
  expect(titles(shelves)).toEqual([
    ["Axes", ["a"], []],
    ["From w", ["mine"], ["bad.md"]],
  ]);
  expect(shelves[1]).toMatchObject({ exercises: [{ folder: "w" }], broken: [{ faults: [fault] }] });
});

test("An id that is taken makes a file broken, since progress is kept under it.", () => {
  const [, own] = shelvesOf([good("a")], [{ title: "From w", folder: uri("w"), files: [good("a"), good("b")] }]);
  expect(own?.exercises.map(({ exercise }) => exercise.id)).toEqual(["b"]);
  expect(own?.broken[0]?.faults[0]?.message).toContain("`a`");
});
