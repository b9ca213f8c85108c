import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { answerText } from "../../client/exercises/answerText.ts";
import { isExercise } from "../../client/exercises/exercise.ts";
import { parseExercise } from "../../client/exercises/exerciseFormat.ts";
import { liveShape } from "../../client/exercises/liveShape.ts";
import type { Shapes } from "../../server/protocol.ts";
import { readExercises } from "../harness/exercises.ts";
import { TestClient } from "./client.ts";

const uri = "file:///work/answer.py";
const exercises = [...readExercises(fileURLToPath(new URL("../..", import.meta.url)))].flatMap(([file, text]) => {
  const exercise = parseExercise(text);
  return isExercise(exercise) && file.startsWith("samples/") ? [exercise] : [];
});

describe("while an exercise is typed", () => {
  test.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
    "the shapes of the data of %s are known, and its solution has that of the goal",
    async (_id, exercise) => {
      const client = await TestClient.start();
      await client.open(uri, answerText(exercise, "solution"));
      const names = [exercise.result, ...exercise.notes.map(({ name }) => name)];
      const shapes: Shapes = await client.connection.sendRequest("loopless/shapesOf", { uri, names });
      expect(shapes.shapes.filter(({ kind }) => kind !== "array")).toEqual([]);
      expect(liveShape(exercise, shapes)).toMatchObject({ state: "right" });
    },
  );
});
